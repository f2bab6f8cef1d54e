import type { Identity } from '@muster/auth';
import { accept } from '@muster/contracts';
import { Messaging, operatorCommands } from '@muster/messaging';
import { Recorder } from '@muster/recording';
import { v7 as uuidv7 } from 'uuid';
import type { MonthlyThemeEvent } from '../src/domain/monthly-theme.js';
import { MonthlyThemes } from '../src/recording/monthly-themes.js';
import { directoryStory } from './parts/live-projection.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { TicketStory } from './stories/ticket-story.js';

const PATH = '/v1/statistics/monthly-themes';
const common = { occurred_at: '2025-01-01T00:00:00.000Z' };
const named = (id: string) => ({ id, name_zh: id, name_en: id });
const category = (code: string) => ({
  ...{ code, kind: 'routine', name_zh: `类别${code}`, name_en: `Category ${code}` },
});
const THIS_MONTH = Temporal.Now.plainDateISO('Asia/Shanghai').toPlainYearMonth();
/** So many months from this one. */
const month = (months: number): string => THIS_MONTH.add({ months }).toString();
/** An instant of the month's first fortnight. */
const inMonth = (months: number, day = 1): string =>
  `${month(months)}-${String(day).padStart(2, '0')}T04:00:00Z`;

const DIRECTORY = directoryStory(
  [
    'alliance.registered',
    {
      ...{ version: 1, ...common },
      alliance: {
        ...named('tianjin'),
        ...{ time_zone: 'Asia/Shanghai', lead_unit_ids: [], number_prefix: 'TJ' },
      },
    },
  ],
  ...['customs', 'maritime', 'port'].map((id, index): [string, object] => [
    'unit.registered',
    { version: index + 2, ...common, unit: { ...named(id), active: id !== 'port', catch_all: false } },
  ]),
  [
    'responsibility_matrix.published',
    {
      ...{ version: 5, ...common, matrix_version: 1, process_stages: [], rules: [] },
      categories: ['yard', 'gate', 'quiet'].map(category),
    },
  ],
);

