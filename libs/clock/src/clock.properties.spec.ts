import fc from 'fast-check';
import { Calendar } from './calendar.js';
import type { CalendarDefinition, Shift } from './calendar-definition.js';
import { WEEKDAYS } from './calendar-definition.js';
import { due, elapsed } from './clock.js';
import type { Pause } from './pause.js';
import type { ClockMode } from './target.js';

const DAY = 86_400_000;
const MINUTE = 60_000;
const FROM = Date.parse('2025-12-20T00:00:00Z');

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const shifts = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 0, maxLength: 4 })
  .map((quarters) => quarters.slice(0, quarters.length & ~1).sort((a, b) => a - b))
  .map((quarters) => {
    const pairs: Shift[] = [];
    for (let i = 0; i < quarters.length; i += 2)
      pairs.push([clockTime(quarters[i]! * 15), clockTime(quarters[i + 1]! * 15)]);
    return pairs;
  });
const date = fc
  .integer({ min: 0, max: 400 })
  .map((day) => new Date(FROM + day * DAY).toISOString().slice(0, 10));
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];
type Week = readonly (readonly Shift[])[];
const calendarsOf = (week: fc.Arbitrary<Week>, ...time_zones: string[]): fc.Arbitrary<Calendar> =>
  fc
    .record({
      time_zone: fc.constantFrom(...time_zones),
      week,
      holidays: fc.array(date, { maxLength: 60 }),
      make_up_days: fc.array(date, { maxLength: 20 }),
    })
    .map(({ week, ...rest }): CalendarDefinition => {
      const weekly = Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]!]));
      if (week.every((day) => day.length === 0)) weekly.wed = [['08:00', '16:30']];
      return { id: 'any', version: 1, weekly, ...rest };
    })
    .map((definition) => new Calendar(definition));
const calendarsIn = (...time_zones: string[]) =>
  calendarsOf(fc.tuple(shifts, shifts, shifts, shifts, shifts, shifts, shifts), ...time_zones);
const calendars = calendarsIn(...zones);
/** The same shifts on every working day. Where clocks never change: an hour that is skipped is not anybody's to work in. */
const officeHours = calendarsOf(
  fc
    .tuple(shifts, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }))
    .map(([day, works]) => works.map((worked) => (worked ? day : []))),
  'Asia/Shanghai',
);
// Around New Year and both changes of clocks of 2026.
const instant = fc.integer({ min: 0, max: 330 * 1440 }).map((minutes) => FROM + minutes * MINUTE);
const minutes = fc.integer({ min: 0, max: 6_000 });
const mode = fc.constantFrom<ClockMode>('working_time', 'round_the_clock');
const pauses = fc.array(
  fc
    .tuple(instant, fc.integer({ min: 0, max: 20 * 1440 }))
    .map(([from, length]): Pause => ({ from, to: from + length * MINUTE })),
  { maxLength: 5 },
);

/** Counts minute by minute from what a wall clock in the zone shows, knowing nothing of the compiled form. */
function oracle(start: number, end: number, { definition }: Calendar): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: definition.time_zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const normal = WEEKDAYS.map((day) => definition.weekly[day] ?? []).find((day) => day.length > 0)!;
  let worked = 0;
  for (let at = start; at < end; at += MINUTE) {
    const [day, time] = format.format(at).split(', ') as [string, string];
    const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7]!;
    const working = definition.make_up_days.includes(day)
      ? normal
      : definition.holidays.includes(day)
        ? []
        : (definition.weekly[weekday] ?? []);
    if (working.some(([from, to]) => from <= time && time < to)) worked++;
  }
  return worked;
}

