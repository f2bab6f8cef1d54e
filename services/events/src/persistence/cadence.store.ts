import { Injectable } from '@nestjs/common';
import { DAY_MS } from '@muster/clock';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { Cadence, Occurrences } from '../domain/cadence.js';

/** A missed period is looked at for so long: until then what took place in it may be recorded and counts (days). */
const RECORDED_LATE_DAYS = 92;

const alliances = statement('cadence_alliances', 'select tenant_id from directory order by tenant_id');
const one = statement(
  'cadence_one',
  'select document as state, version from cadence where tenant_id = $1 and cadence_id = $2',
);
const opened = statement(
  'cadence_opened',
  'select cadence_id from cadence where cadence_id = any($1::uuid[])',
);
const watched = statement(
  'cadence_watched',
  `select tenant_id as "tenantId", document as state, version from cadence
   where outcome is distinct from 'met' and (outcome is null or ends_at > $1) order by tenant_id, cadence_id`,
);
const list = statement(
  'cadence_list',
  `select document as state, version from cadence
   where tenant_id = $1 and ($2::text is null or mechanism_code = $2)
     and ($3::timestamptz is null or starts_at >= $3) and ($4::timestamptz is null or starts_at < $4)
     and ($5::timestamptz is null or (starts_at, cadence_id) < ($5, $6::uuid))
   order by starts_at desc, cadence_id desc limit $7`,
);
// A meeting is of the mechanism that its kind names, and of the one that it was called for (ADR-0246); an activity of the one it was planned for, else of the one that its kind names. What was
// called off is neither (ADR-0222).
const counted = statement(
  'cadence_counted',
  `select cadence_id as id, count(*) filter (where recorded) as held,
     count(*) filter (where not recorded and held.starts_at > $2) as arranged,
     count(*) filter (where not recorded and held.starts_at <= $2) as unrecorded
   from json_to_recordset($1::json) as asked(
     cadence_id uuid, tenant_id text, mechanism_code text, starts_at timestamptz, ends_at timestamptz)
   left join lateral (
     select starts_at, starts_at <= $2
       and (document @? '$.attendance[*] ? (@.persons > 0)' or document @? '$.decisions[*]') as recorded
     from meeting where tenant_id = asked.tenant_id
       and (kind = asked.mechanism_code or document->>'mechanismCode' = asked.mechanism_code) and not document ? 'calledOff'
       and starts_at >= asked.starts_at and starts_at < asked.ends_at
     union all
     select starts_at, starts_at <= $2 and (document @? '$.attendance[*] ? (@.persons > 0)'
       or document @? '$.outcomes[*] ? (!exists(@.withdrawn))')
     from activity where tenant_id = asked.tenant_id and coalesce(document->>'mechanismCode', kind) = asked.mechanism_code
       and not document ? 'calledOff'
       and starts_at >= asked.starts_at and starts_at < asked.ends_at
   ) as held on true
   group by cadence_id`,
);

/** A period of an alliance. */
export interface CadenceOf {
  readonly tenantId: string;
  readonly state: Cadence;
}

/** What lists of periods can be narrowed by. */
export interface CadenceFilter {
  readonly mechanismCode?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: { readonly startsAt: string; readonly id: string };
  readonly limit: number;
}

@Injectable()
export class CadenceStore {
  constructor(private readonly database: Database) {}

  /** Every alliance that a directory has come of. */
  async alliances(): Promise<string[]> {
    const rows = await this.database.query<{ tenant_id: string }>(alliances);
    return rows.map(({ tenant_id }) => tenant_id);
  }

  async load(tenantId: string, id: string): Promise<Stored<Cadence> | undefined> {
    return (await this.database.query<Stored<Cadence>>(one, [tenantId, id]))[0];
  }

  /** Which of these periods have been opened. */
  async opened(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ cadence_id: string }>(opened, [ids]);
    return new Set(rows.map(({ cadence_id }) => cadence_id));
  }

  /** Periods that something may still happen to. */
  watched(): Promise<(Stored<Cadence> & CadenceOf)[]> {
    const since = new Date(this.database.now().getTime() - RECORDED_LATE_DAYS * DAY_MS);
    return this.database.query(watched, [since]);
  }

  /** Latest start first. */
  list(tenantId: string, filter: CadenceFilter): Promise<Stored<Cadence>[]> {
    const { mechanismCode, from, to, after, limit } = filter;
    const values = [tenantId, mechanismCode, from, to, after?.startsAt, after?.id, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }

  /** What took place and is arranged in each of these periods, by their ids, as of now. */
  async occurrences(cadences: readonly CadenceOf[]): Promise<ReadonlyMap<string, Occurrences>> {
    if (cadences.length === 0) return new Map();
    const asked = cadences.map(({ tenantId, state }) => ({
      cadence_id: state.id,
      tenant_id: tenantId,
      mechanism_code: state.mechanismCode,
      starts_at: state.startsAt,
      ends_at: state.endsAt,
    }));
    const rows = await this.database.query<Occurrences & { id: string }>(counted, [
      JSON.stringify(asked),
      this.database.now(),
    ]);
    return new Map(rows.map(({ id, ...occurrences }) => [id, occurrences]));
  }
}

/** The row that `eventsStateSql` writes. */
export function cadenceRow(cadence: Cadence): object {
  return {
    aggregate: 'cadence',
    mechanism_code: cadence.mechanismCode,
    starts_at: cadence.startsAt,
    ends_at: cadence.endsAt,
    outcome: cadence.outcome,
    document: cadence,
  };
}
