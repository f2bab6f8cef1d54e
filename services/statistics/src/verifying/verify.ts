import { isDeepStrictEqual } from 'node:util';
import type { PoolClient } from 'pg';
import type { Database } from '@muster/persistence';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { type KeyState, unseen } from '../domain/fold.js';
import { DEFAULT_TIME_ZONE } from '../domain/period.js';
import { logPages } from '../projection/log-pages.js';
import { projectBatch } from '../projection/projected-batch.js';
import { timeZoneOf } from '../projection/projector.js';
import { eventsOf, type StoredChange } from '../projection/stored-change.js';
import { type LoggedTopic, loggedTopics, ORGANIZATIONS } from '../projection/topic.js';
import { CHECKSUM_MODULUS, ExpectedCells } from './expected-cells.js';
import type { Difference, Verification } from './verification.js';
import { fullSpeed, type VerificationPace } from './verification-pace.js';

const MOST_DIFFERENCES = 100;

const FACTS = {
  name: 'verify_facts',
  text: `select key, tenant_id, version, latest, recorded_at, fact::text as fact from fact
    where projection = $1 and topic = $2 and key = any($3)`,
};
const CELLS = {
  name: 'verify_cells',
  text: `with ledger as materialized (
      select moved.cell, sum(moved.delta)::bigint as total,
        sum(moved.delta * (floor(extract(epoch from entry.recorded_at) * 1000)::bigint % $2))::bigint as checksum
      from metric_ledger entry cross join lateral unnest(entry.cells, entry.deltas) as moved(cell, delta)
      where entry.projection = $1 group by moved.cell
    )
    select cell.tenant_id, cell.key, coalesce(value.value, 0) as value, coalesce(ledger.total, 0) as total,
      coalesce(ledger.checksum, 0) as checksum
    from metric_cell cell
    left join metric_value value on value.projection = $1 and value.cell_id = cell.id
    left join ledger on ledger.cell = cell.id`,
};

/**
 * Recomputes every fact, cell and ledger sum of the active projection from the log, from scratch, and compares (kpis B8.11). It reads
 * one moment of the database: what is taken in meanwhile does not disturb it, nor it that.
 *
 * @throws the pace's error when that breaks it off.
 */
