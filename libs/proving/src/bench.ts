import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Finding } from './checker.js';
import { LagWatch } from './lag-watch.js';
import { describe, type Measurement, measure, memoryOf, round } from './measurement.js';
import { ProvingGround } from './proving-ground.js';
import { searchBench } from './searching/search-bench.js';
import { type Whistleblower } from './whistleblower.js';
import { describeYardstick, measureYardstick, type YardstickMeasurement } from './yardstick/yardstick.js';

/** What is measured beside the usual. */
export interface BenchOptions {
  /** Raise 300 whistles a second, and half of what 64 in flight achieve, whatever becomes of those before. */
  readonly steady: boolean;
  /** Raise whistles until so many are stored, then measure 64 in flight again; 0: do not. */
  readonly stored: number;
  /** Time a rebuild of the statistics. */
  readonly rebuild: boolean;
  /** A tenth of the load, to see whether everything works: the figures are then mostly the compiler's. */
  readonly brief: boolean;
}

/** What a bench found. */
export interface BenchReport {
  /** The server that was measured, how its compiler was told to optimise it, and with what that matters: e.g. `PostgreSQL 17.10 (-O2, openssl, lz4)`. */
  readonly postgresql: string;
  readonly rest_mb: number;
  readonly measurements: readonly Measurement[];
  /** MiB of the whole system each time another tenth of the whistles was stored. */
  readonly growth_mb?: readonly number[];
  /** CPU per whistle with everything stored, over CPU per whistle before. */
  readonly stored_ratio?: number;
  readonly rebuilt_events_per_s?: number;
  /** What a hand-written program takes for the same durable work, measured before and after 64 in flight. */
  readonly yardsticks_laid: readonly YardstickMeasurement[];
  /** CPU per whistle at 64 in flight, over the mean of the yardsticks around it. */
  readonly yardsticks: number;
  readonly findings: readonly Finding[];
}

/**
 * How much is raised at each concurrency: with 64 in flight as much as comes between two checkpoints. Of fewer, some pay for a checkpoint
 * and the vacuums behind it and others do not: 1.5 or 1.7 ms (ADR-0178).
 */
const LOAD: readonly { inFlight: number; whistles: number }[] = [
  { inFlight: 1, whistles: 500 },
  { inFlight: 16, whistles: 4_000 },
  { inFlight: 64, whistles: 32_000 },
];
/**
 * Until the services' code is compiled for good; figures before that are the compiler's. After 6,000 whistles it was not: V8 still took a
 * twentieth of all CPU (ADR-0176).
 */
const WARM_UP = 30_000;
const YARDSTICK = 32_000;
const STEADY_PER_S = 300;
const STEADY_S = 20;
const TENTHS = 10;
const BRIEF = 0.1;

/** Raises whistles with five assignments each through the gateway and measures what that costs, then checks the invariants. */
export async function bench(
  root: string,
  options: BenchOptions,
  log: (line: string) => void,
): Promise<BenchReport> {
  const ground = await ProvingGround.open({ root, log, stack: { postgres: 'optimised' } });
  try {
    await ground.atRest();
    const rest_mb = memoryOf(ground);
    const postgresql = await serverOf(ground);
    log(postgresql);
    const whistleblower = ground.whistleblower();
    const lag = new LagWatch(ground.system.gatewayUrl, ground.account('analyst').api_key);
    await lag.open();
    const run = new BenchRun(ground, whistleblower, lag, log);
    const scale = options.brief ? BRIEF : 1;
    log(`预热 · warming up with ${WARM_UP * scale} whistles of category ${ground.category}`);
    await run.raise(WARM_UP * scale, 32);
    const before = await run.yardstick('yardstick_before', scale);
    for (const { inFlight, whistles } of LOAD) await run.inFlight(inFlight, whistles * scale);
    const usual = run.measurements.at(-1)!;
    const yardsticks_laid = [before, await run.yardstick('yardstick_after', scale)];
    if (options.steady) {
      await run.steady(STEADY_PER_S, STEADY_S * scale);
      await run.steady(Math.round(usual.whistles_per_s / 2), STEADY_S * scale);
    }
    const stored = options.stored > 0 ? await run.withStored(options.stored, usual) : {};
    await lag.close();
    await whistleblower.close();
    await ground.atRest();
    const rebuilt = options.rebuild ? { rebuilt_events_per_s: await ground.rebuildStatistics() } : {};
    const findings = await ground.check(whistleblower.journal);
    const laid = yardsticks_laid.reduce((sum, each) => sum + each.cpu_ms_per_whistle, 0);
    const yardsticks = round((usual.cpu_ms_per_whistle * yardsticks_laid.length) / laid);
    return {
      postgresql,
      rest_mb,
      measurements: run.measurements,
      yardsticks_laid,
      yardsticks,
      ...stored,
      ...rebuilt,
      findings,
    };
  } finally {
    await ground.close();
  }
}

