import fc from 'fast-check';
import {
  decideResource,
  LONGEST_BOOKING_DAYS,
  MOST_BOOKINGS_AHEAD,
  type ResourceCommand,
} from './decide-resource.js';
import { Fault } from './fault.js';
import {
  type Booking,
  bookingOf,
  evolveResource,
  MOST_CANCELLED,
  MOST_MONTHS,
  MOST_OVER,
  type Resource,
  usesOf,
} from './resource.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-12-01T01:00:00.000Z');
const iso = (instant: number) => new Date(instant).toISOString();
/** When a command is given, in hours from the beginning. */
const moment = (hours = 0) => ({ at: iso(NOW + hours * HOUR), timeZone: 'Asia/Shanghai' });

const offered: ResourceCommand = {
  type: 'offer_resource',
  id: 'r',
  kind: 'venue',
  name: '多功能厅',
  place: null,
  note: null,
  ownerUnitId: 'secretariat',
};
const after = (resource: Resource | undefined, ...commands: ResourceCommand[]): Resource =>
  commands.reduce<Resource | undefined>(
    (state, command) => decideResource(state, command).reduce<Resource | undefined>(evolveResource, state),
    resource,
  )!;
/** Booked from and to hours from the beginning. */
const book = (id: string, from: number, to: number, hours = 0): ResourceCommand => ({
  type: 'book',
  ...moment(hours),
  booking: {
    ...{ id, startsAt: iso(NOW + from * HOUR), endsAt: iso(NOW + to * HOUR) },
    ...{ booker: { kind: 'unit', id: 'customs' }, purpose: '培训' },
  },
});
const cancel = (bookingId: string, hours = 0): ResourceCommand => ({
  type: 'cancel_booking',
  bookingId,
  at: moment(hours).at,
  reason: '改期',
  by: 'booker',
});
const use = (bookingId: string, persons: number, hours: number): ResourceCommand => ({
  type: 'record_use',
  bookingId,
  persons,
  ...moment(hours),
});
const visits = (on: string, persons: number, hours = 0): ResourceCommand => ({
  type: 'record_visits',
  on,
  persons,
  ...moment(hours),
});
const withdraw = (hours = 0): ResourceCommand => ({ type: 'withdraw', ...moment(hours), reason: '装修' });
const faultOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.kind, error.code, error.pointer].filter(Boolean).join(' ');
  }
  return undefined;
};
const resource = after(undefined, offered);

it('is offered, changed and withdrawn', () => {
  const change: ResourceCommand = { type: 'change', name: '一号厅', place: '党群服务中心', note: null };
  expect(after(resource, change)).toMatchObject({ name: '一号厅', place: '党群服务中心', uses: [] });
  expect(decideResource(after(resource, change), change)).toEqual([]);
  const gone = after(resource, withdraw());
  expect(gone.withdrawn).toEqual({ at: moment().at, reason: '装修' });
  for (const command of [change, withdraw(), book('b', 1, 2)])
    expect(faultOf(() => after(gone, command))).toBe('conflict resource_withdrawn');
  expect(() => decideResource(undefined, change)).toThrow();
  expect(() =>
    evolveResource(undefined, { type: 'resource.visits_recorded', on: '2026-12-01', persons: 1 }),
  ).toThrow();
});

