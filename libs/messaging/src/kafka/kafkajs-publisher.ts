import {
  CompressionTypes,
  type ICustomPartitioner,
  type ISocketFactory,
  Kafka,
  type KafkaConfig,
  Partitioners,
  type Producer,
  type RecordMetadata,
  type TopicMessages,
} from 'kafkajs';
import socketFactory from 'kafkajs/src/network/socketFactory.js';
import type { Socket } from 'node:net';
import type { OutgoingMessage } from './kafka-client.js';

const createSocket = socketFactory();

/** What a broker says of a batch for its own sake. */
const REFUSALS = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'CORRUPT_MESSAGE']);

/**
 * The publishing half of the kafkajs driver: sends batches in order, each acknowledged by all replicas or refused. After any failure,
 * and after any lost connection, it takes a new producer id; consumers remove the duplicates that this can make.
 */
export class KafkaJsPublisher {
  // A promise, not the producer itself: callers that come while it is being made must share it, not leak a second one.
  private producer?: Promise<IdempotentProducer>;
  private before: Promise<unknown> = Promise.resolve();

  constructor(private readonly config: KafkaConfig) {}

  /** @throws when no broker can be reached. */
  async connect(): Promise<void> {
    await this.connected();
  }

  /**
   * Sends one batch, after those that were given before it; in halves if the broker finds it too large, or something in it that no broker will
   * ever take: what stands before that is not kept back with it.
   *
   * @throws when any record may not have been written; the batch has to be sent again as a whole.
   */
  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    // Never two at once: what the library takes back when it tries one again it may have given to the other meanwhile, and the broker would
    // acknowledge as a repetition what it has never written (ADR-0224).
    const sent = this.before.then(() => this.send(messages));
    this.before = sent.catch(() => undefined);
    await sent;
  }

  private async send(messages: readonly OutgoingMessage[]): Promise<void> {
    const producer = await this.connected();
    try {
      await producer.send(byTopic(messages));
    } catch (error) {
      // The library's producer may keep sequence numbers that the broker no longer accepts (tulios/kafkajs#598).
      await this.forget(producer);
      if (!isRefused(error) || messages.length === 1) throw error;
      // The library makes one batch of all that goes to a partition, and the broker limits batches, not messages.
      const middle = Math.ceil(messages.length / 2);
      await this.send(messages.slice(0, middle));
      await this.send(messages.slice(middle));
    }
  }

  async disconnect(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await (await producer?.catch(() => undefined))?.close();
  }

  private async connected(): Promise<IdempotentProducer> {
    const producer = await (this.producer ??= this.open());
    if (!producer.lost) return producer;
    await this.forget(producer);
    return this.connected();
  }

  private async open(): Promise<IdempotentProducer> {
    const producer = new IdempotentProducer(this.config);
    try {
      await producer.open();
      return producer;
    } catch (error) {
      this.producer = undefined;
      await producer.abandon();
      throw error;
    }
  }

  private async forget(producer: IdempotentProducer): Promise<void> {
    if ((await this.producer?.catch(() => undefined)) === producer) this.producer = undefined;
    await producer.abandon();
  }
}

/**
 * A producer id, for as long as the connections hold over which it is used.
 *
 * A broker that has lost its data gives the same ids again. A producer that went on under its old one would share it with a new producer: the
 * second of two batches with equal sequence numbers is acknowledged as a repetition, and not written (ADR-0029). No data is lost under an
 * open connection, so the id ends with the first connection that does.
 */
class IdempotentProducer {
  lost = false;
  private readonly producer: Producer;
  private readonly sockets = new Set<Socket>();
  /** Each rejects one batch that is being sent. No race against a common promise: that would hold what it was raced with until it settles. */
  private readonly sending = new Set<(error: Error) => void>();

  constructor(config: KafkaConfig) {
    this.producer = new Kafka({ ...config, socketFactory: this.watchedSocket }).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: () => {
        const choose = partitioner();
        return (args) => {
          args.message.partition = choose(args);
          return args.message.partition;
        };
      },
    });
  }

  async open(): Promise<void> {
    await this.producer.connect();
  }

  async send(topicMessages: TopicMessages[]): Promise<void> {
    const batch = { acks: -1, compression: CompressionTypes.None, topicMessages };
    const { promise, resolve, reject } = Promise.withResolvers<RecordMetadata[]>();
    this.sending.add(reject);
    try {
      if (this.lost) throw connectionLost();
      this.producer.sendBatch(batch).then(resolve, reject);
      this.assertComplete(topicMessages, await promise);
    } finally {
      this.sending.delete(reject);
    }
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }

  /** Cuts every connection, so that nothing of what was being sent is tried again behind the caller's back. */
  async abandon(): Promise<void> {
    this.lose();
    for (const socket of this.sockets) socket.destroy(new Error('a producer id was given up'));
    await this.producer.disconnect().catch(() => undefined);
  }

  private readonly watchedSocket: ISocketFactory = (where) => {
    if (this.lost) throw new Error('a connection was lost: the producer id is not used any further');
    const socket = createSocket(where);
    this.sockets.add(socket);
    let stood = false;
    // Of an encrypted connection only when the broker's certificate was found right: else what is wrong with it would not be told.
    socket.once(where.ssl ? 'secureConnect' : 'connect', () => (stood = true));
    socket.once('close', () => {
      this.sockets.delete(socket);
      if (stood) this.lose();
    });
    return socket;
  };

  private lose(): void {
    this.lost = true;
    for (const reject of this.sending) reject(connectionLost());
  }

  // When leaders move while the library tries again, it leaves out partitions whose new leader has already answered for others, and
  // reports success (ADR-0028). So a record counts as taken only when the answer names its partition.
  private assertComplete(sent: readonly TopicMessages[], written: readonly RecordMetadata[]): void {
    const acknowledged = new Set(written.map(({ topicName, partition }) => `${topicName}/${partition}`));
    for (const { topic, messages } of sent) {
      const partitions = new Set(messages.map(({ partition }) => partition));
      for (const partition of partitions) {
        if (!acknowledged.has(`${topic}/${partition}`))
          throw new Error(`${topic}/${partition} was not acknowledged`);
      }
    }
  }
}

const connectionLost = () => new Error('the connection to a broker was lost');

function byTopic(messages: readonly OutgoingMessage[]): TopicMessages[] {
  return [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    messages: ofTopic.map(({ key, value, headers }) => ({ key, value, headers })),
  }));
}

/** murmur2, as Java's: part of the contract. The events of a key mostly follow each other, so the last answer is kept. */
const partitioner: ICustomPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner();
  let last = { key: '' as unknown, partitions: 0, partition: 0 };
  return (given) => {
    const { key } = given.message;
    const partitions = given.partitionMetadata.length;
    if (key !== last.key || partitions !== last.partitions)
      last = { key, partitions, partition: choose(given) };
    return last.partition;
  };
};

function isRefused(error: unknown): boolean {
  const { type, cause } = error as { type?: string; cause?: { type?: string } };
  const why = type ?? cause?.type; // tried again in vain, it is the cause
  return why !== undefined && REFUSALS.has(why);
}
