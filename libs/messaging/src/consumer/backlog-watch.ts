import type { Metrics } from '@muster/observability';
import { type Cancel, type Database, type Scheduler, statement, systemScheduler } from '@muster/persistence';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { loadPositions, partitionName } from './positions.js';
import { type StandingPartition, StandingPartitions } from './standing-partitions.js';

const openLetters = statement(
  'backlog_letters',
  `select topic, state, count(*) as letters from dead_letter where consumer = $1 and state in ('dead', 'parked') group by topic, state`,
);
const parkedKeys = statement(
  'backlog_parked_keys',
  'select topic, count(*) as keys from parked_key where consumer = $1 group by topic',
);

const LOOK_EVERY_MS = 10_000;

/** The consumer that is watched. */
export interface Watched {
  readonly group: string;
  /** With their prefix. */
  readonly topics: readonly string[];
  /** Told of partitions that stand still, at every look. */
  readonly onStanding?: (standing: readonly StandingPartition[]) => void;
}

/**
 * Measures what a consumer has before it and what it has put aside. Looked up and not only counted along the way: a consumer that
 * stands still counts nothing, and that is when its lag matters.
 */
export class BacklogWatch {
  private readonly lag;
  private readonly letters;
  private readonly keys;
  private readonly standing = new StandingPartitions();
  private cancel?: Cancel;
  private looking?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly kafka: KafkaClient,
    private readonly of: Watched,
    metrics: Metrics,
    private readonly scheduler: Scheduler = systemScheduler,
  ) {
    this.lag = metrics.gauge({
      name: 'muster_consumer_lag',
      help: 'Messages between the position and the end of the partition',
      labelNames: ['topic', 'partition'],
    });
    this.letters = metrics.gauge({
      name: 'muster_dead_letters',
      help: 'Messages that are put aside now: dead for their own sake, or parked behind a dead one of their key',
      labelNames: ['topic', 'state'],
    });
    this.keys = metrics.gauge({
      name: 'muster_parked_keys',
      help: 'Keys whose messages queue behind a dead letter now',
      labelNames: ['topic'],
    });
  }

  start(): void {
    if (this.stopped) return;
    this.cancel = this.scheduler.every(LOOK_EVERY_MS, () => void this.look());
    void this.look();
  }

  /** Resolves when the look under way is over: after that the broker may be left. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel?.();
    await this.looking;
  }

  /** Looks now; one look at a time. What cannot be seen keeps its last figure. */
  look(): Promise<void> {
    this.looking ??= Promise.allSettled([this.countAside(), this.measureLag()])
      .then(() => undefined)
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async countAside(): Promise<void> {
    const { group, topics } = this.of;
    const letters = await this.database.query<{ topic: string; state: string; letters: number }>(
      openLetters,
      [group],
    );
    const keys = await this.database.query<{ topic: string; keys: number }>(parkedKeys, [group]);
    for (const topic of topics) {
      for (const state of ['dead', 'parked']) {
        const row = letters.find((each) => each.topic === topic && each.state === state);
        this.letters.set({ topic, state }, row?.letters ?? 0);
      }
      this.keys.set({ topic }, keys.find((each) => each.topic === topic)?.keys ?? 0);
    }
  }

  private async measureLag(): Promise<void> {
    const { group, topics, onStanding } = this.of;
    const positions = await loadPositions(this.database, group);
    const seen = (await this.kafka.lag(group, topics)).map(({ topic, partition, begin, end }) => {
      const position = positions.get(partitionName(topic, partition)) ?? 0;
      // What retention has taken is nobody's to read any more.
      return { topic, partition, position, lag: Math.max(0, end - Math.max(position, begin)) };
    });
    for (const { topic, partition, lag } of seen) this.lag.set({ topic, partition }, lag);
    onStanding?.(this.standing.look(seen));
  }
}
