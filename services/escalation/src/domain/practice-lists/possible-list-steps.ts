import type { Actor } from '../actor.js';
import { isEntitled } from '../projects/entitled.js';
import { offered } from '../projects/offered.js';
import { EDITORS, MOST_ITEMS, REVIEWERS, SUPERVISORS } from './decide-practice-list.js';
import type { PracticeListCommandType } from './practice-list-command.js';
import { isSettled, type PracticeItem, type PracticeList } from './practice-list.js';

/** All steps that somebody may ever find with a list. */
export const LIST_STEPS = [
  'add_item',
  'order_items',
  'close',
] as const satisfies readonly PracticeListCommandType[];
/** All steps that somebody may ever find with an item. */
export const ITEM_STEPS = [
  'report_progress',
  'revise_item',
  'return_item',
  'supervise_item',
  'drop_item',
] as const satisfies readonly PracticeListCommandType[];

/** The steps that this actor could take with the list as a whole now. */
export function possibleListSteps({ items, closedAt }: PracticeList, actor: Actor): string[] {
  if (closedAt !== null || !isEntitled(actor, EDITORS)) return [];
  return offered(LIST_STEPS, {
    add_item: items.length < MOST_ITEMS,
    order_items: items.length > 1,
    close: items.every(isSettled),
  });
}

/** The steps that this actor could take with one of the list's items now. */
export function possibleItemSteps({ closedAt }: PracticeList, item: PracticeItem, actor: Actor): string[] {
  if (closedAt !== null) return [];
  const runs = !isSettled(item);
  const writes = isEntitled(actor, EDITORS);
  return offered(ITEM_STEPS, {
    report_progress: runs && isEntitled(actor, [], item.unitId),
    revise_item: runs && writes,
    return_item: item.state === 'done' && isEntitled(actor, REVIEWERS),
    supervise_item: runs && isEntitled(actor, SUPERVISORS),
    drop_item: runs && writes,
  });
}
