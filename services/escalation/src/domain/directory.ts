import type { Calendar, Deadline, Instant } from '@muster/clock';
import type { ClockName, Kind, TicketClockName } from './vocabulary.js';
import type { Whistle } from './whistle.js';

/** What rules and plans look at. */
export type Matter = Pick<
  Whistle,
  'kind' | 'category' | 'processStage' | 'place' | 'projectId' | 'enterpriseId'
>;

interface Team {
  readonly lead_unit_id: string;
  readonly co_unit_ids: readonly string[];
  readonly inform_unit_ids?: readonly string[];
}

/** Who answers for what (mechanisms 0.5). */
export interface Rule extends Team {
  readonly id: string;
}

/** A text in both languages of the product. */
export interface Names {
  readonly name_zh: string;
  readonly name_en: string;
}

/** What a plan says besides who takes part. */
export interface PlanText extends Names {
  readonly code: string;
  readonly kind: Kind;
  readonly steps: readonly (Names & { readonly code: string })[];
  /** What must be so for the joint work to end (T9). */
  readonly stand_down_when?: Names;
  /** The secretary who heads the task force that an emergency forms at once, by pseudonym (T9). */
  readonly secretary_officer_id?: string;
}

/** Units and steps agreed beforehand for a kind of whistle (预案, ADR-0156). */
export interface Plan extends PlanText, Team {
  /** Version of the alliance's plans. */
  readonly version: number;
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
  /** The most specific rule of the responsibility matrix (ADR-0154). */
  rule(matter: Matter): Rule | undefined;
  /** The most specific plan for this kind of whistle (ADR-0156). */
  plan(matter: Matter): Plan | undefined;
  /** The alliance's own policy for a whistle on this level, the first that matches. */
  policy(kind: Kind, categoryCode: string, level: number): DeadlinePolicy | undefined;
  hasOfficer(id: string): boolean;
  /** Is this officer a secretary of a party organisation (T9)? */
  isSecretary(officerId: string): boolean;
  /** The officers who hold a post at a unit, by pseudonym (A12). */
  holders(unitId: string, post: string): readonly string[];
  /** The officers whom the unit's rota names at an instant, by pseudonym. */
  dutyOfficers(unitId: string, at: Instant): readonly string[];
  /** The policy of that name as it stood at a version of the alliance's own policies. */
  policyAt(version: number, code: string): DeadlinePolicy | undefined;
  /** A calendar at one of its versions; the current one where that is not known any more. */
  calendarAt(id: string, version: number): Calendar;
  /** A calendar as it was last published; undefined for one that the alliance has not. */
  newestCalendar(id: string): Calendar | undefined;
  /** The unit's own calendar (shift work at the terminal), else the alliance's. */
  calendarOf(unitId: string): Calendar;
}
