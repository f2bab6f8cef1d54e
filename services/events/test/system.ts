import { randomUUID } from 'node:crypto';
import {
  decodeHeaders,
  encodeHeaders,
  type EventDataByName,
  type EventName,
  eventTypes,
  topics,
  typeOf,
  validate,
} from '@muster/contracts';
import type { Role } from '@muster/auth';
import { type Caller, testService, type TestService } from '@muster/http/testing';
import { testBrokers, testDatabase, testTopicPrefix } from '@muster/local-stack/testing';
import { KafkaJsClient, type RunningConsumer } from '@muster/messaging';
import { v7 as uuidv7 } from 'uuid';
import { events } from '../src/service.js';

/** An event that the service sent. */
export interface Sent {
  readonly type: string;
  readonly key: string;
  readonly tenantId: string;
  readonly version: number;
  readonly data: Record<string, unknown>;
}

const PATIENCE_MS = 45_000;

/** The events service on a real database and broker, and the other services' part: events in, events out. */
export class EventsSystem implements AsyncDisposable {
  readonly sent: Sent[] = [];
  private readonly versions = new Map<string, number>();
  private readonly arrivals = new Set<() => void>();
  private listening?: RunningConsumer;

  private constructor(
    readonly service: TestService,
    private readonly env: { readonly DATABASE_URL: string },
    private readonly kafka: KafkaJsClient,
    private readonly prefix: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /** @param prepare what the empty database needs before the service sees it. */
  static async start(
    prepare: (databaseUrl: string) => Promise<void> = async () => undefined,
  ): Promise<EventsSystem> {
    const database = await testDatabase('events');
    await prepare(database.url);
    const prefix = testTopicPrefix('events');
    const kafka = new KafkaJsClient({ clientId: `${prefix}test`, brokers: testBrokers() });
    const env = {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: testBrokers().join(','),
      MUSTER_TOPIC_PREFIX: prefix,
    };
    const service = await testService(events, { env });
    const system = new EventsSystem(service, env, kafka, prefix, () => database.drop());
    await system.until(async () => (await fetch(`${service.adminUrl}/health/ready`)).ok);
    await system.listen();
    return system;
  }

  get databaseUrl(): string {
    return this.env.DATABASE_URL;
  }

  /** A second process of the service, on the same database and topics. */
  another(): Promise<TestService & AsyncDisposable> {
    return testService(events, { env: { ...this.env } });
  }

  as(role: Role, allianceId: string, own: object = {}): Caller {
    return this.service.as({ role, allianceId, accountId: uuidv7(), ...own });
  }

  /** Publishes an event as its owner would; versions of a key count from 1. @returns the event's id. */
  async publish<Name extends EventName>(
    tenantId: string,
    key: string,
    name: Name,
    data: Omit<EventDataByName[Name], 'version' | 'occurred_at'>,
  ): Promise<string> {
    const version = (this.versions.get(key) ?? 0) + 1;
    this.versions.set(key, version);
    const type = typeOf(name);
    const time = new Date();
    const whole = { version, occurred_at: time.toISOString(), ...data };
    validate(type, whole);
    const topic = topics[eventTypes[type].topic];
    const id = uuidv7();
    const headers = encodeHeaders(
      {
        id,
        service: topic.senders[0]!,
        type,
        key,
        version,
        time,
        recordedAt: time,
        tenantId,
        correlationId: null,
        traceparent: null,
      },
      'http://localhost:8080',
    );
    const value = JSON.stringify(whole);
    await this.kafka.publish([{ topic: this.prefix + topic.name, key, headers, value }]);
    return id;
  }

  /** Waits until the service has sent this many events about an aggregate. @returns them in order. */
  async sentAbout(key: string, count: number): Promise<Sent[]> {
    await this.until(async () => this.sent.filter((event) => event.key === key).length >= count);
    return this.sent.filter((event) => event.key === key);
  }

  /** Looks again after every arrival and every 50 ms. @throws Error when it does not come true in 45 s. */
  async until(condition: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await condition())) {
      if (performance.now() > deadline) throw new Error(`not in ${PATIENCE_MS} ms: ${condition.toString()}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.arrivals.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.listening?.stop();
    await this.kafka.disconnect();
    await this.service.close();
    await this.dropDatabase();
  }

  private async listen(): Promise<void> {
    this.listening = await this.kafka.consume({
      group: `${this.prefix}test-${randomUUID()}`,
      topics: [`${this.prefix}muster.activities.v1`],
      onBatch: async ({ messages }) => {
        for (const { headers, key, value } of messages) {
          const { type, tenantId, version } = decodeHeaders(headers);
          this.sent.push({ type, key: key!, tenantId, version, data: JSON.parse(value!.toString()) });
        }
        for (const wake of this.arrivals) wake();
        this.arrivals.clear();
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
  }
}
