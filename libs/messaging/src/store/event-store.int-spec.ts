import { testDatabase } from '@muster/local-stack/testing';
import { Database, openDataSource, statement } from '@muster/persistence';
import { changeThing } from '../testing/change-thing.js';
import { ThingSchema, thingStateSql } from '../testing/thing-schema.js';
import { IdempotencyReplay, VersionConflict } from './errors.js';
import { EventStore } from './event-store.js';

const outboxRows = statement(
  't_outbox',
  'select key, version, message_id from outbox_message order by position, place',
);
const things = statement('t_things', 'select id, version, note from thing order by id');
const logRows = statement(
  't_log',
  'select aggregate_id, version, data from event_log order by aggregate_id, version',
);

describe('EventStore', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let store: EventStore;
  let commits = 0;

  beforeAll(async () => {
    const test = await testDatabase('event-store');
    drop = test.drop;
    database = new Database(
      await openDataSource({
        url: test.url,
        migrations: [ThingSchema],
        applicationName: 'test',
        poolSize: 8,
      }),
    );
    await database.onModuleInit();
  });
  afterAll(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });
  beforeEach(async () => {
    await database.dataSource.query('truncate thing, outbox, idempotency_key');
    await database.dataSource.query('alter table event_log disable trigger all');
    await database.dataSource.query('truncate event_log');
    await database.dataSource.query('alter table event_log enable trigger all');
    commits = 0;
    store = newStore();
  });

  const newStore = () =>
    new EventStore(database, {
      service: 'thing',
      topic: 'things',
      stateSql: thingStateSql,
      validate: () => undefined,
      onCommitted: () => commits++,
    });

  it('refuses commands beyond what may wait, and saves every one that it took', async () => {
    const bounded = new EventStore(database, {
      service: 'thing',
      topic: 'things',
      stateSql: thingStateSql,
      validate: () => undefined,
      mostWaiting: 3,
      onCommitted: () => commits++,
    });
    const slow = await database.session();
    await slow.query('begin');
    await slow.query('lock table thing in exclusive mode'); // a database that does not get on
    const taken = ['a', 'b', 'c', 'd'].map((id) => bounded.save(changeThing(id, 0)));
    await expect(bounded.save(changeThing('e', 0))).rejects.toMatchObject({ code: 'too_many_commands' });
    expect(bounded.waitingCount).toBe(3);
    await slow.query('commit');
    slow.release();
    await Promise.all(taken);
    expect((await database.query<{ id: string }>(things)).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('writes state, events and outbox rows together', async () => {
    await store.save(changeThing('a', 0, 2));
    await store.save(changeThing('a', 2, 1));
    expect(await database.query(things)).toEqual([{ id: 'a', version: 3, note: 'v3' }]);
    expect(await database.query(outboxRows)).toMatchObject([{ version: 1 }, { version: 2 }, { version: 3 }]);
    const stream = await store.readStream('harbour', 'a');
    expect(stream.map((event) => event.version)).toEqual([1, 2, 3]);
    expect(stream[0]!.data).toEqual({ version: 1, secret: 'stays here' });
    expect(await store.readStream('other-tenant', 'a')).toEqual([]);
  });

  it('refuses a stale version and keeps nothing of it', async () => {
    await store.save(changeThing('a', 0));
    await expect(store.save(changeThing('a', 0))).rejects.toBeInstanceOf(VersionConflict);
    await expect(store.save(changeThing('a', 5))).rejects.toBeInstanceOf(VersionConflict);
    await expect(store.save(changeThing('missing', 1))).rejects.toBeInstanceOf(VersionConflict);
    expect(await database.query(logRows)).toHaveLength(1);
    expect(await database.query(outboxRows)).toHaveLength(1);
  });

  it('saves in the transaction of a batch: with it or not at all, and nothing is told before the commit', async () => {
    await store.save(changeThing('a', 0));
    commits = 0;
    const actions: (() => void)[] = [];
    const afterCommit = (action: () => void) => void actions.push(action);
    const given = (fail: boolean) =>
      database.transaction(async (tx) => {
        await store.saveIn({ tx, afterCommit }, changeThing('a', 1));
        await store.saveIn({ tx, afterCommit }, changeThing('b', 0, 2));
        if (fail) throw new Error('the batch fails');
      });
    await expect(given(true)).rejects.toThrow('the batch fails');
    expect(await database.query(outboxRows)).toHaveLength(1);
    actions.length = 0;
    await given(false);
    expect(commits).toBe(0);
    for (const action of actions) action();
    expect(commits).toBe(2);
    expect(await database.query(things)).toMatchObject([
      { id: 'a', version: 2 },
      { id: 'b', version: 2 },
    ]);
    expect(await database.query(outboxRows)).toHaveLength(4);
    await expect(given(false)).rejects.toBeInstanceOf(VersionConflict);
  });

  it('looks a key up by its index, however small the table was when the statement was planned', async () => {
    const scans = `select seq_scan::int as whole from pg_stat_xact_user_tables where relname = 'idempotency_key'`;
    const keys = `insert into idempotency_key (tenant_id, principal, key, fingerprint, response)
      select 'harbour', 'p', 'k' || n, 'f', '{}' from generate_series(1, 3000) as n`;
    await database.transaction(async (tx) => {
      const saveNext = (id: string) => store.saveIn({ tx, afterCommit: () => undefined }, changeThing(id, 0));
      // PostgreSQL decides on its plan after five executions.
      for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await saveNext(id);
      await tx.query(statement('t_keys', keys));
      const before = await tx.query(statement('t_scans', scans));
      for (const id of ['g', 'h']) await saveNext(id);
      expect(await tx.query(statement('t_scans', scans))).toEqual(before);
    });
    expect(await database.query(things)).toHaveLength(8);
  });

  it('saves changes of several aggregates together or not at all', async () => {
    const idempotency = { principal: 'p', key: 'k', fingerprint: 'f', response: { ok: true } };
    await store.save(changeThing('b', 0));
    commits = 0;
    const stale = store.saveTogether([changeThing('a', 0, 2, idempotency), changeThing('b', 0)]);
    await expect(stale).rejects.toMatchObject({ code: 'version_conflict', aggregateId: 'b' });
    const refused = store.saveTogether([
      changeThing('a', 0),
      { ...changeThing('b', 1), state: { note: 1n } },
    ]);
    await expect(refused).rejects.toBeInstanceOf(TypeError);
    expect(commits).toBe(0);
    expect(await database.query(things)).toMatchObject([{ id: 'b', version: 1 }]);
    expect(await database.query(outboxRows)).toHaveLength(1);

    const changes = () => [changeThing('a', 0, 2, idempotency), changeThing('b', 1)];
    await store.saveTogether(changes());
    expect(commits).toBe(1);
    const saved = [
      { id: 'a', version: 2 },
      { id: 'b', version: 2 },
    ];
    expect(await database.query(things)).toMatchObject(saved);
    expect(await database.query(outboxRows)).toHaveLength(4);
    await expect(store.saveTogether(changes())).rejects.toMatchObject({
      code: 'idempotency_replay',
      response: { ok: true },
    });
    await expect(
      store.saveTogether([changeThing('c', 0, 1, idempotency), changeThing('b', 2)]),
    ).rejects.toBeInstanceOf(IdempotencyReplay);
    expect(await database.query(things)).toMatchObject(saved);
  });

  it('is a conflict, not an outage, when two savers wait for each other', async () => {
    await store.saveTogether([changeThing('a', 0), changeThing('b', 0)]);
    const other = await database.session();
    await other.query('begin');
    await other.query(`select from thing where id = 'b' for update`);
    const own = store.saveTogether([changeThing('a', 1), changeThing('b', 1)]);
    await waitingForLock();
    const outcomes = await Promise.allSettled([
      own,
      other.query(`select from thing where id = 'a' for update`),
    ]);
    await other.query('rollback');
    other.release();
    const [ours, theirs] = outcomes;
    if (ours.status === 'rejected') expect(ours.reason).toBeInstanceOf(VersionConflict);
    else expect(theirs).toMatchObject({ reason: { code: '40P01' } }); // PostgreSQL chooses who gives way
  });

  it('lets changes that arrive together share a commit, and judges each by itself', async () => {
    await store.save(changeThing('taken', 0));
    commits = 0;
    const results = await Promise.allSettled([
      store.save(changeThing('first', 0)),
      ...Array.from({ length: 60 }, (_, index) => store.save(changeThing(`k${index}`, 0, 6))),
      store.save(changeThing('taken', 0)),
    ]);
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(1);
    expect(commits).toBe(2);
    expect(await database.query(things)).toHaveLength(62);
    expect(await database.query(outboxRows)).toHaveLength(1 + 1 + 360);
  });

  it('fails only the change that the database refuses', async () => {
    const bad = changeThing('bad', 0);
    const results = await Promise.allSettled([
      store.save(changeThing('a', 0)),
      store.save(changeThing('b', 0)),
      store.save({ ...bad, events: [{ ...bad.events[0]!, id: 'not a uuid' }] }),
      store.save(changeThing('c', 0)),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await database.query(things)).toHaveLength(3);
  });

  it('draws outbox positions in the order of versions, whatever the writers do', async () => {
    const stores = [newStore(), newStore(), newStore(), newStore()];
    const writer = async (own: EventStore, key: string, until: number) => {
      for (;;) {
        const [row] = await database.query<{ version: number }>(
          statement('t_version', 'select version from thing where id = $1'),
          [key],
        );
        const version = row?.version ?? 0;
        if (version >= until) return;
        await own.save(changeThing(key, version)).catch((error: unknown) => {
          if (!(error instanceof VersionConflict)) throw error;
        });
      }
    };
    await Promise.all(stores.flatMap((own) => ['x', 'y', 'z'].map((key) => writer(own, key, 100))));
    const rows = await database.query<{ key: string; version: number }>(outboxRows);
    for (const key of ['x', 'y', 'z']) {
      const versions = rows.filter((row) => row.key === key).map((row) => row.version);
      expect(versions).toEqual(Array.from({ length: versions.length }, (_, index) => index + 1));
      expect(versions.length).toBeGreaterThanOrEqual(100);
    }
  });

  it('gives fifty identical requests one effect and one answer', async () => {
    const stores = [newStore(), newStore()];
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        stores[index % 2]!.save(
          changeThing(`t${index}`, 0, 3, {
            principal: 'p',
            key: 'k',
            fingerprint: 'f',
            response: { winner: index },
          }),
        ),
      ),
    );
    const winners = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []));
    expect(winners).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toBeInstanceOf(IdempotencyReplay);
      expect(result.reason).toMatchObject({ response: { winner: winners[0] }, sameFingerprint: true });
    }
    expect(await database.query(things)).toHaveLength(1);
    expect(await database.query(outboxRows)).toHaveLength(3);
  });

  it('reads the answer of another process that used the key at the same moment', async () => {
    const idempotency = { principal: 'p', key: 'k', fingerprint: 'f', response: { winner: 'other' } };
    const other = await database.session();
    await other.query('begin');
    await other.query(
      `insert into idempotency_key (tenant_id, principal, key, fingerprint, response) values ('harbour', 'p', 'k', 'f', '{"winner":"other"}')`,
    );
    const saved = store.save(changeThing('a', 0, 1, { ...idempotency, response: { winner: 'own' } }));
    await waitingForLock();
    await other.query('commit');
    other.release();
    await expect(saved).rejects.toMatchObject({ code: 'idempotency_replay', response: { winner: 'other' } });
    expect(await database.query(things)).toEqual([]);
  });

  /** Resolves when some statement of this database waits for another's lock. */
  async function waitingForLock(): Promise<void> {
    const waiting = statement(
      't_waiting',
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    while ((await database.query(waiting)).length === 0);
  }

  it('fails only the change that cannot be written down', async () => {
    const bad = changeThing('bad', 0);
    const results = await Promise.allSettled([
      store.save({ ...bad, state: { note: 1n } }),
      store.save(changeThing('a', 0)),
      store.save({ ...bad, state: { note: 2n } }),
    ]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'rejected']);
  });

  it('tells a key that comes back with another request, and frees a key whose change failed', async () => {
    const idempotency = { principal: 'p', key: 'k', fingerprint: 'f', response: { ok: true } };
    await store.save(changeThing('a', 0));
    await expect(store.save(changeThing('a', 0, 1, idempotency))).rejects.toBeInstanceOf(VersionConflict);
    await store.save(changeThing('a', 1, 1, idempotency));
    await expect(
      store.save(changeThing('b', 0, 1, { ...idempotency, fingerprint: 'g' })),
    ).rejects.toMatchObject({
      code: 'idempotency_replay',
      sameFingerprint: false,
    });
  });

  it('refuses an event that no broker would take', async () => {
    const change = changeThing('a', 0);
    const huge = { ...change.events[0]!, public: { type: 't', data: { text: 'x'.repeat(1_000_000) } } };
    await expect(store.save({ ...change, events: [huge] })).rejects.toMatchObject({
      code: 'event_too_large',
    });
    expect(await database.query(things)).toEqual([]);
  });

  it('forbids changing the past', async () => {
    await store.save(changeThing('a', 0));
    await expect(database.dataSource.query(`update event_log set type = 'other'`)).rejects.toThrow(
      'append-only',
    );
    await expect(database.dataSource.query('delete from event_log')).rejects.toThrow('append-only');
  });
});
