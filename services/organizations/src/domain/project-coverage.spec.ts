import type { Officer, PartyOrganisation, Project } from './directory.js';
import type { Sites } from './dual-officers.js';
import { branchNeedOf, projectCoverageEvents } from './project-coverage.js';

const NOVEMBER = '2026-11-30';
const DECEMBER = '2026-12-01';
const names = (name: string) => ({ name_zh: name, name_en: name });
const surveyed = (formal_members: number, probationary_members = 0) => ({
  survey: { surveyed_on: '2026-11-01', formal_members, probationary_members, relations_elsewhere: 0 },
});
const project = (id: string, more: Partial<Project> = {}): Project => ({
  ...{ id, ...names(id), stage: 'construction', unit_ids: [], officer_ids: [`${id}-officer`], ...more },
});
const officerOf = (id: string, until?: string): Officer => ({
  id: `${id}-officer`,
  name: 'Officer',
  posts: [
    { organisation_kind: 'project', organisation_id: id, post: 'x', ...(until ? { until } : {}) },
    { organisation_kind: 'party_organisation', organisation_id: `${id}-branch`, post: 'y' },
  ],
});
const branchOf = (project_id: string): PartyOrganisation => ({
  ...{
    id: `${project_id}-branch`,
    ...names(project_id),
    form: 'own',
    enterprise_ids: [],
    members: 3,
    project_id,
  },
});
const sites = (
  projects: Project[],
  officers: Officer[],
  ...party_organisations: PartyOrganisation[]
): Sites => ({
  ...{ projects, officers, party_organisations },
});
const changed = (before: Sites | null, after: Sites, then = NOVEMBER, day = NOVEMBER) =>
  projectCoverageEvents(before && { sites: before, day: then }, { sites: after, day }).map(
    ({ data }) => data,
  );

it('a project is due a branch by its survey, of its own from three formal members on (1.3, 1.4)', () => {
  const due = (formal: number, probationary: number, ...forms: PartyOrganisation['form'][]) =>
    branchNeedOf(
      surveyed(formal, probationary),
      forms.map((form) => ({ form })),
    );
  expect(due(3, 0)).toBe('own_organisation');
  expect(due(3, 0, 'joint')).toBe('own_organisation');
  expect(due(3, 0, 'own')).toBeNull();
  expect(due(2, 9)).toBe('any_organisation');
  expect(due(0, 1)).toBe('any_organisation');
  expect(due(2, 0, 'joint')).toBeNull();
  expect(due(0, 0)).toBeNull();
  expect(branchNeedOf({}, [])).toBeNull();
});

describe('an import', () => {
  it('tells nothing when it is the first, nor of what was so before', () => {
    const lacking = sites([project('p', surveyed(3))], []);
    expect(changed(null, lacking)).toEqual([]);
    expect(changed(lacking, sites([project('p', surveyed(5))], []))).toEqual([]);
  });

  it('tells of new projects without an officer or branch, and not of those that have both', () => {
    const after = sites(
      [project('p', surveyed(3)), project('q', surveyed(3))],
      [officerOf('q')],
      branchOf('q'),
    );
    expect(changed(sites([], []), after)).toEqual([
      {
        due: [
          { project_id: 'p', need: 'officer', reason: 'registered' },
          { project_id: 'p', need: 'own_organisation', reason: 'registered' },
        ],
        settled: [],
      },
    ]);
  });

  it('tells why: an officer who left, members who were counted, a branch that is gone', () => {
    const before = sites(
      [project('leaves'), project('grows', surveyed(2)), project('loses', surveyed(4))],
      [officerOf('leaves'), officerOf('grows'), officerOf('loses')],
      branchOf('loses'),
    );
    const after = sites(
      [project('leaves', { officer_ids: [] }), project('grows', surveyed(3)), project('loses', surveyed(4))],
      [officerOf('grows'), officerOf('loses')],
    );
    expect(changed(before, after)).toEqual([
      {
        due: [
          { project_id: 'leaves', need: 'officer', reason: 'officer_left' },
          { project_id: 'grows', need: 'own_organisation', reason: 'members' },
          { project_id: 'loses', need: 'own_organisation', reason: 'cover_lost' },
        ],
        settled: [{ project_id: 'grows', need: 'any_organisation' }],
      },
    ]);
  });

  it('tells what is settled; a project that ends is nobody’s task', () => {
    const before = sites([project('served', surveyed(3)), project('ends', surveyed(3))], []);
    const after = sites(
      [project('served', surveyed(3)), project('ends', { ...surveyed(3), ended_on: NOVEMBER })],
      [officerOf('served')],
      branchOf('served'),
    );
    const settled = [
      { project_id: 'served', need: 'officer' },
      { project_id: 'served', need: 'own_organisation' },
    ];
    expect(changed(before, after)).toEqual([{ due: [], settled }]);
  });

  it('names five hundred at once', () => {
    const many = Array.from({ length: 501 }, (_, index) => project(`p-${index}`));
    const told = changed(sites([], []), sites(many, [])) as { due: object[] }[];
    expect(told.map(({ due }) => due.length)).toEqual([500, 1]);
  });
});

describe('days that pass', () => {
  const served = sites([project('p')], [officerOf('p', NOVEMBER)]);

  it('tell of a term that has ended, once', () => {
    expect(changed(served, served)).toEqual([]);
    expect(changed(served, served, NOVEMBER, DECEMBER)).toEqual([
      { due: [{ project_id: 'p', need: 'officer', reason: 'term_ended' }], settled: [] },
    ]);
    expect(changed(served, served, DECEMBER, '2026-12-02')).toEqual([]);
  });

  it('tell of a term that begins', () => {
    const [officer] = served.officers as [Officer];
    const coming = { ...officer, posts: [{ ...officer.posts[0]!, from: DECEMBER, until: '2027-01-01' }] };
    const later = sites([project('p')], [coming]);
    const settled = [{ project_id: 'p', need: 'officer' }];
    expect(changed(later, later, NOVEMBER, DECEMBER)).toEqual([{ due: [], settled }]);
  });
});
