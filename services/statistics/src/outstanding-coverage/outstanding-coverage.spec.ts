import { localDate } from '@muster/clock';
import type { RecordedDirectoryEvent } from '../domain/directory-fold.js';
import { enterpriseCoverageOf } from '../domain/enterprise-coverage.js';
import { outstandingCoverageOf } from './outstanding-coverage.js';

const TODAY = '2026-11-30';
const IMPORTED = '2026-10-01T01:00:00Z';
const names = (name: string) => ({ name_zh: name, name_en: name });

const event = (name: string, data: object, at = IMPORTED): RecordedDirectoryEvent => ({
  ...{ type: `muster.${name}.v1`, data, at: new Date(at) },
});
const enterprise = (id: string, more: object = {}, at?: string) =>
  event(
    'enterprise.registered',
    {
      enterprise: {
        ...{ id, ...names(id), active: true, formal_members: 1, industry_alliance_ids: ['autos'], ...more },
      },
    },
    at,
  );
const organisation = (id: string, form: string, enterprise_ids: string[], at?: string) =>
  event(
    'party_organisation.formed',
    { party_organisation: { id, ...names(id), form, enterprise_ids, members: 3 } },
    at,
  );
const dissolved = (id: string, at: string) =>
  event('party_organisation.dissolved', { party_organisation: { id } }, at);
const autos = event('industry_alliance.registered', {
  industry_alliance: { id: 'autos', ...names('autos'), party_organisation_id: 'autos-branch' },
});
const of = (...events: RecordedDirectoryEvent[]) =>
  outstandingCoverageOf(enterpriseCoverageOf(events), TODAY, (instant) =>
    localDate('Asia/Shanghai', instant),
  );
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('who is to be covered', () => {
  it('is due an organisation of its own from three formal members on, whatever covers it meanwhile', () => {
    const { dueOwn, uncovered } = of(
      ...['a', 'b', 'c'].map((id) => enterprise(id, { formal_members: 3 })),
      enterprise('d', { formal_members: 2 }),
      organisation('own-a', 'own', ['a']),
      organisation('joint', 'joint', ['a', 'b']),
      organisation('committee', 'committee', ['d']),
    );
    expect(dueOwn.map(({ id, coveredBy }) => [id, coveredBy])).toEqual([
      ['b', 'joint'],
      ['c', null],
    ]);
    expect(idsOf(uncovered)).toEqual(['d']); // a committee covers nobody (O2)
  });

  it('has waited since it joined, the longest first; of whom it is not known, last', () => {
    const { uncovered } = of(
      enterprise('unknown'),
      enterprise('new', { joined_on: '2026-11-29' }),
      enterprise('old', { joined_on: '2026-11-02' }),
      enterprise('gone', { active: false }),
    );
    expect(uncovered.map(({ id, daysSinceJoining }) => [id, daysSinceJoining])).toEqual([
      ['old', 28],
      ['new', 1],
      ['unknown', null],
    ]);
  });

  it('might share a branch with others of its trade, or be taken into one that is there', () => {
    const { proposals } = of(
      autos,
      event('industry_alliance.registered', { industry_alliance: { id: 'oils', ...names('oils') } }),
      enterprise('a', { formal_members: 2 }),
      enterprise('b'),
      enterprise('covered'),
      enterprise('none', { industry_alliance_ids: [] }),
      enterprise('oil', { industry_alliance_ids: ['oils'] }),
      organisation('joint', 'joint', ['covered']),
      organisation('autos-branch', 'alliance_branch', []),
      organisation('other', 'joint', ['none']),
    );
    expect(
      proposals.map(({ id, enterpriseIds, formalMembers, enough, branches }) => ({
        ...{ id, enterpriseIds, formalMembers, enough, branches: idsOf(branches) },
      })),
    ).toEqual([
      {
        ...{ id: 'autos', enterpriseIds: ['a', 'b'], formalMembers: 3, enough: true },
        branches: ['autos-branch', 'joint'],
      },
      { id: 'oils', enterpriseIds: ['oil'], formalMembers: 1, enough: false, branches: [] },
    ]);
  });

  it('took so many days to be covered, counted where the alliance is, if it joined since the directory is kept', () => {
    const { lag } = of(
      enterprise('before', { joined_on: '2026-09-30' }),
      organisation('first', 'joint', ['before']),
      organisation('early', 'joint', ['b'], '2026-10-04T01:00:00Z'),
      enterprise('a', { joined_on: '2026-10-05' }, '2026-10-05T01:00:00Z'),
      enterprise('b', { joined_on: '2026-10-05' }, '2026-10-05T01:00:00Z'),
      enterprise('waits', { joined_on: '2026-10-05' }, '2026-10-05T01:00:00Z'),
      enterprise('undated', {}, '2026-10-05T01:00:00Z'),
      organisation('second', 'joint', ['a', 'undated'], '2026-10-14T16:00:00Z'), // the 15th there
    );
    expect(lag).toMatchObject({ n: 2, median: 0, longest: 10 });
    expect(of().lag).toMatchObject({ n: 0, median: null });
  });

  it('stays covered when one import takes it from one organisation to another, and is not when there was a gap', () => {
    const joined = enterprise('a', { joined_on: '2026-10-05' }, '2026-10-05T01:00:00Z');
    const start = [enterprise('first'), joined, organisation('one', 'joint', ['a'], '2026-10-06T01:00:00Z')];
    const moved = of(
      ...start,
      dissolved('one', '2026-11-01T01:00:00Z'),
      organisation('two', 'own', ['a'], '2026-11-01T01:00:00Z'),
    );
    expect(moved.lag).toMatchObject({ n: 1, longest: 1 });
    const gap = of(
      ...start,
      dissolved('one', '2026-11-01T01:00:00Z'),
      organisation('two', 'own', ['a'], '2026-11-02T01:00:00Z'),
    );
    expect(gap.lag).toMatchObject({ n: 1, longest: 28 });
    expect(idsOf(of(...start, dissolved('one', '2026-11-01T01:00:00Z')).uncovered)).toEqual(['a', 'first']);
  });

  it('is gone with its enterprise', () => {
    const removed = event('enterprise.removed', { enterprise: { id: 'a' } });
    expect(of(enterprise('a'), removed)).toMatchObject({ dueOwn: [], uncovered: [], proposals: [] });
  });
});
