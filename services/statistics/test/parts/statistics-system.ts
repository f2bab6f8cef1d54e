import { testService, type TestService } from '@muster/http/testing';
import { testBrokers, testDatabase, testTopicPrefix } from '@muster/local-stack/testing';
import { statistics } from '../../src/service.js';
import type { StatisticsConfig } from '../../src/statistics.config.js';
import { PublicTopics } from './public-topics.js';
import { until } from './until.js';

/** The statistics service on a database and topics of its own, and the other services' part: what they publish. */
export class StatisticsSystem implements AsyncDisposable {
  private constructor(
    readonly service: TestService<StatisticsConfig> & AsyncDisposable,
    readonly topics: PublicTopics,
    readonly topicPrefix: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /**
   * Starts it and waits until it is ready.
   *
   * @param name of the suite.
   * @param env settings besides where database and broker are.
   * @param prepare what the empty database needs before the service sees it.
   */
  static async start(
    name: string,
    env: Readonly<Record<string, string>> = {},
    prepare: (databaseUrl: string) => Promise<unknown> = async () => undefined,
  ): Promise<StatisticsSystem> {
    const database = await testDatabase(name);
    const topicPrefix = testTopicPrefix(name);
    await prepare(database.url);
    const service = await testService(statistics, {
      env: {
        DATABASE_URL: database.url,
        KAFKA_BROKERS: testBrokers().join(','),
        MUSTER_TOPIC_PREFIX: topicPrefix,
        ...env,
      },
    });
    await until(async () => (await fetch(`${service.adminUrl}/health/ready`)).ok);
    return new StatisticsSystem(service, new PublicTopics(topicPrefix), topicPrefix, () => database.drop());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service.close();
    await this.topics.kafka.disconnect();
    await this.dropDatabase();
  }
}
