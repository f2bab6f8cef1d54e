import { directoryStory, LiveProjection } from '../../test/parts/live-projection.js';
import { randomWhistles } from '../../test/stories/random-whistles.js';
import { TICKETS } from '../projection/topic.js';
import { verify } from './verify.js';

describe('verify', () => {
  let live: LiveProjection;
  const sql = (text: string) => live.database.dataSource.query(text);

  beforeAll(async () => {
    live = await LiveProjection.open('verify');
    await live.takeDirectory(
      'tianjin',
      directoryStory(
        ['alliance.registered', { alliance: { id: 'tianjin', time_zone: 'Asia/Shanghai' } }],
        [
          'enterprise.registered',
          { enterprise: { id: 'e1', formal_members: 5, industry_alliance_ids: ['oils'], active: true } },
        ],
        [
          'party_organisation.formed',
          { party_organisation: { id: 'o1', form: 'own', members: 6, enterprise_ids: ['e1'] } },
        ],
      ),
    );
    await live.takeDirectory(
      'hamburg',
      directoryStory(['alliance.registered', { alliance: { id: 'hamburg', time_zone: 'Europe/Berlin' } }]),
    );
    for (const tenantId of ['tianjin', 'hamburg']) {
      for (const { ticketId, events } of randomWhistles(20, tenantId)) {
        await live.take(
          TICKETS,
          events.map((event) => live.received(TICKETS, ticketId, event, { tenantId })),
        );
      }
    }
  });
  afterAll(() => live.close());

  it('finds nothing when nothing is wrong', async () => {
    expect(await verify(live.database)).toMatchObject({
      difference_count: 0,
      differences: [],
      waiting: 0,
      facts: 42,
    });
  });

  it.each([
    [
      'value',
      'update metric_value set value = value + 1 where cell_id = (select min(cell_id) from metric_value)',
    ],
    [
      'value',
      'delete from metric_value where value <> 0 and cell_id = (select min(cell_id) from metric_value where value <> 0)',
    ],
    ['ledger', 'delete from metric_ledger where ctid = (select min(ctid) from metric_ledger)'],
    [
      'ledger_time',
      `update metric_ledger set recorded_at = recorded_at + interval '1 ms' where ctid = (select min(ctid) from metric_ledger)`,
    ],
    ['fact', `update fact set version = version - 1 where key = (select min(key) from fact where topic = 2)`],
    [
      'fact',
      `update fact set fact = jsonb_set(fact::jsonb, '{mode}', '"other"')::json where key = (select min(key) from fact where topic = 2)`,
    ],
    ['fact', `delete from fact where key = (select min(key) from fact where topic = 2)`],
    ['time_zone', `update tenant_zone set time_zone = 'UTC' where tenant_id = 'hamburg'`],
  ])('finds a damaged %s', async (kind, damage) => {
    const tables = ['metric_value', 'metric_ledger', 'fact', 'tenant_zone'];
    for (const table of tables) await sql(`create table kept_${table} as table ${table}`);
    await sql(damage);
    const { difference_count: count, differences } = await verify(live.database);
    for (const table of tables) {
      await sql(`truncate ${table}`);
      await sql(`insert into ${table} select * from kept_${table}`);
      await sql(`drop table kept_${table}`);
    }
    expect(count).toBeGreaterThan(0);
    expect(differences.map((difference) => difference.kind)).toContain(kind);
    expect(await verify(live.database)).toMatchObject({ difference_count: 0 });
  });

  it.each([1, 2, 3])(
    'finds nothing after deliveries in any order, in any batches, with duplicates (%i)',
    async (seed) => {
      const random = randomNumbers(seed);
      const events = randomWhistles(12, `shuffled ${seed}`).flatMap(({ ticketId, events: ofTicket }, index) =>
        ofTicket.map((event) => live.received(TICKETS, ticketId, event, { partition: index % 3 })),
      );
      const deliveries = [...events, ...events.filter(() => random() < 0.3)]
        .map((event) => ({ event, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ event }) => event);
      while (deliveries.length > 0)
        await live.take(TICKETS, deliveries.splice(0, 1 + Math.floor(random() * 40)));
      expect(await verify(live.database)).toMatchObject({ difference_count: 0, waiting: 0 });
    },
  );

  it('does not call a gap a difference, but tells of it', async () => {
    const [whistle] = randomWhistles(1, 'gap');
    const events = whistle!.events.filter(({ version }) => version !== 2);
    await live.takeTicket(whistle!.ticketId, events);
    expect(await verify(live.database)).toMatchObject({ difference_count: 0, waiting: 1 });
    await live.takeTicket(whistle!.ticketId, whistle!.events);
    expect(await verify(live.database)).toMatchObject({ difference_count: 0, waiting: 0 });
  });
});

/** Numbers from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed * 2_654_435_769;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}
