import type { Identity } from '@muster/auth';
import type { Actor } from '../domain/actor.js';
import type { Whistle } from '../domain/whistle.js';

/**
 * May this caller know that the whistle exists? An enterprise sees its own; a unit officer those in which the unit has an assignment;
 * whoever answers for the alliance sees all of it. What is not visible is answered like what does not exist.
 */
export function maySee({ role, unitId, enterpriseId }: Identity, whistle: Whistle): boolean {
  if (role === 'enterprise') return enterpriseId !== undefined && whistle.enterpriseId === enterpriseId;
  if (role === 'unit_officer')
    return unitId !== undefined && whistle.assignments.some((assignment) => assignment.unitId === unitId);
  return true;
}

/** Analysts read courses and figures, not what people wrote (mechanisms: no free text, no persons). */
export function seesTexts({ role }: Identity): boolean {
  return role !== 'analyst';
}

/** The caller as the domain knows it. */
export function actorOf({ accountId, role, unitId, enterpriseId }: Identity): Actor {
  return {
    accountId,
    role,
    ...(unitId !== undefined && { unitId }),
    ...(enterpriseId !== undefined && { enterpriseId }),
  };
}
