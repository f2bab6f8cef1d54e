import { testService, type TestService } from '@muster/http/testing';
import { testBrokers, testDatabase, testTopicPrefix } from '@muster/local-stack/testing';
import { statistics } from '../src/service.js';
import { PublicTopics } from './parts/public-topics.js';
import { until } from './parts/until.js';
import { TicketStory } from './stories/ticket-story.js';

const TICKET = '0198f0f4-1c00-7a10-8000-000000000001';

describe('statistics', () => {
  let service: TestService & AsyncDisposable;
  let topics: PublicTopics;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await testDatabase('statistics');
    const topicPrefix = testTopicPrefix('statistics');
    drop = database.drop;
    topics = new PublicTopics(topicPrefix);
    service = await testService(statistics, {
      env: {
        DATABASE_URL: database.url,
        KAFKA_BROKERS: testBrokers().join(','),
        MUSTER_TOPIC_PREFIX: topicPrefix,
      },
    });
    await until(async () => (await fetch(`${service.adminUrl}/health/ready`)).ok);
  });
  afterAll(async () => {
    await service.close();
    await topics.kafka.disconnect();
    await drop();
  });

  it('turns what is published into figures', async () => {
    const story = new TicketStory(TICKET)
      .raised()
      .dispatched('customs', 'maritime')
      .after(1)
      .signed('customs');
    await topics.publish('muster.tickets.v1', 'tianjin', TICKET, story.events);
    const council = service.as({ role: 'council', allianceId: 'tianjin' });
    const answer = await until(async () => {
      const { body } = await council.get('/v1/statistics/alliance?period=2026-09');
      return body.tickets.raised === 1 ? body : undefined;
    });
    expect(answer).toMatchObject({
      alliance_id: 'tianjin',
      period: '2026-09',
      tickets: {
        raised: 1,
        dispatched: 1,
        closed: 0,
        by_category: [{ category_code: 'customs-clearance', raised: 1 }],
      },
    });
    const k1s = answer.indicators.find(({ code }: { code: string }) => code === 'K1s');
    expect(k1s).toMatchObject({ numerator: 0, denominator: 0, rate: null, open: 1, mature: false });
    expect(k1s.by_assignment).toMatchObject({ numerator: 1, denominator: 1, open: 1 });
  });
});
