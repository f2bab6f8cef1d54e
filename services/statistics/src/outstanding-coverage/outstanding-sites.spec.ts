import type { RecordedDirectoryEvent } from '../domain/directory-fold.js';
import { enterpriseCoverageOf } from '../domain/enterprise-coverage.js';
import { siteCoverageOf } from '../domain/site-coverage.js';
import { outstandingSitesOf } from './outstanding-sites.js';

const TODAY = '2026-11-30';
const names = (name: string) => ({ name_zh: name, name_en: name });
const event = (name: string, data: object): RecordedDirectoryEvent => ({
  ...{ type: `muster.${name}.v1`, data, at: new Date('2026-10-01T01:00:00Z') },
});
const surveyed = (formal_members: number, probationary_members = 0) => ({
  survey: { surveyed_on: '2026-09-01', formal_members, probationary_members, relations_elsewhere: 0 },
});
const project = (id: string, more: object = {}, what = 'registered') =>
  event(`project.${what}`, {
    project: { id, ...names(id), stage: 'construction', unit_ids: [], officer_ids: [], ...more },
  });
const branch = (id: string, form: string, more: object = {}) =>
  event('party_organisation.formed', {
    party_organisation: { id, ...names(id), form, enterprise_ids: [], members: 3, ...more },
  });
const of = (...events: RecordedDirectoryEvent[]) => {
  const isOfSites = ({ type }: RecordedDirectoryEvent) => /\.(project|party_organisation)\./.test(type);
  const others = events.filter(({ type }) => !type.startsWith('muster.project.'));
  return outstandingSitesOf(siteCoverageOf(events.filter(isOfSites)), enterpriseCoverageOf(others), TODAY);
};
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('what is left to do on projects', () => {
  it('is a branch of their own from three formal members on, whatever they belong to meanwhile (1.4)', () => {
    const { dueOwn, toJoin } = of(
      ...['a', 'b', 'c', 'd'].map((id) => project(id, surveyed(3))),
      branch('own-a', 'own', { project_id: 'a' }),
      branch('joint-b', 'joint', { project_id: 'b' }),
      branch('led-c', 'committee', { project_id: 'c' }),
      branch('not-of-d', 'own'),
    );
    expect(dueOwn.map(({ id, coveredBy }) => [id, coveredBy])).toEqual([
      ['b', 'joint'],
      ['c', null],
      ['d', null],
    ]);
    expect(toJoin).toEqual([]);
  });

  it('is any branch for fewer, if there are members: that of the owner, or one of its trade (1.5)', () => {
    const owner = event('enterprise.registered', {
      enterprise: {
        ...{
          id: 'owner',
          ...names('owner'),
          active: true,
          formal_members: 1,
          industry_alliance_ids: ['autos'],
        },
      },
    });
    const trade = event('industry_alliance.registered', {
      industry_alliance: { id: 'autos', ...names('autos'), party_organisation_id: 'autos-branch' },
    });
    const { toJoin } = of(
      ...[owner, trade],
      project('few', { ...surveyed(2, 4), owner_enterprise_id: 'owner' }),
      project('probationary', surveyed(0, 1)),
      project('none', surveyed(0)),
      project('has', surveyed(1)),
      branch('joint-has', 'joint', { project_id: 'has' }),
      branch('autos-branch', 'alliance_branch'),
      branch('joint-owner', 'joint', { enterprise_ids: ['owner'] }),
      branch('elsewhere', 'joint', { enterprise_ids: ['other'] }),
    );
    expect(toJoin.map(({ id, branches }) => [id, idsOf(branches)])).toEqual([
      ['few', ['autos-branch', 'joint-owner']],
      ['probationary', []],
    ]);
  });

  it('is a survey where there is none, and nothing once a project has ended but what outlives it (1.2, 1.3)', () => {
    const { dueOwn, unsurveyed, outlived } = of(
      project('new'),
      project('ends-tomorrow', { ...surveyed(3), ended_on: '2026-12-01' }),
      project('over', { ...surveyed(3), ended_on: TODAY }),
      project('gone', surveyed(3)),
      event('project.removed', { project: { id: 'gone' } }),
      branch('own-over', 'own', { project_id: 'over' }),
      branch('dissolved', 'own', { project_id: 'over' }),
      event('party_organisation.dissolved', { party_organisation: { id: 'dissolved' } }),
    );
    expect([idsOf(dueOwn), idsOf(unsurveyed), idsOf(outlived)]).toEqual([
      ['ends-tomorrow'],
      ['new'],
      ['own-over'],
    ]);
  });

  it('follows what is changed: a survey anew, a branch that belongs to no project any more', () => {
    const { dueOwn } = of(
      project('grows', surveyed(1)),
      project('grows', surveyed(3), 'updated'),
      project('loses', surveyed(3)),
      branch('own', 'own', { project_id: 'loses' }),
      event('party_organisation.updated', {
        party_organisation: { id: 'own', ...names('own'), form: 'own', enterprise_ids: ['x'], members: 3 },
      }),
    );
    expect(idsOf(dueOwn)).toEqual(['grows', 'loses']);
  });
});
