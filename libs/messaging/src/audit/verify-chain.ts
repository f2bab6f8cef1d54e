import { type Queryable, statement } from '@muster/persistence';
import { digestedColumns, eventDigest, sealHash } from './event-digest.js';

/** Something that is not as it was sealed, and where. What does not apply is null. */
export interface AuditObjection {
  /**
   * `seal_missing`, `seal_broken` (its hash is not that of its content), `seal_unlinked` (it does not follow from the one before);
   * `event_changed`, `event_missing`, `event_unsealed` (passed by the sealer and in no seal), `event_sealed_twice`;
   * `head_unknown`: a head was published that the chain does not have; `head_forged`: its signature is not that of the key it names.
   */
  readonly kind: string;
  readonly tenant_id: string;
  /** Of the seal. */
  readonly number: number | null;
  /** In the seal, from 0. */
  readonly place: number | null;
  readonly event_id: string | null;
  /** As the log has them now. */
  readonly aggregate_id: string | null;
  readonly version: number | null;
}

/** What a verification compared. */
export interface ChainVerification {
  readonly seals: number;
  readonly events: number;
  readonly objections: readonly AuditObjection[];
}

const compareSeals = statement(
  'audit_compare_seals',
  `select kind, tenant_id, number, null::int as place, null::text as event_id, null::text as aggregate_id, null::bigint as version from (
    select tenant_id, number, case
      when number <> coalesce(lag(number) over chain, 0) + 1 then 'seal_missing'
      when previous_hash <> coalesce(lag(hash) over chain, decode(repeat('00', 32), 'hex')) then 'seal_unlinked'
      when hash <> ${sealHash('tenant_id', 'number', 'sealed_at')} then 'seal_broken'
    end as kind
    from audit_seal where $1::text is null or tenant_id = $1
    window chain as (partition by tenant_id order by number)
  ) as seal where kind is not null order by tenant_id, number`,
);

const compareEvents = statement(
  'audit_compare_events',
  // What can be seen has a transaction before the next one: the sealer would never get to one that claims a later one.
  `with here as materialized (
    select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as xmax, system_identifier::text as system from pg_control_system()
  ), sealed as materialized (
    select tenant_id, number, place, encode(substr(events, 1 + 48 * place, 16), 'hex')::uuid as event_id, substr(events, 17 + 48 * place, 32) as digest
    from audit_seal, generate_series(0, event_count - 1) as place where $1::text is null or tenant_id = $1
  ), logged as (
    select tenant_id, event_id, transaction_id, aggregate_id, version, ${eventDigest} as digest from (
      select event_log.tenant_id, event_id, transaction_id, aggregate_id, version, ${digestedColumns}
      from event_log where $1::text is null or tenant_id = $1
    ) as row
  ), compared as (
    select coalesce(sealed.tenant_id, logged.tenant_id) as tenant_id, sealed.number, sealed.place,
      coalesce(sealed.event_id, logged.event_id) as event_id, logged.aggregate_id, logged.version, case
        when logged.event_id is null then 'event_missing'
        when sealed.event_id is not null then 'event_changed'
        when logged.transaction_id <= cursor.walk_covers and (logged.aggregate_id, logged.version) > (cursor.walk_aggregate_id, cursor.walk_version)
          then null
        when (logged.transaction_id, logged.aggregate_id, logged.version) <= (cursor.transaction_id, cursor.aggregate_id, cursor.version)
          then 'event_unsealed'
        when logged.transaction_id >= here.xmax and cursor.system_identifier = here.system
          then 'event_unsealed'
      end as kind
    from sealed full join logged on logged.event_id = sealed.event_id cross join audit_cursor as cursor cross join here
    where sealed.digest is distinct from logged.digest
    union all
    select tenant_id, number, place, event_id, null, null, 'event_sealed_twice'
    from (select *, row_number() over (partition by event_id order by number, place) as nth from sealed) as counted where nth > 1
  )
  select kind, tenant_id, number, place, event_id::text, aggregate_id, version from compared where kind is not null
  order by tenant_id, number, place, event_id`,
);

const sizes = statement(
  'audit_sizes',
  `select count(*) as seals, coalesce(sum(event_count), 0)::bigint as events from audit_seal where $1::text is null or tenant_id = $1`,
);

/**
 * Compares every seal with what it was made of and every event with its seal (ADR-0095); rows are digested where they lie.
 *
 * @param tenant one alliance's chain only; all without.
 */
export async function verifyChain(db: Queryable, tenant: string | null): Promise<ChainVerification> {
  const [size] = await db.query<{ seals: number; events: number }>(sizes, [tenant]);
  const objections = [
    ...(await db.query<AuditObjection>(compareSeals, [tenant])),
    ...(await db.query<AuditObjection>(compareEvents, [tenant])),
  ];
  return { ...size!, objections };
}
