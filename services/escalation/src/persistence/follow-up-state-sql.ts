import type { RowSet, StateSql } from '@muster/messaging';
import { type FollowUp, stateOf } from '../domain/steps/following-up.js';
import { followerRowSets, followerStateSql } from './follower-state-sql.js';

/** What the statement below reads. */
export const besideRowSets: readonly RowSet[] = [...followerRowSets, { name: 'follow_up', as: 'json' }];

/**
 * The state SQL for changes that touch rows beside ticket and assignments – followers, follow-ups –: rare, hence kept out of the statement
 * that raises (ADR-0150, ADR-0238).
 */
export const besideStateSql: StateSql = (rowsOf) => `${followerStateSql(rowsOf)}, follow_up_given as (
  select change.tenant_id, change.aggregate_id::uuid as ticket_id, given.*
  from change join saved on saved.aggregate_id = change.aggregate_id
  join ${rowsOf('follow_up')} as given(aggregate_id text, id uuid, kind text, unit_id text, due_on date, state text, late boolean,
    added_at timestamptz, landed_at timestamptz) on given.aggregate_id = change.aggregate_id
), followed_up as (
  insert into follow_up (tenant_id, id, ticket_id, kind, unit_id, due_on, state, late, added_at, landed_at)
  select tenant_id, id, ticket_id, kind, unit_id, due_on, state, late, added_at, landed_at from follow_up_given
  on conflict (tenant_id, id) do update set due_on = excluded.due_on, state = excluded.state, late = excluded.late,
    landed_at = excluded.landed_at
)`;

/** The row of set `follow_up` for one of a whistle's follow-ups: what lists are narrowed and sorted by; the rest stands in the whistle. */
export function followUpRow(followUp: FollowUp): object {
  const { id, kind, unitId, dueOn, addedAt, landed, overdueSince } = followUp;
  return {
    ...{ id, kind, unit_id: unitId, due_on: dueOn, state: stateOf(followUp) },
    late: overdueSince !== undefined,
    added_at: addedAt === undefined ? null : new Date(addedAt),
    landed_at: landed && new Date(landed.at),
  };
}