describe('a booking', () => {
  const booked = after(resource, book('b', 10, 12));

  it.each<[string, number, number, string | undefined]>([
    ['the same span', 10, 12, 'conflict already_booked'],
    ['within', 10.5, 11, 'conflict already_booked'],
    ['around', 9, 13, 'conflict already_booked'],
    ['into its beginning', 9, 10.1, 'conflict already_booked'],
    ['out of its end', 11.9, 13, 'conflict already_booked'],
    ['up to its beginning', 9, 10, undefined],
    ['from its end on', 12, 13, undefined],
  ])('%s: %d to %d', (_, from, to, fault) => {
    expect(faultOf(() => after(booked, book('c', from, to)))).toBe(fault);
  });

  it('tells what it stands in the way of, to programs and to people', () => {
    const params = {
      starts_at: '2026-12-01T11:00:00.000Z',
      ends_at: '2026-12-01T13:00:00.000Z',
      taken_from: '2026-12-01 19:00',
      taken_to: '2026-12-01 21:00',
    };
    expect(() => after(booked, book('c', 11, 13))).toThrow(expect.objectContaining({ params }));
  });

  it.each<[string, number, number, string | undefined]>([
    ['ends before it begins', 5, 4, 'invalid ends_before_start /ends_at'],
    ['takes no time', 5, 5, 'invalid ends_before_start /ends_at'],
    ['is as long as can be', 5, 5 + LONGEST_BOOKING_DAYS * 24, undefined],
    ['is too long', 5, 5.1 + LONGEST_BOOKING_DAYS * 24, 'invalid too_long /ends_at'],
    ['has just begun', -1, 1, undefined],
    ['began long ago', -1.1, 1, 'invalid in_the_past /starts_at'],
    ['is over', -0.5, 0, 'invalid in_the_past /starts_at'],
    ['is a year ahead', 366 * 24, 366 * 24 + 1, undefined],
    ['is too far ahead', 366 * 24 + 0.1, 366 * 24 + 1, 'invalid too_far_ahead /starts_at'],
  ])('that %s', (_, from, to, fault) => {
    expect(faultOf(() => after(resource, book('c', from, to)))).toBe(fault);
  });

  it('that was cancelled makes room, once', () => {
    const free = after(booked, cancel('b'));
    expect(free.bookings[0]).toMatchObject({ id: 'b', cancelled: { at: moment().at, reason: '改期' } });
    expect(after(free, book('c', 10, 12)).bookings).toHaveLength(2);
    expect(faultOf(() => after(free, cancel('b')))).toBe('conflict booking_cancelled');
    expect(faultOf(() => after(free, use('b', 1, 11)))).toBe('conflict booking_cancelled');
  });

  it('can be cancelled while it runs, but not when it is over or somebody came', () => {
    expect(faultOf(() => after(booked, cancel('b', 11)))).toBeUndefined();
    expect(faultOf(() => after(booked, use('b', 0, 11), cancel('b', 11)))).toBeUndefined();
    expect(faultOf(() => after(booked, use('b', 3, 11), cancel('b', 11)))).toBe('conflict already_used');
    expect(faultOf(() => after(booked, cancel('b', 12)))).toBe('conflict booking_over');
  });

  it('keeps the resource from being withdrawn until it is over or cancelled', () => {
    expect(faultOf(() => after(booked, withdraw()))).toBe('conflict still_booked');
    expect(faultOf(() => after(booked, withdraw(11)))).toBe('conflict still_booked');
    expect(faultOf(() => after(booked, withdraw(12)))).toBeUndefined();
    expect(faultOf(() => after(booked, cancel('b'), withdraw()))).toBeUndefined();
  });

  it('is not another resource’s', () => {
    for (const command of [cancel('x'), use('x', 1, 11)])
      expect(faultOf(() => after(booked, command))).toBe('conflict unknown_booking');
  });

  it(`has at most ${MOST_BOOKINGS_AHEAD} ahead beside it`, () => {
    const full = after(
      resource,
      ...Array.from({ length: MOST_BOOKINGS_AHEAD }, (_, n) => book(`${n}`, n + 1, n + 2)),
    );
    expect(faultOf(() => after(full, book('c', 900, 901)))).toBe('conflict bookings_full');
    expect(faultOf(() => after(full, cancel('7'), book('c', 900, 901)))).toBeUndefined();
  });
});

