import type { FetchedMessage, OutgoingMessage } from '../../kafka/kafka-client.js';
import { shardOf } from '../../store/shard.js';

/** One partition: its log as the broker has it now, and everything that was ever appended. */
export class Partition {
  readonly log: FetchedMessage[] = [];
  /** Called at the next append. */
  readonly watchers: (() => void)[] = [];

  constructor(
    readonly topic: string,
    readonly index: number,
  ) {}

  get end(): number {
    return this.log.length;
  }

  append(message: OutgoingMessage): void {
    const { key, value, headers } = message;
    const buffer = typeof value === 'string' ? Buffer.from(value) : value;
    this.log.push({ offset: this.log.length, key, value: buffer, headers });
  }

  /** The broker has lost everything from this offset on. */
  truncate(offset: number): void {
    this.log.length = Math.min(this.log.length, offset);
  }

  tellWatchers(): void {
    for (const watcher of this.watchers.splice(0)) watcher();
  }
}

/** The model of a Kafka cluster: one topic's partitions. A key is always in the same one. */
export class Broker {
  readonly partitions: Partition[];
  /** False while no broker answers. */
  reachable = true;
  /** Publishes whose records may still arrive. */
  underWay = 0;

  /** @param watch is shown every record at the moment at which it is appended. */
  constructor(
    readonly topic: string,
    partitions: number,
    private readonly watch: (message: OutgoingMessage) => void,
  ) {
    this.partitions = Array.from({ length: partitions }, (_, index) => new Partition(topic, index));
  }

  partitionOf(key: string): Partition {
    return this.partitions[shardOf(key) % this.partitions.length]!;
  }

  /** Appends records of one partition as one batch. */
  append(partition: Partition, messages: readonly OutgoingMessage[]): void {
    for (const message of messages) {
      partition.append(message);
      this.watch(message);
    }
    partition.tellWatchers();
  }
}
