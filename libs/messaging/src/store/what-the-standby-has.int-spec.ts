import { type LocalStack, startLocalStack } from '@muster/local-stack';
import { cancelWaitingForStandby, seenBySomebodyElse, waitingForStandby } from '@muster/local-stack/testing';
import { Database, openDataSource, systemScheduler } from '@muster/persistence';
import { openShardSession } from '../outbox/shard-session.js';
import { changeThing } from '../testing/change-thing.js';
import { ThingSchema, thingStateSql } from '../testing/thing-schema.js';
import { IdempotencyReplay } from './errors.js';
import { EventStore } from './event-store.js';
import { SHARDS } from './shard.js';

const ALL = Array.from({ length: SHARDS }, (_, shard) => shard);

describe('a commit that PostgreSQL shows although the synchronous standby does not have it', () => {
  let stack: LocalStack;
  let url: string;

  beforeAll(async () => {
    stack = await startLocalStack({ mode: 'throwaway', own: true, fsync: true, without: 'kafka' });
    url = await stack.ensureDatabase('things');
  }, 120_000);
  afterAll(() => stack.stop());

  async function aProcess(): Promise<{ database: Database; store: EventStore }> {
    const database = new Database(
      await openDataSource({ url, migrations: [ThingSchema], applicationName: 'thing' }),
    );
    const store = new EventStore(database, {
      service: 'thing',
      topic: 'things',
      stateSql: thingStateSql,
      validate: () => undefined,
      onCommitted: () => undefined,
    });
    return { database, store };
  }

  it('is neither published nor repeated by another process before the standby has it', async () => {
    const [cancelled, other] = [await aProcess(), await aProcess()];
    const shards = await openShardSession(other.database, systemScheduler);
    const standby = await stack.postgres.makeStandby();
    const key = { principal: 'tester', key: 'k', fingerprint: 'f', response: { id: 'crane' } };
    const change = () => changeThing('crane', 0, 1, key);
    // A connection of the other process that is older than all that follows.
    await other.store.save(changeThing('quay', 0));
    expect(await shards.pending(ALL, 0, 10)).toHaveLength(1);

    await standby.kill9();
    const unanswered = cancelled.store.save(change()).catch((error: Error) => error);
    await waitingForStandby(url, 1);
    await cancelWaitingForStandby(url);
    expect(await unanswered).toMatchObject({ code: '08007' });
    expect(await seenBySomebodyElse(url, `select from outbox where key = 'crane'`)).toBe(1);

    const answers: unknown[] = [];
    const answered = [
      shards.pending(ALL, 0, 10).then((rows) => rows.length),
      other.store.save(change()).catch((error: Error) => error),
    ].map((answer) => answer.then((each) => answers.push(each)));
    await waitingForStandby(url, 2);
    expect(answers).toEqual([]);
    await standby.start();
    await Promise.all(answered);
    expect(answers).toHaveLength(2);
    expect(answers).toEqual(expect.arrayContaining([2, expect.any(IdempotencyReplay)]));
    await shards.close();
    await Promise.all([cancelled, other].map(({ database }) => database.dataSource.destroy()));
  }, 120_000);
});
