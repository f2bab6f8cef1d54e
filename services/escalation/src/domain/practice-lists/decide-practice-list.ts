import { type Instant, localDate, plusDays, startOfLocalDate } from '@muster/clock';
import type { Actor } from '../actor.js';
import { mayOnly } from '../projects/entitled.js';
import { ProcessFault } from '../projects/process-fault.js';
import type { PracticeListCommand, PracticeListCommandType } from './practice-list-command.js';
import type { ItemPlan, PracticeListEvent } from './practice-list-event.js';
import {
  evolvePracticeList,
  isSettled,
  type PracticeItem,
  type PracticeList,
  runningDeadlines,
} from './practice-list.js';

/** Items of one list: what people can still keep an eye on. */
export const MOST_ITEMS = 200;

/** What a decision needs besides the list itself. */
export interface PracticeContext {
  readonly now: Instant;
  readonly actor: Actor;
  /** Of the alliance, IANA name: days end by it. */
  readonly timeZone: string;
}

type Of<Type extends PracticeListCommandType> = Extract<PracticeListCommand, { type: Type }>;
type Decide<Type extends PracticeListCommandType> = (
  list: PracticeList,
  command: Of<Type>,
  context: PracticeContext,
) => PracticeListEvent[];

/** Who writes a list. */
export const EDITORS = ['dispatcher', 'council'] as const;
/** Who looks at results; the unit does not judge its own. */
export const REVIEWERS = [...EDITORS, 'supervisor'] as const;
export const SUPERVISORS = ['supervisor', 'council'] as const;

const decisions: { readonly [Type in Exclude<PracticeListCommandType, 'tick'>]: Decide<Type> } = {
  add_item: ({ items }, { itemId, plan, position = items.length + 1 }, context) => {
    mayOnly(context.actor, EDITORS);
    if (items.length >= MOST_ITEMS) throw new ProcessFault('list_full', { most: MOST_ITEMS });
    const dueAt = dueAtOf(plan, context);
    const place = Math.min(position, items.length + 1);
    return [{ type: 'practice_list.item_added', at: context.now, itemId, position: place, dueAt, ...plan }];
  },
  // Who would only change words is not held to a deadline that has passed meanwhile.
  revise_item: (list, { itemId, plan }, context) => {
    mayOnly(context.actor, EDITORS);
    const item = unsettled(list, itemId);
    const dueAt = plan.dueOn === item.dueOn ? item.dueAt : dueAtOf(plan, context);
    return [{ type: 'practice_list.item_revised', at: context.now, itemId, dueAt, ...plan }];
  },
  order_items: ({ items }, { itemIds }, { now, actor }) => {
    mayOnly(actor, EDITORS);
    const known = new Set(items.map(({ id }) => id));
    const named = new Set(itemIds);
    if (named.size !== itemIds.length || known.symmetricDifference(named).size > 0)
      throw new ProcessFault('order_incomplete', { items: items.length });
    if (items.every(({ id }, index) => id === itemIds[index])) return [];
    return [{ type: 'practice_list.items_ordered', at: now, itemIds }];
  },
  report_progress: (list, { itemId, note, done }, { now, actor }) => {
    const { unitId, overdueAt } = owned(list, itemId, actor);
    const inTime = overdueAt === null;
    return [{ type: 'practice_list.item_progressed', at: now, itemId, unitId, note, done, inTime }];
  },
  return_item: (list, { itemId, reason }, { now, actor }) => {
    mayOnly(actor, REVIEWERS);
    const { unitId, state } = itemOf(list, itemId);
    if (state !== 'done') throw new ProcessFault('item_not_done', { state });
    return [{ type: 'practice_list.item_returned', at: now, itemId, unitId, reason }];
  },
  supervise_item: (list, { itemId, supervised, note }, { now, actor }) => {
    mayOnly(actor, SUPERVISORS);
    const { unitId } = unsettled(list, itemId);
    const { role } = actor;
    return [{ type: 'practice_list.item_supervised', at: now, itemId, unitId, supervised, note, role }];
  },
  drop_item: (list, { itemId, reason }, { now, actor }) => {
    mayOnly(actor, EDITORS);
    const { unitId } = unsettled(list, itemId);
    return [{ type: 'practice_list.item_dropped', at: now, itemId, unitId, reason }];
  },
  close: ({ items }, _, { now, actor }) => {
    mayOnly(actor, EDITORS);
    const outstanding = items.filter((item) => !isSettled(item)).map(({ title }) => title);
    if (outstanding.length > 0) throw new ProcessFault('list_outstanding', { outstanding });
    const done = items.filter(({ state }) => state === 'done').length;
    return [{ type: 'practice_list.closed', at: now, done, dropped: items.length - done }];
  },
};

/** Opens a list, with its first items in their order. @throws ProcessFault `not_entitled`, `due_has_passed`, `list_full`. */
export function openPracticeList(
  {
    id,
    title,
    items,
  }: { readonly id: string; readonly title: string; readonly items: readonly Of<'add_item'>[] },
  context: PracticeContext,
): PracticeListEvent[] {
  const { now, actor } = context;
  mayOnly(actor, EDITORS);
  const events: PracticeListEvent[] = [{ type: 'practice_list.opened', at: now, id, title }];
  let list = evolvePracticeList(undefined, events[0]!);
  for (const item of items) {
    const added = decisions.add_item(list, item, context);
    events.push(...added);
    list = added.reduce(evolvePracticeList, list);
  }
  return events;
}

/**
 * Decides what a command means for a list. Deadlines that passed before it are on record first, each once, whether the watch has come by
 * or not (ADR-0031).
 *
 * @throws ProcessFault when the rules do not allow it.
 */
export function decidePracticeList(
  list: PracticeList,
  command: PracticeListCommand,
  context: PracticeContext,
): PracticeListEvent[] {
  const { now } = context;
  const passed = runningDeadlines(list)
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ id: itemId, unitId, dueAt }): PracticeListEvent => ({
      type: 'practice_list.item_overdue',
      at: now,
      itemId,
      unitId,
      dueAt,
    }));
  if (command.type === 'tick') return passed;
  const before = passed.reduce(evolvePracticeList, list);
  if (before.closedAt !== null) throw new ProcessFault('list_closed');
  const decide = decisions[command.type] as Decide<typeof command.type>;
  return [...passed, ...decide(before, command as never, context)];
}

/** The end of the local day. @throws ProcessFault when that lies behind us. */
function dueAtOf({ dueOn }: ItemPlan, { now, timeZone }: PracticeContext): Instant {
  const today = localDate(timeZone, now);
  if (dueOn < today) throw new ProcessFault('due_has_passed', { today });
  return startOfLocalDate(timeZone, plusDays(dueOn, 1));
}

function itemOf({ items }: PracticeList, id: string): PracticeItem {
  const item = items.find((each) => each.id === id);
  if (!item) throw new ProcessFault('unknown_part', { part: id });
  return item;
}

function unsettled(list: PracticeList, id: string): PracticeItem {
  const item = itemOf(list, id);
  if (isSettled(item)) throw new ProcessFault('item_settled', { state: item.state });
  return item;
}

function owned(list: PracticeList, id: string, actor: Actor): PracticeItem {
  mayOnly(actor, [], itemOf(list, id).unitId);
  return unsettled(list, id);
}
