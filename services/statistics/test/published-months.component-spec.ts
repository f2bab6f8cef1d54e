import { createHash } from 'node:crypto';
import type { Identity } from '@muster/auth';
import { accept } from '@muster/contracts';
import { Messaging, operatorCommands } from '@muster/messaging';
import { v7 as uuidv7 } from 'uuid';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { TicketStory } from './stories/ticket-story.js';

const PATH = '/v1/statistics/published-months';
const SEPTEMBER = { period: '2026-09' };

describe('published months', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  let topicPrefix: string;
  const as = (role: Identity['role'], allianceId: string) => service.as({ role, allianceId });
  const publish = (allianceId: string, request: object = SEPTEMBER, headers: Record<string, string> = {}) =>
    as('council', allianceId).post(PATH, request, { headers });
  const month = async (allianceId: string, query = '', role: Identity['role'] = 'council') =>
    (await as(role, allianceId).get(`${PATH}/2026-09${query}`)).body;

  beforeAll(async () => {
    system = await StatisticsSystem.start('published-months');
    ({ service, topics, topicPrefix } = system);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  /** A whistle of September, to two units of which one has signed, until it counts. */
  async function whistle(allianceId: string, already = 0): Promise<TicketStory> {
    const story = new TicketStory(uuidv7())
      .raised()
      .dispatched('customs', 'maritime')
      .after(1)
      .signed('customs');
    await topics.publish('muster.tickets.v1', allianceId, story.ticketId, story.events);
    await counted(allianceId, { raised: already + 1, signed: already + 1 });
    return story;
  }

  function counted(allianceId: string, wanted: { raised: number; signed: number }): Promise<unknown> {
    return until(async () => {
      const { body } = await as('council', allianceId).get('/v1/statistics/alliance?period=2026-09');
      const k1s = body.indicators.find(({ code }: { code: string }) => code === 'K1s');
      return body.tickets.raised === wanted.raised && k1s.by_assignment.numerator === wanted.signed;
    });
  }

  /** Another of its units signs, later: September's figures move. */
  async function signsLate(allianceId: string, story: TicketStory, signed = 2): Promise<void> {
    const known = story.events.length;
    story.after(700).signed('maritime');
    await topics.publish('muster.tickets.v1', allianceId, story.ticketId, story.events.slice(known));
    await counted(allianceId, { raised: 1, signed });
  }

  it('stay as they were published; what has moved since is seen beside them', async () => {
    const story = await whistle('tianjin');
    const published = await publish('tianjin');
    expect([published.status, published.headers.get('etag')]).toEqual([200, '"v1"']);
    expect(published.body).toMatchObject({
      ...{ period: '2026-09', version: 1, reason: null, change_count: 0, definitions_version: 6 },
      newest_recorded_at: new Date(story.events.at(-1)!.recordedAt).toISOString(),
    });
    const first = await month('tianjin');
    expect(first).toMatchObject({ ...published.body, changes: [], changes_since: [] });
    expect(first.content.figures).toContainEqual({
      ...{ unit_id: null, code: 'raised', numerator: 1, denominator: null, open: 0 },
    });
    expect(first.content.figures).toContainEqual({
      ...{ unit_id: 'customs', code: 'K1s', numerator: 1, denominator: 1, open: 0 },
    });
    expect(createHash('sha256').update(JSON.stringify(first.content)).digest('hex')).toBe(first.sha256);
    const tickets = first.watermark.filter(({ topic }: { topic: string }) => topic === 'muster.tickets.v1');
    expect(tickets.reduce((sum: number, mark: any) => sum + mark.next_offset, 0)).toBe(story.events.length);

    await signsLate('tianjin', story);
    const later = await month('tianjin');
    expect(later).toMatchObject({ content: first.content, sha256: first.sha256, version: 1 });
    const signed = later.changes_since.find(
      ({ unit_id, code }: any) => unit_id === 'maritime' && code === 'K1s',
    );
    expect(signed).toMatchObject({
      before: { numerator: 0, denominator: 0, open: 1 },
      after: { numerator: 1, denominator: 1, open: 0 },
    });
  });

  it('are published again for a reason, and only when figures have changed', async () => {
    const story = await whistle('yantian');
    const first = (await publish('yantian')).body;
    expect((await publish('yantian', { ...SEPTEMBER, reason: 'again' })).body).toEqual(first);
    await signsLate('yantian', story);
    const refused = await publish('yantian');
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/reason', code: 'required' })],
    ]);
    const request = { ...SEPTEMBER, reason: ' 补登签收 ' };
    expect((await publish('yantian', request, { 'if-match': '"v2"' })).status).toBe(412);
    const again = await publish('yantian', request, { 'if-match': '"v1"' });
    expect(again.body).toMatchObject({ version: 2, reason: '补登签收' });
    expect(again.body.change_count).toBeGreaterThan(0);
    const before = await month('yantian', '?version=1');
    expect(before).toMatchObject({ ...first, changes: [] });
    const after = await month('yantian');
    expect(after.changes).toHaveLength(again.body.change_count);
    expect(after).toMatchObject({ ...again.body, changes_since: [] });
    expect(before.changes_since).toEqual(after.changes);
    const enterprise = as('enterprise', 'yantian');
    expect((await enterprise.get(PATH)).body.items).toEqual([{ ...again.body, reason: null }]);
    expect((await month('yantian', '', 'enterprise')).reason).toBeNull();
    expect((await as('council', 'yantian').get(`${PATH}/2026-09?version=3`)).status).toBe(404);
  });

  it('are published once, however many do it at a time, and once under a key', async () => {
    await whistle('huangshi');
    const headers = { 'idempotency-key': 'september' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => publish('huangshi', SEPTEMBER, headers)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const without = await Promise.all([1, 2, 3, 4].map(() => publish('huangshi', { period: '2026-08' })));
    expect(without.map(({ body }) => body.version)).toEqual([1, 1, 1, 1]);
  });

  it('are listed latest first, as they stand, for the own alliance only', async () => {
    for (const period of ['2026-07', '2026-09', '2026-08']) await publish('beibu', { period });
    const enterprise = as('enterprise', 'beibu');
    const first = (await enterprise.get(`${PATH}?limit=2`)).body;
    expect(first.items.map(({ period }: any) => period)).toEqual(['2026-09', '2026-08']);
    const rest = (await enterprise.get(`${PATH}?limit=2&cursor=${first.next_cursor}`)).body;
    expect([rest.items.map(({ period }: any) => period), rest.next_cursor]).toEqual([['2026-07'], null]);
    expect((await as('council', 'dalian').get(PATH)).body.items).toEqual([]);
    expect((await as('council', 'dalian').get(`${PATH}/2026-09`)).status).toBe(404);
  });

  it('show enterprises the alliance’s figures alone, and tell whoever has them already', async () => {
    await whistle('zhuhai');
    await publish('zhuhai');
    const seen = await month('zhuhai', '', 'enterprise');
    expect(seen.units).toEqual([]);
    expect(seen.content.figures.every(({ unit_id }: any) => unit_id === null)).toBe(true);
    expect(seen.content.scores.every(({ unit_id }: any) => unit_id === null)).toBe(true);
    expect((await month('zhuhai')).units).toContainEqual({
      unit_id: 'customs',
      name_zh: null,
      name_en: null,
    });
    const council = as('council', 'zhuhai');
    const etag = (await council.get(`${PATH}/2026-09`)).headers.get('etag')!;
    expect((await council.get(`${PATH}/2026-09`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('are of a month that is over, and the council’s to publish', async () => {
    const next = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 7); // later in every time zone
    const refused = await publish('tianjin', { period: next });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/period', code: 'not_over' })],
    ]);
    expect((await publish('tianjin', { period: '2026-13' })).body.errors[0].code).toBe('wrong_format');
    expect((await as('council', 'tianjin').get(`${PATH}/2026-13`)).status).toBe(404);
    for (const role of ['enterprise', 'unit_officer', 'dispatcher', 'analyst', 'data_steward'] as const)
      expect((await as(role, 'tianjin').post(PATH, SEPTEMBER)).status).toBe(403);
    expect((await service.anonymous.get(PATH)).status).toBe(401);
  });

  it('leave the service as digests and numbers, without the reason, and come again from its sealed log', async () => {
    const story = await whistle('dongguan');
    await publish('dongguan');
    await signsLate('dongguan', story);
    const { body } = await publish('dongguan', { ...SEPTEMBER, reason: 'Ms. Chen signed on paper' });
    const records: { type: string; event: string; text: string }[] = [];
    const consumer = await topics.kafka.consume({
      group: `${topicPrefix}test-months`,
      topics: [`${topicPrefix}muster.metrics.v1`],
      onBatch: async ({ messages }) => {
        for (const { value, headers } of messages)
          if (headers.ce_type!.startsWith('muster.period.') && headers.ce_tenantid === 'dongguan')
            records.push({ type: headers.ce_type!, event: headers.ce_id!, text: value!.toString() });
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
    await until(async () => records.length === 2);
    expect(records.map(({ type }) => type)).toEqual([
      'muster.period.published.v1',
      'muster.period.restated.v1',
    ]);
    for (const { type, text } of records) accept(type, JSON.parse(text));
    const restated = JSON.parse(records[1]!.text);
    expect(restated).toMatchObject({ version: 2, sha256: body.sha256, change_count: body.change_count });
    expect(restated.changes).toEqual((await month('dongguan')).changes);
    expect(records[1]!.text).not.toContain('Chen');
    const app = service.app as never;
    expect(await operatorCommands.events!(['republish', '--by', 'test', '--tenant', 'dongguan'], app)).toBe(
      0,
    );
    service.app.get(Messaging).relay.wake();
    await until(async () => records.length === 4);
    expect(records.slice(2)).toEqual(records.slice(0, 2));
    await consumer.stop();
    await service.app.get(Messaging).sealer.sealAll();
    expect(await operatorCommands.audit!(['verify', '--tenant', 'dongguan'], app)).toBe(0);
  });
});
