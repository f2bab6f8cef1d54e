import { testDatabase } from '@muster/local-stack/testing';
import { Database, openDataSource, statement } from '@muster/persistence';
import { AuditChain1764300000000 } from '../audit/audit-schema.js';
import { EventStore } from '../store/event-store.js';
import { changeThing } from '../testing/change-thing.js';
import { ThingSchema, thingStateSql } from '../testing/thing-schema.js';
import { recordedActions } from './operator-action.js';
import { Operating1764200000000 } from './operating-schema.js';
import { outboxStatus } from './outbox-status.js';
import type { PublicEvents } from './public-events.js';
import {
  countSelection,
  republish,
  type RepublicationOptions,
  type RepublicationProgress,
} from './republication.js';

const outbox = statement(
  't_outbox_rows',
  `select key, version, message_id, type, payload::text as payload, recorded_at from outbox_message order by position, place`,
);
const clear = statement('t_outbox_clear', 'delete from outbox');

interface Row {
  key: string;
  version: number;
  message_id: string;
}

describe('a republication', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let store: EventStore;

  beforeAll(async () => {
    const test = await testDatabase('republication');
    drop = test.drop;
    const migrations = [ThingSchema, Operating1764200000000, AuditChain1764300000000];
    database = new Database(
      await openDataSource({ url: test.url, migrations, applicationName: 'test', poolSize: 8 }),
    );
    await database.onModuleInit();
    store = new EventStore(database, {
      service: 'thing',
      topic: 'things',
      stateSql: thingStateSql,
      validate: () => undefined,
      onCommitted: () => undefined,
    });
  });
  afterAll(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });
  beforeEach(async () => {
    await database.dataSource.query('truncate thing, outbox, operator_action, republication, audit_head');
    await database.dataSource.query('alter table event_log disable trigger all');
    await database.dataSource.query('truncate event_log');
    await database.dataSource.query('alter table event_log enable trigger all');
  });

  const publicEvents: PublicEvents = (events) =>
    events.map(({ version, occurredAt }) => ({
      type: 'muster.thing.changed.v1',
      data: { version, occurred_at: occurredAt.toISOString() },
    }));
  const options = (more: Partial<RepublicationOptions> = {}): RepublicationOptions => ({
    topic: 'things',
    operator: 'tester',
    publicEvents,
    validate: () => undefined,
    mostPending: null,
    ...more,
  });
  const rows = () => database.query<Row>(outbox);
  const save = (key: string, version: number, count = 1) => store.save(changeThing(key, version, count));

  it('brings the same rows as the first time', async () => {
    await save('a', 0, 3);
    await save('b', 0, 2);
    const first = await rows();
    await database.query(clear);
    const done = await republish(database, {}, options({ batch: 1 }));
    expect(done).toMatchObject({ keys: 2, events: 5, waiting: false });
    expect(await rows()).toEqual(first);
    expect(await recordedActions(database, 'events.', 10)).toMatchObject([
      { operator: 'tester', action: 'events.republish' },
    ]);
  });

  it('lets no younger event overtake an older one, whatever waits and whoever writes meanwhile', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `k${String(index).padStart(2, '0')}`);
    await Promise.all(keys.map((key) => save(key, 0, 4)));
    await database.query(clear);
    await Promise.all(keys.map((key) => save(key, 4))); // waits in the outbox, ahead of its predecessors
    let writing = true;
    const writer = async (key: string): Promise<void> => {
      for (let version = 5; writing; version++) await save(key, version);
    };
    const writers = keys.slice(0, 4).map(writer);
    for (let again = 0; again < 5; again++) await republish(database, {}, options({ batch: 7 }));
    writing = false;
    await Promise.all(writers);
    const byKey = Map.groupBy(await rows(), ({ key }) => key);
    for (const key of keys) {
      const versions = byKey.get(key)!.map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    }
  });

  it('goes on where it was interrupted', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((key) => save(key, 0, 2)));
    const first = await rows();
    await database.query(clear);
    const killed = republish(
      database,
      {},
      options({
        batch: 1,
        onProgress: ({ keys }) => {
          if (keys === 2) throw new Error('killed');
        },
      }),
    );
    await expect(killed).rejects.toThrow('killed');
    expect(await rows()).toHaveLength(4);
    expect(await republish(database, null, options())).toMatchObject({ keys: 4, events: 8 });
    expect((await rows()).map(({ message_id }) => message_id).sort()).toEqual(
      first.map(({ message_id }) => message_id).sort(),
    );
    await expect(republish(database, null, options())).rejects.toMatchObject({ code: 'nothing_to_resume' });
  });

  it('waits while the outbox is full', async () => {
    await save('a', 0, 5);
    const waited: number[] = [];
    const onProgress = ({ keys, waiting }: RepublicationProgress): void => {
      if (!waiting) return;
      waited.push(keys);
      void database.query(clear); // as a relay would
    };
    const done = await republish(database, {}, options({ mostPending: 4, onProgress }));
    expect(done).toMatchObject({ keys: 1, events: 5, waiting: false });
    expect(new Set(waited)).toEqual(new Set([0, 1]));
    await database.query(clear);
    expect(await outboxStatus(database)).toEqual({ pending: 0, oldest_age: 0, shards: [] });
  });

  it('lets the newest head of each chain be published again, if whole logs are', async () => {
    const heads = () =>
      database.dataSource.query('select tenant_id as tenant from audit_head order by tenant_id');
    await database.dataSource.query(`insert into audit_head values ('harbour', 3), ('river', 2)`);
    await save('a', 0);
    await republish(database, { from: '2026-01-01T00:00:00Z' }, options());
    await republish(database, { aggregate: 'a' }, options());
    expect(await heads()).toEqual([{ tenant: 'harbour' }, { tenant: 'river' }]);
    await republish(database, { tenant: 'river' }, options());
    expect(await heads()).toEqual([{ tenant: 'harbour' }]);
    await republish(database, {}, options());
    expect(await heads()).toEqual([]);
  });

  it('takes what is selected, and puts nothing there that breaks its contract', async () => {
    await save('a', 0, 2);
    await save('b', 0, 3);
    await database.query(clear);
    expect(await countSelection(database, { aggregate: 'b' })).toEqual({
      keys: 1,
      events: 3,
      by_type: [{ type: 'thing.changed', events: 3 }],
    });
    expect(await countSelection(database, { to: '2000-01-01T00:00:00Z' })).toMatchObject({ events: 0 });
    expect(await countSelection(database, { tenant: 'elsewhere' })).toMatchObject({ keys: 0 });
    const refuse = () => {
      throw new Error('contract violated');
    };
    await expect(republish(database, {}, options({ validate: refuse }))).rejects.toThrow('contract violated');
    expect(await rows()).toEqual([]);
    await republish(database, { aggregate: 'a' }, options());
    expect((await rows()).map(({ key }) => key)).toEqual(['a', 'a']);
    const { pending, shards } = await outboxStatus(database);
    expect({ pending, shards }).toMatchObject({ pending: 2, shards: [{ pending: 2, owner: null }] });
  });
});
