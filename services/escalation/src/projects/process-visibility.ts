import { type Identity, isUnitRole } from '@muster/auth';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import { speaksForEnterprise } from '../reading/visibility.js';
import { unitsOf } from './project-aggregates.js';

/** May this caller know of the process? The owner, the units that have a part in it, and whoever answers for the alliance. */
export function mayKnow({ role, enterpriseId, unitId }: Identity, process: ProjectProcess): boolean {
  if (speaksForEnterprise({ role, enterpriseId }))
    return enterpriseId !== undefined && enterpriseId === process.enterpriseId;
  if (isUnitRole(role)) return unitId !== undefined && unitsOf(process).includes(unitId);
  return true;
}
