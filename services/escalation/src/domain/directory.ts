import type { Calendar, Deadline } from '@muster/clock';
import type { ClockName, Kind, TicketClockName } from './vocabulary.js';

/** Who answers for a category and a stage of the port process; null matches any (mechanisms 0.5). */
export interface Rule {
  readonly id: string;
  readonly category_code: string | null;
  readonly process_stage: string | null;
  readonly lead_unit_id: string;
  readonly co_unit_ids: readonly string[];
  readonly inform_unit_ids?: readonly string[];
}

/** The deadlines of an assignment and of its whistle. An assignment's clock without one is not set; the whistle's fall back on defaults. */
export interface DeadlinePolicy {
  readonly code: string;
  readonly kinds: readonly Kind[];
  /** Only for these categories (or their descendants); any when absent. */
  readonly categories?: readonly string[];
  readonly sign?: Deadline;
  readonly contact?: Deadline;
  readonly resolve?: Deadline;
  readonly triage?: Deadline;
  readonly sign_off?: Deadline;
  readonly call_back?: Deadline;
  readonly supervision?: Deadline;
  readonly urge?: Deadline;
  /** How often the lead reports progress (lifecycle B5); absent: not at all. */
  readonly progress?: Deadline;
  /** The first report of a round, where it is due sooner. */
  readonly first_progress?: Deadline;
  /** The decision of a dispute (A5). */
  readonly dispute?: Deadline;
  /** The most by which the resolve deadline may be extended (T22); absent: not at all. */
  readonly extension?: Deadline;
}

/** The deadlines of a policy by the name of their clock; `review` has none, because its date is agreed (T13). */
export type DeadlineName = Exclude<ClockName | TicketClockName, 'review'>;

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
  hasOfficer(id: string): boolean;
  /** Is this officer a secretary of a party organisation (T9)? */
  isSecretary(officerId: string): boolean;
  /** The officers who hold a post at a unit, by pseudonym (A12). */
  holders(unitId: string, post: string): readonly string[];
  /** The policy of that name as it stood at a version of the alliance's own policies. */
  policyAt(version: number, code: string, kind: Kind, categoryCode: string): DeadlinePolicy | undefined;
  /** A calendar at one of its versions; the current one where that is not known any more. */
  calendarAt(id: string, version: number): Calendar;
  /** A calendar as it was last published; undefined for one that the alliance has not. */
  newestCalendar(id: string): Calendar | undefined;
  /** The unit's own calendar (shift work at the terminal), else the alliance's. */
  calendarOf(unitId: string): Calendar;
}
