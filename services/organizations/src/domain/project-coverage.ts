import type { DirectoryEvent } from './directory-event.js';
import type { PartyOrganisation, Project } from './directory.js';
import { dualOfficersOf, hasOfficer, isUnderWay, type Sites } from './dual-officers.js';
import { OWN_BRANCH_MEMBERS } from './rules/party-rules.js';

/**
 * What a project under way lacks: an officer with both posts (mechanisms 1.1), a branch of its own, which three formal members are due (1.4), or
 * any that its members belong to (1.5).
 */
export type ProjectNeed = 'officer' | 'own_organisation' | 'any_organisation';

/**
 * Why it came to lack it: the project is new or under way again; its officer has left, or a term has ended; the survey counts more or fewer
 * members; its branch is gone.
 */
export type ProjectReason = 'registered' | 'officer_left' | 'term_ended' | 'members' | 'cover_lost';

/** What a project lacks. */
export interface ProjectLack {
  project_id: string;
  need: ProjectNeed;
}

export interface ProjectDue extends ProjectLack {
  reason: ProjectReason;
}

/** A directory as it stood on a day. */
export interface SitesOnDay {
  readonly sites: Sites;
  /** `YYYY-MM-DD`, where the alliance is. */
  readonly day: string;
}

/** Entries that one event names at most, so that it stays far below what a message may hold. */
const AT_ONCE = 500;

/**
 * What projects lack since then, and do not any more: by an import, or because days have passed (mechanisms 1.1, 1.4, ADR-0245). As with
 * enterprises (ADR-0242) a first import tells nobody, and projects that end are no longer anybody's task.
 */
export function projectCoverageEvents(before: SitesOnDay | null, after: SitesOnDay): DirectoryEvent[] {
  if (!before) return [];
  const lackedBefore = lacksOf(before);
  const lacking = lacksOf(after);
  const reasonOf = reasonsFor(before, after);
  const due = [...lacking].flatMap(([key, lack]): ProjectDue[] =>
    lackedBefore.has(key) ? [] : [{ ...lack, reason: reasonOf(lack) }],
  );
  const underWay = underWayOn(after);
  const settled = [...lackedBefore].flatMap(([key, lack]) =>
    underWay.has(lack.project_id) && !lacking.has(key) ? [lack] : [],
  );
  const count = Math.ceil(Math.max(due.length, settled.length) / AT_ONCE);
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [index * AT_ONCE, (index + 1) * AT_ONCE];
    return {
      type: 'project_coverage.changed',
      data: { due: due.slice(from, to), settled: settled.slice(from, to) },
    };
  });
}

/**
 * Which branch a project is due by its survey: one of its own from three formal members on, whatever its members belong to meanwhile, else any, if it has
 * members at all; null when it has it, and while nobody has surveyed it.
 *
 * @param branches the project's party organisations.
 */
export function branchNeedOf(
  { survey }: Pick<Project, 'survey'>,
  branches: readonly Pick<PartyOrganisation, 'form'>[],
): Exclude<ProjectNeed, 'officer'> | null {
  if (!survey) return null;
  if (survey.formal_members >= OWN_BRANCH_MEMBERS)
    return branches.some(({ form }) => form === 'own') ? null : 'own_organisation';
  const hasMembers = survey.formal_members + survey.probationary_members > 0;
  return hasMembers && branches.length === 0 ? 'any_organisation' : null;
}

function lacksOf({ sites, day }: SitesOnDay): ReadonlyMap<string, ProjectLack> {
  const lacks = new Map<string, ProjectLack>();
  const add = (project_id: string, need: ProjectNeed) =>
    lacks.set(keyOf(project_id, need), { project_id, need });
  for (const one of dualOfficersOf(sites, day)) {
    if (!hasOfficer(one)) add(one.project.id, 'officer');
    const need = branchNeedOf(one.project, one.branches);
    if (need) add(one.project.id, need);
  }
  return lacks;
}

/** Why a project came to lack something. */
function reasonsFor(before: SitesOnDay, after: SitesOnDay): (lack: ProjectLack) => ProjectReason {
  const known = underWayOn(before);
  const now = underWayOn(after);
  // Had nobody changed anything, the days that passed would have come to the same.
  const untouched = lacksOf({ sites: before.sites, day: after.day });
  const dueBySurvey = (projects: ReadonlyMap<string, Project>, id: string) =>
    branchNeedOf(projects.get(id)!, []);
  return ({ project_id, need }) => {
    if (!known.has(project_id)) return 'registered';
    if (need === 'officer') return untouched.has(keyOf(project_id, need)) ? 'term_ended' : 'officer_left';
    return dueBySurvey(known, project_id) === dueBySurvey(now, project_id) ? 'cover_lost' : 'members';
  };
}

const keyOf = (projectId: string, need: ProjectNeed): string => `${projectId} ${need}`;

const underWayOn = ({ sites, day }: SitesOnDay): ReadonlyMap<string, Project> =>
  new Map(
    sites.projects.filter((project) => isUnderWay(project, day)).map((project) => [project.id, project]),
  );
