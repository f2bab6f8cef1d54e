import { v7 as uuidv7 } from 'uuid';
import { validate } from '@muster/contracts';
import type { Answer, Caller, TestService } from '@muster/http/testing';
import pg from 'pg';
import { foundAlliance, raiseTicket } from './alliance.js';
import { EventsSystem } from './system.js';

const ALLIANCE = 'harbour';
const NEIGHBOUR = 'next-door';
const conference = {
  kind: 'joint_conference',
  title: '第四季度海港事务联席会',
  place: '党群服务中心',
  starts_at: '2026-12-01T09:00:00+08:00',
  invited_unit_ids: ['customs', 'maritime'],
  invited_enterprise_ids: ['enterprise-017'],
  quorum: 2,
};
const training = {
  kind: 'secretary_training',
  title: '书记轮训第三期',
  starts_at: '2026-12-05T09:00:00+08:00',
  host_unit_ids: ['maritime'],
  platform_code: 'service-centre',
};

describe('the events service: HTTP in, Kafka out', () => {
  let system: EventsSystem;
  let council: Caller;
  let dispatcher: Caller;
  let customs: Caller;
  let maritime: Caller;
  let enterprise: Caller;
  let otherEnterprise: Caller;
  let neighbour: Caller;

  beforeAll(async () => {
    system = await EventsSystem.start();
    await Promise.all([foundAlliance(system, ALLIANCE), foundAlliance(system, NEIGHBOUR)]);
    council = system.as('council', ALLIANCE);
    dispatcher = system.as('dispatcher', ALLIANCE);
    customs = system.as('unit_officer', ALLIANCE, { unitId: 'customs' });
    maritime = system.as('unit_officer', ALLIANCE, { unitId: 'maritime' });
    enterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    otherEnterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-018' });
    neighbour = system.as('council', NEIGHBOUR);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  /** A ticket that the service has heard of. */
  async function knownTicket(allianceId: string, number: number): Promise<string> {
    const id = await raiseTicket(system, allianceId, number);
    const asker = system.as('council', allianceId);
    const probe = (await asker.post('/v1/meetings', { ...conference, title: '探询' })).body.id as string;
    await system.until(async () => {
      const answer = await asker.post(`/v1/meetings/${probe}/agenda-items`, { title: '探询', ticket_id: id });
      return answer.status === 201;
    });
    return id;
  }
  const codesOf = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
    answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`);

  it('holds a joint conference: called, agenda with a ticket, decision, attendance', async () => {
    const ticket = await knownTicket(ALLIANCE, 1);
    const called = await council.post('/v1/meetings', conference);
    expect(called.status).toBe(201);
    expect(called.headers.get('etag')).toBe('"v1"');
    expect(called.body).toMatchObject({
      kind: 'joint_conference',
      starts_at: '2026-12-01T01:00:00.000Z',
      convenor_unit_id: 'secretariat',
      quorum: { required: 2, present: 0, reached: false },
      version: 1,
    });
    const tooMany = await council.post('/v1/meetings', { ...conference, quorum: 4 });
    expect([tooMany.status, codesOf(tooMany)]).toEqual([422, ['/quorum quorum_out_of_reach']]);
    const path = `/v1/meetings/${called.body.id}`;
    const item = await dispatcher.post(`${path}/agenda-items`, { title: '三号泊位拥堵', ticket_id: ticket });
    expect(item).toMatchObject({ status: 201, body: { version: 2 } });
    const itemId = item.body.agenda[0].id;
    const decided = await council.post(`${path}/decisions`, {
      text: '增开夜间通关窗口',
      owner_unit_id: 'customs',
      due_on: '2026-12-15',
      agenda_item_id: itemId,
    });
    expect(decided).toMatchObject({ status: 201, body: { version: 3, decisions: [{ ticket_id: ticket }] } });
    const attended = await customs.post(`${path}/attendance`, {
      attendance: [
        { unit_id: 'customs', persons: 2 },
        { party_organisation_id: 'customs-branch', persons: 1 },
      ],
    });
    expect(attended).toMatchObject({ status: 200, body: { version: 4 } });
    expect(attended.body.quorum).toEqual({ required: 2, present: 1, reached: false });

    const sent = await system.sentAbout(called.body.id, 4);
    expect(sent.map(({ type, version, tenantId }) => [type, version, tenantId])).toEqual([
      ['muster.meeting.scheduled.v1', 1, ALLIANCE],
      ['muster.meeting.agenda_item_added.v1', 2, ALLIANCE],
      ['muster.meeting.decision_recorded.v1', 3, ALLIANCE],
      ['muster.meeting.attendance_recorded.v1', 4, ALLIANCE],
    ]);
    for (const { type, data } of sent) validate(type, data);
    expect(sent[2]!.data).toMatchObject({
      ticket_id: ticket,
      agenda_item_id: itemId,
      owner_unit_id: 'customs',
    });
    expect(JSON.stringify(sent)).not.toMatch(/联席会|泊位|夜间|服务中心/);
  });

  it('shows the ticket of an agenda as it stands now, and the meetings of a ticket', async () => {
    const ticket = await knownTicket(ALLIANCE, 2);
    const { id } = (await council.post('/v1/meetings', conference)).body;
    await council.post(`/v1/meetings/${id}/agenda-items`, { title: '泊位', ticket_id: ticket });
    const stateOf = async () => (await council.get(`/v1/meetings/${id}`)).body.agenda[0].ticket;
    expect(await stateOf()).toEqual({
      id: ticket,
      number: 'TJ-2026-000002',
      state: 'raised',
      level: 1,
      round: 1,
    });
    const ticketCommon = { ticket_id: ticket, ticket_no: 'TJ-2026-000002', round: 1 };
    await system.publish(ALLIANCE, ticket, 'ticket.resolved', {
      ...ticketCommon,
      lead_unit_id: 'customs',
      unit_ids: ['customs'],
    });
    await system.until(async () => (await stateOf()).state === 'resolved');

    const meetings = (await council.get(`/v1/meetings?ticket_id=${ticket}`)).body.items;
    expect(meetings.map((meeting: { id: string }) => meeting.id)).toContain(id);
    expect((await neighbour.get(`/v1/meetings?ticket_id=${ticket}`)).body.items).toEqual([]);
  });

  it('shows what became of every whistle on an agenda, whichever way it went', async () => {
    const alliance = 'hard-cases'; // the agendas of others begin with nothing
    await foundAlliance(system, alliance);
    const council = system.as('council', alliance);
    const { id } = (await council.post('/v1/meetings', conference)).body;
    const courses: [string, Parameters<EventsSystem['publish']>[2], object][] = [
      [
        'raised 3',
        'ticket.escalated',
        { from_level: 1, to_level: 3, cause: 'dispatcher', agenda_item: true },
      ],
      ['rejected 1', 'ticket.rejected', { reason_code: 'abusive', appeal_until: '2026-03-09T02:00:00.000Z' }],
      ['withdrawn 1', 'ticket.withdrawn', { cause: 'raiser' }],
      ['merged 1', 'ticket.merged', { master_ticket_id: uuidv7() }],
      ['on_account 1', 'ticket.hung', { reason_code: 'upstream', review_at: '2026-05-04T02:00:00.000Z' }],
    ];
    for (const [n, [, name, data]] of courses.entries()) {
      const ticket_id = await knownTicket(alliance, 10 + n);
      await council.post(`/v1/meetings/${id}/agenda-items`, { title: '泊位', ticket_id });
      const common = { ticket_id, ticket_no: `TJ-2026-0000${10 + n}`, round: 1 };
      await system.publish(alliance, ticket_id, name, { ...common, ...data } as never);
    }
    const shown = async () =>
      (await council.get(`/v1/meetings/${id}`)).body.agenda.map(
        ({ ticket }: { ticket: { state: string; level: number } }) => `${ticket.state} ${ticket.level}`,
      );
    const expected = courses.map(([course]) => course);
    await system.until(async () => JSON.stringify(await shown()) === JSON.stringify(expected));
  });

  it('reads once again what an earlier release had passed over', async () => {
    const ticket_id = await knownTicket(ALLIANCE, 8);
    const { id } = (await council.post('/v1/meetings', conference)).body;
    await council.post(`/v1/meetings/${id}/agenda-items`, { title: '泊位', ticket_id });
    const stateOf = async () => (await council.get(`/v1/meetings/${id}`)).body.agenda[0].ticket.state;
    const common = { ticket_id, ticket_no: 'TJ-2026-000008', round: 1 };
    const withdrawn = await system.publish(ALLIANCE, ticket_id, 'ticket.withdrawn', {
      ...common,
      cause: 'raiser',
    });
    await system.until(async () => (await stateOf()) === 'withdrawn');

    const database = new pg.Client(system.databaseUrl);
    await database.connect();
    try {
      await database.query(`update known_ticket set state = 'raised', version = 1 where ticket_id = $1`, [
        ticket_id,
      ]);
      await database.query('delete from inbox where message_id = $1', [withdrawn]);
      await database.query(`delete from schema_migration where name like 'TicketsReadAnew%'`);
    } finally {
      await database.end();
    }
    await using upgraded = await system.another();
    await system.until(async () => (await stateOf()) === 'withdrawn');
    expect(upgraded.url).not.toBe(system.service.url);
  });

  it('holds an activity with attendance and hours', async () => {
    const planned = await council.post('/v1/activities', training);
    expect(planned).toMatchObject({ status: 201, body: { hours_count_as: 'training', person_hours: 0 } });
    const path = `/v1/activities/${planned.body.id}`;
    const hosted = await maritime.post(`${path}/attendance`, {
      attendance: [
        { unit_id: 'customs', persons: 3, hours: 8 },
        { enterprise_id: 'enterprise-017', persons: 1, hours: 7.5 },
      ],
    });
    expect(hosted).toMatchObject({ status: 200, body: { person_hours: 31.5, version: 2 } });
    const own = await customs.post(`${path}/attendance`, {
      attendance: [{ unit_id: 'customs', persons: 4, hours: 8 }],
    });
    expect(own.body.person_hours).toBe(39.5);
    expect((await enterprise.get(path)).body.attendance).toEqual([
      { enterprise_id: 'enterprise-017', persons: 1, hours: 7.5 },
    ]);

    const sent = await system.sentAbout(planned.body.id, 3);
    for (const { type, data } of sent) validate(type, data);
    expect(sent[0]!.data).toMatchObject({ kind: 'secretary_training', platform_code: 'service-centre' });
    expect(sent[2]!.data).toMatchObject({ attendance: [{ unit_id: 'customs', persons: 4, hours: 8 }] });
    expect(JSON.stringify(sent)).not.toContain('轮训');
  });

  it.each([
    ['meetings', conference, '/agenda-items', { title: '泊位' }],
    ['activities', training, '/attendance', { attendance: [{ unit_id: 'customs', persons: 1, hours: 1 }] }],
  ])('moves %s, calls them off once, and lets no reason out', async (kind, arranged, next, more) => {
    const { id } = (await council.post(`/v1/${kind}`, arranged)).body;
    const path = `/v1/${kind}/${id}`;
    const key = { headers: { 'idempotency-key': uuidv7(), 'if-match': '"v1"' } };
    const to = { starts_at: '2026-12-08T09:00:00+08:00', place: '海关大楼' };
    const moved = await dispatcher.post(`${path}/reschedule`, to, key);
    const again = await dispatcher.post(`${path}/reschedule`, to, key);
    expect(moved).toMatchObject({
      status: 200,
      body: { starts_at: '2026-12-08T01:00:00.000Z', place: '海关大楼', called_off_at: null, version: 2 },
    });
    expect([again.status, again.body, moved.headers.get('etag')]).toEqual([200, moved.body, '"v2"']);
    const from = '?from=2026-12-08T00:00:00Z&to=2026-12-08T02:00:00Z';
    const listed = async () =>
      (await council.get(`/v1/${kind}${from}`)).body.items.find((each: { id: string }) => each.id === id);
    expect(await listed()).toMatchObject({ called_off_at: null, version: 2 });
    const same = await council.post(`${path}/reschedule`, { starts_at: to.starts_at });
    expect([same.status, codesOf(same)]).toEqual([422, ['/starts_at not_moved']]);

    const reason = '台风红色预警';
    const stale = await council.post(`${path}/call-off`, { reason }, { headers: { 'if-match': '"v1"' } });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
    const off = await council.post(`${path}/call-off`, { reason });
    expect(off).toMatchObject({ status: 200, body: { called_off_reason: reason, actions: [], version: 3 } });
    expect(await listed()).toMatchObject({ called_off_at: off.body.called_off_at, version: 3 });
    expect(await listed()).not.toHaveProperty('called_off_reason');
    expect((await customs.get(path)).body.called_off_reason).toBe(reason);
    const steps: [string, object][] = [[next, more], ['/reschedule', { starts_at: '2026-12-09T09:00:00Z' }], ['/call-off', { reason }]]; // prettier-ignore
    for (const [step, body] of steps) {
      const refused = await council.post(path + step, body, { headers: { 'accept-language': 'zh-CN' } });
      expect([step, refused.status, refused.body.code]).toEqual([step, 409, 'called_off']);
      expect(refused.body.title).toBe('已取消，不能再变更');
    }
    const roles = [customs, enterprise, system.as('analyst', ALLIANCE)];
    for (const who of roles) expect((await who.post(`${path}/call-off`, { reason })).status).toBe(403);
    expect((await neighbour.post(`${path}/call-off`, { reason })).status).toBe(404);

    const sent = await system.sentAbout(id, 3);
    for (const { type, data } of sent) validate(type, data);
    expect(sent[1]!.data).toMatchObject({ starts_at: '2026-12-08T01:00:00.000Z' });
    expect(sent.map(({ type }) => type.split('.')[2])).toEqual([
      expect.anything(),
      'rescheduled',
      'called_off',
    ]);
    expect(JSON.stringify(sent)).not.toMatch(/海关大楼|台风/);
  });

  it('leaves what was held as it was held', async () => {
    const meeting = `/v1/meetings/${(await council.post('/v1/meetings', conference)).body.id}`;
    const activity = `/v1/activities/${(await council.post('/v1/activities', training)).body.id}`;
    await council.post(`${meeting}/decisions`, { text: '增开夜间窗口', owner_unit_id: 'customs' });
    await council.post(`${activity}/attendance`, {
      attendance: [{ unit_id: 'customs', persons: 1, hours: 1 }],
    });
    for (const path of [meeting, activity]) {
      expect((await council.get(path)).body.actions).not.toContain('call_off');
      for (const [step, body] of [
        ['reschedule', { starts_at: '2026-12-09T09:00:00Z' }],
        ['call-off', { reason: '台风' }],
      ] as const) {
        const refused = await council.post(`${path}/${step}`, body);
        expect([refused.status, refused.body.code]).toEqual([409, 'already_held']);
      }
    }
    await council.post(`${activity}/attendance`, {
      attendance: [{ unit_id: 'customs', persons: 0, hours: 0 }],
    });
    expect((await council.post(`${activity}/call-off`, { reason: '误登记' })).status).toBe(200);
  });

  it('refuses a ticket that it does not know, and another alliance’s just the same', async () => {
    const theirs = await knownTicket(NEIGHBOUR, 3);
    const { id } = (await council.post('/v1/meetings', conference)).body;
    for (const ticket_id of [uuidv7(), theirs]) {
      const answer = await council.post(`/v1/meetings/${id}/agenda-items`, { title: '泊位', ticket_id });
      expect([answer.status, codesOf(answer)]).toEqual([422, ['/ticket_id unknown_ticket']]);
    }
    expect((await council.get(`/v1/meetings/${id}`)).body.version).toBe(1);
  });

  it('hides everything of one alliance from the other', async () => {
    const meeting = (await council.post('/v1/meetings', conference)).body.id;
    const activity = (await council.post('/v1/activities', training)).body.id;
    expect((await neighbour.get(`/v1/meetings/${meeting}`)).status).toBe(404);
    expect((await neighbour.get(`/v1/activities/${activity}`)).status).toBe(404);
    const attendance = [{ unit_id: 'customs', persons: 1 }];
    expect((await neighbour.post(`/v1/meetings/${meeting}/attendance`, { attendance })).status).toBe(404);
    expect((await neighbour.get('/v1/activities')).body.items).toEqual([]);
    const unknown = system.as('council', 'nowhere');
    expect((await unknown.post('/v1/meetings', conference)).body.code).toBe('directory_missing');
  });

  it('lets an enterprise read the meetings to which it is invited, and no others', async () => {
    const { id } = (await council.post('/v1/meetings', conference)).body;
    expect((await enterprise.get(`/v1/meetings/${id}`)).status).toBe(200);
    expect((await otherEnterprise.get(`/v1/meetings/${id}`)).status).toBe(404);
    expect((await otherEnterprise.get('/v1/meetings')).body.items).toEqual([]);
    await council.post(`/v1/meetings/${id}/agenda-items`, { title: '泊位' });
    await council.post(`/v1/meetings/${id}/attendance`, {
      attendance: [{ enterprise_id: 'enterprise-018', persons: 1 }],
    });
    expect((await otherEnterprise.get('/v1/meetings')).body.items).toMatchObject([
      { id, invited_enterprise_ids: [], agenda_count: 1, decision_count: 0 },
    ]);
  });

  it('asks for the right role', async () => {
    const { id } = (await council.post('/v1/meetings', conference)).body;
    const attendance = [{ unit_id: 'maritime', persons: 1 }];
    const refused = await customs.post(`/v1/meetings/${id}/attendance`, { attendance });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden_attendance']);
    const statuses = await Promise.all([
      customs.post('/v1/meetings', conference),
      enterprise.post('/v1/activities', training),
      enterprise.post(`/v1/meetings/${id}/attendance`, { attendance }),
      system.as('analyst', ALLIANCE).get('/v1/meetings'),
      system.service.anonymous.get('/v1/meetings'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 401]);
  });

  it('says everything that is wrong with a request at once, in the caller’s language, and changes nothing', async () => {
    const before = (await council.get('/v1/meetings?limit=1')).body.items[0].id;
    const answer = await council.post('/v1/meetings', {
      ...conference,
      convenor_unit_id: 'customs',
      invited_unit_ids: ['customs', 'pilots'],
      invited_enterprise_ids: ['enterprise-099'],
    });
    expect([answer.status, codesOf(answer)]).toEqual([
      422,
      [
        '/convenor_unit_id no_convening_right',
        '/invited_unit_ids/1 unknown_unit',
        '/invited_enterprise_ids/0 unknown_enterprise',
      ],
    ]);
    const chinese = await council.post(
      '/v1/activities',
      { ...training, mechanism_code: 'x' },
      { headers: { 'accept-language': 'zh-CN' } },
    );
    expect(chinese.body.errors).toEqual([
      { pointer: '/mechanism_code', code: 'unknown_mechanism', message: '联盟运行机制中没有此机制' },
    ]);
    const shapeless = await council.post('/v1/meetings', {
      ...conference,
      starts_at: '2026-12-01T09:00:00',
      colour: 'red',
      kind: 'party',
    });
    expect(codesOf(shapeless)?.sort()).toEqual([
      '/colour unknown_field',
      '/kind not_allowed',
      '/starts_at wrong_format',
    ]);
    const both = await council.post(`/v1/meetings/${before}/attendance`, {
      attendance: [{ unit_id: 'customs', enterprise_id: 'enterprise-017', persons: 1 }],
    });
    expect(codesOf(both)).toEqual(['/attendance/0 exactly_one_organisation']);
    expect((await council.get('/v1/meetings?limit=1')).body.items[0].id).toBe(before);
  });

  it('refuses texts that cannot be kept and times that are none, at the field', async () => {
    const meeting = `/v1/meetings/${(await council.post('/v1/meetings', conference)).body.id}`;
    const decision = { text: '增开夜间窗口', owner_unit_id: 'customs' };
    const bodies: [string, object, string][] = [
      ['/v1/meetings', { ...conference, title: '泊位\0' }, '/title'],
      ['/v1/meetings', { ...conference, place: '泊位\ud83d' }, '/place'],
      ['/v1/meetings', { ...conference, starts_at: '9999-12-31T23:59:59-12:00' }, '/starts_at'],
      ['/v1/meetings', { ...conference, starts_at: '0001-01-01T00:00:00+08:00' }, '/starts_at'],
      ['/v1/meetings', { ...conference, starts_at: '2026-02-30T09:00:00+08:00' }, '/starts_at'],
      ['/v1/activities', { ...training, title: '\ud800轮训' }, '/title'],
      ['/v1/activities', { ...training, starts_at: '2026-12-01T23:59:60Z' }, '/starts_at'],
      [`${meeting}/agenda-items`, { title: '泊位\0' }, '/title'],
      [`${meeting}/decisions`, { ...decision, text: '窗口\ud83d' }, '/text'],
      [`${meeting}/decisions`, { ...decision, due_on: '0000-01-01' }, '/due_on'],
    ];
    for (const [path, body, pointer] of bodies) {
      const answer = await council.post(path, body);
      expect([path, answer.status, codesOf(answer)]).toEqual([path, 422, [`${pointer} wrong_format`]]);
    }
    for (const at of ['2026-10-01T00:00:00%2B23:00', '0000-10-01T00:00:00Z', '2026-10-01']) {
      const lists = [
        await council.get(`/v1/meetings?from=${at}`),
        await council.get(`/v1/activities?to=${at}`),
      ];
      expect(lists.map(({ status }) => status)).toEqual([422, 422]);
    }
    expect((await council.get('/v1/meetings?from=2026-10-01T00:00+08:00')).status).toBe(200);
    expect((await council.get(meeting)).body.version).toBe(1);
  });

  it('does the work of a repeated request once, and takes a key for one request only', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const first = await council.post('/v1/meetings', conference, { headers });
    const second = await council.post('/v1/meetings', conference, { headers });
    expect([second.status, second.body, second.headers.get('etag')]).toEqual([201, first.body, '"v1"']);
    const other = await council.post('/v1/meetings', { ...conference, title: '另一次' }, { headers });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);

    const ticket = await knownTicket(ALLIANCE, 4);
    const path = `/v1/meetings/${first.body.id}/agenda-items`;
    const key = { headers: { 'idempotency-key': uuidv7() } };
    const item = { title: '泊位', ticket_id: ticket };
    const items = [await council.post(path, item, key), await council.post(path, item, key)];
    expect(items.map(({ status, body }) => [status, body.agenda.length])).toEqual([
      [201, 1],
      [201, 1],
    ]);
    expect((await council.post(path, item)).body.code).toBe('ticket_already_on_agenda');
  });

  it.each([
    ['by itself', {}],
    ['with the version that it saw', { 'if-match': '"v1"' }],
  ])(
    'answers a request that is repeated at another process before the first is committed: %s',
    async (_, named) => {
      const { id } = (await council.post('/v1/meetings', conference)).body;
      const ticket_id = await knownTicket(ALLIANCE, 5 + Object.keys(named).length);
      await using second = await system.another();
      const who = { role: 'council', allianceId: ALLIANCE, accountId: uuidv7() } as const;
      const headers = { 'idempotency-key': uuidv7(), ...named };
      const ask = (service: TestService) =>
        service.as(who).post(`/v1/meetings/${id}/agenda-items`, { title: '泊位', ticket_id }, { headers });
      const other = new pg.Client(system.databaseUrl);
      await other.connect();
      const held = async (sessions: number) => {
        const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return (await other.query(waiting)).rows.length === sessions;
      };
      try {
        await other.query('begin');
        await other.query('select from meeting where meeting_id = $1 for update', [id]);
        const first = ask(system.service);
        await system.until(() => held(1));
        const repeated = ask(second);
        await system.until(() => held(2));
        await other.query('rollback');
        const answers = await Promise.all([first, repeated]);
        expect(answers.map(({ status, body }) => [status, body.agenda?.length])).toEqual([
          [201, 1],
          [201, 1],
        ]);
      } finally {
        await other.end();
      }
    },
  );

  it('keeps everybody’s additions at the same moment, and refuses who asked for an older version', async () => {
    const { id } = (await council.post('/v1/meetings', conference)).body;
    const path = `/v1/meetings/${id}/agenda-items`;
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, n) => council.post(path, { title: `议题${n}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const { body } = await council.get(`/v1/meetings/${id}`);
    expect(body.agenda.map((item: { position: number }) => item.position)).toEqual([1, 2, 3, 4]);
    const stale = await council.post(path, { title: '迟' }, { headers: { 'if-match': '"v1"' } });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
    expect((await council.post(path, { title: '准' }, { headers: { 'if-match': '"v5"' } })).status).toBe(201);
  });

  it('pages through lists without losing or repeating, filtered by kind and time', async () => {
    const lists = system.as('council', NEIGHBOUR);
    const ids: string[] = [];
    for (let day = 1; day <= 5; day++) {
      const starts_at = `2027-03-0${Math.ceil(day / 2)}T09:00:00+08:00`; // two at the same moment each
      ids.push(
        (
          await lists.post('/v1/activities', {
            ...training,
            kind: 'volunteering',
            starts_at,
            host_unit_ids: ['customs'],
          })
        ).body.id,
      );
    }
    await lists.post('/v1/activities', { ...training, starts_at: '2027-03-02T09:00:00+08:00' });
    const query =
      '/v1/activities?kind=volunteering&from=2027-03-01T00:00:00Z&to=2027-04-01T00:00:00Z&limit=2';
    const seen: string[] = [];
    let path: string | null = query;
    while (path) {
      const { body, headers }: Answer = await lists.get(path);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '');
      expect(next !== null).toBe(body.next_cursor !== null);
      path = next ? next[1]! : null;
    }
    expect(new Set(seen).size).toBe(5);
    expect([...seen].sort()).toEqual([...ids].sort());
    expect(
      (await lists.get('/v1/activities?unit_id=maritime&from=2027-01-01T00:00:00Z')).body.items,
    ).toHaveLength(1);
    for (const bad of [
      'cursor=nonsense',
      'limit=0',
      'kind=party',
      'from=2027-01-02T00:00:00Z&to=2027-01-01T00:00:00Z',
    ]) {
      expect((await lists.get(`/v1/activities?${bad}`)).status).toBe(422);
    }
  });
});
