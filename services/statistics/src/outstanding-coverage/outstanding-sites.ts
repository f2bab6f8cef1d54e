import { OWN_ORGANISATION_MEMBERS } from '../domain/directory-fold.js';
import type {
  CoveringForm,
  CoveringOrganisation,
  EnterpriseCoverage,
} from '../domain/enterprise-coverage.js';
import type { MemberSurvey, SiteBranch, SiteCoverage, SiteProject } from '../domain/site-coverage.js';

/** A project under way for which a branch is to be formed, or whose members are to belong to one. */
export interface SiteToCover extends SiteProject {
  readonly survey: MemberSurvey;
  /** What its members belong to meanwhile. */
  readonly coveredBy: CoveringForm | null;
}

/** One with fewer than three formal members, and the branches that they might be taken into. */
export interface SiteToJoin extends SiteToCover {
  readonly branches: readonly CoveringOrganisation[];
}

/** What is left to do on projects. */
export interface OutstandingSites {
  /** With three formal members or more, and no branch of their own (mechanisms 1.4). */
  readonly dueOwn: readonly SiteToCover[];
  /** With fewer members, and no branch at all (mechanisms 1.5). */
  readonly toJoin: readonly SiteToJoin[];
  /** Projects under way that nobody has surveyed (mechanisms 1.3). */
  readonly unsurveyed: readonly SiteProject[];
  /** Branches whose project has ended (mechanisms 1.2). */
  readonly outlived: readonly SiteBranch[];
}

/**
 * Which projects are due a branch by their survey, which have none, and which branches have outlived their project (mechanisms 1.2 to 1.5, ADR-0245).
 * Enterprises and their rates are not touched by any of it.
 *
 * @param today the local day of the figures, `YYYY-MM-DD`: a project is under way until the day on which it ended.
 */
export function outstandingSitesOf(
  { projects, branches }: SiteCoverage,
  coverage: EnterpriseCoverage,
  today: string,
): OutstandingSites {
  const isOver = ({ endedOn }: SiteProject): boolean => endedOn !== null && endedOn <= today;
  const underWay = projects.filter((project) => !isOver(project));
  const over = new Set(projects.filter(isOver).map(({ id }) => id));
  const forms = formsOf(branches);
  const surveyed = underWay.flatMap((project): SiteToCover[] =>
    project.survey ? [{ ...project, survey: project.survey, coveredBy: forms.get(project.id) ?? null }] : [],
  );
  const isDueOwn = ({ survey }: SiteToCover): boolean => survey.formalMembers >= OWN_ORGANISATION_MEMBERS;
  const hasMembers = ({ survey: { formalMembers, probationaryMembers } }: SiteToCover): boolean =>
    formalMembers + probationaryMembers > 0;
  return {
    dueOwn: surveyed.filter((site) => isDueOwn(site) && site.coveredBy !== 'own'),
    toJoin: surveyed
      .filter((site) => !isDueOwn(site) && hasMembers(site) && site.coveredBy === null)
      .map((site) => ({ ...site, branches: branchesNear(site, coverage) })),
    unsurveyed: underWay.filter(({ survey }) => survey === null),
    outlived: branches.filter(({ projectId }) => over.has(projectId)),
  };
}

/** The form of each project's branch; its own before any other. */
function formsOf(branches: readonly SiteBranch[]): ReadonlyMap<string, CoveringForm> {
  const forms = new Map<string, CoveringForm>();
  for (const { projectId, form } of branches) if (forms.get(projectId) !== 'own') forms.set(projectId, form);
  return forms;
}

// Of the four criteria of a joint branch the directory knows the trade, and that only by the project's owner.
function branchesNear(
  { ownerId }: SiteProject,
  { enterprises, organisations, industryAlliances }: EnterpriseCoverage,
): CoveringOrganisation[] {
  const owner = enterprises.find(({ id }) => id === ownerId);
  if (!owner) return [];
  const trades = new Set(owner.industryAllianceIds);
  const allianceBranches = new Set(
    industryAlliances.flatMap(({ id, branchId }) => (trades.has(id) && branchId !== null ? [branchId] : [])),
  );
  const ofTrade = new Set(
    enterprises.flatMap(({ id, industryAllianceIds }) =>
      industryAllianceIds.some((trade) => trades.has(trade)) ? [id] : [],
    ),
  );
  return organisations.filter(
    ({ id, form, enterpriseIds }) =>
      enterpriseIds.includes(owner.id) ||
      allianceBranches.has(id) ||
      (form === 'joint' && enterpriseIds.some((one) => ofTrade.has(one))),
  );
}
