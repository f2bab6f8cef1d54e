/**
 * A message as the relay hands it over: already serialised, with its headers. It has no time: a record is as old as it is in the broker,
 * or its retention would remove what is published later than it happened (ADR-0153).
 */
export interface OutgoingMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string | Buffer;
}

/** A record as it was fetched. Value and key are null when the record has none. */
export interface FetchedMessage {
  readonly offset: number;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  /** One of the headers, from a driver that need not take out all of them for it. @param name ASCII. */
  header?(name: string): string | undefined;
}

/** What one fetch brought of one partition, in offset order. */
export interface FetchedBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly FetchedMessage[];
  /** The partition's end: the offset that the next record will get. */
  readonly endOffset: number;
  /** Keeps the group membership alive while a batch takes long. */
  heartbeat(): Promise<void>;
  /** True once this consumer no longer owns the partition; its work must not be committed. */
  isStale(): boolean;
}

/** What to do after a batch: go on behind it, or fetch again from an offset. */
export type BatchOutcome = { readonly next: number } | { readonly seek: number };

/** Makes the next fetch of an owned partition start at an offset. */
export type Seek = (topic: string, partition: number, offset: number) => void;

/** Which topics to read, for which group, and what to do with each batch. */
export interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Called for one batch per partition at a time, for different partitions at once. It never throws for business errors: what
   * it throws ends the consumer, which then reports through `onCrash`.
   */
  onBatch(batch: FetchedBatch): Promise<BatchOutcome>;
  /**
   * Called with the partitions now owned, by topic, after every rebalance. They are read from the committed offset, or from their
   * beginning, unless `seek` says otherwise, now or later.
   */
  onAssigned?(partitions: Readonly<Record<string, readonly number[]>>, seek: Seek): void;
  /** Called when the consumer cannot go on by itself. */
  onCrash?(error: Error): void;
}

/** A consumer that runs until it is stopped. */
export interface RunningConsumer {
  /** Stops fetching, waits for batches under way, leaves the group. */
  stop(): Promise<void>;
}

/** A topic to create. */
export interface TopicSpecification {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly config: Readonly<Record<string, string>>;
}

/** A group's position in one partition. */
export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** The committed offset, or null when the group has none. */
  readonly committed: number | null;
  /** Of the oldest record that the broker still has; the end when it has none. */
  readonly begin: number;
  readonly end: number;
}

/**
 * The narrow port behind which a Kafka client library sits (ADR-0014). A driver must pass
 * `kafkaConformance` (`@muster/messaging/testing`) against a real broker.
 */
export interface KafkaClient {
  connect(): Promise<void>;
  /**
   * Publishes in order per key and resolves when every in-sync replica has all of it (`acks=all`, idempotent, murmur2 partitioner).
   * A rejection says nothing about which messages arrived: publish all of them again.
   *
   * @param apart over connections of its own: what may fail holds up, and breaks off, nothing else that is being published.
   */
  publish(messages: readonly OutgoingMessage[], apart?: boolean): Promise<void>;
  consume(subscription: Subscription): Promise<RunningConsumer>;
  /** Creates what is missing; existing topics are left as they are. */
  createTopics(topics: readonly TopicSpecification[]): Promise<void>;
  lag(group: string, topics: readonly string[]): Promise<PartitionLag[]>;
  /** Rejects when no broker answers. */
  ping(): Promise<void>;
  disconnect(): Promise<void>;
}