describe('use', () => {
  const booked = after(resource, book('b', 10, 12));

  it('is recorded once the booking has begun, and counts as it was recorded last', () => {
    expect(faultOf(() => after(booked, use('b', 5, 9)))).toBe('conflict not_begun');
    const used = after(booked, use('b', 5, 10));
    expect(used.uses).toEqual([{ month: '2026-12', bookingsUsed: 1, persons: 5 }]);
    expect(decideResource(used, use('b', 5, 10))).toEqual([]);
    expect(after(used, use('b', 8, 11)).uses).toEqual([{ month: '2026-12', bookingsUsed: 1, persons: 8 }]);
    expect(after(used, use('b', 0, 11)).uses).toEqual([{ month: '2026-12', bookingsUsed: 0, persons: 0 }]);
  });

  it('is of the alliance’s own month', () => {
    const late = after(resource, book('b', 30 * 24 + 15, 30 * 24 + 16)); // 16:00 UTC on 31 December
    expect(after(late, use('b', 2, 31 * 24)).uses).toMatchObject([{ month: '2027-01' }]);
  });

  it('counts visits of a day with what is booked, a later entry instead of the earlier', () => {
    const known = after(booked, use('b', 5, 10), visits('2026-12-01', 40, 11), visits('2026-11-30', 7));
    expect(known.visits).toEqual([
      { on: '2026-11-30', persons: 7 },
      { on: '2026-12-01', persons: 40 },
    ]);
    const corrected = after(known, visits('2026-12-01', 42, 11));
    expect(corrected.uses).toEqual([
      { month: '2026-11', bookingsUsed: 0, persons: 7 },
      { month: '2026-12', bookingsUsed: 1, persons: 47 },
    ]);
    expect(usesOf(corrected, '2026')).toEqual({ bookingsUsed: 1, persons: 54 });
    expect(usesOf(corrected, '2025')).toEqual({ bookingsUsed: 0, persons: 0 });
    expect(decideResource(corrected, visits('2026-12-01', 42, 11))).toEqual([]);
  });

  it('can be corrected of every day that may be recorded', () => {
    const days = Array.from({ length: 93 }, (_, ago) => iso(NOW - ago * DAY).slice(0, 10));
    const all = after(resource, ...days.map((on) => visits(on, 1)));
    const corrected = after(all, ...days.map((on) => visits(on, 3)));
    expect(usesOf(corrected, '2026').persons).toBe(3 * 93);
  });

  it.each<[string, string | undefined]>([
    ['2026-12-01', undefined],
    ['2026-12-02', 'invalid day_to_come /on'],
    ['2026-08-31', undefined],
    ['2026-08-30', 'invalid day_too_old /on'],
  ])('of visits on %s', (on, fault) => {
    expect(faultOf(() => after(resource, visits(on, 1)))).toBe(fault);
  });

  it('of a resource’s last day can be recorded after it was withdrawn', () => {
    const gone = after(resource, withdraw());
    expect(faultOf(() => after(gone, visits('2026-12-01', 3, 48)))).toBeUndefined();
    expect(faultOf(() => after(gone, visits('2026-12-02', 3, 48)))).toBe('invalid day_to_come /on');
  });
});

describe('the document stays small', () => {
  const ids = ({ bookings }: Resource) => bookings.map(({ id }) => id);

  it('without bookings that ended more than 92 days ago, which stay counted', () => {
    const used = after(resource, book('old', 1, 2), use('old', 4, 3));
    const later = 2 + 92 * 24;
    expect(bookingOf(used, 'old', moment(later - 0.1).at)).toBeDefined();
    expect(bookingOf(used, 'old', moment(later).at)).toBeUndefined();
    expect(faultOf(() => after(used, use('old', 5, later)))).toBe('conflict unknown_booking');
    const now = after(used, book('new', later + 1, later + 2, later));
    expect(ids(now)).toEqual(['new']);
    expect(now.uses).toEqual([{ month: '2026-12', bookingsUsed: 1, persons: 4 }]);
  });

  it('with no more of what is over or was cancelled than fits', () => {
    const booking = (n: number, more: Partial<Booking> = {}): Booking => ({
      ...{ id: `${n}`, startsAt: iso(NOW + n * 60_000), endsAt: iso(NOW + (n + 1) * 60_000) },
      ...{ booker: { kind: 'unit', id: 'customs' }, purpose: '培训' },
      ...more,
    });
    const over = Array.from({ length: MOST_OVER + 5 }, (_, n) => booking(n));
    const off = Array.from({ length: MOST_CANCELLED + 3 }, (_, n) =>
      booking(n, { id: `off-${n}`, cancelled: { at: iso(NOW + n), reason: '改期' } }),
    );
    const full: Resource = { ...resource, bookings: [...over, ...off] };
    const kept = ids(after(full, book('next', 20, 21, 19)));
    expect(kept).toHaveLength(MOST_OVER + MOST_CANCELLED + 1);
    expect(kept).toEqual(expect.arrayContaining(['5', 'off-3', 'next']));
    for (const gone of ['4', 'off-2']) expect(kept).not.toContain(gone);
  });

  it(`with the last ${MOST_MONTHS} months and the last hundred days of visits`, () => {
    const days = Array.from({ length: 40 * 31 }, (_, n) => n * 24);
    const all = days.reduce((state, hours) => {
      return after(state, visits(iso(NOW + hours * HOUR).slice(0, 10), 1, hours));
    }, resource);
    expect(all.uses).toHaveLength(MOST_MONTHS);
    expect(all.visits).toHaveLength(100);
    expect(all.uses.at(-2)!.persons).toBeGreaterThanOrEqual(28);
  });
});

