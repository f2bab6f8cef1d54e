import { isTransient } from '@muster/persistence';
import type { OutgoingMessage } from '../kafka/kafka-client.js';
import { Journal } from './journal.js';
import { Broker } from './kafka/broker.js';
import { Group } from './kafka/group.js';
import { ModelKafka } from './kafka/model-kafka.js';
import type { Network } from './postgres/pool.js';
import { Server } from './postgres/server.js';
import type { Tables } from './postgres/tables.js';
import { ProcessLife } from './process-life.js';
import { Random } from './random.js';
import type { Schedule } from './schedule.js';
import { type Sabotage, ServiceProcess } from './service-process.js';
import { TopicWatch } from './topic-watch.js';
import { VirtualTime } from './virtual-time.js';
import { Weather } from './weather.js';

export const TOPIC = 'muster.things.v1';
/** The database's clock when a schedule begins, epoch milliseconds. */
export const START = Date.UTC(2026, 2, 1, 8);
/** Milliseconds of virtual time in which the system must come to rest once nothing goes wrong any more. */
const PATIENCE_MS = 60_000;

/** The simulated system: processes of one service on a model database and a model broker, and what its clients know. */
export class Cluster {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly weather: Weather;
  readonly network: Network;
  readonly broker: Broker;
  readonly group: Group;
  readonly watch: TopicWatch;
  readonly journal = new Journal();
  readonly processes: ServiceProcess[] = [];
  /** Set once poisoned events can be applied. */
  mended = false;
  /** Set once the broker has lost records. */
  lostRecords = false;
  /** Set once nothing goes wrong any more. */
  calm = false;
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly calls = new Map<ServiceProcess, Set<() => void>>();

  constructor(
    private readonly schedule: Schedule,
    private readonly sabotage: Sabotage,
    trace?: string[],
  ) {
    this.time = new VirtualTime(trace);
    this.random = new Random(schedule.seed + 1);
    this.weather = new Weather(schedule.weather, this.random);
    const server = new Server(
      (action) => this.time.after(this.weather.latency('database'), action),
      () => START + this.time.now,
    );
    this.watch = new TopicWatch(server.tables);
    const { time, weather, random } = this;
    this.network = { server, time, weather, random, reachable: true };
    this.broker = new Broker(TOPIC, schedule.partitions, (message) => this.appended(message));
    this.group = new Group(this.broker, time, weather, random);
    for (let index = 0; index < schedule.processes; index++) this.start(index);
  }

  get tables(): Tables {
    return this.network.server.tables;
  }

  /** The wanted process if it lives, or another that does. */
  alive(wanted: number): ServiceProcess | undefined {
    const { processes } = this;
    const all = processes.map((_, index) => processes[(wanted + index) % processes.length]!);
    return all.find((process) => process.parts.life.alive);
  }

  start(index: number): void {
    const { time, random, weather } = this;
    const life = new ProcessLife(`process ${index}`, time, random);
    const process = new ServiceProcess({
      life,
      network: this.network,
      kafka: new ModelKafka(this.broker, this.group, life, time, weather, random),
      topic: TOPIC,
      relayBatch: this.schedule.relayBatch,
      mended: () => this.mended,
      sabotage: this.sabotage,
      log: (message, error) => time.note(() => `${life.name}: ${message} (${error})`),
    });
    this.processes[index] = process;
    process.start();
  }

  /** SIGKILL: nothing of the process runs on; its connections break; the group notices after a while. */
  kill(index: number): void {
    const process = this.processes[index]!;
    process.parts.life.kill();
    for (const client of [...process.pool.clients]) client.cut();
    for (const abandon of this.calls.get(process) ?? []) abandon();
    this.time.after(this.random.next() * 300, () => this.group.rebalance());
  }

  /** SIGTERM, the end in good order, and a new process in its place. */
  async restart(index: number): Promise<void> {
    const process = this.processes[index]!;
    await this.call(process, () => process.stop()).catch(() => undefined);
    if (this.processes[index] !== process || !process.parts.life.alive) return;
    this.kill(index);
    this.start(index);
  }

  /** Calls into a process. @throws ProcessDied when it dies before it has answered. */
  call<T>(process: ServiceProcess, action: () => Promise<T>): Promise<T> {
    const calls = this.calls.get(process) ?? new Set();
    this.calls.set(process, calls);
    this.time.awake();
    return new Promise<T>((resolve, reject) => {
      const abandon = () => {
        this.time.awake();
        reject(new ProcessDied());
      };
      calls.add(abandon);
      void action()
        .then(resolve, reject)
        .finally(() => calls.delete(abandon));
    });
  }

  /** Somebody outside the processes works on something: the system is not at rest before that is over. */
  track(work: Promise<unknown>): void {
    this.time.awake();
    const tracked: Promise<unknown> = work
      .catch((error: unknown) => this.watch.violations.push(`unexpected: ${String(error)}`))
      .finally(() => this.underWay.delete(tracked));
    this.underWay.add(tracked);
  }

  /** Runs until nothing is under way and everything that was published has been consumed. @returns whether that came to pass. */
  rest(): Promise<boolean> {
    const { tables } = this;
    return this.time.run(this.time.now + PATIENCE_MS, () => {
      if (this.underWay.size > 0 || this.broker.underWay > 0) return false;
      if (tables.outbox.unsettled || tables.outbox.committed().length > 0) return false;
      const positions = tables.positions.committed();
      return this.broker.partitions.every(({ index, end }) => {
        return end === 0 || (positions.find((row) => row.partition === index)?.next_offset ?? 0) >= end;
      });
    });
  }

  /** Why `rest` gave up. */
  unrest(): string {
    const ends = this.broker.partitions.map(({ end }) => end);
    const positions = this.tables.positions.committed().map((row) => `${row.partition}/${row.next_offset}`);
    const left = this.tables.outbox.committed().length;
    return `no rest: ${this.underWay.size} calls under way, ${left} rows in the outbox, partitions end at ${ends}, positions ${positions}`;
  }

  private appended(message: OutgoingMessage): void {
    this.time.note(() => `on the topic: ${message.key} v${Number(message.headers.ce_sequence)}`);
    this.watch.see(message);
  }
}

/** The process that was called is gone; what it had done is not known. */
export class ProcessDied extends Error {}

/** True for errors after which trying again is all that an operator or a client can do. */
export function mayPass(error: unknown): boolean {
  return error instanceof ProcessDied || isTransient(error);
}
