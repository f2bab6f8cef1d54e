import type { Answer, Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { changed, harbourEntries } from '../src/domain/testing/harbour.js';
import { EscalationSystem } from './escalation-system.js';

const contact = { contact: { who: '王经理', channel: 'phone', agreed: '今日 15:00 现场查验' } };
const whistle = { category: 'clearance', title: '三个集装箱等待查验', description: '周一到港' };

describe('working together on a whistle: HTTP in, Kafka out', () => {
  let system: EscalationSystem;
  let acme: Caller;
  let dispatcher: Caller;
  let council: Caller;
  let hotline: Caller;
  let reviewer: Caller;
  let units: Record<string, Caller>;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    const secretary = changed('officer', 'officer-01', {
      id: 'officer-01',
      posts: [{ organisation_kind: 'party_organisation', organisation_id: 'committee', post: 'secretary' }],
    });
    await system.found('harbour', [...harbourEntries, secretary]);
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    [dispatcher, council, hotline, reviewer] = (
      ['dispatcher', 'council', 'hotline', 'reviewer'] as const
    ).map((role) => system.as(role)) as [Caller, Caller, Caller, Caller];
    units = Object.fromEntries(
      ['customs', 'border', 'terminal'].map((unitId) => [
        unitId,
        system.as('unit_officer', 'harbour', { unitId }),
      ]),
    );
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const raise = () => acme.post('/v1/tickets', whistle, { headers: { 'idempotency-key': randomUUID() } });
  const assignmentIn = (ticket: Answer, unit: string) =>
    ticket.body.assignments.find(({ unit_id }: { unit_id: string }) => unit_id === unit).id as string;
  const ok = (answer: Answer) => {
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return answer.body;
  };
  const step = (by: Caller, ticket: Answer, path: string, body?: object) =>
    by.post(`/v1/tickets/${ticket.body.id}/${path}`, body);

  async function atWork(ticket: Answer, unit: string): Promise<string> {
    const id = assignmentIn(ticket, unit);
    ok(await units[unit]!.post(`/v1/assignments/${id}/sign`));
    ok(await units[unit]!.post(`/v1/assignments/${id}/report-in`, contact));
    return id;
  }
  const submit = (unit: string, id: string) =>
    units[unit]!.post(`/v1/assignments/${id}/submit`, { result: '已放行' });

  it('refuses times that are none, at the field', async () => {
    const account = { reason: 'upstream', plan: '上报', told: '已告知' };
    const team = { team_id: 'gate-team', officer_ids: ['officer-01'] };
    const booked = { owner_unit_id: 'customs', problem: '无窗口' };
    const followUp = { kind: 'policy', unit_id: 'customs', title: '夜间查验' };
    const nothing = randomUUID();
    const asked: [Caller, string, string, object][] = [
      [dispatcher, `assignments/${nothing}/pause/approve`, 'until', {}],
      [units.customs!, `tickets/${nothing}/account/request`, 'review_at', account],
      [council, `tickets/${nothing}/account/approve`, 'review_at', {}],
      [reviewer, `tickets/${nothing}/account/review`, 'review_at', { stay: true, reason: '仍无资金' }],
      [dispatcher, `tickets/${nothing}/teams`, 'until', team],
      [dispatcher, `project-processes/${nothing}/teams`, 'until', team],
      [dispatcher, `tickets/${nothing}/loop/account`, 'due_on', booked],
      [dispatcher, `tickets/${nothing}/follow-ups`, 'due_on', followUp],
    ];
    for (const [by, path, field, body] of asked) {
      for (const at of ['2026-12-31T10Z', '2027-W02-1', '2026-02-30', '0000-12-31']) {
        const answer = await by.post(`/v1/${path}`, { ...body, [field]: at });
        const codes = answer.body.errors?.map(({ pointer, code }: any) => `${pointer} ${code}`);
        expect([path, at, answer.status, codes]).toEqual([path, at, 422, [`/${field} wrong_format`]]);
      }
    }
  });

  it('waits by class, asks for more time, and goes on', async () => {
    const ticket = await raise();
    const id = await atWork(ticket, 'customs');
    const own = `/v1/assignments/${id}`;
    const waiting = ok(
      await units.customs!.post(`${own}/pause`, { class: 'await_raiser', reason: '补交装箱单' }),
    );
    expect(waiting).toMatchObject({ state: 'paused', clocks: { resolve: 'paused' }, waits: [{ to: null }] });
    expect(ok(await acme.post(`${own}/resume`, { note: '已补交' })).state).toBe('working');
    ok(await units.customs!.post(`${own}/pause`, { class: 'await_upstream', reason: '等待上级' }));
    ok(await dispatcher.post(`${own}/pause/refuse`, { reason: '可自行办理' }));
    expect((await dispatcher.post(`${own}/pause/approve`, {})).body.code).toBe('no_pause_requested');
    ok(await units.customs!.post(`${own}/pause`, { class: 'await_upstream', reason: '等待上级' }));
    const late = await dispatcher.post(`${own}/pause/approve`, { until: '2020-01-01T00:00:00Z' });
    expect(late.body).toMatchObject({ status: 422, errors: [{ pointer: '/until' }] });
    ok(await dispatcher.post(`${own}/pause/approve`, {}));
    ok(await units.customs!.post(`${own}/resume`, {}));

    ok(await step(units.customs!, ticket, 'extension', { working_days: 3, reason: '会商' }));
    const extended = ok(await step(dispatcher, ticket, 'extension/grant'));
    expect(extended.extension).toMatchObject({ working_days: 3, decision: 'granted' });
    expect(extended.clocks[0]).toMatchObject({ clock: 'resolve', original_due_at: expect.any(String) });
    const refused = await step(dispatcher, ticket, 'extension/refuse', { reason: '不必' });
    expect(refused.body.code).toBe('no_extension_asked');
  });

  it('answers together: contributions, a version refused, a version signed; call-backs and ratings', async () => {
    const ticket = await raise();
    ok(await step(units.customs!, ticket, 'loop/survey', { findings: '三家企业' }));
    const account = { owner_unit_id: 'customs', due_on: '2096-12-31', problem: '无窗口' };
    ok(await step(units.customs!, ticket, 'loop/account', account));
    const lead = await atWork(ticket, 'customs');
    const co = await atWork(ticket, 'border');
    ok(await submit('customs', lead));
    ok(await submit('border', co));
    ok(await units.customs!.post(`/v1/assignments/${co}/accept`));
    ok(
      await units.customs!.post(`/v1/assignments/${assignmentIn(ticket, 'terminal')}/waive`, {
        reason: '不涉及',
      }),
    );
    ok(await step(units.border!, ticket, 'solution/contributions', { text: '夜间查验' }));
    ok(await step(units.customs!, ticket, 'solution', { text: '第一版' }));
    ok(await step(units.border!, ticket, 'solution/refuse', { part: '第二条', reason: '人手不足' }));
    expect((await step(units.customs!, ticket, 'resolve', {})).body.code).toBe('sign_off_needed');
    ok(await step(units.customs!, ticket, 'solution', { text: '第二版' }));
    const signed = ok(await step(units.border!, ticket, 'solution/sign'));
    expect(signed).toMatchObject({ state: 'resolved', summary: '第二版' });
    expect(signed.work.solutions.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'refused',
      'approved',
    ]);
    ok(await step(hotline, ticket, 'call-backs/attempts', { channel: 'phone', outcome: 'no_answer' }));
    ok(await step(hotline, ticket, 'call-backs/attempts', { channel: 'sms', outcome: 'sent' }));
    const closed = ok(
      await step(hotline, ticket, 'call-backs/attempts', { channel: 'link', outcome: 'sent' }),
    );
    expect(closed).toMatchObject({ state: 'closed', outcome: 'unrated' });
    const loop = Object.values(closed.work.loop).slice(0, 4);
    expect(loop.every((at) => typeof at === 'string')).toBe(true);
    ok(await step(acme, ticket, 'ratings/units', { ratings: [{ unit_id: 'customs', rating: 'basic' }] }));
    ok(await step(units.customs!, ticket, 'ratings/whistle', { quality: 'well_described' }));
    const landing = { kind: 'policy', unit_id: 'customs', due_on: '2097-01-31', title: '夜间查验规定' };
    const followed = ok(await step(dispatcher, ticket, 'follow-ups', landing));
    const [{ id }] = followed.work.follow_ups;
    const landed = ok(await step(dispatcher, ticket, `follow-ups/${id}/landed`, { result: '已发文' }));
    const { version } = landed;

    const events = await system.sentAbout(ticket.body.id, version);
    expect(events.map((event) => event.version)).toEqual(events.map((_, i) => i + 1));
    expect(JSON.stringify(events)).not.toMatch(/三家企业|夜间查验|人手不足|第二版|已发文/);
    const timeline = await acme.get(`/v1/tickets/${ticket.body.id}/timeline`);
    expect(timeline.body.items).toHaveLength(version);
    expect(JSON.stringify(timeline.body.items)).toContain('会签通过');
    const analyst = await system.as('analyst').get(`/v1/tickets/${ticket.body.id}`);
    expect(JSON.stringify(analyst.body)).not.toMatch(/三家企业|夜间查验|人手不足|第二版|已发文/);
  });

  it('mobilises: task force, tasks, commando team', async () => {
    const ticket = await raise();
    const force = { head_officer_id: 'officer-01', unit_ids: ['terminal'], stand_down_when: '清零' };
    const wrong = await step(council, ticket, 'task-force', { ...force, head_officer_id: 'officer-99' });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '/head_officer_id' }] });
    const listed = async (mode: string) => {
      const { items } = (await dispatcher.get(`/v1/tickets?mode=${mode}`)).body;
      return items.filter(({ id }: any) => id === ticket.body.id).map((item: any) => item.mode);
    };
    expect([await listed('joint'), await listed('task_force')]).toEqual([['joint'], []]);
    expect(ok(await step(council, ticket, 'task-force', force)).mode).toBe('task_force');
    expect([await listed('joint'), await listed('task_force')]).toEqual([[], ['task_force']]);
    const given = ok(
      await step(council, ticket, 'task-force/tasks', { unit_id: 'terminal', title: '闸口疏导' }),
    );
    const [{ id }] = given.work.task_forces[0].tasks;
    expect((await step(council, ticket, 'task-force/stand-down', { result: '完' })).body.code).toBe(
      'tasks_open',
    );
    ok(await step(units.terminal!, ticket, `task-force/tasks/${id}/done`, { result: '畅通' }));
    ok(await step(council, ticket, 'task-force/stand-down', { result: '完成' }));
    expect([await listed('joint'), await listed('task_force')]).toEqual([['joint'], []]);
    ok(await step(dispatcher, ticket, 'teams', { team_id: 'gate-team', officer_ids: ['officer-01'] }));
    const done = ok(await step(dispatcher, ticket, 'teams/gate-team/done', { result: '三夜' }));
    expect(done.work.teams).toMatchObject([{ id: 'gate-team', result: '三夜' }]);
  });

  it('has what is called not solvable reviewed', async () => {
    const ticket = await raise();
    for (const unit of ['customs', 'border', 'terminal']) {
      const id = await atWork(ticket, unit);
      ok(await submit(unit, id));
      if (unit !== 'customs') ok(await dispatcher.post(`/v1/assignments/${id}/accept`));
    }
    ok(await step(units.customs!, ticket, 'not-solvable', { reason: '法规不允许' }));
    const again = ok(await step(reviewer, ticket, 'not-solvable/reject', { explanation: '可试点' }));
    expect(again).toMatchObject({ state: 'in_progress', round: 2 });
    const nothing = await step(reviewer, ticket, 'not-solvable/confirm', { explanation: '无' });
    expect(nothing.body.code).toBe('illegal_transition');
  });
});
