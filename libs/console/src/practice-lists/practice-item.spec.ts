import type { Shape } from '../api/api.js';
import { logOf, standingOf } from './practice-item.js';

type Item = Shape<'PracticeItemView'>;

const item = (more: Partial<Item>): Item => ({
  id: 'i',
  position: 1,
  revision: 1,
  item_class: 'acute',
  title: '疏通闸口',
  owner_unit_id: 'customs',
  due_on: '2027-03-31',
  state: 'planned',
  overdue_at: null,
  done_at: null,
  supervised: false,
  ticket_ids: [],
  project_ids: [],
  progress: [],
  supervision: [],
  actions: [],
  ...more,
});

describe('an item of a practice list', () => {
  it('has progress and supervision in one log, by time', () => {
    const log = logOf({
      progress: [
        { at: '2026-12-01T01:00:00Z', what: 'progress', note: '已勘查' },
        { at: '2026-12-05T01:00:00Z', what: 'done', note: null },
      ],
      supervision: [
        { at: '2026-12-03T01:00:00Z', supervised: true, role: 'supervisor', note: '请抓紧' },
        { at: '2026-12-04T01:00:00Z', supervised: false, role: 'council', note: null },
      ],
    });
    expect(log.map(({ what, role }) => [what, role])).toEqual([
      ['progress', undefined],
      ['supervised', 'supervisor'],
      ['released', 'council'],
      ['done', undefined],
    ]);
  });
});

describe('how far a list is', () => {
  it('counts what still counts, and names the next day', () => {
    const standing = standingOf([
      item({ state: 'done', supervised: true, overdue_at: '2026-11-01T00:00:00Z', due_on: '2026-10-31' }),
      item({ state: 'dropped', due_on: '2026-09-30' }),
      item({ state: 'in_progress', overdue_at: '2026-12-01T00:00:00Z', due_on: '2026-11-30' }),
      item({ supervised: true }),
    ]);
    expect(standing).toEqual({ counted: 3, done: 1, overdue: 1, supervised: 1, nextDue: '2026-11-30' });
    expect(standingOf([]).nextDue).toBeUndefined();
  });
});
