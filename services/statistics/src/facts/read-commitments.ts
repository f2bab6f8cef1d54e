import { type Queryable, statement } from '@muster/persistence';
import { type Commitment, commitmentsOf, DECISION_EVENTS, FOLLOW_UP_EVENTS } from '../domain/commitment.js';
import { ACTIVITIES, TICKETS } from '../projection/topic.js';

// Whistles that have follow-ups are few, and found by an index of their own. The type stands there as the index's condition has it.
const ofWhistles = statement(
  'follow_up_events',
  `select type, occurred_at as at, data from public_event
   where topic = $2 and tenant_id = $1 and types && $3 and type = any($3) and ($4::timestamptz is null or recorded_at <= $4)
     and key = any(array(
       select distinct key from public_change
       where tenant_id = $1 and 'muster.followup.added.v1' = any(types) and ($4::timestamptz is null or recorded_at <= $4)))
   order by key, version`,
);

const ofMeetings = statement(
  'decision_events',
  `select type, occurred_at as at, data from public_event
   where tenant_id = $1 and topic = $2 and types && $3 and type = any($3) and ($4::timestamptz is null or recorded_at <= $4)
   order by key, version`,
);

interface Row {
  readonly type: string;
  readonly at: Date;
  readonly data: object;
}

/** Every follow-up and decision that was recorded until the moment (null: now). */
export async function readCommitments(
  database: Queryable,
  tenantId: string,
  asOf: Date | null,
): Promise<Commitment[]> {
  const followUps = await database.query<Row>(ofWhistles, [tenantId, TICKETS.code, FOLLOW_UP_EVENTS, asOf]);
  const decisions = await database.query<Row>(ofMeetings, [tenantId, ACTIVITIES.code, DECISION_EVENTS, asOf]);
  return commitmentsOf([...followUps, ...decisions]);
}
