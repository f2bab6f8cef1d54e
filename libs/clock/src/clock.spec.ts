import { Calendar } from './calendar.js';
import type { CalendarDefinition } from './calendar-definition.js';
import { due, elapsed } from './clock.js';

const OFFICE = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as const;

const NIGHT = [['22:00', '06:00']] as const;

const office: CalendarDefinition = {
  id: 'office',
  version: 1,
  time_zone: 'Asia/Shanghai',
  weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidays: [
    '2026-10-01',
    '2026-10-02',
    '2026-10-03',
    '2026-10-04',
    '2026-10-05',
    '2026-10-06',
    '2026-10-07',
  ],
  make_up_days: ['2026-10-10'],
};
const calendar = new Calendar(office);
const at = (local: string) => Date.parse(`${local}+08:00`);
const local = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);

describe('due', () => {
  const offered = at('2026-09-30T16:00');

  it('counts a make-up Saturday: the vector of lifecycle B5', () => {
    expect(local(due(offered, { working_days: 3 }, 'working_time', calendar))).toBe('2026-10-10T16:00');
  });

  it('would be one working day late without make-up days', () => {
    const naive = new Calendar({ ...office, make_up_days: [] });
    expect(local(due(offered, { working_days: 3 }, 'working_time', naive))).toBe('2026-10-12T16:00');
  });

  it.each([
    ['within a shift', '2026-09-28T09:30', 60, '2026-09-28T10:30'],
    ['over the lunch break', '2026-09-28T11:30', 60, '2026-09-28T13:30'],
    ['from the lunch break', '2026-09-28T12:15', 60, '2026-09-28T14:00'],
    [
      'full exactly at the end of a shift: there, not at the start of the next',
      '2026-09-28T17:00',
      60,
      '2026-09-28T18:00',
    ],
    ['from the evening', '2026-09-28T20:00', 60, '2026-09-29T10:00'],
    ['over a weekend', '2026-09-25T17:30', 60, '2026-09-28T09:30'],
    ['from within a holiday', '2026-10-03T10:00', 60, '2026-10-08T10:00'],
    ['nothing to do: at once', '2026-10-03T10:00', 0, '2026-10-03T10:00'],
    ['over the end of a year', '2026-12-31T17:00', 120, '2027-01-01T10:00'],
  ])('working minutes: %s', (_, start, minutes, expected) => {
    expect(local(due(at(start), { minutes }, 'working_time', calendar))).toBe(expected);
  });

  it.each([
    ['lands on a working day', '2026-09-22T16:00', 7, '2026-09-29T16:00'],
    ['lands on a working day outside its shifts: stays', '2026-09-22T22:00', 7, '2026-09-29T22:00'],
    ['lands on a Sunday', '2026-09-20T16:00', 7, '2026-09-28T18:00'],
    [
      'lands on the Monday after it: no earlier than what began on Sunday',
      '2026-09-21T00:30',
      7,
      '2026-09-28T18:00',
    ],
    ['lands on that Monday after its work: stays', '2026-09-21T22:00', 7, '2026-09-28T22:00'],
    ['lands in the holidays', '2026-09-27T16:00', 7, '2026-10-08T18:00'],
    ['begins on a Saturday evening', '2026-09-19T20:00', 1, '2026-09-21T18:00'],
    ['begins on a Sunday night', '2026-09-20T00:30', 1, '2026-09-21T18:00'],
    ['lands on a make-up Saturday: stays', '2026-10-03T16:00', 7, '2026-10-10T16:00'],
    ['lands on the working day before the new year’s first', '2026-12-24T16:00', 7, '2026-12-31T16:00'],
  ])('calendar days, moved to the next working end: %s', (_, start, days, expected) => {
    expect(local(due(at(start), { days }, 'calendar_days_next_working_end', calendar))).toBe(expected);
  });

  it('lets no night shift end before one that is due by its end', () => {
    const nights = { ...office, weekly: { mon: NIGHT, tue: NIGHT }, holidays: [], make_up_days: [] };
    const dueAfter = (start: string) =>
      local(due(at(start), { days: 1 }, 'calendar_days_next_working_end', new Calendar(nights)));
    expect(dueAfter('2026-09-19T12:00')).toBe('2026-09-22T06:00');
    expect(dueAfter('2026-09-21T05:00')).toBe('2026-09-22T06:00');
    expect(dueAfter('2026-09-21T07:00')).toBe('2026-09-22T07:00');
  });

  it('runs round the clock', () => {
    expect(local(due(at('2026-10-02T23:50'), { minutes: 30 }, 'round_the_clock', calendar))).toBe(
      '2026-10-03T00:20',
    );
  });

  it('waits for the end of a pause, and for ever while it has none', () => {
    const pause = { from: at('2026-09-28T10:00'), to: at('2026-09-28T15:00') };
    const start = at('2026-09-28T09:30');
    expect(local(due(start, { minutes: 60 }, 'working_time', calendar, [pause]))).toBe('2026-09-28T15:30');
    expect(due(start, { minutes: 60 }, 'working_time', calendar, [{ ...pause, to: Infinity }])).toBe(
      Infinity,
    );
    expect(local(due(start, { minutes: 30 }, 'working_time', calendar, [{ ...pause, to: Infinity }]))).toBe(
      '2026-09-28T10:00',
    );
  });

  it('keeps the local time over a change of clocks when it counts calendar days', () => {
    const berlin = new Calendar({ ...office, time_zone: 'Europe/Berlin', holidays: [], make_up_days: [] });
    const days = (start: string) =>
      new Date(due(Date.parse(start), { days: 1 }, 'round_the_clock', berlin)).toISOString();
    expect(days('2026-03-28T10:00:00+01:00')).toBe('2026-03-29T08:00:00.000Z');
    expect(days('2026-03-29T10:00:00+02:00')).toBe('2026-03-30T08:00:00.000Z');
    expect(days('2026-10-24T10:00:00+02:00')).toBe('2026-10-25T09:00:00.000Z');
    expect(days('2026-10-25T10:00:00+01:00')).toBe('2026-10-26T09:00:00.000Z');
    expect(days('2026-03-28T02:30:00+01:00')).toBe('2026-03-29T01:30:00.000Z'); // 02:30 is skipped: 03:30
  });

  it.each([
    [{ working_days: 1 }, 'round_the_clock', 'target_mode_mismatch'],
    [{ days: 1 }, 'working_time', 'target_mode_mismatch'],
    [{ minutes: -1 }, 'working_time', 'target_invalid'],
    [{ days: 0.5 }, 'round_the_clock', 'target_invalid'],
  ] as const)('refuses %j in mode %s', (target, mode, code) => {
    expect(() => due(offered, target, mode, calendar)).toThrow(expect.objectContaining({ code }));
  });
});

