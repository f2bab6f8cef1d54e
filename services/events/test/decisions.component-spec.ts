import { randomUUID } from 'node:crypto';
import { validate } from '@muster/contracts';
import type { Caller } from '@muster/http/testing';
import { TimeMachine } from '@muster/persistence/testing';
import { DecisionWatch } from '../src/decisions/decision-watch.js';
import { foundAlliance, raiseTicket } from './alliance.js';
import { EventsSystem } from './system.js';

const OPEN = '/v1/meetings/decisions';
/** The day on which it starts. */
const MORNING = /^2026-12-01T02:/;
const SECRET = '王某 13800138000';

describe('what meetings decided, until it is carried out: HTTP in, HTTP and Kafka out', () => {
  let time: TimeMachine;
  let system: EventsSystem;
  let council: Caller;
  let customs: Caller;
  let maritime: Caller;
  let enterprise: Caller;

  beforeAll(async () => {
    const start = '2026-12-01T10:00:00+08:00';
    system = await EventsSystem.start(async (url) => void (time = await TimeMachine.into(url, start)));
    await Promise.all([foundAlliance(system, 'harbour'), foundAlliance(system, 'neighbour')]);
    council = system.as('council', 'harbour');
    customs = system.as('unit_officer', 'harbour', { unitId: 'customs' });
    maritime = system.as('unit_head', 'harbour', { unitId: 'maritime' });
    enterprise = system.as('enterprise', 'harbour', { enterpriseId: 'enterprise-017' });
  }, 60_000);
  afterAll(async () => {
    await time[Symbol.asyncDispose]();
    await system[Symbol.asyncDispose]();
  });

  async function meet(more: object = {}): Promise<string> {
    const called = await council.post('/v1/meetings', {
      ...{ kind: 'coordination', title: '港城治理协调会', convenor_unit_id: 'secretariat' },
      ...{ starts_at: '2026-12-01T09:00:00+08:00', invited_enterprise_ids: ['enterprise-017'] },
      ...more,
    });
    return `/v1/meetings/${called.body.id}`;
  }
  /** @returns the path of the decision. */
  async function decide(meeting: string, more: object): Promise<string> {
    const asked = { text: '增设大货车停车区', owner_unit_id: 'customs', ...more };
    const { body } = await council.post(`${meeting}/decisions`, asked);
    return `${meeting}/decisions/${body.decisions.at(-1).id}`;
  }
  const idOf = (path: string) => path.split('/').at(-1)!;
  const open = async (by: Caller, query = '') =>
    (await by.get(`${OPEN}${query}`)).body.items.map(({ id }: { id: string }) => id);
  const shown = async (path: string, by = council) =>
    (await by.get(path.split('/decisions/')[0]!)).body.decisions.find(({ id }: any) => id === idOf(path));

  it('is reported as carried out by the unit that owns it, once, and given back by the council', async () => {
    const meeting = await meet();
    const decision = await decide(meeting, { due_on: '2026-12-15' });
    expect(await shown(decision, customs)).toMatchObject({
      ...{ state: 'open', overdue: false, carried_out_at: null, actions: ['carry_out_decision'] },
    });
    expect((await shown(decision, maritime)).actions).toEqual([]);
    const refused = await maritime.post(`${decision}/carry-out`, {});
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden_decision']);

    const key = { headers: { 'idempotency-key': randomUUID() } };
    const done = await customs.post(`${decision}/carry-out`, { note: SECRET }, key);
    expect([done.status, done.body.decisions[0]]).toMatchObject([
      200,
      { state: 'carried_out', carried_out_at: expect.stringMatching(MORNING), note: SECRET, actions: [] },
    ]);
    expect((await customs.post(`${decision}/carry-out`, { note: SECRET }, key)).body).toEqual(done.body);
    expect((await customs.post(`${decision}/carry-out`, {})).body.code).toBe('already_carried_out');
    expect((await customs.post(`${decision}/reopen`, { reason: '未启用' })).status).toBe(403);

    const past = await council.post(`${decision}/reopen`, { reason: '未启用', due_on: '2026-11-30' });
    expect(past.body.errors).toMatchObject([{ pointer: '/due_on', code: 'due_in_past' }]);
    const back = await council.post(`${decision}/reopen`, { reason: SECRET, due_on: '2026-12-20' });
    expect(back.body.decisions[0]).toMatchObject({
      ...{ state: 'open', due_on: '2026-12-20', carried_out_at: null, note: null },
      ...{ reopened_at: expect.stringMatching(MORNING), reopened_reason: SECRET },
      actions: ['carry_out_decision'],
    });
    expect((await council.post(`${decision}/reopen`, { reason: '未启用' })).body.code).toBe(
      'not_carried_out',
    );
    // Enterprises read what was decided and whether it is done; what units write of it is not for them.
    expect(await shown(decision, enterprise)).toMatchObject({
      state: 'open',
      reopened_reason: null,
      actions: [],
    });

    const sent = await system.sentAbout(meeting.split('/').at(-1)!, 4);
    expect(sent.map(({ type }) => type.slice('muster.meeting.'.length))).toEqual([
      'scheduled.v1',
      'decision_recorded.v1',
      'decision_carried_out.v1',
      'decision_reopened.v1',
    ]);
    for (const { type, data } of sent) validate(type, data);
    expect(sent[3]!.data).toMatchObject({
      ...{ decision_id: idOf(decision), owner_unit_id: 'customs', due_on: '2026-12-20' },
    });
    expect(JSON.stringify(sent)).not.toContain('王某');
    await customs.post(`${decision}/carry-out`, {});
  });

  it('is among what is left to do, the soonest due first, page by page, until it is done', async () => {
    const [first, second] = [await meet(), await meet({ kind: 'council_meeting' })];
    const later = await decide(first, { due_on: '2027-01-31' });
    const never = await decide(first, { owner_unit_id: 'maritime' });
    const sooner = await decide(second, { due_on: '2026-12-24' });
    const ids = [sooner, later, never].map(idOf);
    expect(await open(council)).toEqual(ids);
    const page = await customs.get(`${OPEN}?limit=1`);
    expect(page.body.items).toMatchObject([
      {
        ...{ id: ids[0], text: '增设大货车停车区', owner_unit_id: 'customs', decision_no: 1 },
        meeting: { id: second.split('/').at(-1), kind: 'council_meeting', title: '港城治理协调会' },
      },
    ]);
    const next = await customs.get(`${OPEN}?limit=1&cursor=${page.body.next_cursor}`);
    const last = await customs.get(`${OPEN}?limit=1&cursor=${next.body.next_cursor}`);
    expect([next, last].map(({ body }) => body.items[0].id)).toEqual(ids.slice(1));
    expect(last.body.next_cursor).toBeNull();
    expect(await open(council, '?owner_unit_id=maritime')).toEqual([ids[2]]);
    expect(await open(council, '?kind=council_meeting')).toEqual([ids[0]]);
    expect(await open(system.as('council', 'neighbour'))).toEqual([]);
    expect((await enterprise.get(OPEN)).status).toBe(403);
    expect((await council.get(`${OPEN}?overdue=perhaps`)).body.errors[0].pointer).toBe('/overdue');
    for (const path of [later, never, sooner]) await council.post(`${path}/carry-out`, {});
    expect(await open(council)).toEqual([]);
  });

  it('is followed at the whistle when it became its follow-up', async () => {
    const ticket_id = await raiseTicket(system, 'harbour', 3);
    const meeting = await meet();
    const decided = () => decide(meeting, { ticket_id, due_on: '2026-12-15' });
    await system.until(
      async () => (await council.post(`${meeting}/agenda-items`, { title: '探询', ticket_id })).status < 400,
    );
    const decision = await decided();
    expect(await shown(decision)).toMatchObject({ state: 'at_ticket', actions: [] });
    const refused = await customs.post(`${decision}/carry-out`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'followed_at_ticket']);
    expect(await open(council)).toEqual([]);
  });

  it('answers 404 about what is not there, and about another alliance’s', async () => {
    const meeting = await meet();
    const decision = await decide(meeting, {});
    const nowhere = await customs.post(`${meeting}/decisions/${randomUUID()}/carry-out`, {});
    expect(nowhere.status).toBe(404);
    const neighbour = system.as('council', 'neighbour');
    expect((await neighbour.post(`${decision}/carry-out`, {})).status).toBe(404);
    await council.post(`${decision}/carry-out`, {});
  });

  it('is carried out once, whoever reports it at the same moment', async () => {
    const meeting = await meet();
    const decision = await decide(meeting, {});
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) => customs.post(`${decision}/carry-out`, { note: `第 ${i} 次` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  it('is overdue when its day is over where the alliance is, of which is told once, however many look', async () => {
    await using another = await system.another();
    const look = () =>
      Promise.all([system.service.app.get(DecisionWatch).look(), another.app.get(DecisionWatch).look()]);
    const meeting = await meet();
    const late = await decide(meeting, { due_on: '2026-12-15' });
    const done = await decide(meeting, { due_on: '2026-12-15' });
    await customs.post(`${done}/carry-out`, {});
    const told = () =>
      system.sent.filter(({ type, key }) => key === meeting.split('/').at(-1) && type.includes('overdue'));
    await time.travel(system, '2026-12-15T23:59:00+08:00');
    await look();
    expect((await shown(late)).overdue).toBe(false);
    await time.travel(system, '2026-12-16T00:01:00+08:00');
    await look();
    await look();
    expect([(await shown(late)).overdue, (await shown(done)).overdue]).toEqual([true, false]);
    expect(await open(council, '?overdue=true')).toEqual([idOf(late)]);
    await customs.post(`${late}/carry-out`, { note: '已增设' });
    await system.sentAbout(meeting.split('/').at(-1)!, 6); // what comes last is behind every earlier one
    expect(told().map(({ data }) => data['decision_id'])).toEqual([idOf(late)]);
    expect((await shown(late)).overdue).toBe(false);
  });
});
