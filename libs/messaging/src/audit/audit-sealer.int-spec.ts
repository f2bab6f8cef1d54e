import { createHash } from 'node:crypto';
import { Database, openDataSource } from '@muster/persistence';
import { AuditedLog } from '../testing/audited-log.js';
import { publishMovedHeads } from './head-publication.js';
import { LOCK_SPACE } from './seal-pass.js';
import { type AuditCursor, lockSealing, readCursor, sealByTransaction } from './seal-statements.js';
import { verifyChain } from './verify-chain.js';

describe('the sealer', () => {
  let log: AuditedLog;
  beforeEach(async () => void (log = await AuditedLog.open('audit-sealer')));
  afterEach(() => log.close());

  const recordMany = async (tenant: string, thing: string, count: number): Promise<void> => {
    for (let version = 1; version <= count; version++) await log.record(tenant, thing, version);
  };
  const sealedIds = async (): Promise<string[]> => {
    const rows = await log.rows<{ events: Buffer }>(
      'select events from audit_seal order by tenant_id, number',
    );
    return rows.flatMap(({ events }) =>
      Array.from({ length: events.length / 48 }, (_, place) =>
        events.subarray(48 * place, 48 * place + 16).toString('hex'),
      ),
    );
  };
  /** Exactly one seal holds each event, and nothing is objected to. */
  const expectWhole = async (): Promise<void> => {
    const logged = await log.rows<{ id: string }>(
      `select replace(event_id::text, '-', '') as id from event_log order by 1`,
    );
    expect((await sealedIds()).sort()).toEqual(logged.map(({ id }) => id));
    expect((await verifyChain(log.database, null)).objections).toEqual([]);
  };

  it('makes the bytes that ADR-0095 describes', async () => {
    await log.record('harbour', 'crane', 1);
    await log.sealed();
    const [row] = await log.rows<Record<string, string | null>>(
      `select transaction_id::text, tenant_id, aggregate_type, aggregate_id, version::text, event_id::text, type,
         (extract(epoch from occurred_at) * 1e6)::bigint::text as occurred, (extract(epoch from recorded_at) * 1e6)::bigint::text as recorded,
         correlation_id, traceparent, actor::text, data::text from event_log`,
    );
    const field = (text: string | null): string =>
      text === null ? '-' : `${Buffer.byteLength(text)}:${text}`;
    const sha256 = (...parts: (string | Buffer)[]): Buffer => {
      const hash = createHash('sha256');
      for (const part of parts) hash.update(part);
      return hash.digest();
    };
    const digest = sha256(`muster event 1${Object.values(row!).map(field).join('')}`);
    const events = Buffer.concat([Buffer.from(row!['event_id']!.replaceAll('-', ''), 'hex'), digest]);
    const [seal] = await log.rows<{ events: Buffer; hash: Buffer; sealed: string }>(
      'select events, hash, (extract(epoch from sealed_at) * 1e6)::bigint::text as sealed from audit_seal',
    );
    expect(seal!.events.toString('hex')).toBe(events.toString('hex'));
    const head = `muster seal 1${['harbour', '1', seal!.sealed].map(field).join('')}`;
    expect(seal!.hash.toString('hex')).toBe(sha256(head, Buffer.alloc(32), events).toString('hex'));
  });

  it('keeps a chain per alliance, in bounded seals', async () => {
    await recordMany('harbour', 'crane', 25);
    await recordMany('river', 'lock', 7);
    await log.sealed(log.sealer(), 10);
    await expectWhole();
    const seals = await log.rows<{ tenant_id: string; numbers: string; most: number }>(
      `select tenant_id, string_agg(number::text, ',' order by number) as numbers, max(event_count) as most
       from audit_seal group by tenant_id order by tenant_id`,
    );
    expect(seals).toEqual([
      { tenant_id: 'harbour', numbers: '1,2,3', most: 10 },
      { tenant_id: 'river', numbers: '1,2', most: 5 },
    ]);
  });

  it('waits for transactions that were open, and misses none of their rows', async () => {
    const sealer = log.sealer();
    await log.sealed(sealer);
    const late = log.database.dataSource.createQueryRunner();
    await late.startTransaction();
    await late.query(
      `insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, data)
       values ('harbour', 'thing', 'late', 1, gen_random_uuid(), 'thing.changed', now(), '{}', '{}')`,
    );
    await recordMany('harbour', 'crane', 3);
    await sealer.sealAll();
    expect(await sealedIds()).toEqual([]);
    await late.commitTransaction();
    await late.release();
    await log.sealed(sealer);
    expect(await sealedIds()).toHaveLength(4);
    await expectWhole();
  });

  it('seals each event once while many write, two seal, and both are killed again and again', async () => {
    const sealing = await Promise.all(
      ['sealer-a', 'sealer-b'].map(
        async (applicationName) =>
          new Database(await openDataSource({ url: log.url, migrations: [], applicationName, poolSize: 2 })),
      ),
    );
    let writing = true;
    let kills = 0;
    const sealers = sealing.map(async (database) => {
      const sealer = log.sealer(database);
      while (writing) await sealer.sealAll(20).catch(() => undefined);
    });
    const killer = (async () => {
      while (writing) {
        const killed = await log.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name like 'sealer-%' and state <> 'idle' limit 1`,
        );
        kills += killed.length;
      }
    })();
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let round = 0; round < 2 || kills <= 10; round++)
        await recordMany(`port-${writer % 2}`, `thing-${writer}-${round}`, 100);
    });
    await Promise.all(writers);
    writing = false;
    await Promise.all([...sealers, killer]);
    await Promise.all(sealing.map((database) => database.dataSource.destroy()));
    expect(kills).toBeGreaterThan(10);
    await log.sealed();
    await expectWhole();
  });

  it('seals what was recorded before there was a chain', async () => {
    await log.rows(`alter table event_log alter column transaction_id set default 0`);
    await recordMany('harbour', 'crane', 30);
    await log.rows(
      'alter table event_log alter column transaction_id set default (pg_current_xact_id()::text::bigint)',
    );
    await recordMany('harbour', 'quay', 5);
    await log.sealed(log.sealer(), 8);
    expect(await sealedIds()).toHaveLength(35);
    await expectWhole();
  });

  it('takes no row for new that is slipped in where the first walk has been, once older transactions are over', async () => {
    const older = log.database.dataSource.createQueryRunner();
    await older.startTransaction();
    await older.query('select pg_current_xact_id()');
    await recordMany('harbour', 'crane', 3);
    const sealer = log.sealer();
    await sealer.sealAll();
    expect(await sealedIds()).toHaveLength(3);
    await older.commitTransaction();
    await older.release();
    await log.sealed(sealer);
    const [slipped] = await log.rows<{ event_id: string }>(
      `insert into event_log (transaction_id, tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, data)
       select transaction_id, tenant_id, aggregate_type, aggregate_id, 4, gen_random_uuid(), type, occurred_at, actor, data
       from event_log where version = 3 returning event_id::text`,
    );
    expect((await verifyChain(log.database, null)).objections).toMatchObject([
      { kind: 'event_unsealed', event_id: slipped!.event_id },
    ]);
  });

  it('goes on with a log that was restored on another cluster, where transaction ids begin anew', async () => {
    await recordMany('harbour', 'crane', 6);
    await log.sealed();
    await log.rows(`alter table event_log alter column transaction_id set default 9000000000000`);
    await recordMany('harbour', 'quay', 3); // ids that this cluster reaches in years
    await log.rows(
      'alter table event_log alter column transaction_id set default (pg_current_xact_id()::text::bigint)',
    );
    await log.rows(`update audit_cursor set system_identifier = 'elsewhere', transaction_id = 8000000000000`);
    await recordMany('harbour', 'lock', 4);
    await log.sealed(log.sealer(), 5);
    await recordMany('harbour', 'gate', 2);
    await log.sealed(log.sealer(), 5);
    expect(await sealedIds()).toHaveLength(15);
    await expectWhole();
  });

  it('publishes a head once, until it moves, and records no event by that', async () => {
    const publish = () =>
      publishMovedHeads(log.database, { service: 'thing', topic: 'audit', lockSpace: LOCK_SPACE });
    const outbox = () =>
      log.rows<{ key: string; topic: string; payload: object }>(
        'select key, topic, payload from outbox_message order by position',
      );
    await recordMany('harbour', 'crane', 2);
    await recordMany('river', 'lock', 1);
    await log.sealed();
    expect(await publish()).toBe(2);
    expect(await publish()).toBe(0);
    const [head] = await log.rows<{ hash: string }>(
      `select encode(hash, 'hex') as hash from audit_seal where tenant_id = 'harbour' order by number desc limit 1`,
    );
    expect((await outbox())[0]).toMatchObject({
      key: 'thing:harbour',
      topic: 'audit',
      payload: { service: 'thing', hash: head!.hash },
    });
    await recordMany('harbour', 'quay', 1);
    await log.sealed();
    expect(await publish()).toBe(1);
    expect((await outbox()).map(({ key }) => key)).toEqual(['thing:harbour', 'thing:river', 'thing:harbour']);
    expect(await log.rows('select from event_log')).toHaveLength(4);
  });

  it('reads what is new, however much is stored', async () => {
    await log.rows(
      `insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, data)
       select 'harbour', 'thing', 'thing-' || n, 1, gen_random_uuid(), 'thing.changed', now(), '{}', json_build_object('n', repeat('x', 400))
       from generate_series(1, 20000) as n`,
    );
    await log.sealed();
    await log.rows('vacuum analyze event_log');
    await recordMany('harbour', 'crane', 3);
    const [size] = await log.rows<{ pages: number }>(
      `select (pg_relation_size('event_log') / 8192)::int as pages`,
    );
    const runner = log.database.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(lockSealing.text, [LOCK_SPACE]);
    const [cursor] = (await runner.query(readCursor.text)) as [AuditCursor];
    const from = [cursor.transaction_id, cursor.aggregate_id, cursor.version];
    const end = cursor.transaction_id + 50_000;
    const [explained] = (await runner.query(
      `explain (analyze, buffers, format json) ${sealByTransaction.text}`,
      [false, ...from, end, 2_000],
    )) as [{ 'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }] }];
    await runner.commitTransaction();
    await runner.release();
    const { Plan: plan } = explained['QUERY PLAN'][0];
    expect(size!.pages).toBeGreaterThan(1_000);
    expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(size!.pages / 4);
    await log.sealed();
    await expectWhole();
  });
});
