import { testDatabase } from '@muster/local-stack/testing';
import { Metrics } from '@muster/observability';
import { Database, openDataSource, pause, statement, systemScheduler } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { AuditMetrics } from '../audit/audit-metrics.js';
import { AuditChain1764300000000 } from '../audit/audit-schema.js';
import { AuditSealer } from '../audit/audit-sealer.js';
import { unsealedTail } from '../audit/audit-status.js';
import { Operating1764200000000 } from '../operating/operating-schema.js';
import { ThingSchema } from './thing-schema.js';

const insert = statement(
  't_audited_insert',
  `insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, correlation_id, data)
   values ($1, 'thing', $2, $3, $4, 'thing.changed', now(), $5, $2, $6)`,
);
const passed = statement(
  't_audited_passed',
  `select not exists (select from event_log, audit_cursor as cursor
     where event_log.transaction_id >= cursor.transaction_id
       and event_log.transaction_id < pg_snapshot_xmax(pg_current_snapshot())::text::bigint) as passed`,
);
const PATIENCE_MS = 30_000;

/** A log with its chain in a database of its own, for the chain's own tests. */
export class AuditedLog {
  private constructor(
    readonly database: Database,
    readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(suite: string): Promise<AuditedLog> {
    const { url, drop } = await testDatabase(suite);
    const migrations = [ThingSchema, Operating1764200000000, AuditChain1764300000000];
    const database = new Database(
      await openDataSource({ url, migrations, applicationName: suite, poolSize: 8 }),
    );
    return new AuditedLog(database, url, drop);
  }

  async close(): Promise<void> {
    await this.database.dataSource.destroy();
    await this.drop();
  }

  /** @param database a process of its own; this log's by default. */
  sealer(database = this.database): AuditSealer {
    return new AuditSealer(database, {
      service: 'thing',
      topic: 'audit',
      metrics: new AuditMetrics(new Metrics()),
      onPublished: () => undefined,
    });
  }

  /** Records an event. @returns its id. */
  async record(tenant: string, thing: string, version: number, db = this.database): Promise<string> {
    const id = uuidv7();
    const actor = JSON.stringify({ account_id: 'tester', role: '值班員' });
    await db.query(insert, [
      tenant,
      thing,
      version,
      id,
      actor,
      JSON.stringify({ version, note: '報到 "ok"\n' }),
    ]);
    return id;
  }

  /** Seals until nothing is left and the sealer has passed every row. @throws Error when transactions of others keep it for half a minute. */
  async sealed(sealer = this.sealer(), most?: number): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const sole = await sealer.sealAll(most);
      if (sole && (await unsealedTail(this.database)).events === 0 && (await this.passed())) return;
      if (performance.now() > deadline) throw new Error('the log was not sealed in time');
      await pause(systemScheduler, 20, new AbortController().signal);
    }
  }

  private async passed(): Promise<boolean> {
    const [row] = await this.database.query<{ passed: boolean }>(passed);
    return row!.passed;
  }

  /** Rows of any SQL. */
  rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.database.dataSource.query<Row[]>(sql, values);
  }
}
