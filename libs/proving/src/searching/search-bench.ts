import pg from 'pg';
import { type Dispatcher, Pool } from 'undici';
import { round } from '../measurement.js';
import { percentile } from '../percentile.js';
import { ProvingGround } from '../proving-ground.js';
import { fillWithCopies } from './copied-tickets.js';
import { type Question, questions } from './questions.js';

/** How fast one question was answered, through the gateway. Times in milliseconds. */
export interface Answered {
  readonly question: string;
  /** Whistles on the first page. */
  readonly found: number;
  readonly first_ms: number;
  readonly p50_ms: number;
  readonly worst_ms: number;
}

/** What the search bench found. */
export interface SearchReport {
  readonly whistles: number;
  readonly filled_s: number;
  readonly answers: readonly Answered[];
  /** First 64 KiB of the table of everything, milliseconds. */
  readonly csv_first_ms: number;
  /** MiB by table and index. */
  readonly sizes_mb: Readonly<Record<string, number>>;
  /** What must not be: pages that are emptier than they can be, tables that were read from end to end. */
  readonly objections: readonly string[];
}

const TIMES = 20;
/** One question is asked no longer than that, milliseconds. */
const PATIENCE_MS = 10_000;
const TABLES = ['ticket', 'assignment', 'ticket_search'];
const CSV_BYTES = 65_536;

/**
 * Fills an alliance with copied whistles and asks what dispatchers ask, through the gateway, so that it is the product's own SQL that is
 * measured. PostgreSQL's own count of sequential scans says whether every plan that was executed used an index.
 */
export async function searchBench(
  root: string,
  whistles: number,
  log: (line: string) => void,
): Promise<SearchReport> {
  const ground = await ProvingGround.open({ root, log, stack: { postgres: 'optimised' } });
  const client = new pg.Client(ground.databaseUrl('escalation'));
  const pool = new Pool(ground.system.gatewayUrl, { connections: 4 });
  try {
    const started = performance.now();
    await fillWithCopies(ground, whistles, log);
    const filled_s = Math.round((performance.now() - started) / 1000);
    await client.connect();
    const before = await sequentialScans(client);
    const asker = new Asker(ground, pool, whistles);
    const answers: Answered[] = [];
    for (const question of questions) {
      answers.push(await asker.ask(question));
      log(describe(answers.at(-1)!));
    }
    const csv_first_ms = await asker.firstOfTable();
    const after = await sequentialScans(client);
    const objections = [
      ...questions
        .filter(({ atLeast }, i) => answers[i]!.found < atLeast)
        .map(({ name, atLeast }) => `${name}: fewer than ${atLeast} found`),
      ...TABLES.filter((table) => after[table]! > before[table]!).map(
        (table) => `${table} was read from end to end, ${after[table]! - before[table]!} times`,
      ),
    ];
    return { whistles, filled_s, answers, csv_first_ms, sizes_mb: await sizes(client), objections };
  } finally {
    await pool.close();
    await client.end();
    await ground.close();
  }
}

class Asker {
  constructor(
    private readonly ground: ProvingGround,
    private readonly pool: Pool,
    private readonly whistles: number,
  ) {}

  async ask({ name, path, by }: Question): Promise<Answered> {
    const durations: number[] = [];
    let found = Infinity;
    const began = performance.now();
    for (let n = 0; n < TIMES && performance.now() - began < PATIENCE_MS; n++) {
      const started = performance.now();
      const body = await this.get(path(n, this.whistles), by ?? 'dispatcher');
      const { items } = (await body.json()) as { items: unknown[] };
      durations.push(performance.now() - started);
      found = Math.min(found, items.length);
    }
    const [first_ms, p50_ms, worst_ms] = [durations[0]!, percentile(durations, 0.5)!, Math.max(...durations)];
    return {
      question: name,
      found,
      first_ms: round(first_ms),
      p50_ms: round(p50_ms),
      worst_ms: round(worst_ms),
    };
  }

  async firstOfTable(): Promise<number> {
    const started = performance.now();
    let bytes = 0;
    const body = await this.get('/v1/tickets/export', 'dispatcher');
    for await (const part of body) {
      bytes += (part as Buffer).length;
      if (bytes >= CSV_BYTES) break; // and whoever asked leaves
    }
    return round(performance.now() - started);
  }

  private async get(path: string, by: string): Promise<Dispatcher.ResponseData['body']> {
    const key = this.ground.account(by, by === 'unit_officer' ? 'customs' : undefined).api_key;
    const { statusCode, body } = await this.pool.request({
      method: 'GET',
      path: encodeURI(path),
      headers: { authorization: `Bearer ${key}` },
    });
    if (statusCode !== 200) throw new Error(`${path} → ${statusCode} ${await body.text()}`);
    return body;
  }
}

function describe({ question, found, first_ms, p50_ms, worst_ms }: Answered): string {
  return `${question.padEnd(34)} ${String(found).padStart(3)} found, first ${first_ms} ms, p50 ${p50_ms} ms, worst ${worst_ms} ms`;
}

// Busy connections report at the latest a second after the fact, so what was asked last is on record with the sizes.
async function sequentialScans(client: pg.Client): Promise<Record<string, number>> {
  await client.query('select pg_sleep(1.5)');
  const { rows } = await client.query<{ name: string; scans: number }>(
    `select relname as name, seq_scan::int as scans from pg_stat_user_tables where relname = any($1)`,
    [TABLES],
  );
  return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]));
}

async function sizes(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; mb: number }>(
    `select relname as name, round(pg_relation_size(oid) / 1048576.0)::int as mb from pg_class
     where oid = any($1::regclass[]) or oid in (select indexrelid from pg_index where indrelid = any($1::regclass[]))
     order by relname`,
    [TABLES],
  );
  return Object.fromEntries(rows.map(({ name, mb }) => [name, mb]));
}
