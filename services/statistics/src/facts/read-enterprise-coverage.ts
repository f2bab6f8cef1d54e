import type { Queryable } from '@muster/persistence';
import {
  COVERAGE_EVENTS,
  type EnterpriseCoverage,
  enterpriseCoverageOf,
} from '../domain/enterprise-coverage.js';
import { readDirectoryEvents } from './read-directory-events.js';

/** Who is to be covered by what, as the directory stood at a moment (by record time); now without one. */
export async function readEnterpriseCoverage(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): Promise<EnterpriseCoverage> {
  return enterpriseCoverageOf(await readDirectoryEvents(database, tenantId, COVERAGE_EVENTS, asOf));
}
