import { Health } from '@muster/observability';
import { LiveProjection } from '../../test/parts/live-projection.js';
import { until } from '../../test/parts/until.js';
import { randomWhistles } from '../../test/stories/random-whistles.js';
import { verify } from '../verifying/verify.js';
import { ProjectionKeeper } from './projection-keeper.js';

describe('after an upgrade with other definitions', () => {
  let live: LiveProjection;
  let keeper: ProjectionKeeper;
  const health = new Health();
  beforeAll(async () => {
    live = await LiveProjection.open('projection-keeper');
    for (const { ticketId, events } of randomWhistles(5, 'old')) await live.takeTicket(ticketId, events);
    await live.database.dataSource.query('update projection set definitions_version = 0');
    keeper = new ProjectionKeeper(live.database, health);
    health.started();
  });
  afterAll(async () => {
    await keeper.onApplicationShutdown();
    await live.close();
  });

  it('events wait until the projection has been made again, and none is lost', async () => {
    const [whistle] = randomWhistles(1, 'new');
    const waiting = live.takeTicket(whistle!.ticketId, whistle!.events);
    keeper.onApplicationBootstrap();
    await waiting;
    await until(async () => (await health.readiness()).ready);
    expect(await verify(live.database)).toMatchObject({ projection: 2, facts: 6, difference_count: 0 });
  });
});
