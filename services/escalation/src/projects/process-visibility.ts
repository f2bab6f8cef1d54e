import { type Identity, isUnitRole } from '@muster/auth';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import type { ProcessScope } from '../persistence/project-milestone.store.js';
import { speaksForEnterprise } from '../reading/visibility.js';
import { unitsOf } from './project-aggregates.js';

/** May this caller know of the process? The owner, the units that have a part in it, and whoever answers for the alliance. */
export function mayKnow({ role, enterpriseId, unitId }: Identity, process: ProjectProcess): boolean {
  if (speaksForEnterprise({ role, enterpriseId }))
    return enterpriseId !== undefined && enterpriseId === process.enterpriseId;
  if (isUnitRole(role)) return unitId !== undefined && unitsOf(process).includes(unitId);
  return true;
}

/** Whose processes, and so whose milestones, a caller's lists are narrowed to; undefined when it sees none at all. */
export function processScope({ role, enterpriseId, unitId }: Identity): ProcessScope | undefined {
  if (speaksForEnterprise({ role, enterpriseId }))
    return enterpriseId === undefined ? undefined : { enterpriseId };
  if (isUnitRole(role)) return unitId === undefined ? undefined : { unitId };
  return {};
}
