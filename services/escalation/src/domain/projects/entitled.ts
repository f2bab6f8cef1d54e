import type { Actor } from '../actor.js';
import { ProcessFault } from './process-fault.js';

const isOfUnit = (role: Actor['role']) => role === 'unit_officer' || role === 'unit_head';

/** Is this one of some roles, or of the people of one unit? */
export function isEntitled({ role, unitId }: Actor, roles: readonly Actor['role'][], unit?: string): boolean {
  return roles.includes(role) || (unit !== undefined && isOfUnit(role) && unitId === unit);
}

/** Some roles, and the people of one unit. @throws ProcessFault `not_entitled`, naming them. */
export function mayOnly(actor: Actor, roles: readonly Actor['role'][], unit?: string): void {
  if (isEntitled(actor, roles, unit)) return;
  throw new ProcessFault('not_entitled', { actors: [...roles, ...(unit === undefined ? [] : [unit])] });
}
