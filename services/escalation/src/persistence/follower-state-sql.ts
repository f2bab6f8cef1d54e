import type { Follower } from '../domain/steps/following.js';
import type { RowSet, StateSql } from '@muster/messaging';
import { whistleRowSets, whistleStateSql } from './whistle-state-sql.js';

/** What the statement below reads. */
export const followerRowSets: readonly RowSet[] = [...whistleRowSets, { name: 'followed', as: 'json' }];

/** The state SQL for changes that touch a whistle's followers: rare, hence kept out of the statement that raises (ADR-0150). */
export const followerStateSql: StateSql = (rowsOf) => `${whistleStateSql(rowsOf)}, followed as (
  select change.tenant_id, change.aggregate_id::uuid as ticket_id, given.followers
  from change join saved on saved.aggregate_id = change.aggregate_id
  join ${rowsOf('followed')} as given(aggregate_id text, followers text[]) on given.aggregate_id = change.aggregate_id
), left_by as (
  delete from ticket_follower f using followed
  where f.tenant_id = followed.tenant_id and f.ticket_id = followed.ticket_id and f.follower <> all(followed.followers)
), joined_by as (
  insert into ticket_follower (tenant_id, follower, ticket_id)
  select distinct followed.tenant_id, name, followed.ticket_id from followed cross join unnest(followed.followers) as name
  on conflict do nothing
)`;

/** How whoever follows is found again: people of an enterprise through it, others by their account; nobody for a merged whistle of neither. */
export function followerName(
  follower: Pick<Follower, 'enterpriseId'> & { readonly accountId?: string },
): string | undefined {
  const { enterpriseId, accountId } = follower;
  if (enterpriseId !== null) return `enterprise/${enterpriseId}`;
  return accountId === undefined ? undefined : `account/${accountId}`;
}

/** The row of set `followed` for a whistle: all that follow it now. */
export function followedRow(followers: readonly Follower[]): object {
  return { followers: followers.map(followerName).filter((name) => name !== undefined) };
}
