import type { Flag } from '../domain/flags.js';
import type { Kind, Mode, TicketState } from '../domain/vocabulary.js';

/** Newest first · next deadline first · oldest first · oldest first of those that nobody has signed. */
export const SORTS = ['newest', 'urgent', 'oldest', 'untouched'] as const;
export type Sort = (typeof SORTS)[number];

/** What people may ask for by flags; `overdue` and task forces have names of their own. */
export const FLAGS_ASKED = ['disputed', 'supervised', 'priority'] as const;
export type FlagAsked = (typeof FLAGS_ASKED)[number];

/** What a list of tickets is narrowed to; all conditions hold at once. Instants are ISO 8601. */
export interface TicketFilter {
  readonly ids?: readonly string[] | undefined;
  readonly states?: readonly TicketState[] | undefined;
  readonly kinds?: readonly Kind[] | undefined;
  readonly level?: number | undefined;
  readonly category?: string | undefined;
  readonly processStage?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly leadUnitId?: string | undefined;
  /** Tickets in which each of these units has an assignment. */
  readonly unitIds?: readonly string[];
  readonly placeCode?: string | undefined;
  readonly projectId?: string | undefined;
  /** Name of a follower, as `followerName` makes it. */
  readonly follower?: string | undefined;
  readonly source?: string | undefined;
  readonly mode?: Mode | undefined;
  /** All of them. */
  readonly flags?: readonly (Flag | 'priority')[];
  readonly priority?: boolean | undefined;
  readonly round?: number | undefined;
  readonly reopened?: boolean | undefined;
  /** A deadline was missed, and what it waits for is still not done. */
  readonly overdue?: boolean | undefined;
  readonly dueBefore?: string | undefined;
  readonly raisedFrom?: string | undefined;
  readonly raisedTo?: string | undefined;
  /** Words that must all occur: in the number, and in what people wrote when that may be searched. */
  readonly text?: { readonly question: string; readonly inTexts: boolean } | undefined;
}

/** Which part of a list: how it is sorted, and what comes after which position. */
export interface Stretch {
  readonly sort: Sort;
  /** An id; before it, for `urgent`, the next deadline as the database writes it. */
  readonly after?: readonly string[] | undefined;
  readonly limit: number;
}