describe('themes of months', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  const as = (role: Identity['role'], allianceId: string, unitId?: string) =>
    service.as({ role, allianceId, ...(unitId ? { unitId } : {}) });
  const wanted = (more: object = {}) => ({
    ...{ month: month(-1), category_code: 'yard', problems: ['  排队过长 ', '场地被占'] },
    ...{ lead_unit_id: 'customs', unit_ids: ['maritime', 'customs'], ...more },
  });
  const take = (allianceId: string, more: object = {}, headers: Record<string, string> = {}) =>
    as('council', allianceId).post(PATH, wanted(more), { headers });

  /** An alliance that the service knows, with whistles that it counts. */
  async function alliance(id: string, ...whistles: TicketStory[]): Promise<void> {
    await topics.publish('muster.organizations.v1', id, id, DIRECTORY);
    for (const { ticketId, events } of whistles)
      await topics.publish('muster.tickets.v1', id, ticketId, events);
    const open = whistles.filter(({ events }) => !isClosed(events)).length;
    await until(async () => {
      const { body } = await as('council', id).get('/v1/statistics/backlog');
      return body.backlog.stock === open;
    });
    await until(async () => {
      const refused = await take(id, { due_on: '2026-01-01' });
      return refused.body.errors[0].code === 'due_in_past'; // everything that it names is there
    });
  }
  const isClosed = (events: TicketStory['events']) => events.some(({ type }) => type.includes('closed'));
  const whistle = (at: string, code = 'yard', enterprise = uuidv7()) =>
    new TicketStory(uuidv7(), Date.parse(at)).raised(code, false, { enterprise_id: enterprise });
  const solved = (at: string, answer: string, enterprise?: string) =>
    whistle(at, 'yard', enterprise)
      .dispatched('customs')
      .started()
      .submitted('customs')
      .accepted('customs')
      .resolved('customs')
      .calledBack(answer, 'satisfied', 'customs')
      .closed();

  beforeAll(async () => {
    system = await StatisticsSystem.start('monthly-themes');
    ({ service, topics } = system);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  it('are taken by the council, with what the proposals said of them', async () => {
    const yard = [1, 2, 3, 4].map((day) => whistle(inMonth(-1, day)));
    await alliance('tianjin', ...yard, whistle(inMonth(-1, 1), 'gate'), whistle(inMonth(-1, 2), 'gate'));
    const proposals = (await as('council', 'tianjin').get(`/v1/statistics/themes?period=${month(-1)}`)).body;
    expect(proposals.items).toMatchObject([{ category_code: 'yard' }]);
    const taken = await take('tianjin');
    expect([taken.status, taken.headers.get('etag')]).toEqual([200, '"v1"']);
    expect(taken.body).toMatchObject({
      ...{ month: month(-1), category_code: 'yard', name_zh: '类别yard', state: 'taken', version: 1 },
      ...{ problems: ['排队过长', '场地被占'], lead_unit_id: 'customs', unit_ids: ['maritime'] },
      ...{ due_on: null, was_proposed: true, proposals_of: month(-1), score: proposals.items[0].score },
      actions: ['report_measures', 'conclude_theme', 'change_theme', 'withdraw_theme'],
    });
    // A conference decides: what is too small to be proposed, or was not heard of at all, may be taken.
    const unproposed = (await take('tianjin', { month: month(0), category_code: 'gate' })).body;
    expect(unproposed).toMatchObject({ was_proposed: false, proposals_of: month(0) });
    const unheard = (await take('tianjin', { month: month(1), category_code: 'quiet' })).body;
    expect(unheard).toMatchObject({ was_proposed: false, proposals_of: month(0), score: null });
  });

  it('are one for each month, of three months, of what the directory has', async () => {
    await alliance('yantian');
    const refused = async (more: object) => (await take('yantian', more)).body.errors;
    for (const [more, pointer, code] of [
      [{ month: month(-2) }, '/month', 'month_not_open'],
      [{ month: month(2) }, '/month', 'month_not_open'],
      [{ category_code: 'none' }, '/category_code', 'unknown_category'],
      [{ lead_unit_id: 'nobody' }, '/lead_unit_id', 'unknown_unit'],
      [{ unit_ids: ['maritime', 'port'] }, '/unit_ids/1', 'inactive_unit'],
      [{ due_on: '2026-01-01' }, '/due_on', 'due_in_past'],
    ] as const)
      expect(await refused(more)).toEqual([expect.objectContaining({ pointer, code })]);
    expect(await refused({ problems: [] })).toHaveLength(1);
    expect(await refused({ problems: ['a', 'b', 'c', 'd'] })).toHaveLength(1);
    const first = (await take('yantian', {}, { 'idempotency-key': 'november' })).body;
    expect((await take('yantian', {}, { 'idempotency-key': 'november' })).body).toEqual(first);
    const second = await take('yantian', { category_code: 'gate' });
    expect([second.status, second.body.code]).toEqual([409, 'month_has_theme']);
    const withdrawn = await as('council', 'yantian').post(`${PATH}/${first.id}/withdraw`, { reason: '改题' });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', withdrawn_reason: '改题', actions: [] });
    expect((await take('yantian', { category_code: 'gate' })).status).toBe(200);
    const again = await as('council', 'yantian').post(`${PATH}/${first.id}/withdraw`, { reason: 'x' });
    expect([again.status, again.body.code]).toEqual([409, 'theme_not_open']);
    const { body } = await as('analyst', 'yantian').get(PATH + `?year=${month(-1).slice(0, 4)}`);
    expect(body.items.map(({ state }: any) => state).toSorted()).toEqual(['taken', 'withdrawn']);
    expect(body.summary).toMatchObject({ taken: 1, withdrawn: 1, concluded: 0, fell: { denominator: 0 } });
  });

  it('are taken once, however many do it at a time', async () => {
    await alliance('huangshi');
    const answers = await Promise.all(['yard', 'gate', 'quiet'].map((category_code) => take('huangshi', { category_code }))); // prettier-ignore
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  it('are worked on by the lead unit, and concluded, until the council reopens them', async () => {
    const story = whistle(inMonth(-1));
    await alliance('beibu', story);
    const theme = (await take('beibu')).body;
    const at = `${PATH}/${theme.id}`;
    const lead = as('unit_officer', 'beibu', 'customs');
    const other = as('unit_head', 'beibu', 'maritime');
    const measures = [
      { kind: 'policy', text: ' 夜间预约 ', ticket_ids: [story.ticketId.toUpperCase()] },
      { kind: 'staffing', text: '增开窗口' },
    ];
    const foreign = await other.post(`${at}/measures`, { measures });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'forbidden_theme']);
    const unknown = await lead.post(`${at}/measures`, {
      measures: [measures[1], { ...measures[0], ticket_ids: [uuidv7()] }],
    });
    expect(unknown.body.errors).toEqual([
      expect.objectContaining({ pointer: '/measures/1/ticket_ids/0', code: 'unknown_ticket' }),
    ]);
    expect((await lead.post(`${at}/measures`, { measures: [{ kind: 'magic', text: 'x' }] })).status).toBe(
      422,
    );
    const reported = await lead.post(`${at}/measures`, { measures }, { headers: { 'if-match': '"v1"' } });
    expect(reported.body).toMatchObject({
      measures: [
        { kind: 'policy', text: '夜间预约', ticket_ids: [story.ticketId] },
        { kind: 'staffing', text: '增开窗口', ticket_ids: [] },
      ],
      ...{ version: 2, actions: ['report_measures', 'conclude_theme'] },
    });
    const outcome = { outcome: 'partly', text: '白天已缓解' };
    const stale = await lead.post(`${at}/conclude`, outcome, { headers: { 'if-match': '"v1"' } });
    expect(stale.status).toBe(412);
    const key = { headers: { 'idempotency-key': 'concluded' } };
    const concluded = (await lead.post(`${at}/conclude`, outcome, key)).body;
    expect(concluded).toMatchObject({ state: 'concluded', outcome: 'partly', conclusion: '白天已缓解' });
    expect((await lead.post(`${at}/conclude`, outcome, key)).body).toEqual(concluded);
    expect(concluded.actions).toEqual([]);
    const late = await lead.post(`${at}/measures`, { measures });
    expect([late.status, late.body.code]).toEqual([409, 'theme_not_open']);

    const council = as('council', 'beibu');
    const reopened = (await council.post(`${at}/reopen`, { reason: '夜间仍堵' })).body;
    expect(reopened).toMatchObject({
      ...{ state: 'taken', outcome: null, conclusion: null, concluded_at: null },
      ...{ reopened_reason: '夜间仍堵', measures: reported.body.measures },
    });
    expect((await council.post(`${at}/reopen`, { reason: 'x' })).body.code).toBe('theme_not_concluded');
    const changed = (await council.post(`${at}/change`, { lead_unit_id: 'maritime' })).body;
    expect(changed).toMatchObject({ lead_unit_id: 'maritime', unit_ids: [], due_on: null, version: 5 });
    expect((await lead.post(`${at}/measures`, { measures })).status).toBe(403);
    expect((await other.post(`${at}/measures`, { measures })).body.measures).toHaveLength(4);
    const seen = (await other.get(at)).body;
    expect(seen).toMatchObject({ version: 6, actions: ['report_measures', 'conclude_theme'] });
  });

  it('show what came of them: month by month against those before, and the rates', async () => {
    const often = uuidv7();
    const before = [-7, -6, -5].flatMap((of) => [1, 3, 5, 7].map((day) => whistle(inMonth(of, day))));
    const since = [
      ...[solved(inMonth(-3, 1), 'no', often), solved(inMonth(-3, 4), 'yes', often)],
      whistle(inMonth(-2, 20)),
    ];
    await alliance(
      'dongguan',
      ...before,
      solved(inMonth(-6, 9), 'no'),
      ...[1, 2, 3, 4, 5, 6].map((day) => whistle(inMonth(-4, day))),
      ...since,
      whistle(inMonth(-3, 2), 'gate'),
    );
    const id = uuidv7();
    await takenThen('dongguan', id, month(-4));
    const { body } = await as('supervisor', 'dongguan').get(`${PATH}/${id}`);
    expect(body.effect).toMatchObject({
      ...{ raised: 6, month_complete: true, mean_of_three_months: 4.33, fell: true },
      after: [
        { period: month(-3), raised: 2, fell: true, change: { now: 2, before: 6, difference: -4 } },
        { period: month(-2), raised: 1, fell: true },
        { period: month(-1), raised: 0, fell: true, change: { ratio: -1 } },
      ],
      before: {
        repeat_rate: { numerator: 0, denominator: 13 },
        unsolved_rate: { numerator: 1, denominator: 1 },
      },
      since: {
        repeat_rate: { numerator: 1, denominator: 3 },
        unsolved_rate: { numerator: 1, denominator: 2 },
      },
    });
    // None of thirteen in the last of four months: (3/4)^13.
    expect(body.effect.after[2].chance).toBeCloseTo(0.75 ** 13, 9);
    expect(body.figures.watermark.partitions.length).toBeGreaterThan(0);
    const year = month(-4).slice(0, 4);
    const listed = (await as('unit_officer', 'dongguan', 'customs').get(`${PATH}?year=${year}`)).body;
    const { before: _before, since: _since, ...volumes } = body.effect;
    expect(listed.items).toEqual([expect.objectContaining({ id, effect: volumes })]);
    expect(listed.summary).toEqual({
      ...{ taken: 1, withdrawn: 0, concluded: 0, solved: 0, partly: 0 },
      fell: { numerator: 1, denominator: 1, rate: 1 },
    });
  });

  /** A theme as it was taken in an earlier month: the API takes none afterwards. */
  async function takenThen(allianceId: string, id: string, of: string): Promise<void> {
    const event: MonthlyThemeEvent = {
      ...{ type: 'theme.taken', month: of, category: 'yard', problems: ['x'], at: `${of}-02T00:00:00.000Z` },
      ...{ leadUnitId: 'customs', unitIds: [], dueOn: null },
      proposedAs: { period: of, wasProposed: false, score: null },
    };
    await service.app.get(Recorder).record(service.app.get(MonthlyThemes), {
      ...{ tenantId: allianceId, actor: { account_id: uuidv7(), role: 'council' }, id, isNew: true },
      decide: async () => [event],
      present: async () => ({}),
    });
  }

  it('are for the alliance’s accounts, taken and withdrawn by the council alone', async () => {
    await alliance('zhuhai');
    const { id } = (await take('zhuhai')).body;
    for (const role of ['enterprise', 'party_secretary'] as const) {
      expect((await as(role, 'zhuhai').get(PATH)).status).toBe(403);
      expect((await as(role, 'zhuhai').get(`${PATH}/${id}`)).status).toBe(403);
    }
    for (const role of ['unit_head', 'dispatcher', 'analyst', 'supervisor'] as const) {
      const someone = as(role, 'zhuhai', 'customs');
      expect((await someone.post(PATH, wanted({ month: month(0) }))).status).toBe(403);
      expect((await someone.post(`${PATH}/${id}/withdraw`, { reason: 'x' })).status).toBe(403);
    }
    const stranger = as('council', 'tianjin');
    expect((await stranger.get(`${PATH}/${id}`)).status).toBe(404);
    expect((await stranger.post(`${PATH}/${id}/withdraw`, { reason: 'x' })).status).toBe(404);
    expect((await service.anonymous.get(PATH)).status).toBe(401);
  });

  it('leave the service as codes, ids and counts, and come again from its sealed log', async () => {
    const story = whistle(inMonth(-1));
    await alliance('dalian', story);
    const { id } = (await take('dalian', { problems: ['Ms. Chen waits'] })).body;
    const council = as('council', 'dalian');
    const step = (name: string, request: object) => council.post(`${PATH}/${id}/${name}`, request);
    await step('change', { lead_unit_id: 'maritime', unit_ids: ['customs'] });
    await step('measures', {
      measures: [{ kind: 'policy', text: 'Ms. Chen signs', ticket_ids: [story.ticketId] }],
    });
    await step('conclude', { outcome: 'solved', text: 'Ms. Chen is content' });
    await step('reopen', { reason: 'Ms. Chen is not' });
    await step('withdraw', { reason: 'Ms. Chen left' });
    const records: { type: string; text: string }[] = [];
    const consumer = await topics.kafka.consume({
      group: `${system.topicPrefix}test-themes`,
      topics: [`${system.topicPrefix}muster.metrics.v1`],
      onBatch: async ({ messages }) => {
        for (const { value, headers } of messages)
          if (headers.ce_type!.startsWith('muster.theme.') && headers.ce_tenantid === 'dalian')
            records.push({ type: headers.ce_type!, text: value!.toString() });
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
    await until(async () => records.length === 6);
    expect(records.map(({ type }) => type)).toEqual(
      ['taken', 'changed', 'measures_reported', 'concluded', 'reopened', 'withdrawn'].map(
        (name) => `muster.theme.${name}.v1`,
      ),
    );
    for (const { type, text } of records) accept(type, JSON.parse(text));
    expect(records.map(({ text }) => text).join()).not.toContain('Chen');
    const data = records.map(({ text }) => JSON.parse(text));
    expect(data.every((each) => each.theme_id === id && each.category_code === 'yard')).toBe(true);
    expect(data[0]).toMatchObject({ problem_count: 1, was_proposed: false, lead_unit_id: 'customs' });
    expect(data[2]).toMatchObject({ measures: [{ kind: 'policy', ticket_ids: [story.ticketId] }] });
    expect(data[3]).toMatchObject({ outcome: 'solved', measure_count: 1, version: 4 });
    const app = service.app as never;
    expect(await operatorCommands.events!(['republish', '--by', 'test', '--tenant', 'dalian'], app)).toBe(0);
    service.app.get(Messaging).relay.wake();
    await until(async () => records.length === 12);
    expect(records.slice(6)).toEqual(records.slice(0, 6));
    await consumer.stop();
    await service.app.get(Messaging).sealer.sealAll();
    expect(await operatorCommands.audit!(['verify', '--tenant', 'dalian'], app)).toBe(0);
  });
});
