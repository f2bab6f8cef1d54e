import { randomUUID } from 'node:crypto';
import { type TestService, testService } from '@muster/http/testing';
import { testBrokers, testDatabase, testTopicPrefix } from '@muster/local-stack/testing';
import { KafkaJsClient, Messaging } from '@muster/messaging';
import type { Directory } from '../src/domain/directory.js';
import type { OrganizationsConfig } from '../src/organizations.config.js';
import { organizations } from '../src/service.js';
import { type DemoAlliance, demoDirectory } from './demo-directory.js';

/** An event as everybody reads it from the topic. */
export interface Published {
  readonly type: string;
  readonly version: number;
  readonly tenant: string;
  readonly data: any;
  /** Everything that was sent, headers as well. */
  readonly text: string;
}

/** The service on a database and under a topic prefix of its own, with a reader of what it publishes. */
export class OrganizationsUnderTest {
  readonly #published = new Map<string, Published[]>();
  #arrived = Promise.withResolvers<void>();
  readonly #undo: (() => Promise<void>)[] = [];

  private constructor(readonly service: TestService<OrganizationsConfig>) {}

  static async start(): Promise<OrganizationsUnderTest> {
    const database = await testDatabase('organizations');
    const topicPrefix = testTopicPrefix('organizations');
    const brokers = testBrokers();
    const service = await testService(organizations, {
      env: { DATABASE_URL: database.url, KAFKA_BROKERS: brokers.join(','), MUSTER_TOPIC_PREFIX: topicPrefix },
    });
    const started = new OrganizationsUnderTest(service);
    started.#undo.push(database.drop, () => service.close());
    await service.app.get(Messaging).createTopics();
    await started.#read(brokers, `${topicPrefix}muster.organizations.v1`);
    return started;
  }

  async #read(brokers: string[], topic: string): Promise<void> {
    const kafka = new KafkaJsClient({ clientId: 'analyst', brokers });
    await kafka.connect();
    this.#undo.push(() => kafka.disconnect());
    const reader = await kafka.consume({
      group: `analyst.${randomUUID()}`,
      topics: [topic],
      onBatch: async ({ messages }) => {
        for (const { key, headers, value } of messages) {
          const text = value!.toString();
          const event = {
            ...{ type: headers.ce_type!, version: Number(headers.ce_sequence), tenant: headers.ce_tenantid! },
            ...{ data: JSON.parse(text), text: text + JSON.stringify(headers) },
          };
          this.#published.set(key!, [...(this.#published.get(key!) ?? []), event]);
        }
        this.#arrived.resolve();
        this.#arrived = Promise.withResolvers<void>();
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
    this.#undo.push(() => reader.stop());
  }

  /** The events of an alliance, as soon as so many are there: as many as its directory has versions. */
  async publishedOf(allianceId: string, version: number): Promise<Published[]> {
    while ((this.#published.get(allianceId)?.length ?? 0) < version) await this.#arrived.promise;
    return this.#published.get(allianceId)!;
  }

  async stop(): Promise<void> {
    for (const undo of this.#undo.reverse()) await undo();
  }
}

/** An alliance of the test's own, after one of the demo's. */
export function alike(demo: DemoAlliance): Directory {
  const directory = demoDirectory(demo);
  return { ...directory, alliance: { ...directory.alliance, id: `own-${randomUUID().slice(0, 8)}` } };
}
