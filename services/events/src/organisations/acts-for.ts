import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import type { Attendance } from '../domain/attendance.js';

type Who = Pick<Identity, 'role' | 'unitId' | 'enterpriseId'>;
export type Organisation = Pick<Attendance, 'kind' | 'id'>;
/** The unit that a party organisation belongs to. */
export type UnitOfParty = (id: string) => string | undefined;

/**
 * Who books and signs up for an organisation: the alliance's office for everybody, a unit's people for their unit and the party organisations
 * that belong to it, an enterprise for itself.
 */
export function actsFor(who: Who, { kind, id }: Organisation, unitOfParty: UnitOfParty): boolean {
  if (isOfficeRole(who.role)) return true;
  if (who.role === 'enterprise') return kind === 'enterprise' && id === who.enterpriseId;
  if (!isUnitRole(who.role) || who.unitId === undefined) return false;
  if (kind === 'unit') return id === who.unitId;
  return kind === 'party_organisation' && unitOfParty(id) === who.unitId;
}

/** Who acts for some organisation or other. */
export const actsAtAll = ({ role }: Pick<Identity, 'role'>): boolean =>
  isOfficeRole(role) || role === 'enterprise' || isUnitRole(role);
