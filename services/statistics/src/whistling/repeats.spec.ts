import { monthSpan } from '../domain/month-span.js';
import { countRepeats, type RaisedWhistle } from './repeats.js';

const SEPTEMBER = monthSpan('2026-09', 'Asia/Shanghai');
let whistles = 0;
const raised = (day: string, more: Partial<RaisedWhistle> = {}): RaisedWhistle => ({
  id: String(++whistles).padStart(6, '0'),
  raisedAt: Date.parse(`${day}T09:00:00+08:00`),
  category: 'yard',
  enterpriseId: 'e-1',
  placeCode: null,
  ...more,
});
const counted = (...of: RaisedWhistle[]) => countRepeats(of, SEPTEMBER);

describe('repeats (K15)', () => {
  it('are whistles of one category by one enterprise within 30 days, also across the month', () => {
    expect(counted(raised('2026-08-20'), raised('2026-09-19'), raised('2026-09-25'))).toEqual([
      { category: 'yard', raised: 2, repeats: 2 },
    ]);
    expect(counted(raised('2026-08-20'), raised('2026-09-20'))).toEqual([
      { category: 'yard', raised: 1, repeats: 0 },
    ]);
  });

  it('are about the same place, whoever raised them; a category apart is another trouble', () => {
    const gate = { placeCode: 'gate-3' };
    expect(
      counted(
        raised('2026-09-01', gate),
        raised('2026-09-02', { ...gate, enterpriseId: null }),
        raised('2026-09-03', { ...gate, category: 'customs', enterpriseId: 'e-2' }),
        raised('2026-09-04', { enterpriseId: null }),
        raised('2026-09-05', { enterpriseId: null }),
      ),
    ).toEqual([
      { category: 'customs', raised: 1, repeats: 0 },
      { category: 'yard', raised: 4, repeats: 1 },
    ]);
  });

  it('count the second of two, in whatever order they are given', () => {
    const pair = [raised('2026-09-10'), raised('2026-09-10')];
    expect(counted(...pair)).toEqual(counted(...pair.toReversed()));
    expect(counted(...pair)).toEqual([{ category: 'yard', raised: 2, repeats: 1 }]);
    expect(counted()).toEqual([]);
  });
});