describe('elapsed', () => {
  it('counts 30 minutes before and 30 after a weekend', () => {
    expect(elapsed(at('2026-09-25T17:30'), at('2026-09-28T09:30'), 'working_time', calendar)).toBe(60);
  });

  it('leaves out pauses, once, however they overlap', () => {
    const pauses = [
      { from: at('2026-09-28T10:00'), to: at('2026-09-28T11:00') },
      { from: at('2026-09-28T09:30'), to: at('2026-09-28T10:30') },
      { from: at('2026-09-28T17:00'), to: Infinity },
    ];
    expect(elapsed(at('2026-09-28T09:00'), at('2026-09-29T18:00'), 'working_time', calendar, pauses)).toBe(
      330,
    );
  });

  it('counts a night shift into the next day and year', () => {
    const terminal = new Calendar({ ...office, weekly: { thu: [['22:00', '06:00']] }, make_up_days: [] });
    expect(elapsed(at('2026-12-31T23:00'), at('2027-01-01T05:00'), 'working_time', terminal)).toBe(360);
    expect(local(due(at('2026-12-31T23:00'), { minutes: 420 }, 'working_time', terminal))).toBe(
      '2027-01-01T06:00',
    );
  });

  it('counts real hours in a shift during which clocks change', () => {
    const berlin = new Calendar({
      ...office,
      time_zone: 'Europe/Berlin',
      weekly: { sun: [['00:00', '06:00']] },
      make_up_days: [],
    });
    const sunday = (date: string, offset: string, nextOffset: string) =>
      elapsed(
        Date.parse(`${date}T00:00:00${offset}`),
        Date.parse(`${date}T12:00:00${nextOffset}`),
        'working_time',
        berlin,
      );
    expect(sunday('2026-03-29', '+01:00', '+02:00')).toBe(300);
    expect(sunday('2026-10-25', '+02:00', '+01:00')).toBe(420);
  });
});

describe('a calendar', () => {
  it.each([
    ['time zone', { time_zone: 'Mars/Olympus' }, /time_zone/],
    ['time', { weekly: { mon: [['9', '12:00']] } }, /weekly.mon\[0\]/],
    [
      'overlap',
      {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      /weekly.mon: shifts overlap/,
    ],
    ['date', { holidays: ['2026-02-30'] }, /holidays/],
    ['no work at all', { weekly: {} }, /no shifts/],
  ])('is refused with the place of the mistake: %s', (_, change, message) => {
    expect(() => new Calendar({ ...office, ...(change as Partial<CalendarDefinition>) })).toThrow(message);
  });

  it('works the shifts that a make-up day brings along, even on a holiday', () => {
    const special = new Calendar({
      ...office,
      make_up_days: [{ date: '2026-10-01', shifts: [['09:00', '10:00']] }],
    });
    expect(elapsed(at('2026-10-01T00:00'), at('2026-10-02T00:00'), 'working_time', special)).toBe(60);
    expect(special.isWorkingDay(at('2026-10-01T23:00'))).toBe(true);
  });

  it('measures a working day by its normal day', () => {
    expect(calendar.standardDayMinutes).toBe(480);
  });

  it('does not walk through the days: a far deadline costs little more than a near one', () => {
    const start = at('2026-09-30T16:00');
    const cost = (days: number): number => {
      const before = process.cpuUsage();
      for (let i = 0; i < 20_000; i++)
        due(start + i * 60_000, { working_days: days }, 'working_time', calendar);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    cost(3); // compiled by then
    expect(cost(200) / cost(3)).toBeLessThan(20); // 67 if each day were looked at
  });
});
