import type { DirectorySnapshot, RoutingQuestion } from '@muster/directory';
import type { DeadlinePolicy, Directory, Matter, Plan } from '../domain/directory.js';
import { placeCode } from '../domain/place.js';
import { KINDS, type Kind } from '../domain/vocabulary.js';
import { standardCalendar } from './standard-calendar.js';

/** The directory as decisions see it, and what raising needs besides. One per snapshot, so that each is worked out once. */
export interface AllianceDirectory extends Directory {
  readonly numberPrefix: string;
  readonly timeZone: string;
  /** What the alliance calls a project of its directory. */
  projectNames(id: string): { readonly zh: string; readonly en: string } | undefined;
}

const SECRETARIES = ['secretary', 'deputy_secretary'];
const known = new WeakMap<DirectorySnapshot, AllianceDirectory>();

/** @returns undefined while the alliance's own entry is missing: nobody can be mustered yet. */
export function allianceDirectory(snapshot: DirectorySnapshot | undefined): AllianceDirectory | undefined {
  if (!snapshot) return undefined;
  let directory = known.get(snapshot);
  if (!directory && snapshot.alliance)
    known.set(snapshot, (directory = translate(snapshot, snapshot.alliance)));
  return directory;
}

type Alliance = NonNullable<DirectorySnapshot['alliance']>;

function translate(snapshot: DirectorySnapshot, alliance: Alliance): AllianceDirectory {
  const timeZone = alliance.time_zone;
  const defaultCalendar = snapshot.defaultCalendar ?? standardCalendar(timeZone);
  return {
    version: snapshot.version,
    numberPrefix: alliance.number_prefix,
    timeZone,
    catchAllUnitId: catchAll(snapshot, alliance),
    defaultCalendar,
    policiesVersion: snapshot.policies.policies_version,
    unit: (id) => snapshot.unit(id),
    enterprise: (id) => snapshot.enterprise(id),
    category: (code) => {
      const category = snapshot.category(code);
      return category && { kind: knownKind(category.kind) };
    },
    hasStage: (code) => snapshot.processStage(code) !== undefined,
    hasProject: (id) => snapshot.project(id) !== undefined,
    projectNames: (id) => {
      const project = snapshot.project(id);
      return project && { zh: project.name_zh, en: project.name_en };
    },
    rule: (matter) => snapshot.rule(question(snapshot, matter)),
    plan: (matter) => {
      const plan = snapshot.plan(matter.kind, question(snapshot, matter));
      return plan && ({ ...plan, version: snapshot.plans.plans_version } as Plan);
    },
    policy: (kind, categoryCode, level) =>
      snapshot.policy(kind, categoryCode, level) as DeadlinePolicy | undefined,
    hasOfficer: (id) => snapshot.officer(id) !== undefined,
    isSecretary: (id) =>
      (snapshot.officer(id)?.posts ?? []).some(
        ({ organisation_kind, post }) =>
          organisation_kind === 'party_organisation' && SECRETARIES.includes(post),
      ),
    holders: (unitId, post) => snapshot.holders(unitId, post),
    dutyOfficers: (unitId, at) => snapshot.dutyOfficers(unitId, new Date(at)),
    policyAt: (version, code) => snapshot.policyAt(version, code) as DeadlinePolicy | undefined,
    calendarAt: (id, version) => snapshot.calendarAt(id, version) ?? snapshot.calendar(id) ?? defaultCalendar,
    newestCalendar: (id) => snapshot.calendar(id),
    calendarOf: (unitId) => snapshot.calendarOf(unitId) ?? defaultCalendar,
  };
}

function question(
  snapshot: DirectorySnapshot,
  { category, processStage, place, projectId, enterpriseId }: Matter,
): RoutingQuestion {
  return {
    categoryCode: category,
    processStage,
    placeCode: place && placeCode(place, snapshot.matrix.places ?? []),
    projectId,
    industryAllianceIds:
      (enterpriseId === null ? undefined : snapshot.enterprise(enterpriseId))?.industry_alliance_ids ?? [],
  };
}

// Without a catch-all unit the convenor answers for what nobody else does: a whistle must always reach somebody.
function catchAll(snapshot: DirectorySnapshot, { convenor_unit_id }: Alliance): string | undefined {
  const convenor = convenor_unit_id === undefined ? undefined : snapshot.unit(convenor_unit_id);
  return snapshot.catchAllUnit?.id ?? (convenor?.active ? convenor.id : undefined);
}

// The contract's lists may grow: a kind of whistle that this version does not know yet is handled as an ordinary one.
function knownKind(kind: string): Kind {
  return KINDS.find((known) => known === kind) ?? 'routine';
}
