import { validate } from '@muster/contracts';
import type { Answer, Caller } from '@muster/http/testing';
import { operatorCommands } from '@muster/messaging';
import { TimeMachine } from '@muster/persistence/testing';
import { v7 as uuidv7 } from 'uuid';
import { foundAlliance } from './alliance.js';
import { EventsSystem } from './system.js';

const ALLIANCE = 'harbour';
const START = '2026-12-01T09:00:00+08:00';
const ask = {
  title: '保密：支援卡口',
  text: '保密：请组织志愿者',
  place: '保密：北疆卡口',
  due_at: '2026-12-02T09:00:00+08:00',
  answer_by: '2026-12-01T17:00:00+08:00',
};
const everybody = { everybody: ['all_units', 'all_party_organisations'] };
const coming = (persons: number, more: object = {}) => ({ answer: 'coming', persons, ...more });
const notComing = { answer: 'not_coming', note: '保密：值班人员不足' };
const names = (name: string) => ({ name_zh: name, name_en: name });

describe('mobilisations: HTTP in, Kafka out', () => {
  let time: TimeMachine;
  let system: EventsSystem;
  let council: Caller;
  let dispatcher: Caller;
  let customs: Caller;
  let maritime: Caller;
  let secretary: Caller;
  let neighbour: Caller;

  beforeAll(async () => {
    system = await EventsSystem.start(async (url) => void (time = await TimeMachine.into(url, START)));
    await Promise.all([foundAlliance(system, ALLIANCE), foundAlliance(system, 'next-door')]);
    council = system.as('council', ALLIANCE);
    dispatcher = system.as('dispatcher', ALLIANCE);
    customs = system.as('unit_officer', ALLIANCE, { unitId: 'customs' });
    maritime = system.as('unit_head', ALLIANCE, { unitId: 'maritime' });
    secretary = system.as('party_secretary', ALLIANCE, { enterpriseId: 'enterprise-017' });
    neighbour = system.as('council', 'next-door');
    await formed(ALLIANCE, 'own-017', ['enterprise-017']);
  }, 60_000);
  afterAll(async () => {
    await time[Symbol.asyncDispose]();
    await system[Symbol.asyncDispose]();
  });

  /** An enterprise's own party organisation, and whatever was published before it, is known. */
  async function formed(alliance: string, id: string, enterprise_ids: string[]): Promise<void> {
    await system.publish(alliance, alliance, 'party_organisation.formed', {
      party_organisation: { id, ...names(id), form: 'own', enterprise_ids, members: 3 },
    });
    const office = system.as('council', alliance);
    await system.until(async () => {
      // The moment lies behind: what is asked about is refused last.
      const asked = { ...ask, due_at: START, party_organisation_ids: [id] };
      return codesOf(await office.post('/v1/mobilisations', asked))![0] === '/due_at due_in_the_past';
    });
  }
  async function called(more: object = everybody, by = council): Promise<string> {
    const answer = await by.post('/v1/mobilisations', { ...ask, ...more });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return `/v1/mobilisations/${answer.body.id}`;
  }
  const told = ({ status, body }: Answer) => [status, body.code ?? body.version];
  const codesOf = ({ body }: Answer): string[] | undefined =>
    body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
  const ofUnit = ({ body }: Answer, id: string) =>
    body.organisations.find(({ unit_id }: { unit_id?: string }) => unit_id === id);

  it('count each organisation once, however many answer at the same moment, on two processes', async () => {
    const alliance = 'crowd';
    await foundAlliance(system, alliance);
    const units = Array.from({ length: 20 }, (_, n) => `unit-${n}`);
    for (const id of units)
      await system.publish(alliance, alliance, 'unit.registered', {
        unit: { id, ...names(id), active: true, catch_all: false },
      });
    await formed(alliance, 'last', []);
    const office = system.as('council', alliance);
    const path = await called({ unit_ids: units }, office);
    await using another = await system.another();
    const crowd = units.map((unitId, n) => {
      const account = { role: 'unit_officer', allianceId: alliance, accountId: uuidv7(), unitId } as const;
      return {
        by: (n % 2 ? another : system.service).as(account),
        headers: { 'idempotency-key': uuidv7() },
        body: coming(n),
      };
    });
    const everyoneAnswers = () =>
      Promise.all(crowd.map(({ by, headers, body }) => by.post(`${path}/answer`, body, { headers })));
    const answers = await everyoneAnswers();
    expect(answers.map(({ status }) => status)).toEqual(units.map(() => 200));
    const sum = { called: 20, answered: 20, coming: 20, persons: 190, version: 21 };
    expect((await office.get(path)).body).toMatchObject(sum);
    // Asked again with the same keys, they are answered as before and count no more.
    const again = await everyoneAnswers();
    expect(again.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
    expect((await office.get(path)).body).toMatchObject(sum);
  }, 60_000);

  it('are called and answered by a repeated request once, and by an older version not at all', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const [first, second] = [
      await council.post('/v1/mobilisations', { ...ask, unit_ids: ['customs'] }, { headers }),
      await council.post('/v1/mobilisations', { ...ask, unit_ids: ['customs'] }, { headers }),
    ];
    expect([second!.status, second!.body]).toEqual([201, first!.body]);
    const path = `/v1/mobilisations/${first!.body.id}`;
    const key = { headers: { 'idempotency-key': uuidv7(), 'if-match': '"v1"' } };
    const answers = await Promise.all([1, 2, 3].map(() => customs.post(`${path}/answer`, coming(2), key)));
    for (const { status, body } of answers) expect([status, body]).toEqual([200, answers[0]!.body]);
    expect(told(await customs.post(`${path}/answer`, coming(3), key))).toEqual([
      422,
      'idempotency_key_reused',
    ]);
    const stale = { headers: { 'if-match': '"v1"' } };
    expect(told(await customs.post(`${path}/answer`, coming(3), stale))).toEqual([412, 'stale_version']);
    expect(told(await customs.post(`${path}/answer`, coming(2)))).toEqual([200, 2]); // nothing new
    const end = { headers: { 'idempotency-key': uuidv7() } };
    const over = await council.post(`${path}/end`, { outcome: 'done' }, end);
    const twice = await council.post(`${path}/end`, { outcome: 'done' }, end);
    expect([twice.status, twice.body]).toEqual([200, over.body]);
  });

  it('ask for the right role and organisation', async () => {
    const path = await called();
    const answer = (by: Caller, more: object) => by.post(`${path}/answer`, coming(1, more));
    const refused: [Answer, string][] = [
      [await customs.post('/v1/mobilisations', { ...ask, ...everybody }), 'forbidden_role'],
      [await customs.post(`${path}/end`, { outcome: 'done' }), 'forbidden_role'],
      [await answer(customs, { unit_id: 'maritime' }), 'forbidden_answer'],
      [await answer(maritime, { party_organisation_id: 'customs-branch' }), 'forbidden_answer'],
      [await answer(secretary, { party_organisation_id: 'customs-branch' }), 'forbidden_answer'],
      [await answer(secretary, { unit_id: 'customs' }), 'forbidden_answer'],
    ];
    for (const role of ['enterprise', 'supervisor', 'analyst'] as const) {
      const who = system.as(role, ALLIANCE, { enterpriseId: 'enterprise-017' });
      refused.push([await answer(who, {}), 'forbidden_role']);
      refused.push([await who.get('/v1/mobilisations'), 'forbidden_role']);
    }
    for (const [refusal, code] of refused) expect(told(refusal)).toEqual([403, code]);
    expect((await system.service.anonymous.get('/v1/mobilisations')).status).toBe(401);

    const granted = [
      await answer(customs, { party_organisation_id: 'customs-branch' }),
      await answer(secretary, {}),
      await answer(dispatcher, { unit_id: 'maritime' }), // as it has said by telephone
      await answer(council, { unit_id: 'secretariat' }),
    ];
    expect(granted.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await dispatcher.post(`${path}/end`, { outcome: 'done' })).status).toBe(200);
  });

  it('show those that are called who has answered, and who has not to the office only', async () => {
    const path = await called({ unit_ids: ['customs', 'maritime', 'secretariat'] });
    await customs.post(`${path}/answer`, notComing);
    const seen = (answer: Answer) =>
      answer.body.organisations.map(({ unit_id, answer: said, note, actions }: any) => [
        ...[unit_id, said, note, actions.length],
      ]);
    expect(seen(await council.get(path))).toEqual([
      ['customs', 'not_coming', '保密：值班人员不足', 1],
      ['maritime', null, null, 1],
      ['secretariat', null, null, 1],
    ]);
    expect(seen(await customs.get(path))).toEqual([['customs', 'not_coming', '保密：值班人员不足', 1]]);
    expect(seen(await maritime.get(path))).toEqual([
      ['customs', 'not_coming', null, 0],
      ['maritime', null, null, 1],
    ]);
    expect((await maritime.get(path)).body).toMatchObject({ called: 3, answered: 1, awaits_you: true });
    await time.travel(system, '2026-12-01T10:00:00+08:00');
    const changed = await customs.post(`${path}/answer`, coming(3));
    expect(ofUnit(changed, 'customs')).toMatchObject({
      answered_at: expect.stringMatching(/^2026-12-01T01:/),
      changed_at: expect.stringMatching(/^2026-12-01T02:00/),
    });
  });

  it('are nothing to whoever is not called, nor to another alliance', async () => {
    const path = await called({ unit_ids: ['customs'] });
    for (const by of [maritime, secretary, neighbour]) {
      const answers = [
        await by.get(path),
        await by.post(`${path}/answer`, coming(1, { unit_id: 'customs' })),
      ];
      if (by === neighbour) answers.push(await by.post(`${path}/end`, { outcome: 'done' }));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    }
    expect((await neighbour.get('/v1/mobilisations')).body.items).toEqual([]);
    expect((await council.get(path)).body.version).toBe(1);
  });

  it('are listed by call, to those that are called, page by page', async () => {
    const alliance = 'lists';
    await foundAlliance(system, alliance);
    const office = system.as('council', alliance);
    const idOf = (path: string) => path.split('/').at(-1);
    const first = await called({ unit_ids: ['customs', 'maritime'] }, office);
    const second = await called({ unit_ids: ['maritime'] }, office);
    const third = await called({ party_organisation_ids: ['customs-branch'] }, office);
    await office.post(`${second}/end`, { outcome: 'done' });
    const officer = system.as('unit_officer', alliance, { unitId: 'customs' });
    await officer.post(`${first}/answer`, coming(5));
    const listed = async (by: Caller, query = '') =>
      (await by.get(`/v1/mobilisations?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await listed(office)).toEqual([third, second, first].map(idOf));
    expect(await listed(office, 'state=open')).toEqual([third, first].map(idOf));
    expect(await listed(office, 'state=ended')).toEqual([idOf(second)]);
    expect(await listed(officer)).toEqual([third, first].map(idOf));
    expect(await listed(system.as('party_secretary', alliance))).toEqual([]);
    const page = await officer.get('/v1/mobilisations?limit=1');
    expect(page.body.items[0]).toMatchObject({ id: idOf(third), awaits_you: true, called: 1, answered: 0 });
    const rest = await officer.get(`/v1/mobilisations?limit=1&cursor=${page.body.next_cursor}`);
    expect(rest.body).toMatchObject({
      items: [{ id: idOf(first), awaits_you: false, called: 2, answered: 1, persons: 5 }],
      next_cursor: null,
    });
    for (const query of ['limit=0', 'cursor=x', 'state=over'])
      expect([query, (await office.get(`/v1/mobilisations?${query}`)).status]).toEqual([query, 422]);
  });

  it('refuse what cannot be, at the field', async () => {
    const path = await called({ unit_ids: ['customs'] });
    const to = { unit_ids: ['customs'] };
    const wrong: [string, object, string][] = [
      ['', ask, ' nobody_called'],
      ['', { ...ask, ...to, due_at: START }, '/due_at due_in_the_past'],
      ['', { ...ask, ...to, due_at: '2028-01-01T00:00:00Z' }, '/due_at due_too_far_ahead'],
      ['', { ...ask, ...to, answer_by: '2026-12-02T09:00:01+08:00' }, '/answer_by answer_not_in_time'],
      ['', { ...ask, unit_ids: ['pilots'] }, '/unit_ids/0 unknown_unit'],
      ['', { ...ask, industry_alliance_ids: ['x'] }, '/industry_alliance_ids/0 unknown_industry_alliance'],
      ['', { ...ask, unit_tiers: ['x'] }, '/unit_tiers/0 unknown_tier'],
      ['', { ...ask, ...to, title: '支援\0' }, '/title wrong_format'],
      [`${path}/answer`, coming(1), '/unit_id unit_or_party_organisation'],
      [`${path}/answer`, coming(1, { unit_id: 'maritime' }), '/unit_id not_called'],
      [`${path}/answer`, { answer: 'not_coming', unit_id: 'customs' }, '/note reason_needed'],
      [`${path}/answer`, { ...notComing, persons: 1, unit_id: 'customs' }, '/persons nobody_comes'],
      [`${path}/answer`, coming(-1, { unit_id: 'customs' }), '/persons too_small'],
      [`${path}/end`, { outcome: 'called_off' }, '/reason reason_needed'],
    ];
    for (const [at, body, error] of wrong) {
      const answer = await council.post(at || '/v1/mobilisations', body);
      expect([error, answer.status, codesOf(answer)]).toEqual([error, 422, [error]]);
    }
    expect((await council.get(path)).body.version).toBe(1);
  });

  // Time goes on: what was called at ten is reminded of half-way to five.
  it('are called, answered, reminded of and ended, and nothing that anybody typed leaves the service', async () => {
    const path = await called();
    const answered = await customs.post(`${path}/answer`, coming(12, { note: '保密：两名科长带队' }));
    expect(answered).toMatchObject({
      status: 200,
      body: { called: 5, answered: 1, coming: 1, persons: 12, awaits_you: true, version: 2 }, // its branch has not
    });
    expect(answered.headers.get('etag')).toBe('"v2"');
    expect(told(await secretary.post(`${path}/answer`, coming(3)))).toEqual([200, 3]);
    await time.travel(system, '2026-12-01T13:25:00+08:00');
    await secretary.post(`${path}/answer`, notComing);
    expect((await council.get(path)).body).toMatchObject({
      ...{ answered: 2, coming: 1, persons: 12, reminded_at: null, version: 4, actions: ['end'] },
    });
    await time.travel(system, '2026-12-01T13:31:00+08:00');
    const id = path.split('/').at(-1)!;
    await system.sentAbout(id, 5); // by the watch
    await maritime.post(`${path}/answer`, coming(4));
    const ended = await dispatcher.post(`${path}/end`, { outcome: 'called_off', reason: '保密：疫情解除' });
    expect(ended.body).toMatchObject({
      ...{ outcome: 'called_off', reason: '保密：疫情解除', actions: [], version: 7 },
      reminded_at: expect.stringMatching(/^2026-12-01T05:31/),
    });
    for (const [step, body] of [
      ['answer', coming(1, { unit_id: 'customs' })],
      ['end', { outcome: 'done' }],
    ] as const)
      expect(told(await council.post(`${path}/${step}`, body))).toEqual([409, 'mobilisation_ended']);

    const sent = await system.sentAbout(id, 7);
    for (const { type, data } of sent) validate(type, data);
    expect(sent.map(({ type, version }) => `${type.split('.')[2]} ${version}`)).toEqual([
      'called 1',
      'answered 2',
      'answered 3',
      'answered 4',
      'reminded 5',
      'answered 6',
      'ended 7',
    ]);
    const everyone = {
      unit_ids: ['customs', 'maritime', 'secretariat'],
      party_organisation_ids: ['customs-branch', 'own-017'],
    };
    expect(sent[0]!.data).toMatchObject({ ...everyone, answer_by: '2026-12-01T09:00:00.000Z' });
    expect(sent[3]!.data).toMatchObject({ party_organisation_id: 'own-017', answer: 'not_coming' });
    expect(sent[4]!.data).toMatchObject({
      unit_ids: ['maritime', 'secretariat'],
      party_organisation_ids: ['customs-branch'],
    });
    expect(sent[6]!.data).toMatchObject({
      ...{ ...everyone, outcome: 'called_off', answered: 3, coming: 2, persons: 16 },
    });
    expect(JSON.stringify(sent)).not.toContain('保密');

    // Published again they are the same.
    await operatorCommands['events']!(['republish', '--aggregate', id, '--by', 'tester'], system.service.app);
    const twice = await system.sentAbout(id, 14);
    expect(twice.slice(7)).toEqual(sent);
  }, 120_000);
});
