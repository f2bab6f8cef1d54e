import type { Queryable } from '@muster/persistence';
import { type Gathering, GATHERING_EVENTS, gatheringsOf } from '../domain/gathering.js';
import { readActivityEvents } from './read-activity-events.js';

/** Every meeting and activity that was recorded until the moment (null: now), with who attended it and what came of it. */
export async function readGatherings(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): Promise<Gathering[]> {
  return gatheringsOf(await readActivityEvents(database, tenantId, GATHERING_EVENTS, asOf));
}
