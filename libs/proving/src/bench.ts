import { serviceNames } from '@muster/local-stack';
import { join } from 'node:path';
import { check, type Finding } from './checker.js';
import { LagWatch } from './lag-watch.js';
import { percentile } from './percentile.js';
import { cpuMilliseconds, memoryMegabytes } from './processes.js';
import { ProvingGround } from './proving-ground.js';
import { Whistleblower } from './whistleblower.js';

/** One concurrency's figures. */
export interface BenchResult {
  readonly in_flight: number;
  readonly whistles: number;
  readonly whistles_per_s: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly lag_p50_ms: number;
  readonly lag_p99_ms: number;
  /** Over all processes of the system, the load generator left out. */
  readonly cpu_ms_per_whistle: number;
  readonly cpu_ms_by_process: Readonly<Record<string, number>>;
  readonly rss_mb: number;
}

/** How much is raised at each concurrency. */
export const LOAD: readonly { inFlight: number; whistles: number }[] = [
  { inFlight: 1, whistles: 500 },
  { inFlight: 16, whistles: 4_000 },
  { inFlight: 64, whistles: 8_000 },
];
/** Until the services' code is compiled for good; figures before that are the compiler's. */
const WARM_UP = 6_000;

/** Raises whistles with five assignments each through the gateway and measures what that costs, then checks the invariants. */
export async function bench(
  root: string,
  log: (line: string) => void,
): Promise<{ results: BenchResult[]; findings: Finding[]; rest_mb: number }> {
  const ground = await ProvingGround.open({ root, log });
  try {
    await ground.atRest();
    const restMb = total(memory(ground));
    const whistleblower = new Whistleblower(
      ground.system.gatewayUrl,
      ground.account('enterprise').api_key,
      ground.category,
    );
    const lag = new LagWatch(ground.system.gatewayUrl, ground.account('analyst').api_key);
    await lag.open();
    log(`预热 · warming up with ${WARM_UP} whistles of category ${ground.category}`);
    await whistleblower.run(WARM_UP, 32, ({ id }) => lag.acknowledged(id));
    await lag.settle();
    const results: BenchResult[] = [];
    for (const { inFlight, whistles } of LOAD) {
      results.push(await measure(ground, whistleblower, lag, inFlight, whistles));
      log(describe(results.at(-1)!));
    }
    await lag.close();
    await whistleblower.close();
    await ground.atRest();
    const findings = await check({
      databaseUrl: (service) => ground.databaseUrl(service),
      journal: whistleblower.journal,
      verifyStatistics: () => ground.verifyStatistics(),
    });
    return { results, findings, rest_mb: round(restMb) };
  } finally {
    await ground.close();
  }
}

async function measure(
  ground: ProvingGround,
  whistleblower: Whistleblower,
  lag: LagWatch,
  inFlight: number,
  whistles: number,
): Promise<BenchResult> {
  const before = cpu(ground);
  const run = await whistleblower.run(whistles, inFlight, ({ id }) => lag.acknowledged(id));
  const lags = await lag.settle();
  const after = cpu(ground);
  const byProcess = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, round((ms - before[name]!) / whistles)]),
  );
  return {
    in_flight: inFlight,
    whistles,
    whistles_per_s: round((whistles / run.elapsed) * 1000),
    p50_ms: round(percentile(run.durations, 0.5)!),
    p99_ms: round(percentile(run.durations, 0.99)!),
    lag_p50_ms: round(percentile(lags, 0.5)!),
    lag_p99_ms: round(percentile(lags, 0.99)!),
    cpu_ms_per_whistle: round(total(byProcess)),
    cpu_ms_by_process: byProcess,
    rss_mb: round(total(memory(ground))),
  };
}

const pids = (ground: ProvingGround): Record<string, number> => ({
  ...Object.fromEntries(serviceNames.map((name) => [name, ground.system.services[name].pid!])),
  postgresql: ground.stack.postgres.pid!,
  kafka: ground.stack.kafka.pid!,
});
const cpu = (ground: ProvingGround): Record<string, number> => mapValues(pids(ground), cpuMilliseconds);
const memory = (ground: ProvingGround): Record<string, number> => mapValues(pids(ground), memoryMegabytes);
const total = (byProcess: Record<string, number>): number =>
  Object.values(byProcess).reduce((sum, value) => sum + value, 0);
const round = (value: number): number => Number(value.toPrecision(3));

function mapValues(of: Record<string, number>, map: (value: number) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));
}

function describe(result: BenchResult): string {
  const cpuShares = Object.entries(result.cpu_ms_by_process).map(([name, ms]) => `${name} ${ms}`);
  return (
    `${String(result.in_flight).padStart(3)} in flight: ${result.whistles_per_s}/s, p50 ${result.p50_ms} ms, p99 ${result.p99_ms} ms, ` +
    `lag p50 ${result.lag_p50_ms} ms, p99 ${result.lag_p99_ms} ms, CPU ${result.cpu_ms_per_whistle} ms per whistle (${cpuShares.join(', ')}), ${result.rss_mb} MiB`
  );
}

/** The `npm run bench` program. @returns the exit code: 1 when an invariant does not hold. */
export async function main(): Promise<number> {
  const root = join(import.meta.dirname, '..', '..', '..');
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const { results, findings, rest_mb } = await bench(root, say);
  for (const { invariant, holds, detail } of findings)
    say(`${holds ? '✓' : '✗'} ${invariant.padEnd(4)} ${detail}`);
  say(`静止内存 · memory at rest: ${rest_mb} MiB`);
  const invariants = findings.every(({ holds }) => holds) ? 'hold' : 'violated';
  for (const result of results)
    process.stdout.write(`${JSON.stringify({ ...result, rest_mb, invariants })}\n`);
  return invariants === 'hold' ? 0 : 1;
}
