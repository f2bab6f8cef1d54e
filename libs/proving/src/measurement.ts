import { serviceNames } from '@muster/local-stack';
import type { LagWatch } from './lag-watch.js';
import { percentile } from './percentile.js';
import { cpuMilliseconds, memoryMegabytes } from './processes.js';
import type { ProvingGround } from './proving-ground.js';
import type { Run } from './whistleblower.js';

/** What a number of whistles cost. Times in milliseconds. */
export interface Measurement {
  /** How they were raised, e.g. `64 in flight`. */
  readonly load: string;
  readonly whistles: number;
  readonly whistles_per_s: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  /** From the gateway's answer until statistics had it. */
  readonly lag_p50_ms: number;
  readonly lag_p99_ms: number;
  /** Over all processes of the system, the load generator left out. */
  readonly cpu_ms_per_whistle: number;
  readonly cpu_ms_by_process: Readonly<Record<string, number>>;
  readonly rss_mb: number;
}

/** Lets whistles be raised and tells what that cost, until statistics had the last of them. */
export async function measure(
  ground: ProvingGround,
  lag: LagWatch,
  load: string,
  raise: () => Promise<Run>,
): Promise<Measurement> {
  const before = byProcess(ground, cpuMilliseconds);
  const { durations, elapsed } = await raise();
  const lags = await lag.settle();
  const after = byProcess(ground, cpuMilliseconds);
  const whistles = durations.length;
  const cpu = Object.entries(after).map(
    ([name, ms]) => [name, round((ms - before[name]!) / whistles)] as const,
  );
  return {
    load,
    whistles,
    whistles_per_s: round((whistles / elapsed) * 1000),
    p50_ms: round(percentile(durations, 0.5)!),
    p99_ms: round(percentile(durations, 0.99)!),
    lag_p50_ms: round(percentile(lags, 0.5)!),
    lag_p99_ms: round(percentile(lags, 0.99)!),
    cpu_ms_per_whistle: round(cpu.reduce((sum, [, ms]) => sum + ms, 0)),
    cpu_ms_by_process: Object.fromEntries(cpu),
    rss_mb: memoryOf(ground),
  };
}

/** The measurement as a line for people. */
export function describe(measurement: Measurement): string {
  const cpuShares = Object.entries(measurement.cpu_ms_by_process).map(([name, ms]) => `${name} ${ms}`);
  return (
    `${measurement.load.padStart(12)}: ${measurement.whistles_per_s}/s, p50 ${measurement.p50_ms} ms, p99 ${measurement.p99_ms} ms, ` +
    `lag p50 ${measurement.lag_p50_ms} ms, p99 ${measurement.lag_p99_ms} ms, ` +
    `CPU ${measurement.cpu_ms_per_whistle} ms per whistle (${cpuShares.join(', ')}), ${measurement.rss_mb} MiB`
  );
}

/** Memory of the whole system, MiB. */
export function memoryOf(ground: ProvingGround): number {
  return round(Object.values(byProcess(ground, memoryMegabytes)).reduce((sum, each) => sum + each, 0));
}

/** Three digits are what such a measurement is worth. */
export const round = (value: number): number => Number(value.toPrecision(3));

function byProcess(ground: ProvingGround, of: (pid: number) => number): Record<string, number> {
  const { stack, system } = ground;
  return {
    ...Object.fromEntries(serviceNames.map((name) => [name, of(system.services[name].pid!)])),
    postgresql: of(stack.postgres.pid!),
    kafka: of(stack.kafka.pid!),
  };
}
