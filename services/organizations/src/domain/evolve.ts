import type { Arrangement, DirectoryEvent, OrderedSection } from './directory-event.js';
import { EMPTY_STATE, type DirectoryState } from './directory-state.js';
import type { Directory } from './directory.js';
import { ENTITY_SECTIONS } from './entity-sections.js';

/** The state after one more event; the version grows by one. Does not change its arguments. */
export function evolve(state: DirectoryState, event: DirectoryEvent): DirectoryState {
  return evolveAll(state, [event]);
}

/** The state after all these events; from the beginning unless a state is given. */
export function evolveAll(state: DirectoryState, events: readonly DirectoryEvent[]): DirectoryState {
  const draft = new Draft(state);
  for (const event of events) draft.apply(event);
  return draft.finish();
}

/** The state that a whole stream of events leads to. */
export function replay(events: readonly DirectoryEvent[]): DirectoryState {
  return evolveAll(EMPTY_STATE, events);
}

// Ten thousand enterprises arrive as ten thousand events: each section is a map while they are applied, not a list copied each time.
class Draft {
  private readonly sections = new Map<OrderedSection, Map<string, unknown>>();
  private directory: Directory | null;
  private version: number;
  private matrixVersion: number;
  private policiesVersion: number;
  private plansVersion: number;
  private calendarVersions: Record<string, number>;

  constructor(state: DirectoryState) {
    this.directory = state.directory && { ...state.directory };
    this.version = state.version;
    this.matrixVersion = state.matrix_version;
    this.policiesVersion = state.policies_version;
    this.plansVersion = state.plans_version;
    this.calendarVersions = { ...state.calendar_versions };
  }

  apply(event: DirectoryEvent): void {
    this.version += 1;
    switch (event.type) {
      case 'alliance.registered':
        this.directory = emptyDirectory(event.data.alliance);
        return;
      case 'alliance.updated':
        this.directory!.alliance = event.data.alliance;
        if (event.data.arrangement) this.arrange(event.data.arrangement);
        return;
      case 'calendar.published': {
        const { version, ...calendar } = event.data.calendar;
        this.section('calendars').set(calendar.id, calendar);
        this.calendarVersions[calendar.id] = version;
        return;
      }
      case 'duty_rota.published': {
        const { unit_id, shifts } = event.data;
        if (shifts.length === 0) this.section('duty_rota').delete(unit_id);
        else this.section('duty_rota').set(unit_id, { unit_id, shifts });
        return;
      }
      case 'responsibility_matrix.published': {
        const { matrix_version, ...matrix } = event.data;
        this.directory!.responsibility_matrix = matrix;
        this.matrixVersion = matrix_version;
        return;
      }
      case 'response_plans.published': {
        const { plans_version, plans } = event.data;
        if (plans) this.directory!.response_plans = plans;
        else delete this.directory!.response_plans;
        this.plansVersion = plans_version;
        return;
      }
      case 'deadline_policies.published': {
        const { policies_version, policies } = event.data;
        if (policies) this.directory!.deadline_policies = policies;
        else delete this.directory!.deadline_policies;
        this.policiesVersion = policies_version;
        return;
      }
      case 'coverage.changed':
      case 'project_coverage.changed':
        return; // follows from the entries
      default:
        this.applyToEntity(event);
    }
  }

  finish(): DirectoryState {
    const directory = this.directory;
    if (directory) {
      for (const [section, entries] of this.sections) {
        (directory as unknown as Record<string, unknown[]>)[section] = [...entries.values()];
      }
    }
    return {
      directory,
      version: this.version,
      matrix_version: this.matrixVersion,
      policies_version: this.policiesVersion,
      plans_version: this.plansVersion,
      calendar_versions: this.calendarVersions,
    };
  }

  private applyToEntity(event: DirectoryEvent): void {
    const [entity] = event.type.split('.');
    const kind = ENTITY_SECTIONS.find((candidate) => candidate.entity === entity);
    if (!kind) throw new Error(`unknown event ${event.type}`);
    const entry = (event.data as unknown as Record<string, { id: string }>)[kind.entity]!;
    if (event.type === kind.removed) this.section(kind.section).delete(entry.id);
    else this.section(kind.section).set(entry.id, entry);
  }

  private arrange(arrangement: Arrangement): void {
    for (const [section, order] of Object.entries(arrangement) as [OrderedSection, string[]][]) {
      const entries = this.section(section);
      this.sections.set(section, new Map(order.map((id) => [id, entries.get(id)])));
    }
  }

  private section(section: OrderedSection): Map<string, unknown> {
    let entries = this.sections.get(section);
    if (!entries) {
      const list: readonly ({ id: string } | { unit_id: string })[] = this.directory![section];
      entries = new Map(list.map((entry) => ['id' in entry ? entry.id : entry.unit_id, entry]));
      this.sections.set(section, entries);
    }
    return entries;
  }
}

function emptyDirectory(alliance: Directory['alliance']): Directory {
  return {
    alliance,
    units: [],
    enterprises: [],
    industry_alliances: [],
    party_organisations: [],
    officers: [],
    projects: [],
    duty_rota: [],
    responsibility_matrix: { process_stages: [], categories: [], rules: [] },
    calendars: [],
  };
}
