import type { Role } from '@muster/auth';
import { actsFor, type Organisation } from './acts-for.js';

const of = (role: Role, own: object = {}) => ({ role, ...own });
const customs = of('unit_officer', { unitId: 'customs' });
const enterprise = of('enterprise', { enterpriseId: 'enterprise-017' });
const unitOfParty = (id: string) => (id === 'customs-branch' ? 'customs' : undefined);

it.each<[object, Organisation, boolean]>([
  [of('council'), { kind: 'enterprise', id: 'enterprise-018' }, true],
  [customs, { kind: 'unit', id: 'customs' }, true],
  [customs, { kind: 'unit', id: 'maritime' }, false],
  [customs, { kind: 'party_organisation', id: 'customs-branch' }, true],
  [customs, { kind: 'party_organisation', id: 'other-branch' }, false],
  [customs, { kind: 'enterprise', id: 'customs' }, false],
  [of('unit_officer'), { kind: 'party_organisation', id: 'other-branch' }, false],
  [enterprise, { kind: 'enterprise', id: 'enterprise-017' }, true],
  [enterprise, { kind: 'enterprise', id: 'enterprise-018' }, false],
  [enterprise, { kind: 'unit', id: 'enterprise-017' }, false],
  [of('analyst'), { kind: 'unit', id: 'customs' }, false],
])('%j acts for %j: %s', (who, organisation, acts) => {
  expect(actsFor(who as typeof customs, organisation, unitOfParty)).toBe(acts);
});
