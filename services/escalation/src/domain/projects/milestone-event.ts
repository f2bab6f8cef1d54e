import type { Instant } from '@muster/clock';
import type { By } from './milestone.js';

type Happened<Type extends string, Data = object> = {
  readonly type: `project_process.milestone_${Type}`;
  readonly at: Instant;
} & MilestoneKey &
  Readonly<Data>;

/** What every event of a milestone says of it, as it is after the event. */
export interface MilestoneKey {
  /** Its code. */
  readonly milestone: string;
  /** The unit that answers for it at that moment. */
  readonly unitId: string;
  readonly phase: string | null;
  readonly plannedOn: string;
  readonly firstPlannedOn: string;
}

/** What can happen to a milestone of a project's process (ADR-0241). */
export type MilestoneEvent =
  /** @property ownUnitId the unit that was named for it. */
  | Happened<'added', { nameZh: string; nameEn: string; ownUnitId: string | null; dueAt: Instant }>
  /** @property move counts from 1. */
  | Happened<'replanned', { from: string; dueAt: Instant; move: number; reason: string; by: By }>
  | Happened<'reached', { reachedOn: string; daysAhead: number; daysAheadOfFirst: number; by: By }>
  | Happened<'taken_back', { reachedOn: string; reason: string; by: By }>
  | Happened<'removed', { reason: string; by: By }>
  | Happened<'overdue', { dueAt: Instant }>;
