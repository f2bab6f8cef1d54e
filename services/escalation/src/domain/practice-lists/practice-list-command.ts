import type { ItemPlan } from './practice-list-event.js';

/** What can be asked of a list that is open. Texts are checked for length at the edge; ids are made by the caller. */
export type PracticeListCommand =
  /** @property position from 1; at the end when absent. */
  | {
      readonly type: 'add_item';
      readonly itemId: string;
      readonly plan: ItemPlan;
      readonly position?: number;
    }
  | { readonly type: 'revise_item'; readonly itemId: string; readonly plan: ItemPlan }
  /** Every item of the list, in its new order (办理时序). */
  | { readonly type: 'order_items'; readonly itemIds: readonly string[] }
  | {
      readonly type: 'report_progress';
      readonly itemId: string;
      readonly note: string;
      readonly done: boolean;
    }
  | { readonly type: 'return_item'; readonly itemId: string; readonly reason: string }
  | {
      readonly type: 'supervise_item';
      readonly itemId: string;
      readonly supervised: boolean;
      readonly note: string;
    }
  | { readonly type: 'drop_item'; readonly itemId: string; readonly reason: string }
  | { readonly type: 'close' }
  /** Deadlines that have passed go on record. */
  | { readonly type: 'tick' };

export type PracticeListCommandType = PracticeListCommand['type'];
