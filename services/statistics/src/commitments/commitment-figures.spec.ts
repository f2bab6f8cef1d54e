import type { Commitment } from '../domain/commitment.js';
import { commitmentFiguresOf } from './commitment-figures.js';

const dayOf = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
const SEPTEMBER = { first: '2026-09-01', last: '2026-09-30', today: '2026-09-20', dayOf };
const one = (
  id: string,
  dueOn: string | null,
  done?: string,
  more: Partial<Commitment> = {},
): Commitment => ({
  ...{
    id,
    kind: 'policy',
    ticketId: 't',
    meetingId: null,
    unitId: 'customs',
    dueOn,
    givenBack: 0,
    dropped: false,
  },
  ...{ doneAt: done === undefined ? null : Date.parse(done), ...more },
});
const figures = (...commitments: Commitment[]) => commitmentFiguresOf(commitments, SEPTEMBER);

describe('whether commitments were done in time', () => {
  it('goes by the month of their day, in which the day itself is there to be used', () => {
    expect(
      figures(
        one('in-time', '2026-09-10', '2026-09-10T15:59:59Z'), // 23:59:59 there
        one('a-second-late', '2026-09-10', '2026-09-10T16:00:00Z'),
        one('overdue', '2026-09-19'),
        one('today', '2026-09-20'),
        one('early', '2026-09-30', '2026-08-01T00:00:00Z'),
        one('another-month', '2026-10-01'),
        one('no-day', null),
      ).total,
    ).toEqual({ due: 5, onTime: 2, late: 1, overdue: 1, ahead: 1, givenBack: 0, open: 4, openOverdue: 1 });
  });

  it('counts how often those of the month were given back, and all that is open, whatever its month', () => {
    const { total } = figures(
      one('twice', '2026-09-05', '2026-09-05T00:00:00Z', { givenBack: 2 }),
      one('elsewhere', '2026-08-31', undefined, { givenBack: 5 }),
    );
    expect(total).toMatchObject({ due: 1, givenBack: 2, open: 1, openOverdue: 1 });
  });

  it('says it for each kind and unit, by name', () => {
    const { byKind, byUnit } = figures(
      one('a', '2026-09-05', undefined, { kind: 'plan', unitId: 'port' }),
      one('b', '2026-09-05'),
      one('c', '2026-09-06'),
    );
    expect([...byKind].map(([kind, { due }]) => [kind, due])).toEqual([
      ['plan', 1],
      ['policy', 2],
    ]);
    expect([...byUnit].map(([unit, { overdue }]) => [unit, overdue])).toEqual([
      ['customs', 2],
      ['port', 1],
    ]);
  });

  it('lists what is late now, longest first, with the days', () => {
    const { overdue } = figures(
      one('short', '2026-09-19'),
      one('long', '2025-09-20'),
      one('today', '2026-09-20'),
      one('done', '2026-09-01', '2026-09-15T00:00:00Z'),
      one('no-day', null),
    );
    expect(overdue.map(({ id, daysLate }) => [id, daysLate])).toEqual([
      ['long', 365],
      ['short', 1],
    ]);
  });

  it('is nothing where nothing was promised', () => {
    const none = { due: 0, onTime: 0, late: 0, overdue: 0, ahead: 0, givenBack: 0, open: 0, openOverdue: 0 };
    expect(figures()).toEqual({ total: none, byKind: new Map(), byUnit: new Map(), overdue: [] });
  });
});
