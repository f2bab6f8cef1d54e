import { type Queryable, statement } from '@muster/persistence';
import { MEMBER_EVENTS, type Members, membersOf } from '../domain/members.js';
import { ORGANIZATIONS } from '../projection/topic.js';

const memberEvents = statement(
  'member_events',
  `select type, data from public_event
   where topic = $1 and key = $2 and tenant_id = $2 and types && $3 and type = any($3) and recorded_at <= $4 order by version`,
);

/** Enterprises and party organisations as the directory stood at a moment (by record time). */
export async function readMembers(database: Queryable, tenantId: string, moment: Date): Promise<Members> {
  return membersOf(
    await database.query<{ type: string; data: object }>(memberEvents, [
      ORGANIZATIONS.code,
      tenantId,
      MEMBER_EVENTS,
      moment,
    ]),
  );
}
