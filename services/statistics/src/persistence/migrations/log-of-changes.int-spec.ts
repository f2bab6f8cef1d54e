import { LiveProjection } from '../../../test/parts/live-projection.js';
import { randomWhistles } from '../../../test/stories/random-whistles.js';
import { TICKETS } from '../../projection/topic.js';
import { rebuild } from '../../rebuilding/rebuild.js';
import { verify } from '../../verifying/verify.js';
import { LogOfChanges1765300000100 } from './1765300000100-log-of-changes.js';

describe('the migration to a log of changes', () => {
  const migration = new LogOfChanges1765300000100();
  const whistles = randomWhistles(40, 'log-of-changes');
  let live: LiveProjection;

  beforeAll(async () => {
    live = await LiveProjection.open('log-of-changes');
    const [behindAGap, ...others] = whistles;
    // In pieces, of all in turns, over two partitions; of one whistle the second event has not come.
    for (let from = 0; from < 60; from += 5) {
      const piece = others.flatMap(({ ticketId, events }, index) =>
        events
          .slice(from, from + 5)
          .map((event) => live.received(TICKETS, ticketId, event, { partition: index % 2 })),
      );
      if (piece.length > 0) await live.take(TICKETS, piece);
    }
    const { ticketId, events } = behindAGap!;
    await live.takeTicket(
      ticketId,
      events.filter(({ version }) => version !== 2),
    );
  }, 60_000);
  afterAll(() => live.close());

  const runner = async (direction: 'up' | 'down') => {
    const session = live.database.dataSource.createQueryRunner();
    await session.startTransaction();
    await migration[direction](session);
    await session.commitTransaction();
    await session.release();
  };
  const events = () =>
    live.database.dataSource.query(
      `select tenant_id, topic, partition, position, key, version, event_id, type, occurred_at, recorded_at, correlation_id,
         data::text as data from public_event order by topic, partition, position`,
    );
  const kindOf = async (table: string) =>
    (
      await live.database.dataSource.query(
        'select relkind as kind from pg_class where oid = to_regclass($1)',
        [table],
      )
    )[0]?.kind;

  it('keeps every event as it was, to the letter, there and back', async () => {
    const before = await events();
    const changes = 'select count(*)::int as n from public_change';
    const [{ n }] = await live.database.dataSource.query(changes);
    expect(before.length).toBeGreaterThan(1.5 * n);

    await runner('down');
    expect([await kindOf('public_event'), await kindOf('public_change')]).toEqual(['r', undefined]);
    expect(await events()).toEqual(before);

    await runner('up');
    expect([await kindOf('public_event'), await kindOf('public_change')]).toEqual(['v', 'r']);
    expect(await events()).toEqual(before);
    // What one command recorded is together again, also where it came in two batches.
    expect((await live.database.dataSource.query(changes))[0].n).toBeLessThanOrEqual(n);
  });

  it('leaves a log that can be gone on with, and recomputed', async () => {
    expect(await verify(live.database)).toMatchObject({ difference_count: 0, waiting: 1 });
    await live.takeTicket(whistles[0]!.ticketId, whistles[0]!.events);
    await rebuild(live.database);
    expect(await verify(live.database)).toMatchObject({ difference_count: 0, waiting: 0, facts: 40 });
  });

  it('holds up a process of the release before, instead of making dead letters of what it reads', async () => {
    const old = `insert into public_event (tenant_id, topic, partition, position, key, version, event_id, type, occurred_at, recorded_at, data)
      values ('tianjin', 2, 0, 1, 'key', 1, gen_random_uuid(), 'type', now(), now(), '{}')`;
    await expect(live.database.dataSource.query(old)).rejects.toMatchObject({ code: '40001' });
  });
});
