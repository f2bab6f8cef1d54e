import { validate } from '@muster/contracts';
import type { Answer, Caller } from '@muster/http/testing';
import { operatorCommands } from '@muster/messaging';
import { TimeMachine } from '@muster/persistence/testing';
import { v7 as uuidv7 } from 'uuid';
import { foundAlliance, raiseTicket } from './alliance.js';
import { EventsSystem } from './system.js';

const ALLIANCE = 'harbour';
const START = '2026-12-25T09:00:00+08:00';
const UNTIL = '2026-12-24T17:00:00+08:00';
const salon = {
  kind: 'matchmaking',
  title: '保密：供需对接会',
  place: '保密：二层',
  starts_at: START,
  host_unit_ids: ['maritime'],
};

describe('what activities are for, who signs up, and what comes of them: HTTP in, Kafka out', () => {
  let time: TimeMachine;
  let system: EventsSystem;
  let council: Caller;
  let dispatcher: Caller;
  let maritime: Caller;
  let customs: Caller;
  let enterprise: Caller;
  let otherEnterprise: Caller;
  let secretary: Caller;
  let analyst: Caller;
  let neighbour: Caller;
  /** Of `enterprise`. */
  let ticket: string;
  let foreignTicket: string;

  beforeAll(async () => {
    const start = '2026-12-01T09:00:00+08:00';
    system = await EventsSystem.start(async (url) => void (time = await TimeMachine.into(url, start)));
    await Promise.all([foundAlliance(system, ALLIANCE), foundAlliance(system, 'next-door')]);
    council = system.as('council', ALLIANCE);
    dispatcher = system.as('dispatcher', ALLIANCE);
    maritime = system.as('unit_head', ALLIANCE, { unitId: 'maritime' });
    customs = system.as('unit_officer', ALLIANCE, { unitId: 'customs' });
    enterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    otherEnterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-018' });
    secretary = system.as('party_secretary', ALLIANCE);
    analyst = system.as('analyst', ALLIANCE);
    neighbour = system.as('council', 'next-door');
    ticket = await raiseTicket(system, ALLIANCE, 1);
    foreignTicket = await raiseTicket(system, 'next-door', 1);
    await knows(council, ticket);
    await knows(neighbour, foreignTicket);
  }, 60_000);
  afterAll(async () => {
    await time[Symbol.asyncDispose]();
    await system[Symbol.asyncDispose]();
  });

  /** Waits until the service has heard of a ticket; nothing is planned by asking. */
  async function knows(who: Caller, id: string): Promise<void> {
    await system.until(async () => {
      const probe = { ...salon, ticket_ids: [id], theme_code: 'hazard_checks' };
      return !JSON.stringify((await who.post('/v1/activities', probe)).body).includes('unknown_ticket');
    });
  }
  async function planned(more: object = {}): Promise<string> {
    const answer = await council.post('/v1/activities', { ...salon, ...more });
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return `/v1/activities/${answer.body.id}`;
  }
  const told = ({ status, body }: Answer) => [status, body.code ?? body.version];
  const codesOf = ({ body }: Answer) =>
    body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
  const idsOf = ({ body }: Answer) => body.items.map(({ id }: { id: string }) => `/v1/activities/${id}`);

  it('is planned for a project and whistles, taken part in, comes to something, and no words leave the service', async () => {
    const path = await planned({
      ...{ project_id: 'terminal-2', ticket_ids: [ticket.toUpperCase()], pairing: 'project_and_authority' },
      ...{ starts_at: '2026-12-05T09:00:00+08:00', sign_up_until: '2026-12-04T17:00:00+08:00', places: 5 },
    });
    const signedUp = await enterprise.post(`${path}/sign-ups`, { persons: 3 });
    expect(signedUp).toMatchObject({
      status: 200,
      body: {
        sign_up: { until: '2026-12-04T09:00:00.000Z', places: 5, places_left: 2, open: true },
        sign_ups: [{ enterprise_id: 'enterprise-017', persons: 3 }],
        version: 2,
      },
    });
    expect(signedUp.headers.get('etag')).toBe('"v2"');
    expect(told(await customs.post(`${path}/sign-ups`, { persons: 1 }))).toEqual([200, 3]);
    expect(told(await customs.post(`${path}/sign-ups/withdraw`, {}))).toEqual([200, 4]);
    expect(told(await maritime.post(`${path}/outcomes`, { kind: 'agreement' }))).toEqual([
      409,
      'activity_not_begun',
    ]);
    const purpose = { project_id: 'terminal-2', ticket_ids: [ticket] };
    expect(told(await dispatcher.post(`${path}/purpose`, purpose))).toEqual([200, 5]);
    expect(told(await dispatcher.post(`${path}/purpose`, purpose))).toEqual([200, 5]);

    await time.travel(system, '2026-12-05T11:00:00+08:00');
    const match = {
      ...{ kind: 'match', supplier_enterprise_id: 'enterprise-017', buyer_enterprise_id: 'enterprise-018' },
      ...{ value_yuan: 1_234_567, agreed_on: '2026-12-05', note: '保密：首单' },
    };
    const recorded = await maritime.post(`${path}/outcomes`, match);
    expect(recorded).toMatchObject({ status: 201, body: { outcomes: [match], version: 6 } });
    const raised = { kind: 'question_raised', ticket_ids: [ticket], note: '保密：泊位' };
    expect(told(await council.post(`${path}/outcomes`, raised))).toEqual([201, 7]);
    const [, second] = (await council.get(path)).body.outcomes;
    const withdrawn = await maritime.post(`${path}/outcomes/${second.id}/withdraw`, { reason: '保密：重复' });
    expect(withdrawn).toMatchObject({
      status: 200,
      body: {
        outcomes: [{ actions: ['withdraw_outcome'] }, { withdrawn_reason: '保密：重复', actions: [] }],
        version: 8,
      },
    });
    // To what was there before its outcome was: the whistle that it was planned for.
    expect(idsOf(await enterprise.get(`/v1/activities?ticket_id=${ticket}`))).toContain(path);

    const id = path.split('/').at(-1)!;
    const sent = await system.sentAbout(id, 8);
    for (const { type, data } of sent) validate(type, data);
    expect(sent.map(({ type }) => type.split('.')[2])).toEqual([
      ...['planned', 'signed_up', 'signed_up', 'sign_up_withdrawn', 'purpose_set'],
      ...['outcome_recorded', 'outcome_recorded', 'outcome_withdrawn'],
    ]);
    expect(sent[0]!.data).toMatchObject({ project_id: 'terminal-2', ticket_ids: [ticket], places: 5 });
    expect(sent[4]!.data).not.toHaveProperty('pairing');
    expect(sent[5]!.data).toMatchObject({ kind: 'match', count: 1, buyer_enterprise_id: 'enterprise-018' });
    expect(JSON.stringify(sent)).not.toMatch(/保密|1234567/);

    // Published again they are the same.
    await operatorCommands['events']!(['republish', '--aggregate', id, '--by', 'tester'], system.service.app);
    expect((await system.sentAbout(id, 16)).slice(8)).toEqual(sent);
  });

  it('says what does not fit, at its place, in the reader’s language', async () => {
    const refused = await council.post('/v1/activities', {
      ...salon,
      ...{ project_id: 'no-such', ticket_ids: [ticket, foreignTicket], places: 5 },
    });
    expect([refused.status, codesOf(refused)]).toEqual([
      422,
      ['/project_id unknown_project', '/ticket_ids/1 unknown_ticket', '/places places_without_sign_up'],
    ]);
    for (const [more, code] of [
      [{ theme_code: 'hazard_checks' }, '/theme_code theme_of_volunteering'],
      [{ sign_up_until: START }, '/sign_up_until sign_up_before_start'],
    ] as const)
      expect(codesOf(await council.post('/v1/activities', { ...salon, ...more }))).toEqual([code]);
    for (const more of [
      { pairing: 'friends' },
      { ticket_ids: [ticket, ticket.toUpperCase()] },
      { ticket_ids: Array.from({ length: 21 }, () => uuidv7()) },
      { sign_up_until: UNTIL, places: 0 },
    ])
      expect((await council.post('/v1/activities', { ...salon, ...more })).status).toBe(422);

    const path = await planned({ sign_up_until: UNTIL, places: 1 });
    const full = await enterprise.post(
      `${path}/sign-ups`,
      { persons: 2 },
      { headers: { 'accept-language': 'zh-CN' } },
    );
    expect(full).toMatchObject({
      status: 409,
      body: { code: 'activity_full', title: '名额不足', places_left: 1 },
    });
    expect(full.body.detail).toContain('还有 1 个名额');
  });

  it('never has more persons than places, however many sign up in the same instant', async () => {
    const path = await planned({ sign_up_until: UNTIL, places: 3 });
    const own = [enterprise, otherEnterprise, customs, maritime];
    const answers = await Promise.all([
      ...own.map((who) => who.post(`${path}/sign-ups`, { persons: 2 })),
      council.post(`${path}/sign-ups`, { party_organisation_id: 'customs-branch', persons: 2 }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    for (const { status, body } of answers)
      if (status === 409) expect(body).toMatchObject({ code: 'activity_full', places_left: 1 });
    const key = { headers: { 'idempotency-key': uuidv7() } };
    const winner = [...own, council][answers.findIndex(({ status }) => status === 200)]!;
    const { sign_ups: [{ persons: _, ...who }] } = (await council.get(path)).body; // prettier-ignore
    const once = await winner.post(`${path}/sign-ups/withdraw`, who, key);
    const twice = await winner.post(`${path}/sign-ups/withdraw`, who, key);
    expect([once.status, twice.status, twice.body]).toEqual([200, 200, once.body]);
    expect(once.body).toMatchObject({ sign_up: { places_left: 3 }, version: 3 });
  });

  it('is signed up for by each for itself, and seen by hosts and office', async () => {
    const path = await planned({ sign_up_until: UNTIL });
    const branch = { party_organisation_id: 'customs-branch', persons: 4 };
    for (const [who, request] of [
      [enterprise, { persons: 2 }],
      [otherEnterprise, { enterprise_id: 'enterprise-018', persons: 1 }],
      [customs, branch],
      [council, { unit_id: 'secretariat', persons: 1 }],
    ] as const)
      expect((await who.post(`${path}/sign-ups`, request)).status).toBe(200);
    const others = { enterprise_id: 'enterprise-018', persons: 1 };
    for (const [who, request] of [
      [enterprise, others],
      [maritime, branch],
      [customs, others],
    ] as const)
      // prettier-ignore
      for (const route of ['/sign-ups', '/sign-ups/withdraw']) {
        const { persons: _, ...named } = request;
        const answer = await who.post(path + route, route === '/sign-ups' ? request : named);
        expect([route, ...told(answer)]).toEqual([route, 403, 'forbidden_sign_up']);
      }
    expect(codesOf(await council.post(`${path}/sign-ups`, { persons: 1 }))).toEqual(['/unit_id exactly_one_organisation']); // prettier-ignore
    for (const who of [secretary, analyst])
      expect((await who.post(`${path}/sign-ups`, { persons: 1 })).status).toBe(403);

    const shown = async (who: Caller) => (await who.get(path)).body.sign_ups.length;
    expect(await Promise.all([council, dispatcher, maritime].map(shown))).toEqual([4, 4, 4]);
    expect(await Promise.all([customs, enterprise, secretary].map(shown))).toEqual([1, 1, 0]);
    expect(JSON.stringify((await enterprise.get(path)).body)).not.toContain('enterprise-018');
    expect((await neighbour.get(path)).status).toBe(404);
    expect((await neighbour.post(`${path}/sign-ups`, { unit_id: 'customs', persons: 1 })).status).toBe(404);
  });

  it('gives places back of who has left the alliance', async () => {
    const path = await planned({ sign_up_until: UNTIL, places: 2 });
    const leaver = {
      id: 'leaver',
      name_zh: '某企业',
      name_en: 'leaver',
      industry_alliance_ids: [],
      formal_members: 0,
    };
    await system.publish(ALLIANCE, ALLIANCE, 'enterprise.registered', {
      enterprise: { ...leaver, active: true },
    });
    const theirs = { enterprise_id: 'leaver' };
    await system.until(
      async () => (await council.post(`${path}/sign-ups`, { ...theirs, persons: 2 })).status === 200,
    );
    await system.publish(ALLIANCE, ALLIANCE, 'enterprise.updated', {
      enterprise: { ...leaver, active: false },
    });
    await system.until(
      async () => (await council.post(`${path}/sign-ups`, { ...theirs, persons: 1 })).status === 422,
    );
    const withdrawn = await council.post(`${path}/sign-ups/withdraw`, theirs);
    expect(withdrawn).toMatchObject({ status: 200, body: { sign_ups: [], sign_up: { places_left: 2 } } });
  });

  it('is found while it is open, and keeps who signed up when it is moved or called off', async () => {
    const path = await planned({ sign_up_until: UNTIL, project_id: 'terminal-2' });
    const silent = await planned();
    await enterprise.post(`${path}/sign-ups`, { persons: 2 });
    const open = async () => idsOf(await enterprise.get('/v1/activities?open_for_sign_up=true&limit=200'));
    expect(await open()).toEqual(expect.arrayContaining([path]));
    expect(await open()).not.toContain(silent);
    expect(idsOf(await customs.get('/v1/activities?project_id=terminal-2'))).toContain(path);
    expect(told(await enterprise.post(`${silent}/sign-ups`, { persons: 1 }))).toEqual([
      409,
      'sign_up_not_asked',
    ]);

    await time.travel(system, UNTIL);
    expect(told(await enterprise.post(`${path}/sign-ups`, { persons: 1 }))).toEqual([409, 'sign_up_over']);
    expect(told(await enterprise.post(`${path}/sign-ups/withdraw`, {}))).toEqual([409, 'sign_up_over']);
    expect(await open()).not.toContain(path);
    await council.post(`${path}/reschedule`, { starts_at: '2027-01-12T09:00:00+08:00' });
    const asked = await council.post(`${path}/sign-up`, {
      sign_up_until: '2027-01-11T17:00:00+08:00',
      places: 2,
    });
    expect(asked).toMatchObject({
      status: 200,
      body: { sign_ups: [{ persons: 2 }], sign_up: { places_left: 0, open: true } },
    });
    expect(await open()).toContain(path);
    expect(codesOf(await council.post(`${path}/sign-up`, { sign_up_until: UNTIL, places: 1 }))).toEqual(['/places places_taken']); // prettier-ignore
    expect((await maritime.post(`${path}/sign-up`, { sign_up_until: UNTIL })).status).toBe(403);

    await council.post(`${path}/call-off`, { reason: '保密：台风' });
    expect(told(await enterprise.post(`${path}/sign-ups`, { persons: 1 }))).toEqual([409, 'called_off']);
    expect((await enterprise.get(path)).body).toMatchObject({
      sign_ups: [{ persons: 2 }],
      sign_up: { open: false },
      actions: [],
    });
    expect(await open()).not.toContain(path);
    const version = (await council.get(path)).body.version;
    const about = await system.sentAbout(path.split('/').at(-1)!, version);
    const concerned = about.filter(({ type }) => /rescheduled|called_off/.test(type)).map(({ data }) => data);
    const whom = { unit_ids: [], enterprise_ids: ['enterprise-017'], party_organisation_ids: [] };
    expect(concerned).toMatchObject([whom, { ...whom, starts_at: '2027-01-12T01:00:00.000Z' }]);
    expect(JSON.stringify(concerned)).not.toContain('保密');
  });

  it('comes to what hosts and office say, shown to an enterprise as far as it concerns it', async () => {
    const path = await planned({ starts_at: '2026-11-20T09:00:00+08:00' });
    const outcome = { kind: 'solved_on_the_spot', ticket_ids: [ticket], note: '保密：当场' };
    for (const who of [customs, enterprise, secretary])
      expect((await who.post(`${path}/outcomes`, outcome)).status).toBe(403);
    expect(told(await customs.post(`${path}/outcomes`, outcome))).toEqual([403, 'forbidden_outcome']);
    const wrong = { kind: 'match', supplier_enterprise_id: 'no-such', ticket_ids: [foreignTicket] };
    expect(codesOf(await maritime.post(`${path}/outcomes`, wrong))).toEqual([
      '/supplier_enterprise_id unknown_enterprise',
      '/ticket_ids/0 unknown_ticket',
    ]);
    expect(codesOf(await maritime.post(`${path}/outcomes`, { kind: 'match' }))).toEqual(['/supplier_enterprise_id supplier_and_buyer']); // prettier-ignore
    const key = { headers: { 'idempotency-key': uuidv7(), 'if-match': '"v1"' } };
    const once = await maritime.post(`${path}/outcomes`, outcome, key);
    expect((await maritime.post(`${path}/outcomes`, outcome, key)).body).toEqual(once.body);
    expect(once.body).toMatchObject({
      version: 2,
      outcomes: [{ tickets: [{ id: ticket, number: 'TJ-2026-000001' }] }],
    });
    expect((await enterprise.get(path)).body.outcomes).toMatchObject([
      { note: null, tickets: [{ id: ticket }] },
    ]);
    expect((await otherEnterprise.get(path)).body.outcomes).toMatchObject([{ count: 1, tickets: [] }]);
    expect(idsOf(await enterprise.get(`/v1/activities?ticket_id=${ticket}`))).toContain(path);
    expect(idsOf(await otherEnterprise.get(`/v1/activities?ticket_id=${ticket}`))).toEqual([]);

    expect(told(await council.post(`${path}/call-off`, { reason: '误' }))).toEqual([409, 'already_held']);
    const withdrawal = `${path}/outcomes/${once.body.outcomes[0].id}/withdraw`;
    expect(told(await customs.post(withdrawal, { reason: '误' }))).toEqual([403, 'forbidden_outcome']);
    expect((await maritime.post(`${path}/outcomes/${uuidv7()}/withdraw`, { reason: '误' })).status).toBe(404);
    for (const version of [3, 3])
      expect(told(await maritime.post(withdrawal, { reason: '误' }))).toEqual([200, version]);
    expect((await enterprise.get(path)).body.outcomes).toEqual([]);
    expect((await council.post(`${path}/call-off`, { reason: '误' })).status).toBe(200);
  });

  it('is summed up for those of the alliance', async () => {
    const span = 'from=2026-09-30T16:00:00Z&to=2026-10-31T16:00:00Z';
    const october = { starts_at: '2026-10-10T09:00:00+08:00' };
    const meeting = await planned(october);
    const shift = await planned({
      ...october,
      kind: 'volunteering',
      host_unit_ids: ['customs'],
      theme_code: 'traffic_guidance',
    });
    await planned({ ...october, kind: 'salon' });
    const match = {
      kind: 'match',
      supplier_enterprise_id: 'enterprise-017',
      buyer_enterprise_id: 'enterprise-018',
    };
    await maritime.post(`${meeting}/outcomes`, { ...match, value_yuan: 500 });
    await maritime.post(`${meeting}/outcomes`, match);
    await customs.post(`${shift}/attendance`, {
      attendance: [{ unit_id: 'customs', persons: 6, hours: 2.5 }],
    });
    const whole = {
      ...{ from: '2026-09-30T16:00:00.000Z', to: '2026-10-31T16:00:00.000Z', held: 2, with_outcome: 1 },
      by_activity_kind: [
        { kind: 'matchmaking', held: 1, with_outcome: 1, outcomes: 2 },
        { kind: 'volunteering', held: 1, with_outcome: 0, outcomes: 0 },
      ],
      by_outcome_kind: [{ kind: 'match', activities: 1, outcomes: 2 }],
      matches: { count: 2, enterprises: 2, value_yuan: 500, with_value: 1 },
      volunteering: [{ theme_code: 'traffic_guidance', held: 1, person_hours: 15 }],
    };
    for (const who of [council, customs, secretary, analyst])
      expect(await who.get(`/v1/activities/outcomes?${span}`)).toMatchObject({ status: 200, body: whole });
    const of = async (more: string) =>
      (await council.get(`/v1/activities/outcomes?${span}&${more}`)).body.held;
    expect([await of('kind=volunteering'), await of('unit_id=maritime'), await of('kind=outreach')]).toEqual([
      1, 1, 0,
    ]);
    expect((await neighbour.get(`/v1/activities/outcomes?${span}`)).body.held).toBe(0);
    expect((await enterprise.get(`/v1/activities/outcomes?${span}`)).status).toBe(403);
    for (const [query, code] of [
      ['from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z', '/from not_in_order'],
      ['from=2025-10-01T00:00:00Z&to=2026-10-03T00:00:00Z', '/to span_too_long'],
    ])
      expect(codesOf(await council.get(`/v1/activities/outcomes?${query}`))).toEqual([code]);
    expect((await council.get('/v1/activities/outcomes')).status).toBe(422);
  });
});
