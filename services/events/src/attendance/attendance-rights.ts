import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import type { Attendance } from '../domain/attendance.js';

/**
 * May this caller record these entries? The council's people any; a unit's people those of their own unit and of the party
 * organisations that belong to it, and any where their unit is host or convenor (ADR-0045).
 *
 * @param unitOfParty the unit that a party organisation belongs to.
 */
export function mayRecord(
  who: Pick<Identity, 'role' | 'unitId'>,
  entries: readonly Attendance[],
  hostUnitIds: readonly string[],
  unitOfParty: (id: string) => string | undefined,
): boolean {
  if (isOfficeRole(who.role)) return true;
  const own = who.unitId;
  if (!isUnitRole(who.role) || own === undefined) return false;
  if (hostUnitIds.includes(own)) return true;
  return entries.every(({ kind, id }) => {
    if (kind === 'unit') return id === own;
    return kind === 'party_organisation' && unitOfParty(id) === own;
  });
}
