import type { Actor } from '../actor.js';
import { ProcessFault } from '../projects/process-fault.js';
import { acme, council, dispatcher, officerOf, supervisor } from '../testing/harbour.js';
import { at } from '../testing/story.js';
import { decidePracticeList, openPracticeList } from './decide-practice-list.js';
import { ITEM_STEPS, LIST_STEPS, possibleItemSteps, possibleListSteps } from './possible-list-steps.js';
import type { PracticeListCommand } from './practice-list-command.js';
import type { ItemPlan } from './practice-list-event.js';
import { evolvePracticeList, type PracticeList } from './practice-list.js';

const now = at('2026-09-01T09:00');
const customs = officerOf('customs');
const actors = { dispatcher, council, supervisor, customs, terminal: officerOf('terminal'), acme };
const plan: ItemPlan = {
  class: 'acute',
  title: '疏通闸口',
  unitId: 'customs',
  dueOn: '2026-09-30',
  ticketIds: [],
  projectIds: [],
};
const add = (itemId: string) => ({ type: 'add_item', itemId, plan }) as const;
const contextOf = (actor: Actor) => ({ now, actor, timeZone: 'Asia/Shanghai' });

const opened = (...items: string[]) =>
  openPracticeList({ id: 'l', title: '清单', items: items.map(add) }, contextOf(dispatcher)).reduce<
    PracticeList | undefined
  >(evolvePracticeList, undefined)!;
const after = (list: PracticeList, actor: Actor, command: PracticeListCommand) =>
  decidePracticeList(list, command, contextOf(actor)).reduce(evolvePracticeList, list);
const report = (itemId: string, done: boolean) =>
  ({ type: 'report_progress', itemId, note: '-', done }) as const;

const begun = after(opened('a', 'b'), customs, report('a', false));
const done = after(begun, customs, report('a', true));
const settled = after(done, council, { type: 'drop_item', itemId: 'b', reason: '-' });
const lists = {
  empty: opened(),
  begun,
  done,
  settled,
  closed: after(settled, dispatcher, { type: 'close' }),
};

function isDecided(list: PracticeList, actor: Actor, command: PracticeListCommand): boolean {
  try {
    decidePracticeList(list, command, contextOf(actor));
    return true;
  } catch (error) {
    if (error instanceof ProcessFault) return false;
    throw error;
  }
}

describe('the steps that are offered with a list', () => {
  it.each(Object.keys(lists) as (keyof typeof lists)[])('are those that would be decided: %s', (name) => {
    const list = lists[name];
    const itemIds = list.items.map(({ id }) => id);
    const ofList = {
      add_item: add('x'),
      order_items: { type: 'order_items', itemIds },
      close: { type: 'close' },
    } as const satisfies Record<string, PracticeListCommand>;
    const ofItem = (itemId: string): Record<(typeof ITEM_STEPS)[number], PracticeListCommand> => ({
      report_progress: report(itemId, false),
      revise_item: { type: 'revise_item', itemId, plan },
      return_item: { type: 'return_item', itemId, reason: '-' },
      supervise_item: { type: 'supervise_item', itemId, supervised: true, note: '-' },
      drop_item: { type: 'drop_item', itemId, reason: '-' },
    });
    for (const [who, actor] of Object.entries(actors)) {
      // One item is in order already.
      const steps = LIST_STEPS.filter((step) => step !== 'order_items' || itemIds.length > 1);
      expect([who, possibleListSteps(list, actor)]).toEqual([
        who,
        steps.filter((step) => isDecided(list, actor, ofList[step])),
      ]);
      for (const item of list.items)
        expect([who, item.id, possibleItemSteps(list, item, actor)]).toEqual([
          who,
          item.id,
          ITEM_STEPS.filter((step) => isDecided(list, actor, ofItem(item.id)[step])),
        ]);
    }
  });
});
