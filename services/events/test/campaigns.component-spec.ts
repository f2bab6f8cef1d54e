import { validate } from '@muster/contracts';
import type { Answer, Caller } from '@muster/http/testing';
import { Messaging, operatorCommands } from '@muster/messaging';
import { TimeMachine } from '@muster/persistence/testing';
import { v7 as uuidv7 } from 'uuid';
import { foundAlliance } from './alliance.js';
import { EventsSystem } from './system.js';

const ALLIANCE = 'harbour';
const START = '2026-12-01T09:00:00+08:00';
const action = {
  ...{ kind: 'special_action', title: '保密：文明交通', purpose: '保密：整治路口' },
  ...{ target_group: 'truck_drivers', lead_unit_id: 'customs', unit_ids: ['maritime'] },
  ...{ starts_on: '2026-12-01', ends_on: '2026-12-31' },
};
const series = { kind: 'series', title: '保密：大讲堂', lead_unit_id: 'customs', starts_on: '2026-12-01' };
const lecture = {
  ...{ kind: 'lecture_hall', title: '保密：第一讲', starts_at: '2026-12-05T09:00:00+08:00' },
  host_unit_ids: ['customs'],
};

describe('special actions and series: HTTP in, Kafka out', () => {
  let time: TimeMachine;
  let system: EventsSystem;
  let council: Caller;
  let dispatcher: Caller;
  let customs: Caller;
  let maritime: Caller;
  let enterprise: Caller;
  let neighbour: Caller;

  beforeAll(async () => {
    system = await EventsSystem.start(async (url) => void (time = await TimeMachine.into(url, START)));
    await Promise.all([foundAlliance(system, ALLIANCE), foundAlliance(system, 'next-door')]);
    council = system.as('council', ALLIANCE);
    dispatcher = system.as('dispatcher', ALLIANCE);
    customs = system.as('unit_officer', ALLIANCE, { unitId: 'customs' });
    maritime = system.as('unit_head', ALLIANCE, { unitId: 'maritime' });
    enterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    neighbour = system.as('council', 'next-door');
  }, 60_000);
  afterAll(async () => {
    await time[Symbol.asyncDispose]();
    await system[Symbol.asyncDispose]();
  });

  async function planned(body: object = action, by = council): Promise<string> {
    const answer = await by.post('/v1/campaigns', body);
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return answer.body.id;
  }
  async function held(campaign_id: string, more: object = {}): Promise<string> {
    const answer = await council.post('/v1/activities', { ...lecture, campaign_id, ...more });
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    return `/v1/activities/${answer.body.id}`;
  }
  const at = (id: string) => `/v1/campaigns/${id}`;
  const told = ({ status, body }: Answer) => [status, body.code ?? body.version];
  const codesOf = ({ body }: Answer): string[] | undefined =>
    body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

  it('number each activity once, however many are planned at the same moment, on two processes', async () => {
    const id = await planned(series);
    await using another = await system.another();
    const crowd = Array.from({ length: 20 }, (_, n) => ({
      by: (n % 2 ? another : system.service).as({
        ...{ role: 'council', allianceId: ALLIANCE, accountId: uuidv7() },
      }),
      headers: { 'idempotency-key': uuidv7() },
    }));
    const everyonePlans = () =>
      Promise.all(
        crowd.map(({ by, headers }) =>
          by.post('/v1/activities', { ...lecture, campaign_id: id }, { headers }),
        ),
      );
    const answers = await everyonePlans();
    expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 201));
    const numbers = answers.map(({ body }) => body.campaign_number as number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(crowd.map((_, n) => n + 1));
    // Asked again with the same keys, they are answered as before, and no number is given for it.
    const again = await everyonePlans();
    expect(again.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
    expect((await council.get(at(id))).body).toMatchObject({
      ...{ numbers_given: 20, progress: { activities: 20, ahead: 20 }, version: 21 },
    });
    const listed = await council.get(`/v1/activities?campaign_id=${id}&limit=50`);
    expect(listed.body.items).toHaveLength(20);
    expect(listed.body.items[0]).toMatchObject({ campaign_id: id, campaign_number: expect.any(Number) });
  }, 120_000);

  it('number an activity once that is planned by the same request three times at once', async () => {
    const id = await planned(series);
    const headers = { 'idempotency-key': uuidv7() };
    const plan = () => council.post('/v1/activities', { ...lecture, campaign_id: id }, { headers });
    const answers = await Promise.all([plan(), plan(), plan()]);
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]!.body]);
    expect(answers[0]!.body.campaign_number).toBe(1);
    expect((await council.get(at(id))).body).toMatchObject({ numbers_given: 1, version: 2 });
  });

  it('keep an activity’s number when it leaves and comes back, and leave a gap meanwhile', async () => {
    const id = await planned(series);
    const [first, second] = [await held(id), await held(id.toUpperCase())];
    const set = (path: string, campaign_id?: string, headers: Record<string, string> = {}) =>
      council.post(`${path}/purpose`, { campaign_id }, { headers });
    const numbers = async () =>
      (await council.get(`/v1/activities?campaign_id=${id}`)).body.items
        .map(({ campaign_number }: { campaign_number: number }) => campaign_number)
        .toSorted();
    expect(await numbers()).toEqual([1, 2]);
    expect((await set(first)).body).toMatchObject({ campaign_id: null, campaign_number: null, version: 2 });
    expect(await numbers()).toEqual([2]);
    await held(id);
    expect(await numbers()).toEqual([2, 3]);
    expect((await set(first, id)).body).toMatchObject({ campaign_number: 1, version: 3 });
    expect((await set(first, id)).body).toMatchObject({ campaign_number: 1, version: 3 }); // as it is
    expect(await numbers()).toEqual([1, 2, 3]);
    // Later, too, and at the version that was seen.
    const later = (await council.post('/v1/activities', lecture)).body;
    const path = `/v1/activities/${later.id}`;
    expect(later).toMatchObject({ campaign_id: null, campaign_number: null });
    expect(told(await set(path, id, { 'if-match': '"v2"' }))).toEqual([412, 'stale_version']);
    expect((await set(path, id, { 'if-match': '"v1"' })).body.campaign_number).toBe(4);
    expect(codesOf(await set(second, uuidv7()))).toEqual(['/campaign_id unknown_campaign']);
    expect((await council.get(at(id))).body).toMatchObject({ numbers_given: 4, version: 5 });

    const sent = await system.sentAbout(path.split('/').at(-1)!, 2);
    expect(sent[1]!.data).toMatchObject({ campaign_id: id, campaign_number: 4 });
  });

  it('are concluded with what was expected, or with a reason; what is missing is named', async () => {
    const id = await planned({ ...action, expected_outputs: { problems_solved: 2 } });
    const path = await held(id, { starts_at: START });
    const come = (kind: string, count = 1) => customs.post(`${path}/outcomes`, { kind, count });
    expect((await come('solved_on_the_spot')).status).toBe(201);
    expect((await come('survey_report')).status).toBe(201);
    await customs.post(`${path}/attendance`, { attendance: [{ unit_id: 'customs', persons: 4, hours: 2 }] });
    const refused = await customs.post(`${at(id)}/conclude`, {});
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'outputs_missing',
        missing: { problems_solved: 1, relations_straightened: 1, reports: 0 },
        detail: expect.stringContaining('解决难题 1 个，理顺关系 1 次，调查报告 0 份'),
      },
    });
    expect((await council.get(at(id))).body).toMatchObject({
      progress: {
        ...{ activities: 1, held: 1, ahead: 0, persons: 4, person_hours: 8 },
        by_outcome_kind: [
          { kind: 'solved_on_the_spot', activities: 1, outcomes: 1 },
          { kind: 'survey_report', activities: 1, outcomes: 1 },
        ],
      },
      outputs: [
        { output: 'problems_solved', expected: 2, count: 1, missing: 1 },
        { output: 'relations_straightened', expected: 1, count: 0, missing: 1 },
        { output: 'reports', expected: 1, count: 1, missing: 0 },
      ],
      ...{ fulfilled: false, own_progress: null, parts: [] },
    });
    const concluded = await customs.post(`${at(id)}/conclude`, { reason: '保密：另行形成' });
    expect(concluded).toMatchObject({
      status: 200,
      body: { state: 'concluded', concluded_reason: '保密：另行形成', actions: ['record_indicators'] },
    });
    expect(codesOf(await council.post('/v1/activities', { ...lecture, campaign_id: id }))).toEqual([
      '/campaign_id campaign_over',
    ]);
    expect(told(await council.post(`${at(id)}/conclude`, {}))).toEqual([409, 'campaign_not_open']);
    expect((await council.post(`${at(id)}/reopen`, { reason: '保密：又拥堵' })).body.state).toBe('open');
    expect((await come('solved_on_the_spot')).status).toBe(201);
    expect((await come('relation_straightened')).status).toBe(201);
    expect((await customs.post(`${at(id)}/conclude`, {})).body).toMatchObject({
      ...{ state: 'concluded', fulfilled: true, concluded_reason: null },
    });
  });

  it('may be one of several under one campaign, which sums them up and is over after them', async () => {
    const whole = await planned({ ...action, title: '保密：十大专项行动' });
    const [one, other] = [
      await planned({ ...action, part_of: whole }),
      await planned({ ...action, part_of: whole }),
    ];
    await held(whole, { starts_at: START });
    await held(other);
    const path = await held(one, { starts_at: START });
    for (const kind of ['solved_on_the_spot', 'relation_straightened', 'survey_report'])
      await council.post(`${path}/outcomes`, { kind });
    const sum = { activities: 3, held: 1, ahead: 1 };
    expect((await council.get(at(whole))).body).toMatchObject({
      ...{ progress: sum, own_progress: { activities: 1, held: 0 }, fulfilled: true },
      parts: [
        { id: one, state: 'open', progress: { activities: 1, held: 1 } },
        { id: other, progress: { activities: 1, ahead: 1 } },
      ],
    });
    expect((await council.get(at(one))).body.whole).toEqual({ id: whole, title: '保密：十大专项行动' });
    const parts = await council.get(`/v1/campaigns?part_of=${whole}`);
    expect(parts.body.items.map(({ id }: { id: string }) => id)).toEqual([other, one]);
    const listed = (await council.get('/v1/campaigns?kind=special_action&unit_id=maritime')).body.items;
    expect(listed.find(({ id }: { id: string }) => id === whole)).toMatchObject({ progress: sum });

    for (const [body, error] of [
      [{ ...action, part_of: one }, '/part_of part_of_a_part'],
      [{ ...series, part_of: whole }, '/part_of only_actions_are_parts'],
      [{ ...action, part_of: uuidv7() }, '/part_of unknown_campaign'],
    ] as const)
      expect(codesOf(await council.post('/v1/campaigns', body))).toEqual([error]);
    expect(told(await council.post(`${at(whole)}/conclude`, {}))).toEqual([409, 'parts_open']);
    expect((await council.post(`${at(one)}/conclude`, {})).body.state).toBe('concluded');
    const off = { reason: '保密：并入' };
    expect((await council.post(`${at(other)}/call-off`, off)).body).toMatchObject({
      ...{ state: 'called_off', called_off_reason: '保密：并入', actions: [] },
    });
    expect((await council.post(`${at(whole)}/conclude`, {})).body.state).toBe('concluded');
    expect(told(await council.post(`${at(one)}/reopen`, off))).toEqual([409, 'whole_over']);
    expect(codesOf(await council.post('/v1/campaigns', { ...action, part_of: whole }))).toEqual([
      '/part_of campaign_over',
    ]);
  });

  it('show before and after, and nothing that is for inside to an enterprise', async () => {
    const id = await planned();
    const queue = { name: '保密：排队车辆', unit: '辆', better: 'lower' };
    const before = { value: 42.5, on: '2026-12-01' };
    const after = { value: 17, on: '2026-12-01' };
    const record = (by: Caller, indicators: object[]) => by.post(`${at(id)}/indicators`, { indicators });
    expect((await record(customs, [{ ...queue, before }])).body.indicators).toEqual([
      { ...queue, before, after: null, change: null, change_percent: null, verdict: null },
    ]);
    const recorded = await record(customs, [
      { ...queue, before, after },
      { ...queue, name: '零起点', better: 'higher', before: { value: 0, on: '2026-12-01' }, after },
    ]);
    expect(recorded.body.indicators).toMatchObject([
      { change: -25.5, change_percent: -60, verdict: 'better' },
      { change: 17, change_percent: null, verdict: 'better' },
    ]);
    expect(codesOf(await record(customs, [queue, queue]))).toEqual(['/indicators/1/name repeated_indicator']);
    expect(
      codesOf(
        await record(
          customs,
          Array.from({ length: 11 }, () => queue),
        ),
      ),
    ).toEqual(['/indicators too_many']);
    expect((await enterprise.get(at(id))).body).toMatchObject({
      ...{ title: action.title, purpose: null, indicators: [], actions: [] },
    });
    expect((await enterprise.get('/v1/campaigns')).body.items[0]).not.toHaveProperty('purpose');
  });

  it('ask for the right role and alliance, the right version, and do nothing twice', async () => {
    const id = await planned();
    for (const by of [customs, enterprise]) {
      expect(told(await by.post('/v1/campaigns', action))).toEqual([403, 'forbidden_role']);
      expect(told(await by.post(`${at(id)}/call-off`, { reason: '否' }))).toEqual([403, 'forbidden_role']);
    }
    for (const [step, body] of [
      ['conclude', { reason: '否' }],
      ['indicators', { indicators: [] }],
    ] as const)
      expect(told(await maritime.post(`${at(id)}/${step}`, body))).toEqual([403, 'forbidden_campaign']);
    expect(told(await neighbour.get(at(id)))).toEqual([404, 'not_found']);
    expect((await neighbour.get('/v1/campaigns')).body.items).toEqual([]);
    expect(told(await neighbour.post(`${at(id)}/call-off`, { reason: '否' }))).toEqual([404, 'not_found']);
    expect(codesOf(await neighbour.post('/v1/activities', { ...lecture, campaign_id: id }))).toEqual([
      '/campaign_id unknown_campaign',
    ]);
    expect(codesOf(await neighbour.post('/v1/campaigns', { ...action, part_of: id }))).toEqual([
      '/part_of unknown_campaign',
    ]);

    const { kind: _, ...whole } = action;
    const change = { ...whole, title: '保密：另名', lead_unit_id: 'maritime' };
    const once = { headers: { 'idempotency-key': uuidv7(), 'if-match': '"v1"' } };
    const changed = await dispatcher.post(`${at(id)}/change`, change, once);
    expect(changed).toMatchObject({ status: 200, body: { title: '保密：另名', unit_ids: [], version: 2 } });
    expect((await dispatcher.post(`${at(id)}/change`, change, once)).body).toEqual(changed.body);
    expect(told(await dispatcher.post(`${at(id)}/change`, change))).toEqual([200, 2]); // nothing new
    const stale = { headers: { 'if-match': '"v1"' } };
    expect(told(await council.post(`${at(id)}/change`, whole, stale))).toEqual([412, 'stale_version']);
    // Whoever leads it now records; who did does not any more.
    expect(told(await customs.post(`${at(id)}/indicators`, { indicators: [] }))).toEqual([
      403,
      'forbidden_campaign',
    ]);
    expect(told(await maritime.post(`${at(id)}/indicators`, { indicators: [] }))).toEqual([200, 2]);
    for (const [body, error] of [
      [{ ...action, ends_on: null }, '/ends_on end_needed'],
      [{ ...action, ends_on: '2026-11-30' }, '/ends_on ends_before_first_day'],
      [{ ...action, lead_unit_id: 'pilots' }, '/lead_unit_id unknown_unit'],
      [{ ...action, title: '专项\0' }, '/title wrong_format'],
    ] as const)
      expect(codesOf(await council.post('/v1/campaigns', body))).toEqual([error]);
  });

  it('tell of themselves in order, without anything that anybody typed, and the same when published again', async () => {
    const id = await planned();
    await held(id);
    const measured = (value: number) => ({ value, on: '2026-12-01' });
    await customs.post(`${at(id)}/indicators`, {
      indicators: [
        { name: '保密：排队', unit: '保密', better: 'lower', before: measured(9), after: measured(3) },
      ],
    });
    const { kind: _, ...whole } = action;
    await council.post(`${at(id)}/change`, { ...whole, ends_on: '2027-01-31' });
    await council.post(`${at(id)}/conclude`, { reason: '保密：另行形成' });
    await council.post(`${at(id)}/reopen`, { reason: '保密：又拥堵' });
    await council.post(`${at(id)}/call-off`, { reason: '保密：并入' });
    const sent = await system.sentAbout(id, 7);
    for (const { type, data } of sent) validate(type, data);
    expect(sent.map(({ type, version }) => `${type.split('.')[2]} ${version}`)).toEqual([
      ...['planned 1', 'activity_joined 2', 'indicators_recorded 3', 'changed 4'],
      ...['concluded 5', 'reopened 6', 'called_off 7'],
    ]);
    expect(sent[0]!.data).toMatchObject({ target_group: 'truck_drivers', reports_expected: 1 });
    expect(sent[2]!.data).toMatchObject({ indicators: 1, measured: 1, better: 1 });
    expect(sent[4]!.data).toMatchObject({ activities_held: 0, problems_solved: 0, fulfilled: false });
    expect(JSON.stringify(sent)).not.toContain('保密');

    await operatorCommands['events']!(['republish', '--aggregate', id, '--by', 'tester'], system.service.app);
    expect((await system.sentAbout(id, 14)).slice(7)).toEqual(sent);
    await system.service.app.get(Messaging).sealer.sealAll();
    expect(await operatorCommands['audit']!(['verify', '--tenant', ALLIANCE], system.service.app)).toBe(0);
  }, 60_000);
});
