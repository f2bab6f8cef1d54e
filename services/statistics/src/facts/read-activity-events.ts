import { type Queryable, statement } from '@muster/persistence';
import { ACTIVITIES } from '../projection/topic.js';

const activityEvents = statement(
  'activity_events',
  `select key, type, data from public_event
   where tenant_id = $1 and topic = $2 and types && $3 and type = any($3) and ($4::timestamptz is null or recorded_at <= $4)
   order by key, version`,
);

/** An event about a meeting, an activity, a campaign or a resource. */
export interface RecordedActivityEvent {
  readonly key: string;
  readonly type: string;
  readonly data: object;
}

/** Events of these types that were recorded until the moment (null: now), those of each key in the order of its versions. */
export function readActivityEvents(
  database: Queryable,
  tenantId: string,
  types: readonly string[],
  asOf: Date | null,
): Promise<RecordedActivityEvent[]> {
  return database.query<RecordedActivityEvent>(activityEvents, [tenantId, ACTIVITIES.code, types, asOf]);
}
