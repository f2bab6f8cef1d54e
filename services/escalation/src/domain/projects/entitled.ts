import type { Actor } from '../actor.js';
import { ProcessFault } from './process-fault.js';

const isOfUnit = (role: Actor['role']) => role === 'unit_officer' || role === 'unit_head';

/** Some roles, and the people of one unit. @throws ProcessFault `not_entitled`, naming them. */
export function mayOnly({ role, unitId }: Actor, roles: readonly Actor['role'][], unit?: string): void {
  if (roles.includes(role) || (unit !== undefined && isOfUnit(role) && unitId === unit)) return;
  throw new ProcessFault('not_entitled', { actors: [...roles, ...(unit === undefined ? [] : [unit])] });
}
