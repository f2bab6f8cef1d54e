import type { CoverageDue } from './coverage.js';
import type {
  Alliance,
  Calendar,
  DeadlinePolicy,
  DutyShift,
  Enterprise,
  IndustryAlliance,
  Officer,
  PartyOrganisation,
  Project,
  ResponsePlan,
  ResponsibilityMatrix,
  Unit,
} from './directory.js';
import type { ProjectDue, ProjectLack } from './project-coverage.js';

interface Removed {
  id: string;
}

/**
 * Order of a section's entries by their ids, given only when the entries' own events do not already lead to it. Calendars that
 * it does not name are gone (there is no public event for that: clocks may still run on them).
 */
export type Arrangement = Partial<Record<OrderedSection, string[]>>;

/** The sections whose entries have an id (a rota has its unit's). */
export type OrderedSection =
  | 'units'
  | 'enterprises'
  | 'industry_alliances'
  | 'party_organisations'
  | 'officers'
  | 'projects'
  | 'duty_rota'
  | 'calendars';

/** What happens to a directory, with everything that this service knows: names and phone numbers of officers included. */
export type DirectoryEvent =
  | { type: 'alliance.registered'; data: { alliance: Alliance } }
  | { type: 'alliance.updated'; data: { alliance: Alliance; arrangement?: Arrangement } }
  | { type: 'unit.registered' | 'unit.updated'; data: { unit: Unit } }
  | { type: 'unit.removed'; data: { unit: Removed } }
  | { type: 'enterprise.registered' | 'enterprise.updated'; data: { enterprise: Enterprise } }
  | { type: 'enterprise.removed'; data: { enterprise: Removed } }
  | {
      type: 'industry_alliance.registered' | 'industry_alliance.updated';
      data: { industry_alliance: IndustryAlliance };
    }
  | { type: 'industry_alliance.removed'; data: { industry_alliance: Removed } }
  | {
      type: 'party_organisation.formed' | 'party_organisation.updated';
      data: { party_organisation: PartyOrganisation };
    }
  | { type: 'party_organisation.dissolved'; data: { party_organisation: Removed } }
  | { type: 'officer.appointed' | 'officer.updated'; data: { officer: Officer } }
  | { type: 'officer.ended'; data: { officer: Removed } }
  | { type: 'project.registered' | 'project.updated'; data: { project: Project } }
  | { type: 'project.removed'; data: { project: Removed } }
  | {
      type: 'duty_rota.published';
      data: { unit_id: string; /** Empty: nobody any more. */ shifts: DutyShift[] };
    }
  | { type: 'responsibility_matrix.published'; data: { matrix_version: number } & ResponsibilityMatrix }
  | {
      type: 'response_plans.published';
      /** Null: the directory names no plans any more. */
      data: { plans_version: number; plans: ResponsePlan[] | null };
    }
  | { type: 'calendar.published'; data: { calendar: Calendar & { version: number } } }
  | {
      type: 'deadline_policies.published';
      /** Null: the directory names no policies any more. */
      data: { policies_version: number; policies: DeadlinePolicy[] | null };
    }
  /** Follows from the entries, and changes none: who is to be covered since, and by id who is not any more. */
  | { type: 'coverage.changed'; data: { due: CoverageDue[]; settled: string[] } }
  /** Likewise what projects under way lack since, and do not any more; also when days pass. */
  | { type: 'project_coverage.changed'; data: { due: ProjectDue[]; settled: ProjectLack[] } };
