import type { Identity } from '@muster/auth';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import { unitsOf } from './project-aggregates.js';

/** May this caller know of the process? The owner, the units that have a part in it, and whoever answers for the alliance. */
export function mayKnow({ role, enterpriseId, unitId }: Identity, process: ProjectProcess): boolean {
  if (role === 'enterprise') return enterpriseId !== undefined && enterpriseId === process.enterpriseId;
  if (role === 'unit_officer') return unitId !== undefined && unitsOf(process).includes(unitId);
  return true;
}