/** A command at a moment, in hours; `n` is a number of its own, `known` the newest booking under a letter. */
interface Asked {
  readonly letter?: string;
  readonly command: (hours: number, n: number, known: string) => ResourceCommand;
}

it('never has two bookings at once, and counts what was recorded, whatever is asked', () => {
  const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const persons = fc.nat(3);
  const anything = fc.oneof<fc.WeightedArbitrary<Asked>[]>(
    {
      weight: 4,
      arbitrary: fc
        .tuple(letter, fc.integer({ min: -2, max: 200 }), fc.nat(50))
        .map(([named, from, long]) => ({
          letter: named,
          command: (hours, n) => book(`b${n}`, hours + from, hours + from + long, hours),
        })),
    },
    {
      weight: 2,
      arbitrary: letter.map((named) => ({
        letter: named,
        command: (hours, _, known) => cancel(known, hours),
      })),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(letter, persons).map(([named, came]) => ({
        letter: named,
        command: (hours, _, known) => use(known, came, hours),
      })),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.integer({ min: -1, max: 100 }), persons).map(([ago, came]) => ({
        command: (hours) => visits(iso(NOW + hours * HOUR - ago * DAY).slice(0, 10), came, hours),
      })),
    },
    { weight: 1, arbitrary: fc.constant<Asked>({ command: (hours) => withdraw(hours) }) },
  );
  const step = fc.record({ passes: fc.oneof(fc.nat(40), fc.nat(24 * 130)), asked: anything });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let state = resource;
      let hours = 0;
      const newest = new Map<string, string>();
      const used = new Map<string, { month: string; persons: number }>();
      const visited = new Map<string, number>();
      for (const [n, { passes, asked }] of steps.entries()) {
        hours += passes;
        const command = asked.command(hours, n, newest.get(asked.letter ?? '') ?? 'none');
        if (faultOf(() => decideResource(state, command))) continue;
        if (command.type === 'book') newest.set(asked.letter!, command.booking.id);
        if (command.type === 'record_visits') visited.set(command.on, command.persons);
        if (command.type === 'record_use') {
          const { startsAt } = bookingOf(state, command.bookingId, command.at)!;
          const month = iso(Date.parse(startsAt) + 8 * HOUR).slice(0, 7); // Shanghai has no summer time
          used.set(command.bookingId, { month, persons: command.persons });
        }
        state = after(state, command);
      }

      const standing = state.bookings.filter(({ cancelled }) => !cancelled);
      for (const [n, booking] of standing.entries())
        for (const other of standing.slice(n + 1)) expect(booking.endsAt <= other.startsAt).toBe(true);

      const recorded = [
        ...[...used.values()].map((each) => ({ ...each, bookingsUsed: Number(each.persons > 0) })),
        ...[...visited].map(([on, came]) => ({ month: on.slice(0, 7), persons: came, bookingsUsed: 0 })),
      ];
      const months = [...new Set(recorded.map(({ month }) => month))].toSorted().slice(-MOST_MONTHS);
      const sum = (month: string, of: 'bookingsUsed' | 'persons') =>
        recorded.filter((each) => each.month === month).reduce((total, each) => total + each[of], 0);
      expect(state.uses).toEqual(
        months.map((month) => ({
          month,
          bookingsUsed: sum(month, 'bookingsUsed'),
          persons: sum(month, 'persons'),
        })),
      );
    }),
    { numRuns: 500 },
  );
});
