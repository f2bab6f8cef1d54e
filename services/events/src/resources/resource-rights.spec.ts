import type { Role } from '@muster/auth';
import type { Booker } from '../domain/resource.js';
import { answersFor, cancelsAs } from './resource-rights.js';

const of = (role: Role, own: object = {}) => ({ role, ...own });
const customs = of('unit_officer', { unitId: 'customs' });
const enterprise = of('enterprise', { enterpriseId: 'enterprise-017' });
const unitOfParty = (id: string) => (id === 'customs-branch' ? 'customs' : undefined);

it.each([
  [of('council'), true],
  [of('dispatcher'), true],
  [customs, true],
  [of('unit_head', { unitId: 'customs' }), true],
  [of('unit_officer', { unitId: 'maritime' }), false],
  [of('party_secretary', { unitId: 'customs' }), false],
  [enterprise, false],
])('%j answers for what customs owns: %s', (who, answers) => {
  expect(answersFor(who, { ownerUnitId: 'customs' })).toBe(answers);
});

it.each<[object, Booker, string]>([
  [of('council'), { kind: 'unit', id: 'customs' }, 'office'],
  [customs, { kind: 'party_organisation', id: 'customs-branch' }, 'booker'],
  [enterprise, { kind: 'enterprise', id: 'enterprise-017' }, 'booker'],
  [customs, { kind: 'enterprise', id: 'enterprise-017' }, 'owner'],
])('%j cancels what is booked for %j as the %s', (who, booker, as) => {
  expect(cancelsAs(who as typeof customs, booker, unitOfParty)).toBe(as);
});
