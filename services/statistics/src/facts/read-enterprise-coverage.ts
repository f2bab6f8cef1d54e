import { type Queryable, statement } from '@muster/persistence';
import {
  COVERAGE_EVENTS,
  type DirectoryEvent,
  type EnterpriseCoverage,
  enterpriseCoverageOf,
} from '../domain/enterprise-coverage.js';
import { ORGANIZATIONS } from '../projection/topic.js';

const coverageEvents = statement(
  'coverage_events',
  `select type, data, recorded_at as at from public_event
   where topic = $1 and key = $2 and tenant_id = $2 and types && $3 and type = any($3) and ($4::timestamptz is null or recorded_at <= $4)
   order by version`,
);

/** Who is to be covered by what, as the directory stood at a moment (by record time); now without one. */
export async function readEnterpriseCoverage(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): Promise<EnterpriseCoverage> {
  const values = [ORGANIZATIONS.code, tenantId, COVERAGE_EVENTS, asOf];
  return enterpriseCoverageOf(await database.query<DirectoryEvent>(coverageEvents, values));
}
