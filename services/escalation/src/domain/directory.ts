import type { Calendar, Deadline } from '@muster/clock';
import type { Kind } from './vocabulary.js';

/** Who answers for a category and a stage of the port process; null matches any (mechanisms 0.5). */
export interface Rule {
  readonly id: string;
  readonly category_code: string | null;
  readonly process_stage: string | null;
  readonly lead_unit_id: string;
  readonly co_unit_ids: readonly string[];
  readonly inform_unit_ids?: readonly string[];
}

/** The deadlines of an assignment; one that is absent is not set. */
export interface DeadlinePolicy {
  readonly code: string;
  readonly kinds: readonly Kind[];
  /** Only for these categories (or their descendants); any when absent. */
  readonly categories?: readonly string[];
  readonly sign?: Deadline;
  readonly contact?: Deadline;
  readonly resolve?: Deadline;
}

/**
 * What a decision needs to know of the alliance, as of one version. Decisions record that version (`directory_version`).
 */
export interface Directory {
  readonly version: number;
  /** Receives what no rule covers and what an inactive unit would have received (兜底). */
  readonly catchAllUnitId: string | undefined;
  readonly defaultCalendar: Calendar;
  /** Version of the alliance's own policies; 0 when it has none. */
  readonly policiesVersion: number;
  unit(id: string): { readonly active: boolean } | undefined;
  enterprise(id: string): { readonly active: boolean } | undefined;
  category(code: string): { readonly kind: Kind } | undefined;
  hasStage(code: string): boolean;
  hasProject(id: string): boolean;
  /** The most specific rule of the responsibility matrix (ADR-0032). */
  rule(categoryCode: string, processStage: string | null): Rule | undefined;
  /** The alliance's own policy, the first that matches. */
  policy(kind: Kind, categoryCode: string): DeadlinePolicy | undefined;
  /** The unit's own calendar (shift work at the terminal), else the alliance's. */
  calendarOf(unitId: string): Calendar;
}
