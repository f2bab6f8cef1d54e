import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import { Problem } from '@muster/http';
import { actsFor, type UnitOfParty } from '../organisations/acts-for.js';
import type { Booker, CancelledBy, Resource } from '../domain/resource.js';

type Who = Pick<Identity, 'role' | 'unitId' | 'enterpriseId'>;

/** Who answers for a resource: its owner unit's people, and the alliance's office for every unit (ADR-0230). */
export function answersFor(who: Who, { ownerUnitId }: Pick<Resource, 'ownerUnitId'>): boolean {
  if (isOfficeRole(who.role)) return true;
  return isUnitRole(who.role) && who.unitId === ownerUnitId;
}

/** For whom somebody cancels who may: the office, whom the booking is for, else the owner unit. */
export function cancelsAs(who: Who, booker: Booker, unitOfParty: UnitOfParty): CancelledBy {
  if (isOfficeRole(who.role)) return 'office';
  return actsFor(who, booker, unitOfParty) ? 'booker' : 'owner';
}

/** @throws Problem 403 `forbidden_resource` to whoever does not answer for it. */
export function assertAnswersFor(who: Who, resource: Pick<Resource, 'ownerUnitId'>): void {
  if (!answersFor(who, resource)) throw new Problem(403, 'forbidden_resource');
}
