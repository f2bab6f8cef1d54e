import { type Queryable, statement } from '@muster/persistence';
import { type Gathering, GATHERING_EVENTS, gatheringsOf } from '../domain/gathering.js';
import { ACTIVITIES } from '../projection/topic.js';

const gatheringEvents = statement(
  'gathering_events',
  `select key, type, data from public_event
   where tenant_id = $1 and topic = $2 and types && $3 and type = any($3) and ($4::timestamptz is null or recorded_at <= $4)
   order by key, version`,
);

/** Every meeting and activity that was recorded until the moment (null: now), with who attended it. */
export async function readGatherings(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): Promise<Gathering[]> {
  return gatheringsOf(
    await database.query<{ key: string; type: string; data: object }>(gatheringEvents, [
      tenantId,
      ACTIVITIES.code,
      GATHERING_EVENTS,
      asOf,
    ]),
  );
}
