import type { Instant } from '@muster/clock';
import type { ItemPlan, PracticeListEvent } from './practice-list-event.js';

export const ITEM_STATES = ['planned', 'in_progress', 'done', 'dropped'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What the unit has reported, or why its result was returned. */
export interface ProgressEntry {
  readonly at: Instant;
  readonly what: 'progress' | 'done' | 'returned';
  readonly note: string;
}

/** One entry of the supervision log (督办). */
export interface SupervisionEntry {
  readonly at: Instant;
  readonly supervised: boolean;
  readonly note: string;
  /** Role of the one who did it. */
  readonly role: string;
}

/** One practice item. Its plan can be revised; what it said before stays in the log. */
export interface PracticeItem extends ItemPlan {
  readonly id: string;
  /** Counts how often the plan was written, from 1. */
  readonly revision: number;
  readonly state: ItemState;
  readonly dueAt: Instant;
  readonly overdueAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly supervised: boolean;
  readonly progress: readonly ProgressEntry[];
  readonly supervision: readonly SupervisionEntry[];
}

/** A list of practice items (办实事项目清单) in the order in which they are to be done (mechanisms 0.18, ADR-0152). Immutable. */
export interface PracticeList {
  readonly id: string;
  readonly title: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly items: readonly PracticeItem[];
}

/** Is nothing to be done for it any more? */
export function isSettled({ state }: PracticeItem): boolean {
  return state === 'done' || state === 'dropped';
}

/** Items whose deadline still runs, the earliest first; none after the end of the list. */
export function runningDeadlines({ closedAt, items }: PracticeList): PracticeItem[] {
  if (closedAt !== null) return [];
  return items
    .filter((item) => !isSettled(item) && item.overdueAt === null)
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** The list after an event. Pure and total over its own stream. */
export function evolvePracticeList(list: PracticeList | undefined, event: PracticeListEvent): PracticeList {
  if (event.type === 'practice_list.opened') {
    const { id, title, at } = event;
    return { id, title, openedAt: at, closedAt: null, items: [] };
  }
  if (!list) throw new Error(`${event.type} before practice_list.opened`);
  switch (event.type) {
    case 'practice_list.item_added': {
      const { type: _, at: __, itemId: id, position, ...plan } = event;
      return { ...list, items: list.items.toSpliced(position - 1, 0, { ...NEW_ITEM, ...plan, id }) };
    }
    case 'practice_list.item_revised': {
      const { type: _, at: __, itemId, ...plan } = event;
      return withItem(list, itemId, (item) => ({
        ...plan,
        revision: item.revision + 1,
        overdueAt: plan.dueAt === item.dueAt ? item.overdueAt : null,
      }));
    }
    case 'practice_list.items_ordered':
      return { ...list, items: event.itemIds.map((id) => list.items.find((item) => item.id === id)!) };
    case 'practice_list.item_progressed': {
      const { at, note, done } = event;
      return withItem(list, event.itemId, ({ progress }) => ({
        state: done ? 'done' : 'in_progress',
        doneAt: done ? at : null,
        progress: [...progress, { at, what: done ? 'done' : 'progress', note }],
      }));
    }
    case 'practice_list.item_returned':
      return withItem(list, event.itemId, ({ progress }) => ({
        state: 'in_progress',
        doneAt: null,
        progress: [...progress, { at: event.at, what: 'returned', note: event.reason }],
      }));
    case 'practice_list.item_supervised': {
      const { at, supervised, note, role } = event;
      return withItem(list, event.itemId, ({ supervision }) => ({
        supervised,
        supervision: [...supervision, { at, supervised, note, role }],
      }));
    }
    case 'practice_list.item_overdue':
      return withItem(list, event.itemId, () => ({ overdueAt: event.at }));
    case 'practice_list.item_dropped':
      return withItem(list, event.itemId, () => ({ state: 'dropped' }));
    case 'practice_list.closed':
      return { ...list, closedAt: event.at };
  }
}

const NEW_ITEM = {
  revision: 1,
  state: 'planned',
  overdueAt: null,
  doneAt: null,
  supervised: false,
  progress: [],
  supervision: [],
} as const;

function withItem(
  list: PracticeList,
  id: string,
  change: (item: PracticeItem) => Partial<PracticeItem>,
): PracticeList {
  return {
    ...list,
    items: list.items.map((item) => (item.id === id ? { ...item, ...change(item) } : item)),
  };
}
