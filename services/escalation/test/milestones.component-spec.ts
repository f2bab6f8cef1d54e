import type { Answer, Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { DAY_MS, localDate } from '@muster/clock';
import pg from 'pg';
import { changed, harbourEntries } from '../src/domain/testing/harbour.js';
import { exampleVersion } from '../src/projects/project-examples.js';
import { EscalationSystem } from './escalation-system.js';

const inDays = (days: number): string => localDate('Asia/Shanghai', Date.now() + days * DAY_MS);
const named = (code: string) => ({ code, name_zh: `节点${code}`, name_en: `Milestone ${code}` });

describe('milestones of projects (ADR-0241): HTTP in, HTTP and Kafka out', () => {
  let system: EscalationSystem;
  let database: pg.Client;
  let council: Caller;
  let dispatcher: Caller;
  let union: Caller;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    const project = (id: string, owner_enterprise_id: string) =>
      changed('project', id, {
        ...{ id, name_zh: '泊位', name_en: 'Berth', stage: 'construction' },
        owner_enterprise_id,
        unit_ids: [],
        officer_ids: [],
      });
    const projects = ['berth-1', 'berth-2', 'berth-3', 'berth-4'].map((id) =>
      project(id, id === 'berth-4' ? 'other' : 'acme'),
    );
    for (const alliance of ['harbour', 'other-harbour'])
      await system.found(alliance, [...harbourEntries, ...projects]);
    database = new pg.Client(system.databaseUrl);
    await database.connect();
    callers();
    const milestones = [{ ...named('ground_broken'), offset_days: 5, phase: 'construction' }];
    const version = { ...exampleVersion, effective_on: '2021-01-01', milestones };
    const { status, body } = await dispatcher.post('/v1/process-templates/industrial/versions', version);
    expect([status, body.versions[0].milestones]).toMatchObject([201, [{ offset_days: 5, unit_id: null }]]);
  }, 120_000);
  afterAll(async () => {
    await database?.end();
    await system?.[Symbol.asyncDispose]();
  });

  function callers(): void {
    [council, dispatcher] = [system.as('council'), system.as('dispatcher')];
    union = officer('union');
  }
  const officer = (unitId: string) => system.as('unit_officer', 'harbour', { unitId });
  const ok = (answer: Answer, status = 200) => {
    expect([answer.status, answer.body.code, answer.body.errors]).toEqual([status, undefined, undefined]);
    return answer.body;
  };
  /** Opens a project's process, and answers with it. */
  const open = async (project_id: string, milestones: object[] = []) =>
    ok(
      await dispatcher.post('/v1/project-processes', { project_id, template_code: 'industrial', milestones }),
      201,
    );
  const step = (by: Caller, id: string, of: string, body: object, headers = {}) =>
    by.post(`/v1/project-processes/${id}/milestones${of && `/${of}`}`, body, { headers });
  const register = async (by: Caller, query = ''): Promise<any[]> =>
    ok(await by.get(`/v1/project-milestones?${query}`)).items;
  const codes = async (by: Caller, query = '') => (await register(by, query)).map(({ code }) => code);
  const about = (id: string, what: string) =>
    system.sent.filter(
      ({ key, type }) => key === id && type === `muster.project_process.milestone_${what}.v1`,
    );
  /** As if the planned day were over: time passes on its own, slowly. */
  const letDayPass = (id: string, code: string) =>
    database.query(
      `with moved as (
         update project_process set attention_at = now(), document = jsonb_set(document, '{milestones}', (
           select jsonb_agg(case when one->>'code' = $2 then one || jsonb_build_object('plannedOn', $3::text,
             'dueAt', extract(epoch from now() - interval '1 minute') * 1000) else one end)
           from jsonb_array_elements(document->'milestones') as one))
         where id = $1::uuid)
       update project_milestone set planned_on = $3::date, due_at = now() - interval '1 minute'
       where process_id = $1::uuid and code = $2`,
      [id, code, inDays(-1)],
    );

  it('are set when a process is begun and later, planned anew with reasons, reached and taken back', async () => {
    const commissioning = {
      ...named('commissioning'),
      planned_on: inDays(30),
      unit_id: 'union',
      phase: 'construction',
    };
    const nobodys = await dispatcher.post('/v1/project-processes', {
      ...{ project_id: 'berth-1', template_code: 'industrial' },
      milestones: [{ ...commissioning, unit_id: 'nobody' }],
    });
    expect([nobodys.status, nobodys.body.errors]).toMatchObject([
      422,
      [{ pointer: '/milestones/0/unit_id', code: 'unknown_unit' }],
    ]);
    const { id, milestones } = await open('berth-1', [commissioning]);
    expect(milestones).toMatchObject([
      {
        code: 'ground_broken',
        planned_on: inDays(5),
        state: 'planned',
        unit_id: null,
        answerable_unit_id: 'terminal',
      },
      {
        code: 'commissioning',
        first_planned_on: inDays(30),
        answerable_unit_id: 'union',
        actions: ['reach_milestone', 'replan_milestone', 'remove_milestone'],
      },
    ]);

    const headers = { 'idempotency-key': randomUUID(), 'if-match': '"v3"' };
    const add = () => step(council, id, '', { ...named('topped_out'), planned_on: inDays(10) }, headers);
    const [first, second] = [await add(), await add()];
    expect(ok(first).milestones.map(({ code }: any) => code)).toEqual([
      'ground_broken',
      'topped_out',
      'commissioning',
    ]);
    expect([second.status, second.body]).toEqual([200, first.body]);
    const stale = await step(council, id, 'topped_out/remove', { reason: '不需要' }, { 'if-match': '"v3"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);

    const reason = '台风停工，李工请求';
    const past = await step(council, id, 'commissioning/replan', { planned_on: inDays(-1), reason });
    expect(past.body).toMatchObject({
      status: 409,
      code: 'due_has_passed',
      detail: expect.stringContaining(inDays(0)),
    });
    const moved = ok(await step(council, id, 'commissioning/replan', { planned_on: inDays(40), reason }));
    expect(moved.milestones[2]).toMatchObject({
      ...{ planned_on: inDays(40), first_planned_on: inDays(30) },
      moves: [{ from: inDays(30), to: inDays(40), reason, by_role: 'council', by_unit_id: null }],
    });
    expect(
      ok(await system.as('analyst').get(`/v1/project-processes/${id}`)).milestones[2].moves[0].reason,
    ).toBeNull();

    // Whoever answers for it reports it, and sees the process although the plan does not know its unit.
    expect(
      ok(await union.get(`/v1/project-processes/${id}`)).milestones.map(({ actions }: any) => actions),
    ).toEqual([[], [], ['reach_milestone']]);
    const tomorrow = await step(union, id, 'commissioning/reach', { reached_on: inDays(1) });
    expect(tomorrow.body).toMatchObject({
      status: 409,
      code: 'not_reachable_on',
      from: inDays(0),
      to: inDays(0),
    });
    expect((await step(union, id, 'topped_out/reach', {})).body.code).toBe('not_entitled');
    expect((await step(officer('police'), id, 'commissioning/reach', {})).status).toBe(404);
    ok(await step(dispatcher, id, 'ground_broken/reach', { reached_on: inDays(0) }));
    const reached = ok(await step(union, id, 'commissioning/reach', {}));
    expect(reached.milestones[2]).toMatchObject({
      ...{ state: 'reached', reached_on: inDays(0), days_ahead: 40, days_ahead_of_first: 30 },
      ...{ days_since_previous: 0, previous: 'ground_broken' },
    });
    expect(reached.speed).toEqual({
      planned: 1,
      late: 0,
      reached: 2,
      days_ahead_of_first: 35,
      days_first_to_last: 0,
    });
    ok(await step(union, id, 'commissioning/take-back', { reason: '误报，李工更正' }));
    const { body: removed } = await step(council, id, 'topped_out/remove', { reason: '李工取消' });
    expect(removed.milestones.map(({ state }: any) => state)).toEqual(['reached', 'removed', 'planned']);

    const events = await system.sentAbout(id, removed.version);
    expect(events.map(({ type }) => type.replace(/^.*_process\.|\.v1$/g, ''))).toEqual([
      ...['opened', 'milestone_added', 'milestone_added', 'milestone_added', 'milestone_replanned'],
      ...['milestone_reached', 'milestone_reached', 'milestone_taken_back', 'milestone_removed'],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/李工|节点/);
    expect(events[4]!.data).toMatchObject({
      ...{ milestone: 'commissioning', unit_id: 'union', planned_on: inDays(40) },
      ...{ planned_before: inDays(30), first_planned_on: inDays(30), move_no: 1 },
    });
    expect(await system.republishedAbout(id)).toEqual(events.map(({ type, data }) => ({ type, data })));
  });

  it('are told of as late once, whoever dies meanwhile or looks as well, and once more for another day', async () => {
    const { id } = await open('berth-2', [
      { ...named('handed_over'), planned_on: inDays(0), unit_id: 'union' },
    ]);
    expect(await codes(union)).toContain('handed_over');
    expect(about(id, 'overdue')).toEqual([]); // its day is not over
    await letDayPass(id, 'handed_over');
    await system.restart();
    callers();
    await system.until(async () => about(id, 'overdue').length > 0);
    expect(about(id, 'overdue')[0]!.data).toMatchObject({
      ...{ project_id: 'berth-2', milestone: 'handed_over', unit_id: 'union' },
      ...{ planned_on: inDays(-1), first_planned_on: inDays(0) },
    });
    const [late] = await register(council, 'state=late');
    expect(late).toMatchObject({
      code: 'handed_over',
      state: 'late',
      overdue_since: expect.any(String),
      process: { id, project_id: 'berth-2' },
    });
    const again = ok(
      await step(council, id, 'handed_over/replan', { planned_on: inDays(0), reason: '再给一天' }),
    );
    expect(again.milestones[0]).toMatchObject({ state: 'planned', overdue_since: null });
    await using second = await system.another(); // two look from now on
    await letDayPass(id, 'handed_over');
    await system.until(async () => about(id, 'overdue').length > 1);
    const beside = second.as({ role: 'council', allianceId: 'harbour', accountId: randomUUID() });
    expect(await codes(beside, 'state=late')).toEqual(['handed_over']);
    const done = ok(await step(union, id, 'handed_over/reach', {}));
    expect(done.milestones[0]).toMatchObject({ state: 'reached', days_ahead: -1, days_ahead_of_first: 0 });
    ok(await step(union, id, 'handed_over/take-back', { reason: '误报' }));
    // Its day was told of: what comes next is what is asked for, and nothing before it.
    const { version } = ok(await step(union, id, 'handed_over/reach', {}));
    await system.sentAbout(id, version);
    expect(about(id, 'overdue')).toHaveLength(2);
  });

  it('are one register over the projects that somebody may see, narrowed, counted and in pages', async () => {
    const { id } = await open('berth-3', [
      { ...named('piled'), planned_on: inDays(2) },
      { ...named('paved'), planned_on: inDays(200), unit_id: 'union' },
    ]);
    await open('berth-4');
    const ofBerth3 = 'project_id=berth-3';
    expect(await codes(council, ofBerth3)).toEqual(['piled', 'ground_broken', 'paved']);
    expect(await codes(council, `${ofBerth3}&due_before=${inDays(5)}`)).toEqual(['piled']);
    expect(await codes(council, `${ofBerth3}&due_before=${inDays(6)}`)).toEqual(['piled', 'ground_broken']);
    expect(await codes(council, `${ofBerth3}&unit_id=customs`)).toEqual(['piled']); // of the first phase
    ok(await step(council, id, 'piled/reach', {}));
    ok(await step(council, id, 'ground_broken/remove', { reason: '并入打桩' }));
    expect(await codes(council, ofBerth3)).toEqual(['paved']);
    expect(await codes(council, `${ofBerth3}&state=reached&state=removed`)).toEqual([
      'piled',
      'ground_broken',
    ]);
    const counts = async (by: Caller, query = '') =>
      ok(await by.get(`/v1/project-milestones/counts?${query}`));
    expect(await counts(council, ofBerth3)).toEqual({
      planned: 1,
      late: 0,
      reached: 1,
      removed: 1,
      days_ahead_of_first: 2,
    });
    expect(await counts(council, `${ofBerth3}&unit_id=union`)).toMatchObject({ planned: 1, reached: 0 });

    const acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    const other = system.as('enterprise', 'harbour', { enterpriseId: 'other' });
    expect(await codes(acme, ofBerth3)).toEqual(['paved']);
    expect(new Set((await register(other)).map(({ process }) => process.project_id))).toEqual(
      new Set(['berth-4']),
    );
    expect(await counts(officer('police'))).toMatchObject({ planned: 0, late: 0 });
    expect(await register(system.as('council', 'other-harbour'))).toEqual([]);
    expect(await register(system.as('unit_officer'))).toEqual([]);

    const query = 'state=planned&state=late&state=reached&state=removed';
    const all = (await register(council, query)).map(({ code, process }) => `${process.project_id} ${code}`);
    expect(all.length).toBeGreaterThan(6);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: Answer = await council.get(`/v1/project-milestones?${query}&limit=3&cursor=${cursor}`);
      seen.push(...ok(next).items.map(({ code, process }: any) => `${process.project_id} ${code}`));
      cursor = next.body.next_cursor;
    }
    expect(seen).toEqual(all);
    const made = Buffer.from(JSON.stringify(['2026-02-30T00:00:00Z', id, 'x'])).toString('base64url');
    for (const wrong of ['cursor=x', `cursor=${made}`, 'state=done', 'due_before=2026-02-30', 'unit_id=A'])
      expect([wrong, (await council.get(`/v1/project-milestones?${wrong}`)).status]).toEqual([wrong, 422]);
  });
});