export async function verify(database: Database, pace = fullSpeed): Promise<Verification> {
  const client = await database.session();
  try {
    // Read only, so nobody waits for it: its rests may be long.
    await client.query(
      'begin isolation level repeatable read read only; set local idle_in_transaction_session_timeout = 0',
    );
    return await new Verifier(client, pace).run();
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

class Verifier {
  private readonly expected = new ExpectedCells();
  private readonly zones = new Map<string, string>();
  private readonly differences: Difference[] = [];
  private differenceCount = 0;
  private projection = 0;
  private events = 0;
  private facts = 0;
  private waiting = 0;

  constructor(
    private readonly client: PoolClient,
    private readonly pace: VerificationPace,
  ) {}

  async run(): Promise<Verification> {
    const started = performance.now();
    const active = await this.client.query<{ id: number }>(
      `select id from projection where state = 'active'`,
    );
    this.projection = active.rows[0]!.id;
    for (const topic of loggedTopics) if (topic.fold) await this.topic(topic);
    await this.timeZones();
    const cells = await this.cells();
    return {
      projection: this.projection,
      events: this.events,
      facts: this.facts,
      cells,
      waiting: this.waiting,
      difference_count: this.differenceCount,
      differences: this.differences,
      milliseconds: Math.round(performance.now() - started),
    };
  }

  private async topic(topic: LoggedTopic): Promise<void> {
    let seen = 0;
    let open: { tenantId: string; key: string; changes: StoredChange[] } | undefined;
    let began = performance.now();
    for await (const changes of logPages(this.client, topic.code, this.pace.changesPerPage)) {
      const whole: { tenantId: string; key: string; changes: StoredChange[] }[] = [];
      for (const change of changes) {
        this.events += change.types.length;
        if (open?.key === change.key) {
          open.changes.push(change);
        } else {
          if (open) whole.push(open);
          open = { tenantId: change.tenant_id, key: change.key, changes: [change] };
        }
      }
      seen += await this.keys(topic, whole);
      await this.pace.rest(performance.now() - began);
      began = performance.now();
    }
    if (open) seen += await this.keys(topic, [open]);
    const stored = await this.client.query<{ count: number }>(
      'select count(*) from fact where projection = $1 and topic = $2',
      [this.projection, topic.code],
    );
    if (stored.rows[0]!.count !== seen) {
      this.differ({
        kind: 'fact',
        tenant_id: '',
        key: topic.name,
        expected: seen,
        found: stored.rows[0]!.count,
      });
    }
  }

  /** @returns how many facts there should be. */
  private async keys(
    topic: LoggedTopic,
    keys: readonly { tenantId: string; key: string; changes: StoredChange[] }[],
  ): Promise<number> {
    if (keys.length === 0) return 0;
    const fold = topic.fold!;
    const projected = projectBatch(
      fold,
      keys.map(({ tenantId, key, changes }) => ({
        tenantId,
        key,
        timeZone: this.zones.get(tenantId) ?? DEFAULT_TIME_ZONE,
        before: unseen(fold),
        events: eventsOf(changes),
      })),
    );
    const stored = await this.client.query<StoredFact>({
      ...FACTS,
      values: [this.projection, topic.code, keys.map(({ key }) => key)],
    });
    const found = new Map(stored.rows.map((row) => [row.key, row]));
    for (const { work, state, movements } of projected) {
      this.facts += 1;
      if (state.latest > state.version) this.waiting += 1;
      this.expected.add(work.tenantId, movements);
      if (topic === ORGANIZATIONS) this.zones.set(work.tenantId, timeZoneOf(state.fact as DirectoryFact));
      this.compareFact(work.tenantId, work.key, state, found.get(work.key));
    }
    return projected.length;
  }

  private compareFact(
    tenantId: string,
    key: string,
    state: KeyState<unknown>,
    found: StoredFact | undefined,
  ): void {
    const same =
      found !== undefined &&
      found.tenant_id === tenantId &&
      found.version === state.version &&
      found.latest === state.latest &&
      found.recorded_at.getTime() === state.recordedAt &&
      (found.fact === JSON.stringify(state.fact) ||
        isDeepStrictEqual(JSON.parse(found.fact), toJson(state.fact)));
    if (same) return;
    this.differ({ kind: 'fact', tenant_id: tenantId, key, expected: state, found: found ?? null });
  }

  private async timeZones(): Promise<void> {
    const stored = await this.client.query<{ tenant_id: string; time_zone: string }>(
      'select tenant_id, time_zone from tenant_zone where projection = $1',
      [this.projection],
    );
    for (const { tenant_id, time_zone } of stored.rows) {
      const expected = this.zones.get(tenant_id) ?? DEFAULT_TIME_ZONE;
      if (time_zone !== expected)
        this.differ({ kind: 'time_zone', tenant_id, key: tenant_id, expected, found: time_zone });
      this.zones.delete(tenant_id);
    }
    for (const [tenant_id, expected] of this.zones) {
      if (expected !== DEFAULT_TIME_ZONE) {
        this.differ({ kind: 'time_zone', tenant_id, key: tenant_id, expected, found: DEFAULT_TIME_ZONE });
      }
    }
  }

  private async cells(): Promise<number> {
    const { rows } = await this.client.query<StoredCell>({
      ...CELLS,
      values: [this.projection, CHECKSUM_MODULUS],
    });
    for (const { tenant_id, key, value, total, checksum } of rows) {
      const expected = this.expected.take(tenant_id, key);
      if (value !== expected.value) {
        this.differ({ kind: 'value', tenant_id, key, expected: expected.value, found: value });
      }
      if (total !== expected.value) {
        this.differ({ kind: 'ledger', tenant_id, key, expected: expected.value, found: total });
      } else if (checksum !== expected.checksum) {
        this.differ({ kind: 'ledger_time', tenant_id, key, expected: expected.checksum, found: checksum });
      }
    }
    let missing = 0;
    for (const [tenant_id, key, { value }] of this.expected.left()) {
      missing += 1;
      this.differ({ kind: 'value', tenant_id, key, expected: value, found: null });
    }
    return rows.length + missing;
  }

  private differ(difference: Difference): void {
    this.differenceCount += 1;
    if (this.differences.length < MOST_DIFFERENCES) this.differences.push(difference);
  }
}

interface StoredFact {
  readonly key: string;
  readonly tenant_id: string;
  readonly version: number;
  readonly latest: number;
  readonly recorded_at: Date;
  readonly fact: string;
}

interface StoredCell {
  readonly tenant_id: string;
  readonly key: string;
  readonly value: number;
  readonly total: number;
  readonly checksum: number;
}

function toJson(fact: unknown): unknown {
  return JSON.parse(JSON.stringify(fact));
}
