import { validate } from '@muster/contracts';
import type { Answer, Caller } from '@muster/http/testing';
import { operatorCommands } from '@muster/messaging';
import { TimeMachine } from '@muster/persistence/testing';
import { v7 as uuidv7 } from 'uuid';
import { foundAlliance } from './alliance.js';
import { EventsSystem } from './system.js';

const ALLIANCE = 'harbour';
const hall = {
  kind: 'venue',
  name: '保密：多功能厅',
  place: '保密：二层',
  note: '保密：可容纳八十人',
  owner_unit_id: 'secretariat',
};
/** Taken on a day of December 2026, from and to hours of Shanghai. */
const span = (day: number, from = 9, to = 17) => {
  const two = (n: number) => String(n).padStart(2, '0');
  const at = (hour: number) => `2026-12-${two(day)}T${two(hour)}:00:00+08:00`;
  return { starts_at: at(from), ends_at: at(to), purpose: '保密：培训' };
};
const cancelled = { reason: '保密：改期' };

describe('shared resources: HTTP in, Kafka out', () => {
  let time: TimeMachine;
  let system: EventsSystem;
  let council: Caller;
  let dispatcher: Caller;
  let secretariat: Caller;
  let customs: Caller;
  let enterprise: Caller;
  let otherEnterprise: Caller;
  let secretary: Caller;
  let neighbour: Caller;

  beforeAll(async () => {
    const start = '2026-12-01T09:00:00+08:00';
    system = await EventsSystem.start(async (url) => void (time = await TimeMachine.into(url, start)));
    await Promise.all([foundAlliance(system, ALLIANCE), foundAlliance(system, 'next-door')]);
    council = system.as('council', ALLIANCE);
    dispatcher = system.as('dispatcher', ALLIANCE);
    secretariat = system.as('unit_head', ALLIANCE, { unitId: 'secretariat' });
    customs = system.as('unit_officer', ALLIANCE, { unitId: 'customs' });
    enterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    otherEnterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-018' });
    secretary = system.as('party_secretary', ALLIANCE);
    neighbour = system.as('council', 'next-door');
  }, 60_000);
  afterAll(async () => {
    await time[Symbol.asyncDispose]();
    await system[Symbol.asyncDispose]();
  });

  async function offered(more: object = {}): Promise<string> {
    const answer = await council.post('/v1/resources', { ...hall, ...more });
    expect(answer.status).toBe(201);
    return `/v1/resources/${answer.body.id}`;
  }
  const book = (by: Caller, path: string, of: object, ask: object = {}) =>
    by.post(`${path}/bookings`, of, ask);
  const told = ({ status, body }: Answer) => [status, body.code ?? body.version];
  const codesOf = ({ body }: Answer) =>
    body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

  it('are offered, booked, used and withdrawn, and nothing that anybody typed leaves the service', async () => {
    const path = await offered();
    const booked = await book(customs, path, span(1, 10, 11));
    expect(booked).toMatchObject({
      status: 201,
      body: {
        next_booking: { starts_at: '2026-12-01T02:00:00.000Z', ends_at: '2026-12-01T03:00:00.000Z' },
        bookings: [{ organisation: { unit_id: 'customs' }, purpose: '保密：培训', persons: null }],
        version: 2,
      },
    });
    expect(booked.headers.get('etag')).toBe('"v2"');
    const booking = `${path}/bookings/${booked.body.bookings[0].id}`;
    expect(told(await secretariat.post(`${booking}/use`, { persons: 32 }))).toEqual([409, 'not_begun']);
    expect(told(await council.post(`${path}/withdraw`, cancelled))).toEqual([409, 'still_booked']);
    await time.travel(system, '2026-12-01T10:30:00+08:00');
    expect((await secretariat.get(path)).body.bookings[0].actions).toEqual(['record_use', 'cancel_booking']);
    const used = await secretariat.post(`${booking}/use`, { persons: 30 });
    expect(used).toMatchObject({ status: 200, body: { uses_this_year: { bookings_used: 1, persons: 30 } } });
    expect(told(await customs.post(`${booking}/cancel`, cancelled))).toEqual([409, 'already_used']);
    await secretariat.post(`${booking}/use`, { persons: 32 });
    const visited = await secretariat.post(`${path}/visits`, { on: '2026-11-30', persons: 58 });
    expect(visited.body).toMatchObject({
      uses_this_year: { bookings_used: 1, persons: 90 },
      uses: [
        { month: '2026-11', bookings_used: 0, persons: 58 },
        { month: '2026-12', bookings_used: 1, persons: 32 },
      ],
      visits: [{ on: '2026-11-30', persons: 58 }],
      version: 5,
    });
    const other = await book(enterprise, path, span(8));
    const changed = await secretariat.post(`${path}/change`, { name: '保密：一号厅' });
    expect(changed.body).toMatchObject({ name: '保密：一号厅', place: null, note: null, version: 7 });
    await enterprise.post(`${path}/bookings/${other.body.bookings[1].id}/cancel`, cancelled);
    await time.travel(system, '2026-12-01T11:00:00+08:00');
    const gone = await secretariat.post(`${path}/withdraw`, { reason: '保密：装修' });
    expect(gone.body).toMatchObject({
      withdrawn_reason: '保密：装修',
      actions: ['record_visits'],
      version: 9,
    });
    for (const [step, body] of [
      ['bookings', { ...span(9), unit_id: 'customs' }],
      ['change', { name: '厅' }],
      ['withdraw', cancelled],
    ] as const)
      expect(told(await council.post(`${path}/${step}`, body))).toEqual([409, 'resource_withdrawn']);

    const id = path.split('/').at(-1)!;
    const sent = await system.sentAbout(id, 9);
    for (const { type, data } of sent) validate(type, data);
    expect(sent.map(({ type, version }) => `${type.split('.')[2]} ${version}`)).toEqual([
      'offered 1',
      'booked 2',
      'use_recorded 3',
      'use_recorded 4',
      'visits_recorded 5',
      'booked 6',
      'changed 7',
      'booking_cancelled 8',
      'withdrawn 9',
    ]);
    expect(sent[1]!.data).toMatchObject({ unit_id: 'customs', starts_at: '2026-12-01T02:00:00.000Z' });
    expect(sent[3]!.data).toMatchObject({ persons: 32, month: '2026-12' });
    expect(sent[7]!.data).toMatchObject({
      ...{ kind: 'venue', owner_unit_id: 'secretariat', enterprise_id: 'enterprise-017' },
      ...{ starts_at: sent[5]!.data['starts_at'], cancelled_by: 'booker' },
    });
    expect(JSON.stringify(sent)).not.toContain('保密');

    // Published again they are the same.
    await operatorCommands['events']!(['republish', '--aggregate', id, '--by', 'tester'], system.service.app);
    const twice = await system.sentAbout(id, 18);
    expect(twice.slice(9)).toEqual(sent);
  });

  it('are booked once, however many want them at the same moment', async () => {
    const path = await offered();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        book(n % 2 ? council : customs, path, { ...span(5), unit_id: 'customs' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const refused of answers.filter(({ status }) => status !== 201))
      expect(refused).toMatchObject({
        status: 409,
        body: {
          code: 'already_booked',
          starts_at: '2026-12-05T01:00:00.000Z',
          ends_at: '2026-12-05T09:00:00.000Z',
        },
      });
    const chinese = await book(customs, path, span(5, 16, 18), { headers: { 'accept-language': 'zh-CN' } });
    expect(chinese.body).toMatchObject({
      title: '该时段已被预订',
      detail: expect.stringContaining('2026-12-05 09:00 至 2026-12-05 17:00'),
    });
    expect((await council.get(path)).body.bookings).toHaveLength(1);
    const beside = await Promise.all([
      book(customs, path, span(5, 8, 9)),
      book(customs, path, span(5, 17, 18)),
    ]);
    expect(beside.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('are booked by a repeated request once, and by an older version not at all', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const first = await council.post('/v1/resources', hall, { headers });
    const second = await council.post('/v1/resources', hall, { headers });
    expect([second.status, second.body]).toEqual([201, first.body]);
    const path = `/v1/resources/${first.body.id}`;
    const key = { headers: { 'idempotency-key': uuidv7(), 'if-match': '"v1"' } };
    const answers = await Promise.all([1, 2, 3].map(() => book(customs, path, span(6), key)));
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]!.body]);
    expect((await council.get(path)).body.bookings).toHaveLength(1);
    expect(told(await book(customs, path, span(7), key))).toEqual([422, 'idempotency_key_reused']);
    const stale = { headers: { 'if-match': '"v1"' } };
    expect(told(await book(customs, path, span(7), stale))).toEqual([412, 'stale_version']);

    const booking = `${path}/bookings/${answers[0]!.body.bookings[0].id}`;
    const once = { headers: { 'idempotency-key': uuidv7() } };
    const off = await customs.post(`${booking}/cancel`, cancelled, once);
    const again = await customs.post(`${booking}/cancel`, cancelled, once);
    expect([again.status, again.body]).toEqual([200, off.body]);
    expect(told(await customs.post(`${booking}/cancel`, cancelled))).toEqual([409, 'booking_cancelled']);
    expect((await book(enterprise, path, span(6))).status).toBe(201);
  });

  it('ask for the right role, unit and enterprise', async () => {
    const path = await offered();
    const own = await customs.post('/v1/resources', { kind: 'expert', name: '归类专家' });
    expect(own).toMatchObject({ status: 201, body: { owner_unit_id: 'customs' } });
    const refused: [Answer, string][] = [
      [await customs.post('/v1/resources', hall), 'forbidden_resource'],
      [await customs.post(`${path}/change`, { name: '厅' }), 'forbidden_resource'],
      [await customs.post(`${path}/withdraw`, cancelled), 'forbidden_resource'],
      [await customs.post(`${path}/visits`, { on: '2026-12-01', persons: 1 }), 'forbidden_resource'],
      [await book(customs, path, { ...span(10), unit_id: 'maritime' }), 'forbidden_booking'],
      [await book(secretariat, path, { ...span(10), enterprise_id: 'enterprise-017' }), 'forbidden_booking'],
      [await book(enterprise, path, { ...span(10), enterprise_id: 'enterprise-018' }), 'forbidden_booking'],
      [await enterprise.post('/v1/resources', hall), 'forbidden_role'],
      [await enterprise.post(`${path}/visits`, { on: '2026-12-01', persons: 1 }), 'forbidden_role'],
      [await book(secretary, path, span(10)), 'forbidden_role'],
      [await system.as('analyst', ALLIANCE).get('/v1/resources'), 'forbidden_role'],
    ];
    for (const [answer, code] of refused) expect(told(answer)).toEqual([403, code]);
    expect((await system.service.anonymous.get('/v1/resources')).status).toBe(401);

    const party = await book(customs, path, { ...span(11), party_organisation_id: 'customs-branch' });
    const enterprises = await book(dispatcher, path, { ...span(12), enterprise_id: 'enterprise-017' });
    expect([party.status, enterprises.status]).toEqual([201, 201]);
    const [branch, theirs] = enterprises.body.bookings.map(
      ({ id }: { id: string }) => `${path}/bookings/${id}`,
    );
    for (const by of [enterprise, system.as('unit_officer', ALLIANCE, { unitId: 'maritime' })])
      expect(told(await by.post(`${branch}/cancel`, cancelled))).toEqual([403, 'forbidden_booking']);
    expect(told(await otherEnterprise.post(`${theirs}/cancel`, cancelled))).toEqual([
      403,
      'forbidden_booking',
    ]);
    expect((await customs.post(`${branch}/cancel`, cancelled)).status).toBe(200);
    expect((await enterprise.post(`${theirs}/cancel`, cancelled)).status).toBe(200);
    const last = await book(enterprise, path, span(13));
    const booking = last.body.bookings.find(({ cancelled_at }: any) => cancelled_at === null);
    expect((await secretariat.post(`${path}/bookings/${booking.id}/cancel`, cancelled)).status).toBe(200);
  });

  it('show an enterprise of others’ bookings only that it is taken', async () => {
    const path = await offered();
    await book(customs, path, span(14));
    const mine = await book(enterprise, path, span(15));
    const off = await book(customs, path, span(16));
    await council.post(`${path}/bookings/${off.body.bookings.at(-1).id}/cancel`, cancelled);
    const nothing = { organisation: null, purpose: null, persons: null, actions: [] };
    expect((await enterprise.get(path)).body.bookings).toMatchObject([
      { starts_at: '2026-12-14T01:00:00.000Z', ...nothing },
      {
        organisation: { enterprise_id: 'enterprise-017' },
        purpose: '保密：培训',
        actions: ['cancel_booking'],
      },
    ]);
    expect(mine.body.bookings[0]).toMatchObject(nothing);
    expect((await enterprise.get(path)).body.actions).toEqual(['book']);
    expect((await secretary.get(path)).body).toMatchObject({
      bookings: [{ purpose: '保密：培训' }, { purpose: '保密：培训' }, { cancelled_reason: '保密：改期' }],
      actions: [],
    });
  });

  it('are nothing to another alliance', async () => {
    const path = await offered();
    const { body } = await book(customs, path, span(17));
    const booking = `${path}/bookings/${body.bookings[0].id}`;
    const answers = [
      await neighbour.get(path),
      await book(neighbour, path, { ...span(18), unit_id: 'customs' }),
      await neighbour.post(`${path}/change`, { name: '厅' }),
      await neighbour.post(`${path}/withdraw`, cancelled),
      await neighbour.post(`${path}/visits`, { on: '2026-12-01', persons: 1 }),
      await neighbour.post(`${booking}/cancel`, cancelled),
      await neighbour.post(`${booking}/use`, { persons: 1 }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect((await neighbour.get('/v1/resources')).body.items).toEqual([]);
    const elsewhere = await offered();
    const wrong = `${elsewhere}/bookings/${body.bookings[0].id}`;
    expect((await council.post(`${wrong}/cancel`, cancelled)).status).toBe(404);
    expect((await council.get(path)).body.version).toBe(2);
  });

  it('are listed by kind, by unit, by what is free, page by page', async () => {
    const alliance = 'lists';
    await foundAlliance(system, alliance);
    const office = system.as('council', alliance);
    const make = async (kind: string, owner_unit_id: string) =>
      (await office.post('/v1/resources', { kind, name: kind, owner_unit_id })).body.id as string;
    const venue = await make('venue', 'customs');
    const expert = await make('expert', 'maritime');
    const course = await make('course', 'customs');
    const point = await make('service_point', 'secretariat');
    await book(office, `/v1/resources/${venue}`, { ...span(20), unit_id: 'maritime' });
    const listed = async (query: string) =>
      (await office.get(`/v1/resources?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await listed('')).toEqual([course, expert, point, venue]);
    expect(await listed('kind=venue')).toEqual([venue]);
    expect(await listed('unit_id=customs')).toEqual([course, venue]);
    const free = (from: string, to: string) =>
      listed(`kind=venue&free_from=2026-12-20T${from}:00%2B08:00&free_to=2026-12-20T${to}:00%2B08:00`);
    expect([
      await free('08:00', '09:00'),
      await free('08:00', '10:00'),
      await free('17:00', '18:00'),
    ]).toEqual([[venue], [], [venue]]);
    const page = await office.get('/v1/resources?limit=3');
    expect(page.body.items).toHaveLength(3);
    const rest = await office.get(`/v1/resources?limit=3&cursor=${page.body.next_cursor}`);
    expect(rest.body).toMatchObject({
      items: [{ id: venue, next_booking: { starts_at: '2026-12-20T01:00:00.000Z' } }],
      next_cursor: null,
    });
    const at = '2026-12-20T09:00:00Z';
    const bad = [
      'limit=0',
      'cursor=x',
      'kind=room',
      `free_from=${at}`,
      `free_to=${at}`,
      `free_from=${at}&free_to=${at}`,
    ];
    for (const query of bad)
      expect([query, (await office.get(`/v1/resources?${query}`)).status]).toEqual([query, 422]);
  });

  it('refuse what cannot be, at the field', async () => {
    const path = await offered();
    const unit = { ...span(21), unit_id: 'customs' };
    const wrong: [string, object, string][] = [
      ['/bookings', { ...unit, ends_at: unit.starts_at }, '/ends_at ends_before_start'],
      ['/bookings', { ...unit, ends_at: '2027-01-22T09:00:00+08:00' }, '/ends_at too_long'],
      ['/bookings', { ...unit, starts_at: '2026-11-30T09:00:00+08:00' }, '/starts_at in_the_past'],
      [
        '/bookings',
        {
          ...span(21),
          starts_at: '2028-01-01T00:00:00Z',
          ends_at: '2028-01-02T00:00:00Z',
          unit_id: 'customs',
        },
        '/starts_at too_far_ahead',
      ],
      ['/bookings', { ...unit, unit_id: 'pilots' }, '/unit_id unknown_unit'],
      ['/bookings', { ...span(21), enterprise_id: 'enterprise-099' }, '/enterprise_id unknown_enterprise'],
      [
        '/bookings',
        { ...span(21), party_organisation_id: 'x' },
        '/party_organisation_id unknown_party_organisation',
      ],
      ['/bookings', { ...unit, enterprise_id: 'enterprise-017' }, '/unit_id exactly_one_organisation'],
      ['/bookings', span(21), '/unit_id exactly_one_organisation'],
      ['/bookings', { ...unit, purpose: '培训\0' }, '/purpose wrong_format'],
      ['/visits', { on: '2026-12-09', persons: 1 }, '/on day_to_come'],
      ['/visits', { on: '2026-08-01', persons: 1 }, '/on day_too_old'],
      ['/visits', { on: '2026-12-01', persons: -1 }, '/persons too_small'],
    ];
    for (const [step, body, error] of wrong) {
      const answer = await council.post(path + step, body);
      expect([error, answer.status, codesOf(answer)]).toEqual([error, 422, [error]]);
    }
    const nobody = await council.post('/v1/resources', { ...hall, owner_unit_id: 'pilots', kind: 'venue' });
    expect(codesOf(nobody)).toEqual(['/owner_unit_id unknown_unit']);
    expect((await council.get(path)).body.version).toBe(1);
  });
});
