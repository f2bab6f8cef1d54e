import type { Directory, Officer, PartyOrganisation, Post, Project } from './directory.js';

/** Of a directory, what dual officers follow from. */
export type Sites = Pick<Directory, 'projects' | 'officers' | 'party_organisations'>;

/** How an officer of a project stands to it on a day: with every post that it takes, not yet, not any more, or with only one of two posts. */
export type SiteOfficerState = 'serving' | 'not_begun' | 'ended' | 'one_post';

/** An officer of a project, with the posts at the project and at its branch. */
export interface SiteOfficer {
  readonly officer: Officer;
  readonly posts: readonly Post[];
  readonly state: SiteOfficerState;
}

/** A project under way, and who looks after it (双员, mechanisms 1.1). */
export interface ProjectOfficers {
  readonly project: Project;
  /** Party organisations of the project; none while none has been formed. */
  readonly branches: readonly PartyOrganisation[];
  /** Those whom the project names, in its order. */
  readonly officers: readonly SiteOfficer[];
}

/** A project is under way until the day on which it ended. @param day `YYYY-MM-DD`, where the alliance is. */
export function isUnderWay({ ended_on }: Project, day: string): boolean {
  return ended_on === undefined || day < ended_on;
}

/** Whether a post is held on a day: both ends of the term are days in office, and a post without a term is held as long as it is listed. */
export function isHeld({ from, until }: Post, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** Whether anybody looks after it now. */
export function hasOfficer({ officers }: ProjectOfficers): boolean {
  return officers.some(({ state }) => state === 'serving');
}

/**
 * Who looks after the projects that are under way on a day (mechanisms 1.1, ADR-0245). An officer of a project holds a post there and, as soon as
 * the project has a branch, one at a branch of it as well: the specialist and the party instructor are one person.
 *
 * @param day `YYYY-MM-DD`, where the alliance is.
 */
export function dualOfficersOf(sites: Sites, day: string): ProjectOfficers[] {
  const people = new Map(sites.officers.map((officer) => [officer.id, { officer, posts: postsOf(officer) }]));
  const branches = branchesOf(sites);
  return sites.projects
    .filter((project) => isUnderWay(project, day))
    .map((project) => {
      const own = branches.get(project.id) ?? [];
      const officers = project.officer_ids.flatMap((id) => {
        const person = people.get(id);
        return person ? [siteOfficer(person, project.id, own, day)] : [];
      });
      return { project, branches: own, officers };
    });
}

/** The party organisations of each project. A committee leads branches and is none. */
export function branchesOf({
  party_organisations,
}: Pick<Sites, 'party_organisations'>): ReadonlyMap<string, PartyOrganisation[]> {
  const branches = new Map<string, PartyOrganisation[]>();
  for (const organisation of party_organisations)
    if (organisation.project_id !== undefined && organisation.form !== 'committee')
      listed(branches, organisation.project_id).push(organisation);
  return branches;
}

/** An officer's posts by the organisation: whoever has thousands is looked up, not searched. */
type Posts = ReadonlyMap<string, Post[]>;

function postsOf({ posts }: Officer): Posts {
  const by = new Map<string, Post[]>();
  for (const post of posts) listed(by, `${post.organisation_kind} ${post.organisation_id}`).push(post);
  return by;
}

function siteOfficer(
  { officer, posts }: { officer: Officer; posts: Posts },
  projectId: string,
  branches: readonly PartyOrganisation[],
  day: string,
): SiteOfficer {
  const atProject = posts.get(`project ${projectId}`) ?? [];
  const atBranch = branches.flatMap(({ id }) => posts.get(`party_organisation ${id}`) ?? []);
  const sides = branches.length === 0 ? [atProject] : [atProject, atBranch];
  return { officer, posts: [...atProject, ...atBranch], state: stateOf(sides, day) };
}

function stateOf(sides: readonly (readonly Post[])[], day: string): SiteOfficerState {
  const lacking = sides.filter((posts) => !posts.some((post) => isHeld(post, day)));
  if (lacking.length === 0) return 'serving';
  if (lacking.some((posts) => posts.length === 0)) return 'one_post';
  const isOver = lacking.some((posts) => posts.every(({ until }) => until !== undefined && until < day));
  return isOver ? 'ended' : 'not_begun';
}

function listed<Value>(lists: Map<string, Value[]>, key: string): Value[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
