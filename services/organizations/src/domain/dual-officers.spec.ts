import type { Directory, Officer, PartyOrganisation, Post, Project } from './directory.js';
import { dualOfficersOf, hasOfficer, isUnderWay, type Sites } from './dual-officers.js';

const TODAY = '2026-11-30';
const names = (name: string) => ({ name_zh: name, name_en: name });
const project = (id: string, more: Partial<Project> = {}): Project => ({
  ...{ id, ...names(id), stage: 'construction', unit_ids: [], officer_ids: ['zhang'], ...more },
});
const branch = (project_id: string, form: PartyOrganisation['form'] = 'own'): PartyOrganisation => ({
  ...{ id: `${project_id}-${form}`, ...names(project_id), form, enterprise_ids: [], members: 3, project_id },
});
const at = (
  organisation_kind: Post['organisation_kind'],
  organisation_id: string,
  more: object = {},
): Post => ({
  ...{ organisation_kind, organisation_id, post: 'officer', ...more },
});
const zhang = (...posts: Post[]): Officer => ({ id: 'zhang', name: 'Officer', posts });
const statesOf = (sites: Partial<Sites>, day = TODAY) =>
  dualOfficersOf({ projects: [project('p')], officers: [], party_organisations: [], ...sites }, day).map(
    ({ officers }) => officers.map(({ state }) => state),
  );

describe('an officer of a project', () => {
  const both = [at('project', 'p'), at('party_organisation', 'p-own')];

  it('serves with a post there, and at the branch as soon as there is one; a committee is none (1.1)', () => {
    expect(statesOf({ officers: [zhang(at('project', 'p'))] })).toEqual([['serving']]);
    const officers = [zhang(at('project', 'p'))];
    expect(statesOf({ officers, party_organisations: [branch('p', 'committee')] })).toEqual([['serving']]);
    expect(statesOf({ officers, party_organisations: [branch('p')] })).toEqual([['one_post']]);
    expect(statesOf({ officers: [zhang(...both)], party_organisations: [branch('p')] })).toEqual([
      ['serving'],
    ]);
    const elsewhere = [zhang(at('project', 'p'), at('party_organisation', 'q-own'))];
    expect(statesOf({ officers: elsewhere, party_organisations: [branch('p'), branch('q')] })).toEqual([
      ['one_post'],
    ]);
  });

  it('serves from the first day of the term to the last, both included', () => {
    const officers = [zhang(both[0]!, { ...both[1]!, from: '2026-03-01', until: TODAY })];
    const on = (day: string) => statesOf({ officers, party_organisations: [branch('p')] }, day);
    expect(on('2026-02-28')).toEqual([['not_begun']]);
    expect(on('2026-03-01')).toEqual([['serving']]);
    expect(on(TODAY)).toEqual([['serving']]);
    expect(on('2026-12-01')).toEqual([['ended']]);
  });

  it('serves with a second post of the same kind when the first has ended', () => {
    const officers = [
      zhang(at('project', 'p', { until: '2026-01-01' }), at('project', 'p', { post: 'deputy' })),
    ];
    expect(statesOf({ officers })).toEqual([['serving']]);
  });
});

describe('a project', () => {
  it('is under way until the day on which it ended (1.2)', () => {
    expect(isUnderWay(project('p'), TODAY)).toBe(true);
    expect(isUnderWay(project('p', { ended_on: '2026-12-01' }), TODAY)).toBe(true);
    expect(isUnderWay(project('p', { ended_on: TODAY }), TODAY)).toBe(false);
    expect(statesOf({ projects: [project('p', { ended_on: TODAY })] })).toEqual([]);
  });

  it('has an officer when one of several serves', () => {
    const officers = [
      zhang(at('project', 'p', { until: '2026-01-01' })),
      { ...zhang(at('project', 'p')), id: 'li' },
    ];
    const of = (...officer_ids: string[]) =>
      dualOfficersOf(
        {
          projects: [project('p', { officer_ids })],
          officers,
          party_organisations: [],
        } as unknown as Directory,
        TODAY,
      ).map(hasOfficer);
    expect(of('zhang', 'li')).toEqual([true]);
    expect(of('zhang')).toEqual([false]);
    expect(of()).toEqual([false]);
  });
});
