import { testDatabase } from '@muster/local-stack/testing';
import { Database, openDataSource } from '@muster/persistence';
import type { PoolClient } from 'pg';
import { ThingSchema } from '../../testing/thing-schema.js';
import { runSchedules } from '../campaign.js';
import { Random } from '../random.js';
import type { ModelPool } from './pool.js';
import { type Request, Server, type Session } from './server.js';
import { drawRequest } from './statement-sequence.js';

type Result = { rows: object[] } | { code: string };

const SEQUENCES = Number(process.env.MUSTER_SEQUENCES ?? 60);
const LENGTH = 40;

// The simulation is worth as much as its model of PostgreSQL: the same random statements, on both, must bring the same (ADR-0016).
describe('the model of PostgreSQL', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    await listenToTheKernel();
    const test = await testDatabase('postgres-model');
    drop = test.drop;
    database = new Database(
      await openDataSource({
        url: test.url,
        migrations: [ThingSchema],
        applicationName: 'test',
        poolSize: 8,
      }),
    );
  });
  afterAll(async () => {
    await database.dataSource.destroy();
    await drop();
  });
  beforeEach(async () => {
    await database.dataSource.query('alter table event_log disable trigger all');
    await database.dataSource.query(
      `truncate thing, outbox, idempotency_key, event_log, inbox, consumer_position, dead_letter, parked_key restart identity`,
    );
    await database.dataSource.query('alter table event_log enable trigger all');
  });

  it.each(Array.from({ length: SEQUENCES }, (_, index) => index + 1))(
    'answers sequence %i as PostgreSQL does',
    async (seed) => {
      const pair = await Pair.open(database, 3);
      try {
        await pair.runSequence(new Random(seed));
      } finally {
        await pair.close();
      }
    },
    30_000,
  );

  it('ends a deadlock by an error for one of the two', async () => {
    const pair = await Pair.open(database, 2);
    try {
      const parkedKey = (key: string) => ['reader', 'things', key];
      const letters = (key: string) => [
        'reader',
        JSON.stringify([
          {
            ordinality: 0,
            topic: 'things',
            partition: 0,
            record_offset: 1,
            key,
            headers: {},
            state: 'dead',
            attempts: 1,
            value: null,
          },
        ]),
      ];
      for (const key of ['a', 'b']) await pair.both(0, named('dead_letter_insert', letters(key)));
      for (const index of [0, 1]) await pair.both(index, { text: 'begin' });
      await pair.both(0, named('parked_key_lock', parkedKey('a')));
      await pair.both(1, named('parked_key_lock', parkedKey('b')));
      const real = [named('parked_key_lock', parkedKey('b')), named('parked_key_lock', parkedKey('a'))].map(
        (request, index) => pair.onReal(index, request),
      );
      const codes = (await Promise.all(real)).flatMap((result) => ('code' in result ? [result.code] : []));
      expect(codes).toEqual(['40P01']);
      const model: string[] = [];
      pair.onModel(
        0,
        named('parked_key_lock', parkedKey('b')),
        (result) => 'code' in result && model.push(result.code),
      );
      pair.onModel(
        1,
        named('parked_key_lock', parkedKey('a')),
        (result) => 'code' in result && model.push(result.code),
      );
      expect(model).toEqual(['40P01']);
    } finally {
      await pair.close();
    }
  }, 30_000);
});

function named(name: string, values: unknown[]): Request {
  return { name, text: '', values };
}

/** Sessions on the model and on the real server, side by side. */
class Pair {
  private readonly ready: (() => void)[] = [];
  /** Real sessions whose answer is awaited. */
  private readonly answering = new Set<number>();
  private readonly model = new Server(
    (action) => this.ready.push(action),
    () => 0,
  );

  private readonly modelled: Session[];

  private constructor(
    private readonly database: Database,
    private readonly real: readonly { client: PoolClient; pid: number }[],
  ) {
    this.modelled = real.map(() => this.model.connect());
  }

  static async open(database: Database, sessions: number): Promise<Pair> {
    const real = [];
    for (let index = 0; index < sessions; index++) {
      const client = await database.session();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      real.push({ client, pid: rows[0]!.pid });
    }
    return new Pair(database, real);
  }

  async close(): Promise<void> {
    for (const { pid } of this.real)
      await this.database.dataSource.query('select pg_terminate_backend($1)', [pid]);
    for (const { client } of this.real) client.release(true);
  }

