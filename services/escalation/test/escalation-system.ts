import { randomUUID } from 'node:crypto';
import {
  decodeHeaders,
  encodeHeaders,
  type EventName,
  eventTypes,
  topics,
  typeOf,
  validate,
} from '@muster/contracts';
import { Directories, type DirectoryEntry } from '@muster/directory';
import type { Identity } from '@muster/auth';
import { type Caller, testService, type TestService } from '@muster/http/testing';
import { testBrokers, testDatabase, testTopicPrefix } from '@muster/local-stack/testing';
import { KafkaJsClient, type LoggedEvent, type RunningConsumer } from '@muster/messaging';
import { Database, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { harbourEntries } from '../src/domain/testing/harbour.js';
import { republished } from '../src/publishing/republished.js';
import { escalation } from '../src/service.js';

/** A public event of the service under test, checked against its contract when it arrived. */
export interface Sent {
  readonly type: string;
  readonly key: string;
  readonly tenantId: string;
  readonly version: number;
  readonly data: Record<string, unknown>;
}

const loggedAbout = statement(
  't_logged_about',
  `select aggregate_type as "aggregateType", aggregate_id as "aggregateId", version, type, occurred_at as "occurredAt", data
   from event_log where aggregate_id = $1 order by version`,
);
const PATIENCE_MS = 45_000;

const EVENT_OF: Partial<Record<DirectoryEntry['kind'], EventName>> = {
  alliance: 'alliance.registered',
  unit: 'unit.registered',
  enterprise: 'enterprise.registered',
  project: 'project.registered',
  matrix: 'responsibility_matrix.published',
  calendar: 'calendar.published',
  officer: 'officer.appointed',
  policies: 'deadline_policies.published',
  plans: 'response_plans.published',
  rota: 'duty_rota.published',
};
const DOCUMENTS = ['matrix', 'calendar', 'policies', 'plans', 'rota'];

/** The escalation service on a real database and broker; what `organizations` would say is published by hand. */
export class EscalationSystem implements AsyncDisposable {
  readonly sent: Sent[] = [];
  private readonly versions = new Map<string, number>();
  private readonly arrivals = new Set<() => void>();
  private listening?: RunningConsumer;

  private constructor(
    private running: TestService,
    private readonly env: Readonly<Record<string, string>>,
    readonly databaseUrl: string,
    private readonly kafka: KafkaJsClient,
    private readonly prefix: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /**
   * @param more settings of the service.
   * @param prepare what the empty database needs before the service sees it.
   */
  static async start(
    more: Readonly<Record<string, string>> = {},
    prepare: (databaseUrl: string) => Promise<void> = async () => undefined,
  ): Promise<EscalationSystem> {
    const database = await testDatabase('escalation');
    await prepare(database.url);
    const prefix = testTopicPrefix('escalation');
    const kafka = new KafkaJsClient({ clientId: `${prefix}test`, brokers: testBrokers() });
    const env = {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: testBrokers().join(','),
      MUSTER_TOPIC_PREFIX: prefix,
      ...more,
    };
    const service = await testService(escalation, { env });
    const system = new EscalationSystem(service, env, database.url, kafka, prefix, () => database.drop());
    await system.ready();
    await system.listen();
    return system;
  }

  /** The process that runs now. */
  get service(): TestService {
    return this.running;
  }

  /** Ends the process and starts another on the same data. Callers from before speak to the old one. */
  async restart(): Promise<void> {
    await this.running.close();
    this.running = await testService(escalation, { env: this.env });
    await this.ready();
  }

  /** A second process of the service, on the same database and topics. */
  another(): Promise<TestService & AsyncDisposable> {
    return testService(escalation, { env: this.env });
  }

  /** A caller of an alliance, with an account of its own. */
  as(role: Identity['role'], allianceId = 'harbour', own: Partial<Identity> = {}): Caller {
    return this.service.as({ role, allianceId, accountId: uuidv7(), ...own });
  }

  /** Publishes the harbour's directory under an alliance's id, and waits until the service has it. */
  async found(allianceId: string, entries: readonly DirectoryEntry[] = harbourEntries): Promise<void> {
    for (const entry of entries) await this.publish(allianceId, entry, this.nextVersion(allianceId));
    const directories = this.service.app.get(Directories);
    const version = this.versions.get(allianceId)!;
    await this.until(async () => (await directories.get(allianceId))?.version === version);
  }

  /** Draws a version of an alliance's directory that the broker loses. */
  lose(allianceId: string): number {
    return this.nextVersion(allianceId);
  }

  /** Publishes what a lost version had brought. */
  recover(allianceId: string, version: number, entry: DirectoryEntry): Promise<void> {
    return this.publish(allianceId, entry, version);
  }

  /** Waits until this many events about a ticket have arrived, in order. */
  async sentAbout(ticketId: string, count: number): Promise<Sent[]> {
    const about = () => this.sent.filter(({ key }) => key === ticketId);
    await this.until(async () => about().length >= count);
    return about();
  }

  /** What would be published of a document's events after a loss, derived from the log; oldest first. */
  async republishedAbout(id: string): Promise<{ type: string; data: object }[]> {
    const database = this.service.app.get(Database);
    const logged = await database.query<LoggedEvent>(loggedAbout, [id]);
    return (await republished(logged, database)) as { type: string; data: object }[];
  }

  /** Publishes an event as its owner would. @param id the same once more: a second delivery. */
  async say(
    tenantId: string,
    { key, version, name, data }: { key: string; version: number; name: EventName; data: object },
    id = uuidv7(),
  ): Promise<void> {
    const type = typeOf(name);
    const topic = topics[eventTypes[type].topic];
    const time = new Date();
    const whole = JSON.parse(JSON.stringify({ version, occurred_at: time.toISOString(), ...data })) as object;
    validate(type, whole);
    const envelope = { id, service: topic.senders[0]!, type, key, version, time, recordedAt: time };
    const headers = encodeHeaders(
      { ...envelope, tenantId, correlationId: null, traceparent: null },
      'http://localhost:8080',
    );
    await this.kafka.publish([
      { topic: this.prefix + topic.name, key, headers, value: JSON.stringify(whole) },
    ]);
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

  private async ready(): Promise<void> {
    await this.until(async () => (await fetch(`${this.running.adminUrl}/health/ready`)).ok);
  }

  private nextVersion(allianceId: string): number {
    const version = (this.versions.get(allianceId) ?? 0) + 1;
    this.versions.set(allianceId, version);
    return version;
  }

  private async publish(tenantId: string, { kind, data }: DirectoryEntry, version: number): Promise<void> {
    const body = DOCUMENTS.includes(kind) ? (data as object) : { [kind]: data };
    const named = kind === 'alliance' ? { alliance: { ...(data as object), id: tenantId } } : body;
    await this.say(tenantId, { key: tenantId, version, name: EVENT_OF[kind]!, data: named });
  }

  private async listen(): Promise<void> {
    this.listening = await this.kafka.consume({
      group: `${this.prefix}test-${randomUUID()}`,
      topics: ['muster.tickets.v1', 'muster.projects.v1'].map((topic) => this.prefix + topic),
      onBatch: async ({ messages }) => {
        for (const { headers, key, value } of messages) {
          const { type, tenantId, version } = decodeHeaders(headers);
          const data = JSON.parse(value!.toString()) as Record<string, unknown>;
          validate(type, data);
          this.sent.push({ type, key: key!, tenantId, version, data });
        }
        for (const wake of this.arrivals) wake();
        this.arrivals.clear();
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
  }
}
