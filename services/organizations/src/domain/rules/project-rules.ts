import { localDate } from '@muster/clock';
import type { Project } from '../directory.js';
import { dualOfficersOf, hasOfficer, isUnderWay, type ProjectOfficers } from '../dual-officers.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/**
 * A project has somebody, who holds both posts now; terms end after they begin, surveys have happened, and a branch ends with its
 * project (mechanisms 1.1 to 1.3, ADR-0245).
 */
export function projectRules(document: ExaminedDocument, now: Date): Finding[] {
  const zone = document.alliance?.value.time_zone;
  return [
    ...officersWithoutPost(document),
    ...termRules(document),
    ...document.entries('projects').flatMap((project) => surveyedMembersRules(project)),
    ...(zone === undefined ? [] : rulesOfToday(document, localDate(zone, now.getTime()))),
  ];
}

function officersWithoutPost(document: ExaminedDocument): Finding[] {
  // By officer the projects of his posts: whoever has thousands is looked up, not searched (ADR-0194).
  const projectsOf = new Map(
    document.entries('officers').map(({ value: { id, posts } }) => {
      const atProjects = posts.filter(({ organisation_kind }) => organisation_kind === 'project');
      return [id, new Set(atProjects.map(({ organisation_id }) => organisation_id))];
    }),
  );
  return document.entries('projects').flatMap(({ value: project, pointer }) =>
    project.officer_ids.flatMap((id, index): Finding[] => {
      if (projectsOf.get(id)?.has(project.id) !== false) return [];
      const params = { id, project: project.id };
      return [{ pointer: `${pointer}/officer_ids/${index}`, code: 'officer_without_post', params }];
    }),
  );
}

function termRules(document: ExaminedDocument): Finding[] {
  return document
    .entries('officers')
    .flatMap(({ value, pointer }) =>
      value.posts.flatMap(({ from, until }, index): Finding[] =>
        from !== undefined && until !== undefined && until < from
          ? [{ pointer: `${pointer}/posts/${index}/until`, code: 'term_ends_before_it_begins' }]
          : [],
      ),
    );
}

function surveyedMembersRules({ value: { survey }, pointer }: Entry<Project>): Finding[] {
  if (!survey) return [];
  const members = survey.formal_members + survey.probationary_members;
  if (survey.relations_elsewhere <= members) return [];
  const place = `${pointer}/survey/relations_elsewhere`;
  return [{ pointer: place, code: 'more_elsewhere_than_members', params: { members } }];
}

function rulesOfToday(document: ExaminedDocument, today: string): Finding[] {
  const projects = document.entries('projects');
  const organisations = document.entries('party_organisations');
  const officers = document.entries('officers');
  const sites = dualOfficersOf(
    {
      projects: projects.map(({ value }) => value),
      officers: officers.map(({ value }) => value),
      party_organisations: organisations.map(({ value }) => value),
    },
    today,
  );
  const places = new Map(projects.map(({ value, pointer }) => [value.id, pointer]));
  const ended = new Set(
    projects.filter(({ value }) => !isUnderWay(value, today)).map(({ value }) => value.id),
  );
  return [
    ...projects.flatMap(({ value: { survey }, pointer }): Finding[] =>
      survey && survey.surveyed_on > today
        ? [{ pointer: `${pointer}/survey/surveyed_on`, code: 'survey_in_future', params: { today } }]
        : [],
    ),
    ...sites.flatMap((site) => officerWarnings(site, places.get(site.project.id)!, today)),
    ...organisations.flatMap(({ value: { id, project_id: project }, pointer }): Finding[] =>
      project !== undefined && ended.has(project)
        ? [{ pointer, code: 'branch_of_ended_project', params: { id, project }, warning: true }]
        : [],
    ),
  ];
}

function officerWarnings(site: ProjectOfficers, pointer: string, today: string): Finding[] {
  const { project, officers } = site;
  const place = `${pointer}/officer_ids`;
  const { id } = project;
  if (project.officer_ids.length === 0)
    return [{ pointer: place, code: 'project_without_officer', params: { id }, warning: true }];
  const indices = new Map(project.officer_ids.map((officerId, index) => [officerId, index]));
  const over = officers.flatMap(({ officer, posts, state }): Finding[] => {
    if (state === 'serving') return []; // with another post that goes on
    const last = posts.map(({ until }) => until).find((until) => until !== undefined && until < today);
    if (last === undefined) return [];
    const index = indices.get(officer.id)!;
    const params = { id: officer.id, project: id, until: last };
    return [{ pointer: `${place}/${index}`, code: 'officer_term_ended', params, warning: true }];
  });
  // Whose own entry is malformed, or who has no post at the project, is an error in its place already.
  const known = officers.filter(({ posts }) => posts.some((post) => post.organisation_kind === 'project'));
  if (hasOfficer(site) || known.length < project.officer_ids.length) return over;
  return [...over, { pointer: place, code: 'project_without_dual_officer', params: { id }, warning: true }];
}
