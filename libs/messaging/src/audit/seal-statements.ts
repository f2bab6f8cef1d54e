import { type Statement, statement } from '@muster/persistence';
import { digestedColumns, eventDigest, sealHash } from './event-digest.js';

/** How far the chain has come. Numbers as PostgreSQL has them. */
export interface AuditCursor {
  /** Of the cluster whose transaction ids these are; a log restored elsewhere has another one. */
  readonly system: string;
  /** Another one once the server has been started anew, has recovered from a crash, or is a former standby. */
  readonly life: string;
  /** Null before the first pass. */
  readonly system_identifier: string | null;
  readonly transaction_id: number;
  readonly aggregate_id: string;
  readonly version: number;
  /** Null unless the whole log is being walked. */
  readonly walk_aggregate_id: string | null;
  readonly walk_version: number | null;
  /** Rows of transactions up to this one may have been sealed by the last walk. */
  readonly walk_covers: number;
}

/** What a pass sealed and where the next one goes on. */
export interface SealedBatch {
  readonly events: number;
  /** Every transaction below is over. */
  readonly final: number;
}

export const lockSealing = statement(
  'audit_lock',
  // The sealer's scans must use the index also when statistics are old, and read no more of it than a seal holds.
  `select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), pg_try_advisory_xact_lock($1, 0) as locked`,
);

export const readCursor = statement(
  'audit_cursor',
  `select *, (select system_identifier::text from pg_control_system()) as system,
     (select pg_postmaster_start_time() || ' ' || checkpoint_lsn from pg_control_checkpoint()) as life
   from audit_cursor`,
);

/** Notes what is in a seal already, so that a walk puts nothing into two. */
export const noteSealed = statement(
  'audit_walk_note',
  `insert into audit_walked select encode(substr(events, 1 + 48 * place, 16), 'hex')::uuid
   from audit_seal, generate_series(0, event_count - 1) as place on conflict do nothing`,
);

/** Begins a walk over the whole log on the cluster `$1`. */
export const beginWalk = statement(
  'audit_walk_begin',
  `update audit_cursor set system_identifier = $1, transaction_id = pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
     aggregate_id = '', version = 0, walk_aggregate_id = '', walk_version = 0,
     walk_covers = greatest(pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1,
       (select coalesce(max(transaction_id), 0) from event_log))`,
);

export const endWalk = statement(
  'audit_walk_end',
  'update audit_cursor set walk_aggregate_id = null, walk_version = null',
);

/** Once transaction ids have outgrown those that the walk covered. */
export const leaveWalkBehind = statement('audit_walk_behind', 'update audit_cursor set walk_covers = -1');

/** Takes the cursor to transaction `$1`, below which nothing is left to seal; writes nothing when there is no row in between. */
export const passOver = statement(
  'audit_pass_over',
  `update audit_cursor set transaction_id = $1, aggregate_id = '', version = 0
   where exists (select from event_log where event_log.transaction_id >= audit_cursor.transaction_id and event_log.transaction_id < $1)`,
);

export const forgetWalked = statement('audit_walk_forget', 'delete from audit_walked');

/** Seals final rows of transactions `$2` to `$5`, in the order of transactions; `$6` rows at the most. The cursor moves if there were any. */
export const sealByTransaction = sealing({
  name: 'audit_seal_transactions',
  limit: '$6',
  rows: `transaction_id >= $2 and transaction_id < least($5, (select final from bound))
    and (transaction_id, aggregate_id, version) > ($2, $3, $4)`,
  order: 'transaction_id, aggregate_id, version',
  remember: '',
  cursor: `transaction_id = case when full_batch then last.transaction_id else least($5, (select final from bound)) end,
    aggregate_id = case when full_batch then last.aggregate_id else '' end,
    version = case when full_batch then last.version else 0 end`,
});

/** Seals the next rows of the walk, in the order of the primary key, behind `($2, $3)`; `$4` is the last transaction that it covers. */
export const sealByKey = sealing({
  name: 'audit_seal_keys',
  limit: '$5',
  rows: '(aggregate_id, version) > ($2, $3) and transaction_id <= $4',
  order: 'aggregate_id, version',
  remember: `, remembered as (insert into audit_walked select event_id from given)`,
  cursor: 'walk_aggregate_id = last.aggregate_id, walk_version = last.version',
});

/** `$1` says whether rows may have been sealed by a walk. */
function sealing(of: {
  name: string;
  /** The parameter that says how many rows at the most. */
  limit: string;
  rows: string;
  order: string;
  remember: string;
  cursor: string;
}): Statement {
  return statement(
    of.name,
    `with bound as materialized (
  select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as final
), given as materialized (
  select row_number() over (order by ${of.order}) as place, tenant_id, event_id, transaction_id, aggregate_id, version,
    ${eventDigest} as digest from (
    select event_log.tenant_id, event_id, transaction_id, aggregate_id, version, ${digestedColumns}
    from event_log where ${of.rows}
      and not ($1 and exists (select from audit_walked where audit_walked.event_id = event_log.event_id))
    order by ${of.order} limit ${of.limit}
  ) as scanned
)${of.remember}, last as (
  select transaction_id, aggregate_id, version, place = ${of.limit} as full_batch from given order by place desc limit 1
), by_tenant as (
  select tenant_id, count(*)::int as event_count, string_agg(uuid_send(event_id) || digest, ''::bytea order by place) as events
  from given group by tenant_id
), next as (
  select by_tenant.*, coalesce(head.number, 0) + 1 as number, coalesce(head.hash, decode(repeat('00', 32), 'hex')) as previous_hash,
    now() as sealed_at
  from by_tenant left join lateral (
    select number, hash from audit_seal where audit_seal.tenant_id = by_tenant.tenant_id order by number desc limit 1) as head on true
), sealed as (
  insert into audit_seal (tenant_id, number, previous_hash, hash, sealed_at, event_count, events)
  select tenant_id, number, previous_hash, ${sealHash('tenant_id', 'number', 'sealed_at')}, sealed_at, event_count, events from next
), moved as (
  update audit_cursor set ${of.cursor} from last
)
select (select count(*)::int from given) as events, final from bound`,
  );
}
