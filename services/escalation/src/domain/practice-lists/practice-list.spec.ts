import type { Actor } from '../actor.js';
import { SYSTEM } from '../actor.js';
import { ProcessFault } from '../projects/process-fault.js';
import { acme, council, dispatcher, officerOf, supervisor } from '../testing/harbour.js';
import { at } from '../testing/story.js';
import { decidePracticeList, MOST_ITEMS, openPracticeList } from './decide-practice-list.js';
import type { PracticeListCommand } from './practice-list-command.js';
import type { ItemPlan, PracticeListEvent } from './practice-list-event.js';
import { evolvePracticeList, type PracticeList } from './practice-list.js';

const plan = (title: string, more: Partial<ItemPlan> = {}): ItemPlan => ({
  class: 'acute',
  title,
  unitId: 'customs',
  dueOn: '2026-09-30',
  ticketIds: [],
  projectIds: [],
  ...more,
});
const added = (itemId: string, more: Partial<ItemPlan> = {}) =>
  ({ type: 'add_item', itemId, plan: plan(itemId, more) }) as const;
const customs = officerOf('customs');
const report = (itemId: string, done = false) =>
  ({ type: 'report_progress', itemId, note: '已勘查', done }) as const;

/** The story of one list. */
class Story {
  now = at('2026-09-01T09:00');
  list: PracticeList | undefined;

  opened(...items: ReturnType<typeof added>[]): this {
    const events = openPracticeList({ id: 'l', title: '2026 年办实事清单', items }, this.context(dispatcher));
    this.list = events.reduce<PracticeList | undefined>(evolvePracticeList, undefined);
    return this;
  }

  at(local: string): this {
    this.now = at(local);
    return this;
  }

  when(actor: Actor, command: PracticeListCommand): PracticeListEvent[] {
    const events = decidePracticeList(this.list!, command, this.context(actor));
    this.list = events.reduce(evolvePracticeList, this.list!);
    return events;
  }

  refusal(actor: Actor, command: PracticeListCommand): ProcessFault {
    try {
      this.when(actor, command);
    } catch (error) {
      if (error instanceof ProcessFault) return error;
      throw error;
    }
    throw new Error('it was allowed');
  }

  item = (id: string) => this.list!.items.find((item) => item.id === id)!;
  get order(): string[] {
    return this.list!.items.map(({ id }) => id);
  }

  private context(actor: Actor) {
    return { now: this.now, actor, timeZone: 'Asia/Shanghai' };
  }
}

