import { belongsTo, type Identity } from '@muster/auth';
import { Problem } from './problem.js';

/**
 * The caller's own alliance, for everything that happens inside one.
 * @throws Problem 403 `alliance_required` for the platform's operator, who has none.
 */
export function tenantOf(who: Identity): string {
  if (who.allianceId === null) throw new Problem(403, 'alliance_required');
  return who.allianceId;
}

/**
 * For routes that name an alliance: another tenant's is answered as if it did not exist.
 * @throws Problem 404 `not_found`.
 */
export function requireAlliance(who: Identity, allianceId: string): void {
  if (!belongsTo(who, allianceId)) throw new Problem(404, 'not_found');
}
