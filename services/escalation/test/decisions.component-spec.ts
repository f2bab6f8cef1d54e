import type { Answer, Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { EscalationSystem } from './escalation-system.js';

const whistle = { category: 'clearance', title: '三个集装箱等待查验', description: '周一到港' };

describe('what meetings decide about whistles: Kafka in, HTTP and Kafka out', () => {
  let system: EscalationSystem;
  let acme: Caller;
  let dispatcher: Caller;
  const meeting = uuidv7();
  let version = 0;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    await system.found('harbour');
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    dispatcher = system.as('dispatcher');
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const raise = async (): Promise<string> => {
    const headers = { 'idempotency-key': randomUUID() };
    return (await acme.post('/v1/tickets', whistle, { headers })).body.id;
  };
  const decision = (ticket_id: string | null, more: object = {}) => ({
    ...{ meeting_id: meeting, decision_id: uuidv7(), agenda_item_id: null, ticket_id },
    ...{ owner_unit_id: 'border', due_on: '2096-12-15', decision_no: 1, held_on: '2026-12-01', ...more },
  });
  const tell = (data: object, id?: string) => {
    version += 1;
    return system.say('harbour', { key: meeting, version, name: 'meeting.decision_recorded', data }, id);
  };
  const followUpsOf = async (id: string) => (await dispatcher.get(`/v1/tickets/${id}`)).body.work.follow_ups;
  /** Whatever was told before has been taken in: one meeting's events keep their order. */
  async function settled(): Promise<void> {
    const last = await raise();
    await tell(decision(last));
    await system.until(async () => (await followUpsOf(last)).length === 1);
  }
  const ok = (answer: Answer) => {
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return answer.body;
  };

  it('become follow-ups with owner and due day, once however often they are delivered', async () => {
    const ticket = await raise();
    const decided = decision(ticket);
    const id = uuidv7();
    await tell(decided, id);
    await tell(decided, id);
    await tell(decided);
    await settled();
    const followUps = await followUpsOf(ticket);
    expect(followUps).toMatchObject([
      {
        ...{ id: decided.decision_id, kind: 'decision', unit_id: 'border', due_on: '2096-12-15' },
        title: '2026-12-01 会议决定第 1 项 / Decision 1 of the meeting of 2026-12-01',
        ...{ meeting_id: meeting, landed_at: null, result: null },
      },
    ]);

    const { version: known } = (await dispatcher.get(`/v1/tickets/${ticket}`)).body;
    const sent = await system.sentAbout(ticket, known);
    expect(sent.map((event) => event.version)).toEqual(sent.map((_, n) => n + 1));
    const [added, ...more] = sent.filter(({ type }) => type === 'muster.followup.added.v1');
    expect(more).toEqual([]);
    expect(added!.data).toMatchObject({ kind: 'decision', unit_id: 'border', due_on: '2096-12-15' });
    expect(JSON.stringify(added)).not.toMatch(/会议|meeting/);
    expect(await system.republishedAbout(ticket)).toMatchObject(
      sent.map(({ type, data }) => ({ type, data })),
    );
    const { items } = (await dispatcher.get(`/v1/tickets/${ticket}/timeline`)).body;
    expect(items.at(-1)).toMatchObject({ type: 'followup.added', actor: { role: 'system' } });

    const landed = await dispatcher.post(`/v1/tickets/${ticket}/follow-ups/${decided.decision_id}/landed`, {
      result: '夜间窗口已开',
    });
    expect(ok(landed).work.follow_ups[0].landed_at).not.toBeNull();
    const byHand = { kind: 'decision', unit_id: 'border', due_on: '2096-12-15', title: '自拟' };
    expect((await dispatcher.post(`/v1/tickets/${ticket}/follow-ups`, byHand)).status).toBe(422);
  });

  it('leave alone what they do not ask of anybody by a day, and what can take nothing any more', async () => {
    const [withdrawn, undated] = [await raise(), await raise()];
    ok(await acme.post(`/v1/tickets/${withdrawn}/withdraw`, { reason: '已自行解决' }));
    await tell(decision(withdrawn));
    await tell(decision(uuidv7()));
    await tell(decision(null));
    await tell(decision(undated, { due_on: null }));
    await settled();
    for (const id of [withdrawn, undated]) expect(await followUpsOf(id)).toEqual([]);
    const database = new pg.Client(system.databaseUrl);
    await database.connect();
    try {
      expect((await database.query('select from dead_letter')).rows).toEqual([]);
    } finally {
      await database.end();
    }
  });

  it('come to the whistle into which theirs was merged, and of before they were numbered', async () => {
    const [master, child] = [await raise(), await raise()];
    ok(await dispatcher.post(`/v1/tickets/${child}/merge`, { master_ticket_id: master }));
    const { decision_no: _, held_on: __, ...older } = decision(child);
    await tell(older);
    await system.until(async () => (await followUpsOf(master)).length === 1);
    expect((await followUpsOf(master))[0].title).toBe('会议决定 / Decision of a meeting');
  });

  it('are taken in while units act on the same whistle: nothing of either is lost', async () => {
    const ticket = await raise();
    const supervisor = system.as('supervisor');
    const said = Array.from({ length: 10 }, () => tell(decision(ticket)));
    const urged = Array.from({ length: 10 }, () =>
      supervisor.post(`/v1/tickets/${ticket}/urge`, { note: '请抓紧' }),
    );
    const answers = await Promise.all(urged);
    await Promise.all(said);
    await system.until(async () => (await followUpsOf(ticket)).length === 10);
    const { version: known } = (await dispatcher.get(`/v1/tickets/${ticket}`)).body;
    const sent = await system.sentAbout(ticket, known);
    expect(sent.map((event) => event.version)).toEqual(sent.map((_, n) => n + 1));
    const done = answers.filter(({ status }) => status === 200).length;
    expect(done).toBeGreaterThan(0);
    expect(sent.filter(({ type }) => type === 'muster.ticket.urged.v1')).toHaveLength(done);
  });
});
