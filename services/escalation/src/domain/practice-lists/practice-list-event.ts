import type { Instant } from '@muster/clock';

/** 亟待解决的痛点难点 · 长期未能解决的遗留问题 (mechanisms 0.18). */
export const ITEM_CLASSES = ['acute', 'legacy'] as const;
export type ItemClass = (typeof ITEM_CLASSES)[number];

/** What an item says, as it was last written. */
export interface ItemPlan {
  readonly class: ItemClass;
  readonly title: string;
  /** The unit that answers for it. */
  readonly unitId: string;
  /** Local date until whose end it is to be done, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** Whistles that belong to it. */
  readonly ticketIds: readonly string[];
  /** Key projects that it is about. */
  readonly projectIds: readonly string[];
}

type Happened<Type extends string, Data = object> = {
  readonly type: `practice_list.${Type}`;
  readonly at: Instant;
} & Readonly<Data>;

interface OfItem {
  itemId: string;
  unitId: string;
}

/** What can happen to a list of practice items. Names in the past tense, as in the contract. */
export type PracticeListEvent =
  | Happened<'opened', { id: string; title: string }>
  /** `position` counts from 1; `dueAt` is fixed here, like every clock's (lifecycle B2.6). */
  | Happened<'item_added', { itemId: string; position: number; dueAt: Instant } & ItemPlan>
  | Happened<'item_revised', { itemId: string; dueAt: Instant } & ItemPlan>
  | Happened<'items_ordered', { itemIds: readonly string[] }>
  | Happened<'item_progressed', OfItem & { note: string; done: boolean; inTime: boolean }>
  | Happened<'item_returned', OfItem & { reason: string }>
  | Happened<'item_supervised', OfItem & { supervised: boolean; note: string; role: string }>
  | Happened<'item_overdue', OfItem & { dueAt: Instant }>
  | Happened<'item_dropped', OfItem & { reason: string }>
  | Happened<'closed', { done: number; dropped: number }>;
