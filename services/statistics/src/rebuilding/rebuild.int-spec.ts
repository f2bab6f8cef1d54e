import { directoryStory, LiveProjection } from '../../test/parts/live-projection.js';
import { randomWhistles } from '../../test/stories/random-whistles.js';
import { ProjectionsSampledBriefly1765200000100 } from '../persistence/migrations/1765200000100-projections-sampled-briefly.js';
import { ProjectionsVacuumedWhileFresh1764600000100 } from '../persistence/migrations/1764600000100-projections-vacuumed-while-fresh.js';
import { TICKETS } from '../projection/topic.js';
import { verify } from '../verifying/verify.js';
import { rebuild, RebuildUnderWay } from './rebuild.js';

describe('rebuild', () => {
  let live: LiveProjection;
  beforeEach(async () => {
    live = await LiveProjection.open('rebuild');
    await live.takeDirectory(
      'hamburg',
      directoryStory(['alliance.registered', { alliance: { id: 'hamburg', time_zone: 'Europe/Berlin' } }]),
    );
  });
  afterEach(() => live.close());

  const take = async (count: number, tenantId: string, partition = 0) => {
    for (const { ticketId, events } of randomWhistles(count, `${tenantId}/${partition}`)) {
      for (const event of events)
        await live.take(TICKETS, [live.received(TICKETS, ticketId, event, { tenantId, partition })]);
    }
  };

  it('makes the same figures again, and puts damaged ones right', async () => {
    await take(10, 'tianjin');
    await take(5, 'hamburg');
    const before = await live.figures('tianjin');
    await live.database.dataSource.query('update metric_value set value = 99');
    expect(await verify(live.database)).not.toMatchObject({ difference_count: 0 });
    expect(await rebuild(live.database)).toMatchObject({ projection: 2, replaced: 1, removed: true });
    expect(await live.figures('tianjin')).toEqual(before);
    expect(await verify(live.database)).toMatchObject({ projection: 2, difference_count: 0 });
    await take(3, 'tianjin', 1);
    expect(await verify(live.database)).toMatchObject({ difference_count: 0 });
  });

  it('takes over while events go on coming in, and no reader sees half of it', async () => {
    await take(15, 'tianjin');
    const whole = await live.figures('tianjin', '2027-01-01T00:00:00Z');
    const ended = new AbortController();
    const reading = (async () => {
      while (!ended.signal.aborted) {
        const seen = await live.figures('tianjin', '2027-01-01T00:00:00Z');
        expect(seen).toEqual(whole);
      }
    })();
    const incoming = Promise.all([take(15, 'hamburg', 1), take(15, 'yantian', 2)]);
    const first = await rebuild(live.database);
    const second = await rebuild(live.database);
    await incoming;
    ended.abort();
    await reading;
    expect([first.projection, second.projection]).toEqual([2, 3]);
    expect(await verify(live.database)).toMatchObject({ projection: 3, difference_count: 0, facts: 46 });
  }, 60_000);

  it('is done by one at a time', async () => {
    await take(5, 'tianjin');
    const blocker = await live.database.session();
    await blocker.query('begin');
    await blocker.query('lock table projection');
    const both = [rebuild(live.database), rebuild(live.database)]; // one of them waits for the table
    await expect(Promise.race(both)).rejects.toThrow(RebuildUnderWay);
    await blocker.query('commit');
    blocker.release();
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rebuild(live.database)).toMatchObject({ projection: 3 });
  });

  it('leaves a projection that somebody reads to the next rebuild', async () => {
    await take(3, 'tianjin');
    const reader = await live.database.session();
    await reader.query('begin');
    await reader.query('select count(*) from fact_1');
    expect(await rebuild(live.database)).toMatchObject({ projection: 2, removed: false });
    await reader.query('commit');
    reader.release();
    expect(await rebuild(live.database)).toMatchObject({ projection: 3, removed: true });
    const rows = await live.database.dataSource.query('select id, state from projection');
    expect(rows).toEqual([{ id: 3, state: 'active' }]);
  }, 20_000);

  it('makes tables that are vacuumed while their pages are fresh, as the migration does with those there are', async () => {
    const migration = new ProjectionsVacuumedWhileFresh1764600000100();
    const runner = live.database.dataSource.createQueryRunner();
    const parametersOf = async (table: string): Promise<string[] | null> =>
      (await runner.query('select reloptions from pg_class where oid = $1::regclass', [table]))[0].reloptions;
    await migration.up(runner);
    expect(await rebuild(live.database)).toMatchObject({ projection: 2, removed: true });
    for (const table of ['fact_2', 'metric_ledger_2'])
      expect(await parametersOf(table)).toContain('autovacuum_vacuum_insert_scale_factor=0');
    expect(await parametersOf('metric_ledger_2')).toContain('autovacuum_freeze_min_age=0');
    await migration.down(runner);
    expect(await parametersOf('fact_2')).toEqual(['fillfactor=70', 'autovacuum_analyze_scale_factor=1']);
    await rebuild(live.database);
    expect(await parametersOf('metric_ledger_3')).toEqual(['autovacuum_analyze_scale_factor=1']);
    await runner.release();
  });

  it('makes tables of which PostgreSQL looks at few rows, as the migration does with those there are', async () => {
    const migration = new ProjectionsSampledBriefly1765200000100();
    const runner = live.database.dataSource.createQueryRunner();
    const targetsOf = async (projection: number): Promise<string[]> =>
      (
        await runner.query(
          `select attrelid::regclass || '.' || attname || ' ' || coalesce(attstattarget, -1) as target from pg_attribute
           where attrelid = any($1::regclass[]) and attname in ('key', 'fact', 'recorded_at', 'cells') order by 1`,
          [[`fact_${projection}`, `metric_ledger_${projection}`]],
        )
      ).map(({ target }: { target: string }) => target);
    const expected = (id: number, looked: number, never: number) => [
      `fact_${id}.fact ${never}`,
      `fact_${id}.key ${looked}`,
      `fact_${id}.recorded_at ${looked}`,
      `metric_ledger_${id}.cells ${never}`,
      `metric_ledger_${id}.key ${looked}`,
      `metric_ledger_${id}.recorded_at ${looked}`,
    ];
    await migration.up(runner);
    expect(await targetsOf(1)).toEqual(expected(1, 10, 0));
    expect(await rebuild(live.database)).toMatchObject({ projection: 2, removed: true });
    expect(await targetsOf(2)).toEqual(expected(2, 10, 0));
    await migration.down(runner);
    expect(await targetsOf(2)).toEqual(expected(2, -1, -1));
    await rebuild(live.database);
    expect(await targetsOf(3)).toEqual(expected(3, -1, -1));
    await runner.release();
  });
});
