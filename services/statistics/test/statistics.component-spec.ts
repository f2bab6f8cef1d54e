import type { Identity } from '@muster/auth';
import { accept } from '@muster/contracts';
import { operatorCommands } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { FigureDesk } from '../src/figures/figure-desk.js';
import { verify } from '../src/verifying/verify.js';
import { directoryStory } from './parts/live-projection.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { randomWhistles } from './stories/random-whistles.js';
import { TicketStory } from './stories/ticket-story.js';

const TICKET = '0198f0f4-1c00-7a10-8000-000000000001';

describe('statistics', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  let topicPrefix: string;

  beforeAll(async () => {
    system = await StatisticsSystem.start('statistics', { MUSTER_PUBLISH_METRICS_MS: '50' });
    ({ service, topics, topicPrefix } = system);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  const as = (role: Identity['role'], allianceId = 'tianjin') => service.as({ role, allianceId });

  it('turns what is published into figures, once', async () => {
    const story = new TicketStory(TICKET)
      .raised()
      .dispatched('customs', 'maritime')
      .after(1)
      .signed('customs');
    const messages = await topics.publish('muster.tickets.v1', 'tianjin', TICKET, story.events);
    expect(messages).toHaveLength(5);
    await topics.publishAgain();
    const council = as('council');
    const answer = await until(async () => {
      const { body } = await council.get('/v1/statistics/alliance?period=2026-09');
      const k1s = body.indicators.find(({ code }: { code: string }) => code === 'K1s');
      return k1s.by_assignment.numerator === 1 ? body : undefined;
    });
    expect(answer).toMatchObject({
      alliance_id: 'tianjin',
      period: '2026-09',
      as_of: null,
      definitions_version: 6,
      tickets: {
        raised: 1,
        dispatched: 1,
        closed: 0,
        by_category: [{ category_code: 'customs-clearance', raised: 1 }],
      },
      watermark: {
        projection: 1,
        newest_recorded_at: new Date(story.events.at(-1)!.recordedAt).toISOString(),
      },
    });
    const k1s = answer.indicators.find(({ code }: { code: string }) => code === 'K1s');
    expect(k1s).toMatchObject({
      numerator: 0,
      denominator: 0,
      rate: null,
      open: 1,
      mature: false,
      name_zh: '及时签收率',
    });
    expect(k1s.by_assignment).toMatchObject({ numerator: 1, denominator: 1, open: 1 });
    await until(async () => (await everything(council)) === 10);
    expect((await council.get('/v1/statistics/alliance?period=2026-09')).body.tickets.total).toBe(1);
  });

  /** How many records of the tickets topic have been applied. */
  async function everything(council: ReturnType<typeof as>): Promise<number> {
    return taken((await council.get('/v1/statistics/alliance')).body);
  }

  /** How many records of the tickets topic an answer holds, by its watermark. */
  function taken({
    watermark,
  }: {
    watermark: { partitions: { topic: string; next_offset: number }[] };
  }): number {
    return watermark.partitions
      .filter(({ topic }) => topic === 'muster.tickets.v1')
      .reduce((sum, { next_offset }) => sum + next_offset, 0);
  }

  it('gives figures that hold exactly what their watermark says, whatever comes in meanwhile', async () => {
    const council = as('council', 'zhuhai');
    const before = await everything(council);
    const publishing = (async () => {
      for (let number = 1; number <= 200; number++) {
        const ticketId = `0198f0f4-1c00-7a10-8000-0000000${10_000 + number}`;
        await topics.publish(
          'muster.tickets.v1',
          'zhuhai',
          ticketId,
          new TicketStory(ticketId).raised().events,
        );
      }
    })();
    const totals = new Set<number>();
    const askUntilAllAreIn = async () => {
      do {
        const { body } = await council.get('/v1/statistics/alliance?period=2026-09');
        expect(body.tickets.total).toBe(taken(body) - before);
        totals.add(body.tickets.total);
      } while (!totals.has(200));
    };
    await Promise.all([publishing, ...Array.from({ length: 8 }, askUntilAllAreIn)]);
    expect(totals.size).toBeGreaterThan(2);
  });

  it('has another entity tag when a dead letter was applied, which moves no position', async () => {
    const database = service.app.get(Database).dataSource;
    const key = '0198f0f4-1c00-7a10-8000-0000000000d1';
    await database.query(`create function refuse() returns trigger language plpgsql as
      $$ begin if new.key = '${key}' then raise exception 'refused'; end if; return new; end $$`);
    await database.query(
      'create trigger refuse before insert on public_change for each row execute function refuse()',
    );
    await topics.publish('muster.tickets.v1', 'harbin', key, new TicketStory(key).raised().events);
    await until(
      async () => (await database.query(`select from dead_letter where state = 'dead'`)).length === 1,
    );
    await database.query('drop trigger refuse on public_change');
    const path = '/v1/statistics/alliance?period=2026-09';
    const before = await as('council', 'harbin').get(path);
    const retry = ['retry', '--topic', `${topicPrefix}muster.tickets.v1`, '--key', key];
    expect(await operatorCommands.dlq!(retry, service.app as never)).toBe(0);
    const headers = { 'if-none-match': before.headers.get('etag')! };
    const after = await as('council', 'harbin').get(path, { headers });
    expect([before.body.tickets.raised, after.status, after.body.tickets.raised]).toEqual([0, 200, 1]);
  });

  it('goes on taking in while as many pages as there may be are being made', async () => {
    const desk = service.app.get(FigureDesk);
    const database = service.app.get(Database);
    const by = (allianceId: string): Identity => ({ accountId: uuidv7(), allianceId, role: 'council' });
    const gone = new AbortController().signal;
    const gate = Promise.withResolvers<void>();
    let begun = 0;
    const makeSlowly = async () => {
      begun += 1;
      await gate.promise;
    };
    const alliances = [...Array<string>(10).fill('tianjin'), ...Array<string>(10).fill('yantian')];
    const pages = alliances.map((one) => desk.read({ who: by(one), query: {}, gone }, makeSlowly));
    try {
      await until(async () => begun > 0);
      const ticketId = '0198f0f4-1c00-7a10-8000-0000000000f1';
      const { events } = new TicketStory(ticketId).raised();
      await topics.publish('muster.tickets.v1', 'huangshi', ticketId, events);
      await until(async () => {
        const arrived = await database.dataSource.query('select from public_event where key = $1', [
          ticketId,
        ]);
        return arrived.length === 1;
      });
      expect(begun).toBe(4);
    } finally {
      gate.resolve();
      await Promise.all(pages);
    }
  });

  it('shows units by name with their own figures, and no total', async () => {
    await topics.publish(
      'muster.organizations.v1',
      'tianjin',
      'tianjin',
      directoryStory(
        ['alliance.registered', { version: 1, occurred_at: '2026-01-01T00:00:00.000Z', alliance: ALLIANCE }],
        ['unit.registered', { version: 2, occurred_at: '2026-01-01T00:00:00.000Z', unit: UNIT }],
      ),
    );
    const { items, ...frame } = await until(async () => {
      const { body } = await as('unit_officer').get('/v1/statistics/units?period=2026-09');
      return body.items[0]?.name_zh === '海关' ? body : undefined;
    });
    expect(frame).toMatchObject({
      note_en: expect.stringContaining('need not add up'),
      time_zone: 'Asia/Shanghai',
    });
    expect(items.map(({ unit_id }: { unit_id: string }) => unit_id)).toEqual(['customs', 'maritime']);
    expect(items[0]).toMatchObject({
      name_zh: '海关',
      name_en: 'Customs',
      assignments: {
        total: 1,
        offered_in_period: 1,
        by_state: expect.arrayContaining([expect.objectContaining({ state: 'signed', count: 1 })]),
      },
    });
    expect(items[0].indicators.map(({ code }: { code: string }) => code)).toEqual([
      'K1',
      'K1a',
      'K1s',
      'K1sa',
      'K2',
      'K2a',
      'K3',
      'K3a',
      'K5',
      'K5a',
      'K5o',
      'K5oa',
      'K6',
      'K13',
      'K17u',
      'K19',
      'K20',
    ]);
  });

  it('answers as of any moment, and says what moved since', async () => {
    const analyst = as('analyst');
    const { body: before } = await analyst.get(
      '/v1/statistics/units?period=2026-09&as_of=2026-09-10T01:30:00Z',
    );
    const of = (body: any, unit: string) => body.items.find(({ unit_id }: any) => unit_id === unit);
    const signing = (row: any) => row.indicators.find(({ code }: any) => code === 'K1s');
    expect(signing(of(before, 'customs'))).toMatchObject({ numerator: 0, open: 1 });
    const { body: changes } = await analyst.get(
      '/v1/statistics/changes?metric=K1s&unit_id=customs&period=2026-09&from=2026-09-10T01:30:00Z',
    );
    expect(changes.items).toEqual([
      {
        recorded_at: '2026-09-10T02:00:00.005Z',
        key: TICKET,
        cells: [expect.objectContaining({ metric: 'sign', part: 'satisfied', unit_id: 'customs', delta: 1 })],
        events: [expect.objectContaining({ type: 'muster.assignment.signed.v1', version: 5 })],
      },
    ]);
    expect((await analyst.get('/v1/statistics/changes?metric=K99&from=2026-09-10T01:30:00Z')).body.code).toBe(
      'unknown_metric',
    );
  });

  it('does not stumble over events of a newer release', async () => {
    const ticketId = '0198f0f4-1c00-7a10-8000-0000000000e1';
    const story = new TicketStory(ticketId)
      .raised()
      .add('ticket.handed_to_another_harbour', { reason: 'upstream' })
      .dispatched('customs');
    await topics.publish('muster.tickets.v1', 'huangshi', ticketId, story.events);
    await until(async () => {
      const { body } = await as('council', 'huangshi').get('/v1/statistics/alliance?period=2026-09');
      return body.tickets.dispatched === 1;
    });
  });

  it('saves a caller who knows the figures from getting them again', async () => {
    const council = as('council');
    const first = await council.get('/v1/statistics/coverage');
    const headers = { 'if-none-match': first.headers.get('etag')! };
    expect((await council.get('/v1/statistics/coverage', { headers })).status).toBe(304);
    expect((await as('council', 'yantian').get('/v1/statistics/coverage', { headers })).status).toBe(200);
  });

  it('shows enterprises the alliance and not the units', async () => {
    expect((await as('enterprise').get('/v1/statistics/alliance')).status).toBe(200);
    expect((await as('enterprise').get('/v1/statistics/coverage')).status).toBe(200);
    expect((await as('enterprise').get('/v1/statistics/definitions')).body.indicators[0]).toMatchObject({
      code: 'K1',
    });
    for (const path of [
      '/v1/statistics/units',
      '/v1/statistics/changes?metric=K1&from=2026-01-01T00:00:00Z',
      '/v1/streams/tickets',
    ]) {
      expect((await as('enterprise').get(path)).status).toBe(403);
    }
    expect((await service.anonymous.get('/v1/statistics/alliance')).status).toBe(401);
  });

  it('shows an alliance nothing of another', async () => {
    const { body } = await as('council', 'yantian').get('/v1/statistics/alliance?period=2026-09');
    expect(body.tickets).toMatchObject({ total: 0, raised: 0, by_category: [] });
    expect((await as('council', 'yantian').get('/v1/statistics/units')).body.items).toEqual([]);
  });

  it.each([
    ['period=2026-13', '/period'],
    ['period=September', '/period'],
    ['as_of=yesterday', '/as_of'],
    ['as_of=2026-02-31T99:00:00Z', '/as_of'],
    ['since=2026', '/since'],
  ])('refuses %s', async (query, pointer) => {
    const { status, body } = await as('council').get(`/v1/statistics/alliance?${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [expect.objectContaining({ pointer })] });
  });

  it('publishes what moves; the moves of a cell add up to its value', async () => {
    for (const { ticketId, events } of randomWhistles(12, 'metrics')) {
      await topics.publish('muster.tickets.v1', 'yantian', ticketId, events);
    }
    const database = service.app.get(Database);
    const cells = async () =>
      database.dataSource.query<{ key: string; value: number }[]>(
        `select cell.tenant_id || '/' || cell.key as key, value.value from metric_cell cell
         join metric_value value on value.cell_id = cell.id where value.value <> 0 order by 1`,
      );
    const sums = new Map<string, number>();
    const versions = new Map<string, number>();
    const consumer = await topics.kafka.consume({
      group: `${topicPrefix}test-metrics`,
      topics: [`${topicPrefix}muster.metrics.v1`],
      onBatch: async (batch) => {
        for (const { key, value, headers } of batch.messages) {
          const data = JSON.parse(value!.toString());
          accept(headers.ce_type!, data);
          if (data.cell_version <= (versions.get(key!) ?? 0)) continue;
          expect(data.cell_version).toBe((versions.get(key!) ?? 0) + 1);
          versions.set(key!, data.cell_version);
          sums.set(key!, (sums.get(key!) ?? 0) + data.delta);
          expect(data.value).toBe(sums.get(key!));
        }
        return { next: batch.messages.at(-1)!.offset + 1 };
      },
    });
    await until(async () => {
      const published = [...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
      const found = (await cells())
        .map(({ key, value }) => [key, value])
        .sort(([a], [b]) => (a! < b! ? -1 : 1));
      return found.length > 50 && JSON.stringify(published) === JSON.stringify(found);
    });
    await consumer.stop();
    expect(await verify(database)).toMatchObject({ difference_count: 0, waiting: 0 });
  }, 60_000);

  it('takes the acceptance of project segments into the figures', async () => {
    const key = '0198f0f4-2c00-7a10-8000-000000000001';
    const time = Date.UTC(2026, 8, 10);
    const example = {
      version: 1,
      occurred_at: new Date(time).toISOString(),
      process_id: key,
      project_id: 'project-01',
      segment: 'main_structure',
      unit_id: 'quality',
      submission_no: 1,
      accepted: true,
      clock: 'satisfied',
      limit_working_days: 10,
      working_days: 4.5,
    };
    const type = 'muster.project_process.segment_decided.v1';
    const event = { type, version: 1, time, recordedAt: time, data: example };
    await topics.publish('muster.projects.v1', 'projects', key, [event]);
    const { body } = await until(async () => {
      const answer = await as('council', 'projects').get('/v1/statistics/alliance?period=2026-09');
      return answer.body.acceptance.length > 0 ? answer : undefined;
    });
    expect(body.acceptance).toEqual([{ limit_working_days: 10, decided: 1, median_working_days: 4.5 }]);
    const k20 = body.indicators.find(({ code }: { code: string }) => code === 'K20');
    expect(k20).toMatchObject({ numerator: 1, denominator: 1, rate: 1 });
  });

  it('counts a quarter in which the conference was held in its last month', async () => {
    const key = '0198f0f4-3c00-7a10-8000-000000000001';
    const time = Date.UTC(2026, 8, 10);
    const of = (name: string, version: number, more: object = {}) => {
      const data = {
        ...{ version, occurred_at: new Date(time).toISOString(), cadence_id: key },
        ...{ mechanism_code: 'joint_conference', per: 'quarter', times: 1, period: '2026-Q3' },
        ...{ starts_at: '2026-06-30T16:00:00.000Z', ends_at: '2026-09-30T16:00:00.000Z', ...more },
      };
      return { type: `muster.cadence.${name}.v1`, version, time, recordedAt: time + version, data };
    };
    const events = [of('opened', 1), of('met', 2, { held: 1 })];
    await topics.publish('muster.activities.v1', 'cadences', key, events);
    const a2 = await until(async () => {
      const { body } = await as('council', 'cadences').get('/v1/statistics/alliance?period=2026-09');
      const found = body.indicators.find(({ code }: { code: string }) => code === 'A2');
      return found.numerator > 0 ? found : undefined;
    });
    expect(a2).toMatchObject({ numerator: 1, denominator: 1, rate: 1, open: 0, shown: { missed: 0 } });
  });
});

const ALLIANCE = {
  id: 'tianjin',
  name_zh: '天津港',
  name_en: 'Tianjin',
  time_zone: 'Asia/Shanghai',
  lead_unit_ids: [],
  number_prefix: 'TJ',
};
const UNIT = { id: 'customs', name_zh: '海关', name_en: 'Customs', active: true, catch_all: true };
