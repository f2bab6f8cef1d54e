import { type Identity, isUnitRole } from '@muster/auth';
import type { Actor } from '../domain/actor.js';
import { followersOf } from '../domain/steps/following.js';
import type { Whistle } from '../domain/whistle.js';

/**
 * May this caller know that the whistle exists? An enterprise sees its own and those that it follows, as does the secretary of its party organisation; a unit's
 * people those in which the unit has an assignment; whoever answers for the alliance sees all of it. What is not visible is answered
 * like what does not exist.
 */
export function maySee({ role, unitId, enterpriseId }: Identity, whistle: Whistle): boolean {
  if (speaksForEnterprise({ role, enterpriseId }))
    return (
      enterpriseId !== undefined && (whistle.enterpriseId === enterpriseId || follows(enterpriseId, whistle))
    );
  if (isUnitRole(role))
    return unitId !== undefined && whistle.assignments.some((assignment) => assignment.unitId === unitId);
  return true;
}

// Its whistle was merged into this one (T4), or somebody of it reported the same (ADR-0150).
function follows(enterpriseId: string, whistle: Whistle): boolean {
  return followersOf(whistle).some((follower) => follower.enterpriseId === enterpriseId);
}

/** Does the caller stand for one enterprise only? A party secretary without one stands for the alliance's. */
export function speaksForEnterprise({
  role,
  enterpriseId,
}: Pick<Identity, 'role' | 'enterpriseId'>): boolean {
  return role === 'enterprise' || (role === 'party_secretary' && enterpriseId !== undefined);
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