/** A server built to be small takes more CPU than one built to be fast, and so does one without OpenSSL or LZ4: figures mean nothing without knowing which (ADR-0177, ADR-0225). */
async function serverOf(ground: ProvingGround): Promise<string> {
  const client = new pg.Client(ground.databaseUrl('escalation'));
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; flags: string | null; configured: string | null }>(
      `select current_setting('server_version') as version, (select setting from pg_config() where name = 'CFLAGS') as flags,
         (select setting from pg_config() where name = 'CONFIGURE') as configured`,
    );
    const { version, flags, configured } = rows[0]!;
    const level = flags?.match(/-O\S+/g)?.at(-1) ?? 'flags unknown';
    const libraries = ['openssl', 'lz4'].filter((name) =>
      new RegExp(`--with-(ssl=)?${name}\\b`).test(configured ?? ''),
    );
    return `PostgreSQL ${version} (${[level, ...libraries].join(', ')})`;
  } finally {
    await client.end();
  }
}

class BenchRun {
  readonly measurements: Measurement[] = [];

  constructor(
    private readonly ground: ProvingGround,
    private readonly whistleblower: Whistleblower,
    private readonly lag: LagWatch,
    private readonly log: (line: string) => void,
  ) {}

  async raise(count: number, inFlight: number): Promise<void> {
    await this.whistleblower.run(count, inFlight, ({ id }) => this.lag.acknowledged(id));
    await this.lag.settle();
  }

  inFlight(inFlight: number, whistles: number): Promise<Measurement> {
    return this.measure(`${inFlight} in flight`, () =>
      this.whistleblower.run(whistles, inFlight, ({ id }) => this.lag.acknowledged(id)),
    );
  }

  async yardstick(name: string, scale: number): Promise<YardstickMeasurement> {
    const yardstick = await measureYardstick(this.ground.stack, name, {
      warmUp: WARM_UP * scale,
      whistles: YARDSTICK * scale,
    });
    this.log(describeYardstick(yardstick));
    return yardstick;
  }

  steady(perSecond: number, seconds: number): Promise<Measurement> {
    return this.measure(`steady ${perSecond}/s`, () =>
      this.whistleblower.steady(perSecond * seconds, perSecond, ({ id }) => this.lag.acknowledged(id)),
    );
  }

  /** Fills up to `count` whistles in ten parts, and measures as `usual` was measured. */
  async withStored(
    count: number,
    usual: Measurement,
  ): Promise<Pick<BenchReport, 'growth_mb' | 'stored_ratio'>> {
    const part = Math.ceil(Math.max(0, count - this.whistleblower.journal.length) / TENTHS);
    const growth_mb: number[] = [];
    for (let tenth = 1; tenth <= TENTHS; tenth++) {
      await this.raise(part, 64);
      growth_mb.push(memoryOf(this.ground));
      this.log(`${this.whistleblower.journal.length} whistles stored, ${growth_mb.at(-1)} MiB`);
    }
    const { cpu_ms_per_whistle } = await this.inFlight(64, usual.whistles);
    return { growth_mb, stored_ratio: Number((cpu_ms_per_whistle / usual.cpu_ms_per_whistle).toFixed(2)) };
  }

  private async measure(load: string, raise: Parameters<typeof measure>[3]): Promise<Measurement> {
    const measurement = await measure(this.ground, this.lag, load, raise);
    this.measurements.push(measurement);
    this.log(describe(measurement));
    return measurement;
  }
}

/**
 * The `npm run bench` program: `[--steady] [--stored <whistles>] [--rebuild] [--brief]`, or `--all` for all of it with 100,000 stored;
 * `--search <whistles>` measures lists and search instead, among so many (ADR-0163). Measurements go to standard output, one JSON document a line, the whole report last.
 *
 * @returns the exit code: 1 when an invariant does not hold, or a list was read without an index.
 */
export async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      steady: { type: 'boolean', default: false },
      stored: { type: 'string', default: '0' },
      rebuild: { type: 'boolean', default: false },
      brief: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      search: { type: 'string' },
    },
  });
  const options = values.all
    ? { steady: true, stored: 100_000, rebuild: true, brief: values.brief }
    : { ...values, stored: Number(values.stored) };
  const root = join(import.meta.dirname, '..', '..', '..');
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  if (values.search !== undefined) return search(root, Number(values.search), say);
  const { findings, measurements, ...rest } = await bench(root, options, say);
  for (const { invariant, holds, detail } of findings)
    say(`${holds ? '✓' : '✗'} ${invariant.padEnd(4)} ${detail}`);
  say(`静止内存 · memory at rest: ${rest.rest_mb} MiB`);
  say(`一件哨件 · a whistle: ${rest.yardsticks} yardsticks at 64 in flight`);
  if (rest.stored_ratio) say(`存量影响 · cost with everything stored: × ${rest.stored_ratio}`);
  if (rest.rebuilt_events_per_s) say(`统计重算 · statistics rebuilt: ${rest.rebuilt_events_per_s} events/s`);
  const invariants = findings.every(({ holds }) => holds) ? 'hold' : 'violated';
  for (const measurement of measurements) process.stdout.write(`${JSON.stringify(measurement)}\n`);
  process.stdout.write(`${JSON.stringify({ ...rest, invariants })}\n`);
  return invariants === 'hold' ? 0 : 1;
}

async function search(root: string, whistles: number, say: (line: string) => void): Promise<number> {
  const report = await searchBench(root, whistles, say);
  for (const objection of report.objections) say(`✗ ${objection}`);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.objections.length === 0 ? 0 : 1;
}
