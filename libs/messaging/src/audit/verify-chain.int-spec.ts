import type { QueryRunner } from 'typeorm';
import type { Queryable } from '@muster/persistence';
import { Random } from '../simulation/random.js';
import { AuditedLog } from '../testing/audited-log.js';
import { unknownHeadsAmong } from './published-heads.js';
import { type AuditObjection, verifyChain } from './verify-chain.js';

const TRIALS = 1_000;
const COLUMNS = {
  transaction_id: 'number',
  tenant_id: 'text',
  aggregate_type: 'text',
  aggregate_id: 'text',
  version: 'number',
  event_id: 'uuid',
  type: 'text',
  occurred_at: 'instant',
  recorded_at: 'instant',
  correlation_id: 'text',
  traceparent: 'text',
  actor: 'json',
  data: 'json',
} as const;
type Column = keyof typeof COLUMNS;
/** Columns whose values differ from row to row and that may be exchanged without another row in between. */
const SWAPPED: readonly Column[] = ['event_id', 'occurred_at', 'recorded_at', 'transaction_id', 'data'];

interface Sealed {
  readonly event_id: string;
  readonly aggregate_id: string;
  readonly version: number;
}

/** What was done, and how an objection that finds it looks. */
interface Trial {
  readonly what: string;
  readonly located: (objections: readonly AuditObjection[]) => boolean;
}

