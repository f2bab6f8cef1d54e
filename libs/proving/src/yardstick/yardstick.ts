import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually, type LocalStack } from '@muster/local-stack';
import pg from 'pg';
import { Pool } from 'undici';
import { round } from '../measurement.js';
import { cpuMilliseconds } from '../processes.js';
import { SCHEMA, type Servers, UNITS } from './schema.js';

/** What a whistle costs a program that does nothing but the durable work. */
export interface YardstickMeasurement {
  readonly whistles: number;
  readonly whistles_per_s: number;
  readonly cpu_ms_per_whistle: number;
  readonly cpu_ms_by_process: Readonly<Record<string, number>>;
}

const IN_FLIGHT = 64;
const EVENTS_PER_WHISTLE = 1 + UNITS.length;

/**
 * Measures the yardstick (ADR-0173): two small programs, by hand on pg and kafkajs, that do the same durable work as a whistle with five
 * assignments, on the same servers: one statement for ticket, assignments, events and outbox, shared by the requests that wait together;
 * relay; batched consumer with inbox. No accounts, rules, clocks, contracts, search or figures. Absolute times tell about a machine; how many yardsticks a
 * whistle costs tells about the system. It leaves no tables behind, which would be vacuumed under somebody else's load.
 *
 * @param name of its database and topic, not used before on these servers.
 */
export async function measureYardstick(
  stack: LocalStack,
  name: string,
  { warmUp, whistles }: { warmUp: number; whistles: number },
): Promise<YardstickMeasurement> {
  const databaseUrl = await stack.ensureDatabase(name);
  const database = new pg.Client(databaseUrl);
  await database.connect();
  await database.query(SCHEMA);
  const servers: Servers = { databaseUrl, brokers: stack.kafka.brokers, topic: name };
  const recorder = start('recorder', servers);
  const halves = [recorder];
  try {
    // It makes the topic that the reader reads.
    const url = await ready(recorder);
    const reader = start('reader', servers);
    halves.push(reader);
    await ready(reader);
    const pids = {
      recorder: recorder.pid!,
      reader: reader.pid!,
      postgresql: stack.postgres.pid!,
      kafka: stack.kafka.pid!,
    };
    const load = new Load(url, database);
    await load.run(warmUp);
    const before = Object.entries(pids).map(([process, pid]) => [process, cpuMilliseconds(pid)] as const);
    const elapsed = await load.run(whistles);
    const cpu = before.map(
      ([process, ms]) =>
        [process, round((cpuMilliseconds(pids[process as keyof typeof pids]) - ms) / whistles)] as const,
    );
    await load.close();
    return {
      whistles,
      whistles_per_s: round((whistles / elapsed) * 1000),
      cpu_ms_per_whistle: round(cpu.reduce((sum, [, ms]) => sum + ms, 0)),
      cpu_ms_by_process: Object.fromEntries(cpu),
    };
  } finally {
    await Promise.all(halves.map(stop));
    await database.end();
    await stack.dropDatabase(name);
  }
}

/** The yardstick as a line for people. */
export function describeYardstick({
  whistles_per_s,
  cpu_ms_per_whistle,
  cpu_ms_by_process,
}: YardstickMeasurement): string {
  const shares = Object.entries(cpu_ms_by_process).map(([name, ms]) => `${name} ${ms}`);
  return `标尺 · yardstick: ${whistles_per_s}/s, CPU ${cpu_ms_per_whistle} ms per whistle (${shares.join(', ')})`;
}

function start(half: 'recorder' | 'reader', { databaseUrl, brokers, topic }: Servers): ChildProcess {
  return fork(join(import.meta.dirname, 'program.js'), [half, databaseUrl, brokers.join(','), topic], {
    stdio: 'inherit',
    execArgv: ['--disable-warning=TimeoutNegativeWarning'], // kafkajs asks for timers in the past
  });
}

/** What the child says first. @throws Error when it ends instead. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (word) => resolve(word as string));
    child.once('exit', (code) => reject(new Error(`a half of the yardstick ended with ${code}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

class Load {
  private readonly pool: Pool;
  private readonly body = JSON.stringify({
    category: 'terminal-operations',
    title: '堆场滞箱，提箱等待超过四小时',
    description: '今日上午起三号闸口排队，重箱无法出场，影响两条航线的装船计划，请协调。',
  });
  private acknowledged = 0;

  constructor(
    url: string,
    private readonly database: pg.Client,
  ) {
    this.pool = new Pool(url, { connections: IN_FLIGHT, pipelining: 1 });
  }

  /** Raises so many and waits until the reader has counted their events. @returns milliseconds until the last was acknowledged. */
  async run(count: number): Promise<number> {
    let started = 0;
    const began = performance.now();
    const worker = async (): Promise<void> => {
      while (started++ < count) {
        const { statusCode, body } = await this.pool.request({ method: 'POST', path: '/', body: this.body });
        const answer = await body.json();
        if (statusCode !== 201) throw new Error(`the yardstick answered ${JSON.stringify(answer)}`);
        this.acknowledged += 1;
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
    const elapsed = performance.now() - began;
    const expected = this.acknowledged * EVENTS_PER_WHISTLE;
    await eventually('the yardstick has counted every event', async () => {
      const { rows } = await this.database.query<{ n: string | null }>(
        'select sum(value) as n from count_of',
      );
      return Number(rows[0]!.n) === expected;
    });
    return elapsed;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
