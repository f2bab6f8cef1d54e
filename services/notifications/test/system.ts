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
import pg from 'pg';
import { notifications } from '../src/service.js';
import { MailServer } from './counterparts/mail-server.js';
import { Receiver } from './counterparts/receiver.js';

/** An event that the service sent. */
export interface Sent {
  readonly type: string;
  readonly key: string;
  readonly tenantId: string;
  readonly version: number;
  readonly data: Record<string, unknown>;
}

/** An event that the other services sent. */
export interface Published {
  readonly id: string;
  readonly version: number;
}

const PATIENCE_MS = 45_000;

/** The notifications service on a real database and broker, real receivers, and the other services' part: events in, events out. */
export class NotificationsSystem implements AsyncDisposable {
  readonly sent: Sent[] = [];
  private readonly versions = new Map<string, number>();
  private listening?: RunningConsumer;

  private constructor(
    readonly service: TestService,
    readonly database: pg.Client,
    readonly receiver: Receiver,
    readonly mail: MailServer,
    private readonly kafka: KafkaJsClient,
    private readonly prefix: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(): Promise<NotificationsSystem> {
    const database = await testDatabase('notifications');
    const prefix = testTopicPrefix('notifications');
    const kafka = new KafkaJsClient({ clientId: `${prefix}test`, brokers: testBrokers() });
    const receiver = await Receiver.open();
    const mail = await MailServer.open();
    const service = await testService(notifications, {
      env: {
        DATABASE_URL: database.url,
        KAFKA_BROKERS: testBrokers().join(','),
        MUSTER_TOPIC_PREFIX: prefix,
        MUSTER_SMTP_URL: mail.url,
        MUSTER_NOTIFICATION_ALLOWED_HOSTS: '127.0.0.1',
        MUSTER_NOTIFICATION_TIMEOUT_S: '2',
      },
    });
    const client = new pg.Client(database.url);
    await client.connect();
    const drop = () => database.drop();
    const system = new NotificationsSystem(service, client, receiver, mail, kafka, prefix, drop);
    await system.until(
      'the service is ready',
      async () => (await fetch(`${service.adminUrl}/health/ready`)).ok,
    );
    await system.listen();
    return system;
  }

  as(role: Role, allianceId: string, own: object = {}): Caller {
    return this.service.as({ role, allianceId, accountId: uuidv7(), ...own });
  }

  /** Publishes an event as its owner would; versions of a key count from 1. `again`: the same event once more. */
  async publish<Name extends EventName>(
    tenantId: string,
    key: string,
    name: Name,
    data: Omit<EventDataByName[Name], 'version' | 'occurred_at'>,
    again?: Published,
  ): Promise<Published> {
    const version = again?.version ?? (this.versions.get(key) ?? 0) + 1;
    this.versions.set(key, version);
    const type = typeOf(name);
    const id = again?.id ?? uuidv7();
    const time = new Date();
    const whole = { version, occurred_at: time.toISOString(), ...data };
    validate(type, whole);
    const topic = topics[eventTypes[type].topic];
    const origin = { service: topic.senders[0]!, correlationId: null, traceparent: null };
    const headers = encodeHeaders(
      { id, type, key, version, time, recordedAt: time, tenantId, ...origin },
      'http://localhost:8080',
    );
    const value = JSON.stringify(whole);
    await this.kafka.publish([{ topic: this.prefix + topic.name, key, headers, value }]);
    return { id, version };
  }

  /** Lets time pass: whatever waits is due now, by the database's clock (ADR-0011). */
  async letTimePass(): Promise<void> {
    await this.database.query(`update notification set due_at = now() where state = 'pending'`);
  }

  /** Waits until the service has told this many outcomes about a ticket. @returns them in the order of arrival. */
  async toldAbout(ticketId: string, count: number): Promise<Sent[]> {
    const about = () => this.sent.filter(({ data }) => data['ticket_id'] === ticketId);
    await this.until(`${count} outcomes about ${ticketId}`, async () => about().length >= count);
    return about();
  }

  /** Looks every 50 ms. @throws Error when it does not come true in 45 s. */
  async until(what: string, condition: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await condition())) {
      if (performance.now() > deadline) throw new Error(`not in ${PATIENCE_MS} ms: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.listening?.stop();
    await this.kafka.disconnect();
    await this.service.close();
    await this.database.end();
    await this.receiver.close();
    await this.mail.close();
    await this.dropDatabase();
  }

  private async listen(): Promise<void> {
    this.listening = await this.kafka.consume({
      group: `${this.prefix}test-${randomUUID()}`,
      topics: [`${this.prefix}muster.notifications.v1`],
      onBatch: async ({ messages }) => {
        for (const { headers, key, value } of messages) {
          const { type, tenantId, version } = decodeHeaders(headers);
          this.sent.push({ type, key: key!, tenantId, version, data: JSON.parse(value!.toString()) });
        }
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
  }
}