describe('verification', () => {
  let log: AuditedLog;
  let rows: Sealed[];

  beforeAll(async () => {
    log = await AuditedLog.open('audit-verify');
    for (let thing = 0; thing < 40; thing++)
      for (let version = 1; version <= 3; version++)
        await log.record(thing % 3 === 0 ? 'river' : 'harbour', `thing-${thing}`, version);
    await log.sealed(log.sealer(), 25);
    rows = await log.rows<Sealed>(
      'select event_id::text, aggregate_id, version from event_log order by 2, 3',
    );
  });
  afterAll(() => log.close());

  /** Tampers as the database's owner could, looks, and takes it back. */
  async function tampered(tamper: (runner: QueryRunner) => Promise<Trial>): Promise<string | undefined> {
    const runner = log.database.dataSource.createQueryRunner();
    const db: Queryable = { query: (sql, values = []) => runner.query(sql.text, [...values]) };
    await runner.startTransaction();
    try {
      await runner.query('set local session_replication_role = replica'); // no triggers
      const { what, located } = await tamper(runner);
      const { objections } = await verifyChain(db, null);
      return located(objections) ? undefined : `${what}: ${JSON.stringify(objections)}`;
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  const of = (row: Sealed): [string, number] => [row.aggregate_id, row.version];
  const names =
    (...ids: string[]) =>
    (objections: readonly AuditObjection[]): boolean =>
      ids.every((id) => objections.some(({ event_id }) => event_id === id));

  async function flip(runner: QueryRunner, random: Random): Promise<Trial> {
    const row = random.pick(rows);
    const column = random.pick(Object.keys(COLUMNS) as Column[]);
    const [{ value }] = (await runner.query(
      `select ${column}::text as value from event_log where (aggregate_id, version) = ($1, $2)`,
      of(row),
    )) as [{ value: string | null }];
    const sql =
      COLUMNS[column] === 'instant'
        ? `${column} + interval '1 microsecond'`
        : `($3::text)::${typeOf(column)}`;
    const values =
      COLUMNS[column] === 'instant' ? of(row) : [...of(row), flipped(value, COLUMNS[column], random)];
    await runner.query(
      `update event_log set ${column} = ${sql} where (aggregate_id, version) = ($1, $2)`,
      values,
    );
    return { what: `${column} of ${row.event_id} changed`, located: names(row.event_id) };
  }

  async function remove(runner: QueryRunner, random: Random): Promise<Trial> {
    const row = random.pick(rows);
    await runner.query('delete from event_log where (aggregate_id, version) = ($1, $2)', of(row));
    return { what: `${row.event_id} deleted`, located: names(row.event_id) };
  }

  async function insert(runner: QueryRunner, random: Random): Promise<Trial> {
    const row = random.pick(rows);
    const [{ event_id }] = (await runner.query(
      `insert into event_log (transaction_id, tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, recorded_at, actor, data)
       select transaction_id, tenant_id, aggregate_type, aggregate_id, 1000 + version, gen_random_uuid(), type, occurred_at, recorded_at, actor, data
       from event_log where (aggregate_id, version) = ($1, $2) returning event_id::text`,
      of(row),
    )) as [{ event_id: string }];
    return { what: `${event_id} inserted`, located: names(event_id) };
  }

  async function swap(runner: QueryRunner, random: Random): Promise<Trial> {
    const column = random.pick(SWAPPED);
    const one = random.pick(rows);
    const other = random.pick(rows.filter(({ version }) => version !== one.version));
    await runner.query(
      `update event_log set ${column} = other.${column} from event_log as other
       where ((event_log.aggregate_id, event_log.version) = ($1, $2) and (other.aggregate_id, other.version) = ($3, $4))
          or ((event_log.aggregate_id, event_log.version) = ($3, $4) and (other.aggregate_id, other.version) = ($1, $2))`,
      [...of(one), ...of(other)],
    );
    const what = `${column} of ${one.event_id} and ${other.event_id} swapped`;
    return { what, located: names(one.event_id, other.event_id) };
  }

  async function forge(runner: QueryRunner, random: Random): Promise<Trial> {
    const seals = await runner.query('select tenant_id, number::int from audit_seal order by 1, 2');
    const { tenant_id, number } = random.pick(seals as { tenant_id: string; number: number }[]);
    const change = random.pick([
      'update audit_seal set hash = set_byte(hash, 7, get_byte(hash, 7) # 1)',
      'update audit_seal set previous_hash = set_byte(previous_hash, 0, get_byte(previous_hash, 0) # 128)',
      'update audit_seal set events = set_byte(events, 20, get_byte(events, 20) # 1)',
      'update audit_seal set events = substr(events, 49) || substr(events, 1, 48)',
      `update audit_seal set sealed_at = sealed_at - interval '1 microsecond'`,
    ]);
    await runner.query(`${change} where (tenant_id, number) = ($1, $2)`, [tenant_id, number]);
    return {
      what: `${change} of ${tenant_id} ${number}`,
      located: (objections) =>
        objections.some((each) => each.tenant_id === tenant_id && Number(each.number) === number),
    };
  }

  it(`finds and locates each of ${TRIALS} seeded changes of one row`, async () => {
    expect((await verifyChain(log.database, null)).objections).toEqual([]);
    const missed: string[] = [];
    for (let trial = 0; trial < TRIALS; trial++) {
      const random = new Random(trial);
      const kind = random.pick([flip, flip, flip, remove, insert, swap, forge]);
      const outcome = await tampered((runner) => kind(runner, random));
      if (outcome !== undefined) missed.push(`trial ${trial}, ${outcome}`);
    }
    expect(missed).toEqual([]);
    expect((await verifyChain(log.database, null)).objections).toEqual([]);
  });

  it('finds a seal that is gone by its successor, and the last one by its events', async () => {
    for (const place of [1, 2]) {
      const outcome = await tampered(async (runner) => {
        const [seal] = await runner.query(
          `delete from audit_seal where tenant_id = 'harbour' and number =
             (select number from audit_seal where tenant_id = 'harbour' order by number desc offset ${2 - place} limit 1) returning number`,
        );
        expect(seal).toBeDefined();
        return {
          what: 'a seal deleted',
          located: (objections) =>
            objections.some(({ kind }) => kind === 'event_unsealed') &&
            (place === 2 || objections.some(({ kind }) => kind === 'seal_missing')),
        };
      });
      expect(outcome).toBeUndefined();
    }
  });

  it('finds a row that claims a transaction to come, which no sealer would get to', async () => {
    const outcome = await tampered(async (runner) => {
      const [{ event_id }] = await runner.query(
        `insert into event_log (transaction_id, tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, recorded_at, actor, data)
         select 9000000000000000, tenant_id, aggregate_type, aggregate_id, 1000 + version, gen_random_uuid(), type, occurred_at, recorded_at, actor, data
         from event_log where (aggregate_id, version) = ($1, $2) returning event_id::text`,
        of(rows[0]!),
      );
      return { what: 'a row of a transaction to come', located: names(event_id) };
    });
    expect(outcome).toBeUndefined();
  });

  it('finds nothing in a chain that was rewritten whole; a head that was published before does', async () => {
    const [head] = await log.rows<{ tenant_id: string; number: string; hash: string }>(
      `select tenant_id, number::text, encode(hash, 'hex') as hash from audit_seal where tenant_id = 'river' order by number desc limit 1`,
    );
    const published = { ...head!, number: Number(head!.number), key_id: null, signature: null };
    expect(await unknownHeadsAmong(log.database, [published])).toEqual([]);
    await log.rows('alter table audit_seal disable trigger all');
    await log.rows('alter table event_log disable trigger all');
    await log.rows('truncate audit_seal');
    await log.rows(`update event_log set data = '{"note":"nothing happened"}' where tenant_id = 'river'`);
    await log.rows('update audit_cursor set system_identifier = null');
    await log.sealed(log.sealer(), 25);
    expect((await verifyChain(log.database, null)).objections).toEqual([]);
    expect(await unknownHeadsAmong(log.database, [published])).toMatchObject([
      { kind: 'head_unknown', tenant_id: 'river', number: published.number },
    ]);
  });
});

function typeOf(column: Column): string {
  return { number: 'bigint', text: 'text', uuid: 'uuid', json: 'json', instant: 'timestamptz' }[
    COLUMNS[column]
  ];
}

/** Another value of the type, different in one byte where there is one. */
function flipped(value: string | null, type: string, random: Random): string {
  if (value === null) return 'x';
  if (type === 'number') return String(Number(value) + 1_000);
  for (;;) {
    const at = random.int(value.length);
    const letters = type === 'uuid' ? '0123456789abcdef' : 'abcdefghij';
    const letter = random.pick([...letters]);
    const other = value.slice(0, at) + letter + value.slice(at + 1);
    if (letter === value[at] || value[at] === '-' || value.charCodeAt(at) > 127) continue;
    if (type !== 'json' || isJson(other)) return other;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
