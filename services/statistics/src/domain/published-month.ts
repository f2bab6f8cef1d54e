import { type Difference, differencesOf, type MonthContent } from './month-content.js';

/** How far one partition had been taken in. */
export interface TakenMark {
  readonly topic: string;
  readonly partition: number;
  /** Every record before it is in the figures, but for those put aside, and none from it on. */
  readonly next_offset: number;
}

/** What was known when figures were made. */
export interface KnownThen {
  /** RFC 3339, by the database's clock. */
  readonly at: string;
  /** RFC 3339; null while nothing had come in. */
  readonly newestRecordedAt: string | null;
  readonly watermark: readonly TakenMark[];
}

/** A month as the council published it; every publication of it is a version (kpis B8.8). */
export interface PublishedMonth {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly timeZone: string;
  readonly known: KnownThen;
  readonly content: MonthContent;
  /** SHA-256 of the content's JSON, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Why it was published again; null for the first time. */
  readonly reason: string | null;
  /** What is not as it was published before. */
  readonly changes: readonly Difference[];
}

export type PublishedMonthEvent = {
  readonly type: 'period.published' | 'period.restated';
} & PublishedMonth;

/** What is to be published. */
export type ProposedMonth = Omit<PublishedMonth, 'reason' | 'changes'>;

/** A month that stands published is only published again for a reason. */
export class ReasonMissing extends Error {
  override readonly name = 'ReasonMissing';
}

/**
 * Decides what publishing a month comes to: its first publication, a restatement, or nothing, when it stands as it is (kpis B8.8).
 *
 * @param standing as it was published last; undefined: never.
 * @throws ReasonMissing
 */
export function publishMonth(
  standing: PublishedMonth | undefined,
  proposed: ProposedMonth,
  reason: string | undefined,
): PublishedMonthEvent[] {
  if (!standing) return [{ type: 'period.published', ...proposed, reason: null, changes: [] }];
  if (standing.sha256 === proposed.sha256) return [];
  if (reason === undefined) throw new ReasonMissing();
  const changes = differencesOf(standing.content, proposed.content);
  return [{ type: 'period.restated', ...proposed, reason, changes }];
}

/** The month after an event: what was published last stands, earlier versions are kept beside it. */
export function evolvePublishedMonth(
  _month: PublishedMonth | undefined,
  { type: _type, ...month }: PublishedMonthEvent,
): PublishedMonth {
  return month;
}