describe('a list of practice items', () => {
  it('says what is done in which order, by whom and until when', () => {
    const story = new Story().opened(added('a'), added('b', { class: 'legacy', unitId: 'terminal' }));
    expect(story.list!.items).toMatchObject([
      { id: 'a', class: 'acute', unitId: 'customs', state: 'planned', dueAt: at('2026-10-01T00:00') },
      { id: 'b', class: 'legacy', unitId: 'terminal' },
    ]);
    story.when(council, { ...added('c'), position: 1 });
    expect(story.order).toEqual(['c', 'a', 'b']);
    const reordered = { type: 'order_items', itemIds: ['b', 'c', 'a'] } as const;
    expect(story.when(dispatcher, reordered)).toHaveLength(1);
    expect(story.order).toEqual(['b', 'c', 'a']);
    expect(story.when(dispatcher, reordered)).toEqual([]);
  });

  it.each([[['a']], [['a', 'a']], [['a', 'b', 'x']], [[]]])(
    'takes no order that is not one: %j',
    (itemIds) => {
      const story = new Story().opened(added('a'), added('b'));
      expect(story.refusal(dispatcher, { type: 'order_items', itemIds }).code).toBe('order_incomplete');
    },
  );

  it('is written by dispatcher and council, reported on by the unit, watched by supervisors', () => {
    const story = new Story().opened(added('a'));
    const supervise = { type: 'supervise_item', itemId: 'a', supervised: true, note: '重点督办' } as const;
    const refused = (actor: Actor, command: PracticeListCommand) => story.refusal(actor, command).code;
    for (const actor of [customs, acme, supervisor]) expect(refused(actor, added('b'))).toBe('not_entitled');
    for (const actor of [officerOf('terminal'), dispatcher, acme])
      expect(refused(actor, report('a'))).toBe('not_entitled');
    for (const actor of [dispatcher, customs]) expect(refused(actor, supervise)).toBe('not_entitled');
    expect(refused(customs, { type: 'return_item', itemId: 'a', reason: '-' })).toBe('not_entitled');
    expect(refused(dispatcher, { type: 'drop_item', itemId: 'x', reason: '-' })).toBe('unknown_part');
    story.when(supervisor, supervise);
    story.when(council, { ...supervise, supervised: false, note: '已见成效' });
    expect(story.item('a')).toMatchObject({
      supervised: false,
      supervision: [
        { supervised: true, note: '重点督办', role: 'supervisor' },
        { supervised: false, note: '已见成效', role: 'council' },
      ],
    });
  });

  it('goes on until the result holds: reported, done, returned, done again', () => {
    const story = new Story().opened(added('a'));
    story.when(customs, report('a'));
    expect(story.item('a').state).toBe('in_progress');
    const back = { type: 'return_item', itemId: 'a', reason: '现场未见变化' } as const;
    expect(story.refusal(council, back)).toMatchObject({ code: 'item_not_done' });
    expect(story.when(customs, report('a', true))).toMatchObject([{ done: true, inTime: true }]);
    expect(story.refusal(customs, report('a')).code).toBe('item_settled');
    story.when(council, back);
    expect(story.item('a')).toMatchObject({ state: 'in_progress', doneAt: null });
    story.when(customs, report('a', true));
    expect(story.item('a').progress.map(({ what }) => what)).toEqual([
      'progress',
      'done',
      'returned',
      'done',
    ]);
  });

  it('is late once, at the end of the day, and a new date starts anew', () => {
    const story = new Story().opened(added('a'), added('b', { dueOn: '2026-12-31' }));
    expect(story.at('2026-09-30T23:59').when(SYSTEM, { type: 'tick' })).toEqual([]);
    story.at('2026-10-01T00:00');
    expect(story.when(SYSTEM, { type: 'tick' })).toMatchObject([
      { type: 'practice_list.item_overdue', itemId: 'a', unitId: 'customs' },
    ]);
    expect(story.when(SYSTEM, { type: 'tick' })).toEqual([]);
    const words = { type: 'revise_item', itemId: 'a', plan: plan('另一说法') } as const;
    story.when(dispatcher, words);
    expect(story.item('a')).toMatchObject({ title: '另一说法', revision: 2, overdueAt: story.now });
    const later = { ...words, plan: plan('a', { dueOn: '2026-10-20' }) };
    story.when(dispatcher, later);
    expect(story.item('a')).toMatchObject({ revision: 3, overdueAt: null });
    const types = story.at('2026-10-21T00:00').when(customs, report('a', true));
    expect(types).toMatchObject([{ type: 'practice_list.item_overdue' }, { done: true, inTime: false }]);
  });

  it('takes no date that has passed, and no more than can be watched', () => {
    const story = new Story().opened(...Array.from({ length: MOST_ITEMS }, (_, i) => added(`i${i}`)));
    expect(story.refusal(dispatcher, added('x'))).toMatchObject({ code: 'list_full' });
    const early = { type: 'revise_item', itemId: 'i0', plan: plan('a', { dueOn: '2026-08-31' }) } as const;
    expect(story.refusal(dispatcher, early)).toMatchObject({
      code: 'due_has_passed',
      params: { today: '2026-09-01' },
    });
  });

  it('closes when every item is done or dropped, and then stays as it is', () => {
    const story = new Story().opened(added('a'), added('b'));
    story.when(customs, report('a', true));
    expect(story.refusal(dispatcher, { type: 'close' })).toMatchObject({
      code: 'list_outstanding',
      params: { outstanding: ['b'] },
    });
    story.when(council, { type: 'drop_item', itemId: 'b', reason: '并入明年' });
    expect(story.when(dispatcher, { type: 'close' })).toMatchObject([{ done: 1, dropped: 1 }]);
    expect(story.refusal(dispatcher, added('c')).code).toBe('list_closed');
    expect(story.at('2027-01-01T00:00').when(SYSTEM, { type: 'tick' })).toEqual([]);
  });
});
