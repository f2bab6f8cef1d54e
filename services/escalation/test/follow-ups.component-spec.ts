import type { Answer, Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { DAY_MS, localDate } from '@muster/clock';
import { v7 as uuidv7 } from 'uuid';
import { openDataSource } from '@muster/persistence';
import { FollowUps1765900000100 } from '../src/persistence/migrations/1765900000100-follow-ups.js';
import { EscalationSystem } from './escalation-system.js';

const whistle = { category: 'clearance', title: '三个集装箱等待查验', description: '周一到港' };
const inDays = (days: number): string => localDate('Asia/Shanghai', Date.now() + days * DAY_MS);

describe('follow-ups of all whistles (ADR-0238): Kafka in, HTTP and Kafka out', () => {
  let system: EscalationSystem;
  let acme: Caller;
  let dispatcher: Caller;
  let council: Caller;
  let union: Caller;
  let police: Caller;
  let ticket: string;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    for (const alliance of ['harbour', 'other-harbour']) await system.found(alliance);
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    [dispatcher, council] = [system.as('dispatcher'), system.as('council')];
    union = system.as('unit_officer', 'harbour', { unitId: 'union' });
    police = system.as('unit_officer', 'harbour', { unitId: 'police' });
    const headers = { 'idempotency-key': randomUUID() };
    ticket = (await acme.post('/v1/tickets', whistle, { headers })).body.id;
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  let meetings = 0;
  /** A meeting gives the union something to do about the whistle, which it is not at work on. */
  const decide = async (due_on: string, owner_unit_id = 'union'): Promise<string> => {
    const decision_id = uuidv7();
    const data = {
      ...{ meeting_id: uuidv7(), decision_id, agenda_item_id: null, ticket_id: ticket },
      ...{ owner_unit_id, due_on, decision_no: 1, held_on: inDays(-20) },
    };
    meetings += 1;
    await system.say('harbour', {
      key: data.meeting_id,
      version: 1,
      name: 'meeting.decision_recorded',
      data,
    });
    await system.until(async () => (await listed(dispatcher, 'limit=200')).includes(decision_id));
    return decision_id;
  };
  const ok = (answer: Answer) => {
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return answer.body;
  };
  const items = async (by: Caller, query = ''): Promise<any[]> =>
    ok(await by.get(`/v1/follow-ups?${query}`)).items;
  const listed = async (by: Caller, query = '') => (await items(by, query)).map(({ id }) => id);
  const about = (id: string, type: string) =>
    system.sent.filter(
      (event) => event.type === `muster.followup.${type}.v1` && event.data['follow_up_id'] === id,
    );

  it('its unit sees what it has to see to, not the whistle, and says that it has landed', async () => {
    const id = await decide(inDays(5));
    const [own] = await items(union);
    expect(own).toMatchObject({
      ...{ id, kind: 'decision', unit_id: 'union', state: 'open', due_on: inDays(5), overdue_since: null },
      ...{ ticket: { id: ticket, title: null, visible: false }, actions: ['land_follow_up'] },
    });
    expect((await union.get(`/v1/tickets/${ticket}`)).status).toBe(404);
    expect(await listed(police)).toEqual([]);
    expect((await police.get('/v1/follow-ups?unit_id=union')).body.code).toBe('not_entitled');
    expect((await police.post(`/v1/follow-ups/${id}/landed`, { result: '好' })).status).toBe(404);
    expect((await union.post(`/v1/follow-ups/${id}/adopted`, { note: '3 号' })).body.code).toBe(
      'no_proposed_policy',
    );

    const headers = { 'idempotency-key': randomUUID(), 'if-match': `"v${own.version}"` };
    const land = () => union.post(`/v1/follow-ups/${id}/landed`, { result: '夜间窗口已开' }, { headers });
    const [first, second] = [await land(), await land()];
    expect(ok(first)).toMatchObject({ state: 'landed', result: '夜间窗口已开', actions: [] });
    expect([second.body, second.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
    expect(await listed(union)).toEqual([]);
    expect(await listed(union, 'state=landed')).toEqual([id]);

    const body = { reason: '窗口未开', due_on: inDays(-1) };
    const late = await council.post(`/v1/follow-ups/${id}/reopened`, body);
    expect(late.body).toMatchObject({ status: 422, errors: [{ pointer: '/due_on', code: 'due_in_past' }] });
    const back = await council.post(`/v1/follow-ups/${id}/reopened`, { ...body, due_on: inDays(9) });
    expect(ok(back)).toMatchObject({ state: 'open', due_on: inDays(9), reopened_reason: '窗口未开' });
    await system.until(async () => about(id, 'reopened').length === 1);
    expect(about(id, 'reopened')[0]!.data).toMatchObject({ unit_id: 'union', due_on: inDays(9) });
    expect(JSON.stringify(system.sent)).not.toMatch(/窗口/);
    expect(await listed(union)).toEqual([id]);
  });

  it('is told of as late once, when its day is over where the alliance is', async () => {
    const [late, today] = [await decide(inDays(-1)), await decide(inDays(0))];
    await system.until(async () => about(late, 'overdue').length > 0);
    expect(about(late, 'overdue')[0]!.data).toMatchObject({ unit_id: 'union', due_on: inDays(-1) });
    expect(await listed(dispatcher, 'overdue=true')).toEqual([late]);
    const [first, second] = await items(union);
    expect([first.id, second.id]).toEqual([late, today]); // the soonest due first
    expect([first.overdue_since, second.overdue_since]).toEqual([expect.any(String), null]);
    ok(await union.post(`/v1/follow-ups/${late}/landed`, { result: '已办' }));
    const { version } = ok(await dispatcher.get(`/v1/tickets/${ticket}`));
    await system.sentAbout(ticket, version);
    expect(about(late, 'overdue')).toHaveLength(1);
    expect(await listed(dispatcher, 'overdue=true')).toEqual([]);
  });

  it('policies are proposed, adopted and land; they are counted', async () => {
    const policy = { kind: 'policy', unit_id: 'union', due_on: inDays(30), title: '夜间查验规定' };
    const officer = (unitId: string) => system.as('unit_officer', 'harbour', { unitId });
    const { assignments } = ok(await dispatcher.get(`/v1/tickets/${ticket}`));
    for (const { id, unit_id } of assignments) {
      ok(await officer(unit_id).post(`/v1/assignments/${id}/sign`, {}));
      const contact = { who: '李主管', channel: 'phone', agreed: '下午查验' };
      ok(await officer(unit_id).post(`/v1/assignments/${id}/report-in`, { contact }));
    }
    const { work } = ok(await dispatcher.post(`/v1/tickets/${ticket}/follow-ups`, policy));
    const { id } = work.follow_ups.at(-1);
    expect(await items(council, 'kind=policy')).toMatchObject([
      { id, title: '夜间查验规定', ticket: { title: whistle.title, visible: true } },
    ]);
    expect(await items(system.as('analyst'), 'kind=policy')).toMatchObject([
      { id, title: null, ticket: { title: null, visible: true }, actions: [] },
    ]);
    expect(await items(system.as('council', 'other-harbour'))).toEqual([]);
    expect(
      (await system.as('council', 'other-harbour').post(`/v1/follow-ups/${id}/landed`, { result: '好' }))
        .status,
    ).toBe(404);
    ok(await union.post(`/v1/follow-ups/${id}/adopted`, { note: '港办 3 号' }));
    expect(await listed(council, 'state=adopted')).toEqual([id]);
    const counts = async (by: Caller) => ok(await by.get('/v1/follow-ups/counts')).items;
    const policies = {
      kind: 'policy',
      adopted: 1,
      landed: 0,
      dropped: 0,
      open: 0,
      late: 0,
      median_days: null,
    };
    expect((await counts(union)).at(-1)).toEqual(policies);
    expect(await counts(police)).toEqual([]);
    ok(await dispatcher.post(`/v1/tickets/${ticket}/follow-ups/${id}/landed`, { result: '已施行' }));
    const landed = (await counts(council)).at(-1);
    expect(landed).toMatchObject({ ...policies, adopted: 0, landed: 1, median_days: expect.any(Number) });
    expect(landed.median_days).toBeLessThan(1);
    ok(await council.post(`/v1/tickets/${ticket}/follow-ups/${id}/reopened`, { reason: '未施行' }));
    expect(await listed(council, 'state=adopted')).toEqual([id]);
  });

  it('is dropped by council or dispatcher when it is not needed any more, but for what a meeting decided', async () => {
    const plan = { kind: 'plan', unit_id: 'union', due_on: inDays(30), title: '错峰规划' };
    const { work } = ok(await dispatcher.post(`/v1/tickets/${ticket}/follow-ups`, plan));
    const { id } = work.follow_ups.at(-1);
    const drop = (of: string, by = council) =>
      by.post(`/v1/follow-ups/${of}/dropped`, { reason: '已有规定' });
    expect((await drop(id, union)).body.code).toBe('forbidden_role');
    const decided = await decide(inDays(5));
    expect((await drop(decided)).body).toMatchObject({ status: 409, code: 'meeting_decided_it' });
    expect(ok(await drop(id))).toMatchObject({
      ...{ id, state: 'dropped', dropped_reason: '已有规定', dropped_at: expect.any(String) },
      actions: ['reopen_follow_up'],
    });
    expect(await listed(union)).not.toContain(id);
    expect(await listed(union, 'state=dropped')).toEqual([id]);
    await system.until(async () => about(id, 'dropped').length === 1);
    expect(about(id, 'dropped')[0]!.data).toMatchObject({ kind: 'plan', unit_id: 'union' });
    expect(JSON.stringify(system.sent)).not.toMatch(/已有规定/);
    ok(await council.post(`/v1/follow-ups/${id}/reopened`, { reason: '仍需规划', due_on: inDays(40) }));
    expect(await items(union, 'kind=plan')).toMatchObject([{ id, state: 'open', dropped_at: null }]);
    ok(await dispatcher.post(`/v1/tickets/${ticket}/follow-ups/${id}/dropped`, { reason: '已有规定' }));
    const counted = ok(await council.get('/v1/follow-ups/counts')).items;
    expect(counted).toContainEqual({
      ...{ kind: 'plan', open: 0, adopted: 0, landed: 0, dropped: 1 },
      late: 0,
      median_days: null,
    });
    expect((await drop(id)).body.code).toBe('no_open_follow_up');
  });

  it('comes in pages', async () => {
    const all = await listed(dispatcher, 'state=open&state=adopted&state=landed');
    expect(all.length).toBe(meetings + 1);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: Answer = await dispatcher.get(
        `/v1/follow-ups?state=open&state=adopted&state=landed&limit=2&cursor=${cursor}`,
      );
      seen.push(...ok(next).items.map(({ id }: { id: string }) => id));
      cursor = next.body.next_cursor;
    }
    expect(seen).toEqual(all);
    expect((await dispatcher.get('/v1/follow-ups?cursor=x')).status).toBe(422);
    expect((await dispatcher.get('/v1/follow-ups?state=done')).status).toBe(422);
  });

  it('those of before this release are found in their whistles', async () => {
    const dataSource = await openDataSource({
      ...{ url: system.databaseUrl, applicationName: 'test', migrations: [], poolSize: 2 },
    });
    try {
      const rows = () =>
        dataSource.query<object[]>('select id, kind, unit_id, due_on, landed_at from follow_up order by id');
      const before = await rows();
      const runner = dataSource.createQueryRunner();
      await new FollowUps1765900000100().down(runner);
      await new FollowUps1765900000100().up(runner);
      await runner.release();
      expect(await rows()).toEqual(before);
      expect(before.length).toBeGreaterThan(2);
    } finally {
      await dataSource.destroy();
    }
  });
});
