import type {
  PartyOrganisationDissolved,
  PartyOrganisationFormed,
  ProjectRegistered,
  ProjectRemoved,
} from '@muster/contracts';
import type { Name } from './directory-fact.js';
import type { DirectoryEvent } from './directory-fold.js';
import { COVERING_FORMS, type CoveringForm } from './enterprise-coverage.js';

/** Who of a project's people is a party member, as counted on a day (mechanisms 1.3). */
export interface MemberSurvey {
  /** `YYYY-MM-DD`. */
  readonly surveyedOn: string;
  readonly formalMembers: number;
  readonly probationaryMembers: number;
  readonly relationsElsewhere: number;
}

/** A project of the directory. */
export interface SiteProject extends Name {
  readonly id: string;
  readonly ownerId: string | null;
  /** `YYYY-MM-DD`; null while nobody has said that it ends. */
  readonly endedOn: string | null;
  readonly survey: MemberSurvey | null;
}

/** A branch of a project. A committee leads branches and is none. */
export interface SiteBranch extends Name {
  readonly id: string;
  readonly form: CoveringForm;
  readonly projectId: string;
}

/** Projects and their branches, by id. */
export interface SiteCoverage {
  readonly projects: readonly SiteProject[];
  readonly branches: readonly SiteBranch[];
}

/** Types of events that {@link siteCoverageOf} understands. */
export const SITE_EVENTS: readonly string[] = [
  'muster.project.registered.v1',
  'muster.project.updated.v1',
  'muster.project.removed.v1',
  'muster.party_organisation.formed.v1',
  'muster.party_organisation.updated.v1',
  'muster.party_organisation.dissolved.v1',
];

/** What these events of a directory, in the order of its versions, leave. */
export function siteCoverageOf(events: Iterable<DirectoryEvent>): SiteCoverage {
  const projects = new Map<string, SiteProject>();
  const branches = new Map<string, SiteBranch>();
  for (const { type, data } of events) {
    if (type === 'muster.project.removed.v1') projects.delete((data as ProjectRemoved).project.id);
    else if (type === 'muster.party_organisation.dissolved.v1')
      branches.delete((data as PartyOrganisationDissolved).party_organisation.id);
    else if (type.startsWith('muster.project.')) {
      const { project } = data as ProjectRegistered;
      projects.set(project.id, projectOf(project));
    } else keepBranch(branches, (data as PartyOrganisationFormed).party_organisation);
  }
  return { projects: [...projects.values()].sort(byId), branches: [...branches.values()].sort(byId) };
}

function projectOf({
  id,
  owner_enterprise_id,
  ended_on,
  survey,
  ...of
}: ProjectRegistered['project']): SiteProject {
  return {
    ...nameOf(of),
    id,
    ownerId: owner_enterprise_id ?? null,
    endedOn: ended_on ?? null,
    survey: survey
      ? {
          surveyedOn: survey.surveyed_on,
          formalMembers: survey.formal_members,
          probationaryMembers: survey.probationary_members,
          relationsElsewhere: survey.relations_elsewhere,
        }
      : null,
  };
}

function keepBranch(
  branches: Map<string, SiteBranch>,
  { id, form, project_id: projectId, ...of }: PartyOrganisationFormed['party_organisation'],
): void {
  const covering = COVERING_FORMS.find((each) => each === form);
  if (projectId === undefined || !covering) branches.delete(id);
  else branches.set(id, { ...nameOf(of), id, form: covering, projectId });
}

const nameOf = ({ name_zh: zh, name_en: en }: { name_zh: string; name_en: string }): Name => ({ zh, en });
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
