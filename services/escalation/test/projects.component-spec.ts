import type { Caller } from '@muster/http/testing';
import pg from 'pg';
import { changed, harbourEntries } from '../src/domain/testing/harbour.js';
import { exampleVersion } from '../src/projects/project-examples.js';
import { EscalationSystem } from './escalation-system.js';

const project = (id: string, owner: string) =>
  changed('project', id, {
    id,
    name_zh: '九号泊位',
    name_en: 'Berth 9',
    stage: 'construction',
    owner_enterprise_id: owner,
    unit_ids: [],
    officer_ids: [],
  });

describe('the processes of projects: HTTP in, whistles and Kafka out', () => {
  let system: EscalationSystem;
  let database: pg.Client;
  let dispatcher: Caller;
  let acme: Caller;
  let other: Caller;
  let customs: Caller;
  let terminal: Caller;
  let police: Caller;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    const officer = changed('officer', 'officer-1', { id: 'officer-1', posts: [] });
    const projects = [...['berth-1', 'berth-2', 'berth-3'].map((id) => project(id, 'acme')), officer];
    await Promise.all([
      system.found('harbour', [...harbourEntries, ...projects]),
      system.found('next-door', [...harbourEntries, ...projects]),
    ]);
    database = new pg.Client(system.databaseUrl);
    await database.connect();
    dispatcher = system.as('dispatcher');
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    other = system.as('enterprise', 'harbour', { enterpriseId: 'other' });
    [customs, terminal, police] = ['customs', 'terminal', 'police'].map((unitId) =>
      system.as('unit_officer', 'harbour', { unitId }),
    ) as [Caller, Caller, Caller];
    const published = await publish({ effective_on: '2021-01-01' });
    expect([published.status, published.body.versions[0].no]).toEqual([201, 1]);
  }, 120_000);
  afterAll(async () => {
    await database?.end();
    await system?.[Symbol.asyncDispose]();
  });

  const publish = (more: object, by = dispatcher, code = 'industrial') =>
    by.post(`/v1/process-templates/${code}/versions`, { ...exampleVersion, ...more });
  async function open(project_id: string): Promise<string> {
    const { status, body } = await dispatcher.post('/v1/project-processes', {
      project_id,
      template_code: 'industrial',
    });
    expect([project_id, status]).toEqual([project_id, 201]);
    return `/v1/project-processes/${body.id}`;
  }
  const whistlesOf = async (path: string) => (await dispatcher.get(path)).body.whistles;

  it('goes from approval to closing, each by the one whose step it is, and tells Kafka codes only', async () => {
    const path = await open('berth-1');
    const step = async (by: Caller, name: string, body: object = {}) => {
      const answer = await by.post(`${path}/${name}`, body);
      expect([name, answer.status]).toEqual([name, 200]);
      return answer.body;
    };
    const ready = (...codes: string[]) => ({ elements: codes.map((code) => ({ code, ready: true })) });
    await customs.put(`${path}/phases/approval/elements`, ready('land'));
    const offered = (await customs.get(path)).body.phases.map(({ actions }: any) => actions);
    expect(offered).toEqual([['enter_phase', 'assess_elements'], []]);
    await step(customs, 'phases/approval/enter');
    await step(acme, 'phases/approval/acknowledge');
    await step(customs, 'phases/approval/tasks/permit/complete', { note: '许可证号保密' });
    await terminal.put(`${path}/phases/construction/elements`, ready('water', 'power'));
    await step(dispatcher, 'phases/construction/enter');
    await step(acme, 'segments/main_structure/submit');
    await step(terminal, 'segments/main_structure/decide', { accepted: false, findings: '保护层不足' });
    await step(acme, 'segments/main_structure/submit');
    const accepted = await step(terminal, 'segments/main_structure/decide', { accepted: true });
    expect(accepted.segments[0].submissions).toMatchObject([
      { no: 1, limit_working_days: 10, accepted: false, findings: '保护层不足' },
      { no: 2, accepted: true, breached_at: null },
    ]);
    expect(await step(dispatcher, 'close')).toMatchObject({ is_open: false, outstanding: [] });

    const id = path.split('/').at(-1)!;
    const events = await system.sentAbout(id, 12);
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(JSON.stringify(events)).not.toMatch(/保密|保护层/);
    expect((await acme.get(path)).body).toEqual((await dispatcher.get(path)).body);
  });

  it('raises one whistle for missing wages and missing elements, whoever looks how often', async () => {
    const path = await open('berth-2');
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const unpaid = {
      account_opened: true,
      paid_in_full_on_time: false,
      wages_before_progress_payment: true,
    };
    for (let look = 0; look < 2; look++) {
      expect((await customs.put(`${path}/wage-checks/${month}`, unpaid)).status).toBe(200);
      const missing = { elements: [{ code: 'power', ready: false }] };
      expect((await terminal.put(`${path}/phases/construction/elements`, missing)).status).toBe(200);
      const both = { elements: [true, false].map((ready) => ({ code: 'power', ready })) };
      const refused = await terminal.put(`${path}/phases/construction/elements`, both);
      expect(refused.body).toMatchObject({ status: 409, code: 'repeated_code', repeated: 'power' });
      await system.until(async () => (await whistlesOf(path)).length === 2);
    }
    const whistles = await whistlesOf(path);
    expect(whistles.map(({ cause, reference }: any) => `${cause} ${reference}`).sort()).toEqual([
      'element_missing construction',
      `wages_missing ${month}`,
    ]);
    for (const { ticket_id, cause } of whistles) {
      // Who owes wages does not get the whistle into its hands.
      const served = cause === 'element_missing';
      expect((await dispatcher.get(`/v1/tickets/${ticket_id}`)).body).toMatchObject({
        state: 'dispatched',
        kind: 'proactive',
        source: 'council',
        enterprise_id: served ? 'acme' : null,
        lead_unit_id: 'customs',
        title: expect.stringMatching(
          served
            ? /^要素尚未具备：九号泊位（.+） \/ Elements missing: Berth 9, .+$/
            : new RegExp(`^工资支付有缺项：九号泊位 ${month} / Wages in doubt: Berth 9$`),
        ),
      });
      expect((await acme.get(`/v1/tickets/${ticket_id}`)).status).toBe(served ? 200 : 404);
    }
    const { rows } = await database.query(
      `select count(*)::int as n from ticket where tenant_id = 'harbour' and source = 'council'`,
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('records a deadline that has passed, once, and a month that nobody looked at with its whistle', async () => {
    const path = await open('berth-3');
    await acme.post(`${path}/segments/main_structure/submit`);
    const id = path.split('/').at(-1)!;
    // Time passes: what is due lies in the past from now on.
    await database.query(
      `update project_process set attention_at = now(), document = jsonb_set(jsonb_set(document,
         '{segments,main_structure,0,dueAt}', to_jsonb(extract(epoch from now() - interval '1 hour') * 1000)),
         '{nextWageCheck,dueAt}', to_jsonb(extract(epoch from now() - interval '1 minute') * 1000))
       where id = $1`,
      [id],
    );
    await system.until(async () => (await whistlesOf(path)).length === 1);
    const { body } = await dispatcher.get(path);
    expect(body.segments[0].submissions[0].breached_at).not.toBeNull();
    expect(body.wages).toMatchObject([{ account_opened: null, missed_at: expect.any(String) }]);
    expect(body.whistles).toMatchObject([{ cause: 'wage_check_missed', reference: body.wages[0].month }]);
    const types = (await system.sentAbout(id, 5)).map(({ type }) => type.replace(/^.*process\.|\.v1$/g, ''));
    expect(types).toEqual([
      'opened',
      'segment_submitted',
      'segment_breached',
      'wage_check_missed',
      'whistle_raised',
    ]);
  });

  it('takes a commando team in and lets it go with its result, which stays inside', async () => {
    const { body } = await dispatcher.get('/v1/project-processes?project_id=berth-3');
    const path = `/v1/project-processes/${body.items[0].id}`;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const wrong = await dispatcher.post(`${path}/teams`, {
      team_id: 'gate-team',
      officer_ids: ['officer-1', 'nobody'],
      until: '2020-01-01T00:00:00Z',
    });
    expect([wrong.status, wrong.body.errors.map(({ pointer }: any) => pointer)]).toEqual([
      422,
      ['/officer_ids/1', '/until'],
    ]);
    const team = { team_id: 'gate-team', officer_ids: ['officer-1'], until };
    expect((await terminal.post(`${path}/teams`, team)).body.code).toBe('not_entitled');
    const joined = await dispatcher.post(`${path}/teams`, team);
    expect([joined.status, joined.body.teams]).toMatchObject([
      200,
      [{ id: 'gate-team', until, result: null }],
    ]);
    const done = await dispatcher.post(`${path}/teams/gate-team/done`, { result: '保密：抢通便道' });
    expect(done.body.teams).toMatchObject([{ result: '保密：抢通便道', detached_at: expect.any(String) }]);
    expect((await system.as('analyst').get(path)).body.teams[0].result).toBeNull();
    const events = await system.sentAbout(done.body.id, done.body.version);
    expect(events.at(-2)!.data).toMatchObject({ team_id: 'gate-team', officer_ids: ['officer-1'], until });
    expect(JSON.stringify(events)).not.toContain('保密');
    expect(await system.republishedAbout(done.body.id)).toEqual(
      events.map(({ type, data }) => ({ type, data })),
    );
  });

  it('refuses what the rules do not allow, and says what would help', async () => {
    const again = await dispatcher.post('/v1/project-processes', {
      project_id: 'berth-3',
      template_code: 'industrial',
    });
    expect([again.status, again.body.code]).toEqual([409, 'process_exists']);
    const unknown = await dispatcher.post('/v1/project-processes', {
      project_id: 'berth-99',
      template_code: 'industrial',
    });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/project_id']);
    const early = await publish({ effective_on: '2020-01-01' });
    expect([early.status, early.body.code]).toEqual([409, 'effective_too_early']);
    const wrong = await publish(
      { wage_watch: { unit_id: 'nobody', category_code: 'nothing', grace_working_days: 5 } },
      dispatcher,
      'other',
    );
    expect([wrong.status, wrong.body.errors.map(({ pointer }: any) => pointer)]).toEqual([
      422,
      ['/wage_watch/unit_id', '/wage_watch/category_code'],
    ]);
    const { body } = await dispatcher.get('/v1/project-processes?project_id=berth-3');
    const path = `/v1/project-processes/${body.items[0].id}`;
    const refusals = await Promise.all([
      customs.post(`${path}/segments/main_structure/decide`, { accepted: true }),
      acme.post(`${path}/segments/nothing/submit`),
      dispatcher.post(`${path}/phases/construction/enter`),
      dispatcher.post(`${path}/close`),
      customs.put(`${path}/wage-checks/2020-01`, {
        account_opened: true,
        paid_in_full_on_time: true,
        wages_before_progress_payment: true,
      }),
    ]);
    expect(refusals.map((answer) => [answer.status, answer.body.code])).toEqual([
      [403, 'not_entitled'],
      [404, 'unknown_part'],
      [409, 'phase_out_of_order'],
      [409, 'process_outstanding'],
      [409, 'month_not_checkable'],
    ]);
  });

  it('is shown to the owner, to the units of the plan and to the alliance, and to nobody else', async () => {
    const { body } = await dispatcher.get('/v1/project-processes?project_id=berth-3');
    const path = `/v1/project-processes/${body.items[0].id}`;
    const neighbour = system.as('dispatcher', 'next-door');
    for (const stranger of [other, police, neighbour]) expect((await stranger.get(path)).status).toBe(404);
    expect((await neighbour.post(`${path}/close`)).status).toBe(404);
    expect((await other.post(`${path}/segments/main_structure/submit`)).status).toBe(404);
    expect((await police.get('/v1/project-processes')).body.items).toEqual([]);
    expect((await customs.get('/v1/project-processes?limit=2')).body.items).toHaveLength(2);
    expect((await neighbour.get('/v1/process-templates/industrial')).status).toBe(404);
  });

  it('takes a version for a day of the calendar only', async () => {
    for (const effective_on of ['0000-01-01', '2026-02-30', '2026-12']) {
      const { status, body } = await publish({ effective_on }, dispatcher, 'undated');
      expect([status, body.errors]).toMatchObject([
        422,
        [{ pointer: '/effective_on', code: 'wrong_format' }],
      ]);
    }
  });

  it('answers a repeated request as before', async () => {
    const ask = { headers: { 'idempotency-key': 'once' } };
    const version = { ...exampleVersion, effective_on: '2022-01-01' };
    const first = await dispatcher.post('/v1/process-templates/repeated/versions', version, ask);
    const second = await dispatcher.post('/v1/process-templates/repeated/versions', version, ask);
    expect(second.body).toEqual(first.body);
    expect(second.body.versions).toHaveLength(1);
  });
});
