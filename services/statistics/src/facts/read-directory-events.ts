import { type Queryable, statement } from '@muster/persistence';
import type { RecordedDirectoryEvent } from '../domain/directory-fold.js';
import { ORGANIZATIONS } from '../projection/topic.js';

const directoryEvents = statement(
  'directory_events',
  `select type, data, recorded_at as at from public_event
   where topic = $1 and key = $2 and tenant_id = $2 and types && $3 and type = any($3) and ($4::timestamptz is null or recorded_at <= $4)
   order by version`,
);

/** Events of an alliance's directory, of these types, up to a moment by record time (null: all), in the order of its versions. */
export function readDirectoryEvents(
  database: Queryable,
  tenantId: string,
  types: readonly string[],
  moment: Date | null,
): Promise<RecordedDirectoryEvent[]> {
  return database.query<RecordedDirectoryEvent>(directoryEvents, [
    ORGANIZATIONS.code,
    tenantId,
    types,
    moment,
  ]);
}
