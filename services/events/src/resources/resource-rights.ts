import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import { Problem } from '@muster/http';
import type { Booker, CancelledBy, Resource } from '../domain/resource.js';

type Who = Pick<Identity, 'role' | 'unitId' | 'enterpriseId'>;
/** The unit that a party organisation belongs to. */
export type UnitOfParty = (id: string) => string | undefined;

/** Who answers for a resource: its owner unit's people, and the alliance's office for every unit (ADR-0230). */
export function answersFor(who: Who, { ownerUnitId }: Pick<Resource, 'ownerUnitId'>): boolean {
  if (isOfficeRole(who.role)) return true;
  return isUnitRole(who.role) && who.unitId === ownerUnitId;
}

/**
 * Who books for an organisation, and cancels: the alliance's office for everybody, a unit's people for their unit and the party
 * organisations that belong to it, an enterprise for itself.
 */
export function booksFor(who: Who, { kind, id }: Booker, unitOfParty: UnitOfParty): boolean {
  if (isOfficeRole(who.role)) return true;
  if (who.role === 'enterprise') return kind === 'enterprise' && id === who.enterpriseId;
  if (!isUnitRole(who.role) || who.unitId === undefined) return false;
  if (kind === 'unit') return id === who.unitId;
  return kind === 'party_organisation' && unitOfParty(id) === who.unitId;
}

/** For whom somebody cancels who may: the office, whom the booking is for, else the owner unit. */
export function cancelsAs(who: Who, booker: Booker, unitOfParty: UnitOfParty): CancelledBy {
  if (isOfficeRole(who.role)) return 'office';
  return booksFor(who, booker, unitOfParty) ? 'booker' : 'owner';
}

/** @throws Problem 403 `forbidden_resource` to whoever does not answer for it. */
export function assertAnswersFor(who: Who, resource: Pick<Resource, 'ownerUnitId'>): void {
  if (!answersFor(who, resource)) throw new Problem(403, 'forbidden_resource');
}
