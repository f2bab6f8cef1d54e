import type { Queryable } from '@muster/persistence';
import { SITE_EVENTS, type SiteCoverage, siteCoverageOf } from '../domain/site-coverage.js';
import { readDirectoryEvents } from './read-directory-events.js';

/** Projects and their branches, as the directory stood at a moment (by record time); now without one. */
export async function readSiteCoverage(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): Promise<SiteCoverage> {
  return siteCoverageOf(await readDirectoryEvents(database, tenantId, SITE_EVENTS, asOf));
}
