import type { Identity } from '@muster/auth';
import { accept } from '@muster/contracts';
import { Messaging, operatorCommands } from '@muster/messaging';
import { Database, openDataSource } from '@muster/persistence';
import { databaseOptions } from '../src/statistics.module.js';
import { verify } from '../src/verifying/verify.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';

const PATH = '/v1/statistics/external-figures';
const CARGO = {
  indicator_code: 'cargo_throughput',
  name_zh: '货物吞吐量',
  name_en: 'Cargo throughput',
  unit_zh: '万吨',
  unit_en: '10,000 t',
  source: '公开报道',
};
const QUARTER = { from: '2021-01', to: '2021-03', value: '6191.56', year_on_year_percent: '16.06' };
const YEAR_BEFORE = { from: '2020-01', to: '2020-03', value: '5334.79' };

describe('published figures', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  let topicPrefix: string;
  const as = (role: Identity['role'], allianceId = 'tianjin') => service.as({ role, allianceId });
  const record = (figure: object, allianceId = 'tianjin', headers: Record<string, string> = {}) =>
    as('analyst', allianceId).post(PATH, { ...CARGO, ...figure }, { headers });
  const items = async (query = '', by = as('enterprise')) => (await by.get(PATH + query)).body.items;

  beforeAll(async () => {
    system = await StatisticsSystem.start('external-figures', {}, asBefore);
    ({ service, topics, topicPrefix } = system);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  it('are checked against the year before, as soon as it is recorded', async () => {
    const first = await record(QUARTER);
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"v1"']);
    expect(first.body).toMatchObject({
      ...CARGO,
      ...QUARTER,
      version: 1,
      year_before: null,
      computed_percent: null,
      check: 'no_base',
      implied_before: '5334.79',
      small_base: false,
      target: null,
      target_reached: null,
      rank: null,
      is_record: false,
    });
    expect((await record(YEAR_BEFORE)).body).toMatchObject({ check: 'not_printed', implied_before: null });
    expect(await items()).toMatchObject([
      {
        ...QUARTER,
        year_before: '5334.79',
        difference: '856.77',
        computed_percent: '16.060',
        check: 'agrees',
        implied_before: null,
      },
      { ...YEAR_BEFORE, check: 'not_printed' },
    ]);
  });

  it('are corrected by recording them again; a difference is reported', async () => {
    const { id } = (await record(YEAR_BEFORE, 'yantian')).body;
    const corrected = await record({ ...YEAR_BEFORE, value: '5300' }, 'yantian', { 'if-match': '"v1"' });
    expect(corrected.body).toMatchObject({ id, value: '5300', version: 2 });
    expect((await record(YEAR_BEFORE, 'yantian', { 'if-match': '"v1"' })).body.code).toBe('stale_version');
    expect((await record(QUARTER, 'yantian', { 'if-match': '"v1"' })).status).toBe(412);
    const differing = await record({ ...QUARTER, target: '6200', rank: 1, is_record: true }, 'yantian');
    expect(differing.body).toMatchObject({
      year_before: '5300',
      computed_percent: '16.822',
      check: 'differs',
      target_reached: false,
      rank: 1,
      is_record: true,
    });
    const otherUnit = { ...QUARTER, unit_zh: '吨', value: '61915600' };
    expect((await record(otherUnit, 'yantian')).body).toMatchObject({ year_before: null, check: 'no_base' });
  });

  it('are recorded once under a key, and one after the other when several are first', async () => {
    const headers = { 'idempotency-key': 'first-quarter' };
    const once = await record(QUARTER, 'huangshi', headers);
    expect((await record(QUARTER, 'huangshi', headers)).body).toEqual(once.body);
    expect((await record(YEAR_BEFORE, 'huangshi', headers)).body.code).toBe('idempotency_key_reused');
    const values = ['1', '2', '3', '4'];
    const answers = await Promise.all(values.map((value) => record({ ...YEAR_BEFORE, value }, 'huangshi')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4]);
    const last = answers.find(({ body }) => body.version === 4)!.body.value;
    expect((await items('?year=2020', as('council', 'huangshi')))[0]).toMatchObject({
      value: last,
      version: 4,
    });
  });

  it('are listed page by page, by indicator and year, and for the own alliance only', async () => {
    const months = ['2020-12', '2021-01', '2021-06'];
    for (const indicator_code of ['trade', 'Entities'])
      for (const to of months)
        await record({ indicator_code, from: `${to.slice(0, 4)}-01`, to, value: '9' }, 'beibu');
    const council = as('council', 'beibu');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: any } = await council.get(`${PATH}?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((item: any) => `${item.indicator_code} ${item.to}`));
      cursor = body.next_cursor;
    }
    const latestFirst = months.toReversed();
    expect(seen).toEqual([
      ...latestFirst.map((to) => `Entities ${to}`),
      ...latestFirst.map((to) => `trade ${to}`),
    ]);
    expect(await items('?indicator_code=trade&year=2021', council)).toHaveLength(2);
    expect(await items('?year=2019', council)).toEqual([]);
    const beyond = Buffer.from(JSON.stringify(['trade', 2 ** 40, -1, 0])).toString('base64url');
    expect(await items(`?cursor=${beyond}`, council)).toHaveLength(3);
    expect(await items('', as('council', 'dalian'))).toEqual([]);
  });

  it.each([
    [{ to: '2022-01' }, '/to', 'not_of_one_year'],
    [{ from: '2021-04' }, '/to', 'not_in_order'],
    [{ from: '2021-13' }, '/from', 'wrong_format'],
    [{ value: 6191.56 }, '/value', 'wrong_format'],
    [{ value: '6,191.56' }, '/value', 'wrong_format'],
    [{ value: '-1' }, '/value', 'wrong_format'],
    [{ value: '1234567890123456' }, '/value', 'wrong_format'],
    [{ year_on_year_percent: '16.06%' }, '/year_on_year_percent', 'wrong_format'],
    [{ rank: 0 }, '/rank', 'too_small'],
    [{ source: ' ' }, '/source', 'wrong_format'],
  ])('are refused with %j', async (part, pointer, code) => {
    const { status, body } = await record({ ...QUARTER, ...part }, 'refused');
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('are recorded by analyst, data steward and council', async () => {
    for (const role of ['data_steward', 'council'] as const)
      expect((await as(role, 'posts').post(PATH, { ...CARGO, ...QUARTER })).status).toBe(200);
    for (const role of ['enterprise', 'unit_officer', 'dispatcher', 'supervisor'] as const)
      expect((await as(role, 'posts').post(PATH, { ...CARGO, ...QUARTER })).status).toBe(403);
    expect((await service.anonymous.get(PATH)).status).toBe(401);
  });

  it('leave the service as codes and numbers, and come again from its sealed log', async () => {
    const { id } = (await record(QUARTER, 'zhuhai')).body;
    await record({ ...QUARTER, value: '6191.57', year_on_year_percent: undefined }, 'zhuhai');
    const records: { event: string; data: Record<string, unknown> }[] = [];
    const consumer = await topics.kafka.consume({
      group: `${topicPrefix}test-figures`,
      topics: [`${topicPrefix}muster.metrics.v1`],
      onBatch: async ({ messages }) => {
        for (const { key, value, headers } of messages)
          if (key === id) records.push({ event: headers.ce_id!, data: JSON.parse(value!.toString()) });
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
    await until(async () => records.length === 2);
    for (const { data } of records) accept('muster.external_figure.recorded.v1', data);
    expect(records[0]!.data).toEqual({
      version: 1,
      occurred_at: expect.any(String),
      figure_id: id,
      indicator_code: 'cargo_throughput',
      ...QUARTER,
      target: null,
      rank: null,
      is_record: false,
    });
    expect(records[1]!.data).toMatchObject({ version: 2, value: '6191.57', year_on_year_percent: null });
    const app = service.app as never;
    expect(await operatorCommands.events!(['republish', '--by', 'test'], app)).toBe(0);
    service.app.get(Messaging).relay.wake();
    await until(async () => records.length === 4);
    expect(records.slice(2)).toEqual(records.slice(0, 2));
    await consumer.stop();
    await service.app.get(Messaging).sealer.sealAll();
    expect(await operatorCommands.audit!(['verify', '--tenant', 'zhuhai'], app)).toBe(0);
    expect(await verify(service.app.get(Database))).toMatchObject({ difference_count: 0 });
  });
});

/** A database as the release before published figures left it. */
async function asBefore(url: string): Promise<void> {
  const { migrations, ...options } = databaseOptions({ databaseUrl: url });
  const dataSource = await openDataSource({ ...options, migrations: migrations.slice(0, -1) });
  await dataSource.destroy();
}
