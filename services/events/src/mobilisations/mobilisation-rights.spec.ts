import type { Role } from '@muster/auth';
import { DirectorySnapshot, type DirectoryEntry } from '@muster/directory';
import type { Problem } from '@muster/http';
import type { Organisation } from '../domain/mobilisation.js';
import { Examination } from '../references/examination.js';
import { calledOrganisations } from './called-organisations.js';
import { answersFor, ownOrganisations, sees, seesAllOf } from './mobilisation-rights.js';
import { requestedOrganisation } from './requested-organisation.js';

const entry = (
  kind: DirectoryEntry['kind'],
  data: { id: string; [name: string]: unknown },
): DirectoryEntry => ({
  ...{ kind, id: data.id, version: 1, removed: false, data },
});
const party = (id: string, form: string, enterprise_ids: string[], unit_id?: string) =>
  entry('party_organisation', { id, form, enterprise_ids, ...(unit_id ? { unit_id } : {}) });
const enterprise = (id: string, active = true) =>
  entry('enterprise', { id, active, industry_alliance_ids: ['oils'] });
const directory = DirectorySnapshot.of('north', 1, [
  entry('unit', { id: 'customs', active: true, tier: 'municipal' }),
  entry('unit', { id: 'maritime', active: true }),
  entry('unit', { id: 'closed', active: false, tier: 'district' }),
  party('committee', 'committee', ['e-1', 'e-2']),
  party('oils-branch', 'alliance_branch', ['e-1', 'e-2']),
  party('own', 'own', ['e-1']),
  party('joint', 'joint', ['e-1', 'e-3']),
  party('gone', 'own', ['e-2']),
  party('customs-branch', 'own', [], 'customs'),
  enterprise('e-1'),
  enterprise('e-2', false),
  entry('industry_alliance', { id: 'oils', party_organisation_id: 'oils-branch' }),
]);
const of = (role: Role, own: object = {}) => ({ role, ...own });
const customs = of('unit_officer', { unitId: 'customs' });
const unit = (id: string): Organisation => ({ kind: 'unit', id });
const partyOf = (id: string): Organisation => ({ kind: 'party_organisation', id });
const ownOf = (who: Parameters<typeof ownOrganisations>[0]) =>
  ownOrganisations(who, directory.partyOrganisations);

it.each<[Parameters<typeof ownOrganisations>[0], Organisation[]]>([
  [customs, [unit('customs'), partyOf('customs-branch')]],
  [of('unit_head', { unitId: 'maritime' }), [unit('maritime')]],
  [of('party_secretary', { enterpriseId: 'e-1' }), [partyOf('own'), partyOf('joint')]],
  [of('party_secretary', { enterpriseId: 'e-9' }), []],
  [of('party_secretary'), []],
  [of('unit_officer'), []],
  [of('enterprise', { enterpriseId: 'e-1' }), []],
  [of('council', { unitId: 'customs' }), []],
])('%j answers for %j', (who, organisations) => {
  expect(ownOf(who)).toEqual(organisations);
});

it('lets the office answer for and see everybody, others what is their own', () => {
  const [office, other] = [of('dispatcher'), unit('maritime')];
  const called = { organisations: [other, unit('customs')] };
  expect([sees(office, called, []), answersFor(office, other, []), seesAllOf(office, other, [])]).toEqual([
    ...[true, true, true],
  ]);
  const own = ownOf(customs);
  expect([
    sees(customs, called, own),
    answersFor(customs, other, own),
    seesAllOf(customs, other, own),
  ]).toEqual([true, false, false]);
  expect(answersFor(customs, partyOf('customs'), own)).toBe(false); // of the same id, another one
  expect(sees(customs, { organisations: [other] }, own)).toBe(false);
});

const nothing = { title: 't', text: 't', due_at: '2026-12-02T01:00:00Z' };
const called = (more: object) => calledOrganisations({ ...nothing, ...more }, directory).map(({ id }) => id);

it.each<[object, string[]]>([
  [{}, []],
  [{ everybody: ['all_units'] }, ['customs', 'maritime']],
  [
    { everybody: ['all_party_organisations'] },
    ['committee', 'oils-branch', 'own', 'joint', 'gone', 'customs-branch'],
  ],
  [{ unit_tiers: ['municipal'] }, ['customs']],
  [{ industry_alliance_ids: ['oils'] }, ['oils-branch', 'own', 'joint']],
  [{ unit_ids: ['maritime'], party_organisation_ids: ['own'] }, ['maritime', 'own']],
])('%j calls %j', (request, ids) => {
  expect(called(request)).toEqual(ids);
});

it('refuses what the directory does not have, each at its place', () => {
  const request = {
    ...{ unit_ids: ['customs', 'closed', 'pilots'], unit_tiers: ['district'] },
    ...{ party_organisation_ids: ['x'], industry_alliance_ids: ['oils', 'x'] },
  };
  let errors: Problem['options']['errors'];
  try {
    called(request);
  } catch (error) {
    ({ errors } = (error as Problem).options);
  }
  expect(errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/unit_ids/1 inactive_unit',
    '/unit_ids/2 unknown_unit',
    '/party_organisation_ids/0 unknown_party_organisation',
    '/unit_tiers/0 unknown_tier',
    '/industry_alliance_ids/1 unknown_industry_alliance',
  ]);
});

describe('without a name', () => {
  const answering = (request: object, own: Organisation[]) =>
    requestedOrganisation({ answer: 'coming', ...request }, own, new Examination(directory));

  it('a unit answers for itself, and whoever has one organisation that is called for that', () => {
    expect(answering({}, [unit('customs'), partyOf('customs-branch')])).toEqual(unit('customs'));
    expect(answering({}, [partyOf('own')])).toEqual(partyOf('own'));
    expect(answering({ party_organisation_id: 'own' }, [unit('customs')])).toEqual(partyOf('own'));
  });

  it.each([
    [{}, []],
    [{}, [partyOf('own'), partyOf('joint')]],
    [{ unit_id: 'customs', party_organisation_id: 'own' }, [unit('customs')]],
  ])('%j of %j is not clear', (request, own) => {
    expect(() => answering(request, own)).toThrow('validation_failed');
  });
});