  /** While one session waits for a lock the others only end their transactions: who is served first is PostgreSQL's business. */
  async runSequence(random: Random): Promise<void> {
    const inBlock = this.real.map(() => false);
    let blocked: { index: number; settled: Promise<void> } | undefined;
    for (let step = 0; step < LENGTH; step++) {
      const free = this.real.map((_, index) => index).filter((index) => index !== blocked?.index);
      const index = random.pick(free);
      const ends: Request = { text: random.chance(0.7) ? 'commit' : 'rollback' };
      let request: Request;
      if (blocked) {
        const holder = free.find((each) => inBlock[each]);
        if (holder === undefined) throw new Error('something waits for nobody');
        await this.both(holder, ends);
        inBlock[holder] = false;
        if (this.waits(blocked.index)) continue;
        await blocked.settled;
        blocked = undefined;
        continue;
      }
      if (!inBlock[index] && random.chance(0.4)) request = { text: 'begin' };
      else if (inBlock[index] && random.chance(0.2)) request = ends;
      else request = drawRequest(random);
      if (request.text === 'begin') inBlock[index] = true;
      if (request === ends) inBlock[index] = false;
      const settled = this.both(index, request);
      settled.catch(() => undefined); // looked at below
      if (this.waits(index)) {
        blocked = { index, settled };
        await Promise.race([settled, this.realWaits(index, request)]);
      } else {
        await settled;
      }
    }
    for (const [index, open] of inBlock.entries()) {
      if (open && index !== blocked?.index) await this.both(index, { text: 'commit' });
    }
    await blocked?.settled;
  }

  /** Sends a request to both and compares what they say, once they say it. */
  async both(index: number, request: Request): Promise<void> {
    const model = Promise.withResolvers<Result>();
    this.onModel(index, request, model.resolve);
    const [real, modelled] = await Promise.all([this.onReal(index, request), model.promise]);
    expect([request, comparable(modelled, real)]).toEqual([request, comparable(real, real)]);
  }

  onModel(index: number, request: Request, done: (result: Result) => void): void {
    const session = this.modelled[index]!;
    this.model.execute(session, request, (error, { rows }) => {
      if (!error && this.model.needsFinish(session)) this.model.finish(session, true);
      done(error ? { code: error.code } : { rows });
      this.wake();
    });
    this.wake();
  }

  async onReal(index: number, request: Request): Promise<Result> {
    const { client } = this.real[index]!;
    const { name, values } = request;
    this.answering.add(index);
    try {
      if (!name) await client.query(request.text);
      const rows = name
        ? (await client.query<object>({ name, text: textOf(name), values: [...values!] })).rows
        : [];
      return { rows };
    } catch (error) {
      return { code: (error as { code: string }).code };
    } finally {
      this.answering.delete(index);
    }
  }

  private waits(index: number): boolean {
    return this.modelled[index]!.busy;
  }

  private wake(): void {
    for (let action = this.ready.shift(); action; action = this.ready.shift()) action();
  }

  /** Resolves once the real session waits for a lock, too. */
  private async realWaits(index: number, request: Request): Promise<void> {
    while (this.answering.has(index)) {
      const [row] = await this.database.dataSource.query<{ blockers: number }[]>(
        'select cardinality(pg_blocking_pids($1)) as blockers',
        [this.real[index]!.pid],
      );
      if (row!.blockers > 0) return;
    }
    throw new Error(`PostgreSQL did not wait in ${JSON.stringify(request)}`);
  }
}

/** The texts of the kernel's statements by name, as it sends them. */
const texts = new Map<string, string>();

async function listenToTheKernel(): Promise<void> {
  await runSchedules(1, 300, {
    database(database) {
      const pool = (database.dataSource.driver as unknown as { master: ModelPool }).master;
      const connect = pool.connect.bind(pool);
      pool.connect = async () => {
        const client = await connect();
        const query = client.query.bind(client);
        client.query = (request) => {
          if (typeof request !== 'string' && request.name) texts.set(request.name, request.text);
          return query(request);
        };
        return client;
      };
      return database;
    },
  });
}

function textOf(name: string): string {
  const text = texts.get(name);
  if (!text) throw new Error(`the kernel has not sent ${name}`);
  return text;
}

type Row = Record<string, unknown>;

/** What the model keeps is compared: no times, and only the columns that were asked for. */
function comparable(result: Result, columns: Result): unknown {
  if ('code' in result) return result;
  const kept = 'rows' in columns ? Object.entries((columns.rows[0] ?? {}) as Row) : [];
  const names = kept.filter(([, value]) => !(value instanceof Date)).map(([name]) => name);
  const rows = (result.rows as Row[]).map((row) =>
    names.sort().map((name) => {
      const value = row[name] ?? null;
      return [name, Array.isArray(value) ? value.toSorted() : value];
    }),
  );
  return rows.map((row) => JSON.stringify(row)).sort();
}