describe('the clock', () => {
  it('agrees with a wall clock read minute by minute', () => {
    fc.assert(
      fc.property(calendars, instant, fc.integer({ min: 0, max: 2 * 1440 }), (calendar, start, length) => {
        // A shift that starts or ends inside the hour a change of clocks repeats is ambiguous; keep to days with 24 hours.
        const end = start + length * MINUTE;
        const sameOffset =
          calendar.addDays(start, 1) - start === DAY && calendar.addDays(end, 1) - end === DAY;
        fc.pre(sameOffset && calendar.addDays(start, 3) - start === 3 * DAY);
        expect(elapsed(start, end, 'working_time', calendar)).toBe(oracle(start, end, calendar));
      }),
      { numRuns: 60 },
    );
  });

  it('has due and elapsed as inverses, pauses included', () => {
    fc.assert(
      fc.property(calendars, instant, minutes, mode, pauses, (calendar, start, target, kind, paused) => {
        const end = due(start, { minutes: target }, kind, calendar, paused);
        expect(elapsed(start, end, kind, calendar, paused)).toBe(target);
        // The earliest such instant: a millisecond before, the target is not reached.
        if (target > 0) expect(elapsed(start, end - 1, kind, calendar, paused)).toBeLessThan(target);
      }),
    );
  });

  it('is monotone in start and in target', () => {
    fc.assert(
      fc.property(calendars, instant, minutes, minutes, mode, (calendar, start, a, b, kind) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const first = due(start, { minutes: less }, kind, calendar);
        expect(due(start, { minutes: more }, kind, calendar)).toBeGreaterThanOrEqual(first);
        expect(due(start + b * MINUTE, { minutes: less }, kind, calendar)).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  it('adds up: two spans make one', () => {
    fc.assert(
      fc.property(
        calendars,
        instant,
        minutes,
        minutes,
        mode,
        pauses,
        (calendar, start, a, b, kind, paused) => {
          const middle = start + a * MINUTE;
          const end = middle + b * MINUTE;
          expect(
            elapsed(start, middle, kind, calendar, paused) + elapsed(middle, end, kind, calendar, paused),
          ).toBeCloseTo(elapsed(start, end, kind, calendar, paused));
        },
      ),
    );
  });

  it('shifts a due instant by a pause, never earlier', () => {
    fc.assert(
      fc.property(calendars, instant, minutes, mode, pauses, (calendar, start, target, kind, paused) => {
        const plain = due(start, { minutes: target }, kind, calendar);
        const shifted = due(start, { minutes: target }, kind, calendar, paused);
        expect(shifted).toBeGreaterThanOrEqual(plain);
        if (kind === 'round_the_clock' && target > 0) {
          const lost = target - elapsed(start, plain, kind, calendar, paused);
          expect(elapsed(start, shifted, kind, calendar, paused)).toBe(target);
          expect(shifted - plain).toBeGreaterThanOrEqual(lost * MINUTE);
        }
      }),
    );
  });

  it('gives holidays nothing', () => {
    fc.assert(
      fc.property(calendars, fc.nat(), (calendar, any) => {
        const { holidays, make_up_days, time_zone } = calendar.definition;
        const free = holidays.filter((day) => !make_up_days.includes(day));
        fc.pre(free.length > 0);
        const start = localMidnight(free[any % free.length]!, time_zone);
        expect(elapsed(start, calendar.addDays(start, 1), 'working_time', calendar)).toBe(0);
        expect(calendar.isWorkingDay(start)).toBe(false);
      }),
    );
  });

  it('moves calendar days only onto working days, and never earlier', () => {
    fc.assert(
      fc.property(calendars, instant, fc.integer({ min: 0, max: 30 }), (calendar, start, days) => {
        const plain = due(start, { days }, 'round_the_clock', calendar);
        const moved = due(start, { days }, 'calendar_days_next_working_end', calendar);
        expect(moved).toBeGreaterThanOrEqual(plain);
        expect(calendar.isWorkingDay(moved - 1)).toBe(true);
        // One of them is on the day before, however long that is.
        const around = [plain, plain - 23 * 60 * MINUTE, plain - 25 * 60 * MINUTE];
        if (around.every((at) => calendar.isWorkingDay(at))) expect(moved).toBe(plain);
      }),
    );
  });

  it('has later starts due no earlier, over nights, days of rest and changes of the year (ADR-0204)', () => {
    fc.assert(
      fc.property(
        calendarsIn('Asia/Shanghai'),
        instant,
        fc.integer({ min: 0, max: 4 * 1440 }),
        fc.integer({ min: 0, max: 30 }),
        (calendar, start, wait, days) => {
          const dueFrom = (at: number) => due(at, { days }, 'calendar_days_next_working_end', calendar);
          expect(dueFrom(start + wait * MINUTE)).toBeGreaterThanOrEqual(dueFrom(start));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has nobody report in before the end of the staffed time in which to sign (ADR-0204)', () => {
    fc.assert(
      fc.property(
        officeHours,
        instant,
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (calendar, start, any, days) => {
          const staffed = any % (calendar.standardDayMinutes + 1);
          const contact = due(start, { days }, 'calendar_days_next_working_end', calendar);
          expect(contact).toBeGreaterThanOrEqual(due(start, { minutes: staffed }, 'working_time', calendar));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function localMidnight(day: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  let at = Date.parse(day) - DAY;
  while (format.format(at) !== day) at += 30 * MINUTE;
  return at;
}
