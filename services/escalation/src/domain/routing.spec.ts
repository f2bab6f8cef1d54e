import fc from 'fast-check';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { acme, changed, dispatcher, harbour, harbourEntries, hotline, officerOf } from './testing/harbour.js';
import { at, refusalOf, Story } from './testing/story.js';
import { leadOf } from './whistle.js';

const names = { name_zh: '名', name_en: 'Name' };
const everywhere = { category_code: null, process_stage: null, co_unit_ids: [] };
const rule = (id: string, lead_unit_id: string, conditions: object) => ({
  ...everywhere,
  id,
  lead_unit_id,
  ...conditions,
});
const given = (kind: string) => harbourEntries.find((entry) => entry.kind === kind)!.data as any;
const matrix = (...rules: object[]) =>
  changed('matrix', 'current', {
    ...given('matrix'),
    places: [
      { code: 'east', ...names, around: { lat: 38.97, lon: 117.79, radius_m: 5_000 } },
      { code: 'gate-1', ...names, parent: 'east', around: { lat: 38.975, lon: 117.79, radius_m: 300 } },
      { code: 'west', ...names },
    ],
    rules: [...given('matrix').rules, ...rules],
  });
const project = changed('project', 'p-1', { id: 'p-1', ...names, stage: 'x', unit_ids: [], officer_ids: [] });
const inOils = changed('enterprise', 'acme', {
  id: 'acme',
  ...names,
  active: true,
  industry_alliance_ids: ['oils'],
  formal_members: 3,
});
const secretaryPost = { organisation_kind: 'party_organisation', organisation_id: 'p', post: 'secretary' };
const secretary = changed('officer', 'o-sec', { id: 'o-sec', posts: [secretaryPost] });
const postAt = (unitId: string, post: string, id = `${unitId}-${post}`) =>
  changed('officer', id, {
    id,
    posts: [{ organisation_kind: 'unit', organisation_id: unitId, post }],
  });
const shifts = (unitId: string, ...spans: [from: string, to: string][]) =>
  changed('rota', unitId, {
    unit_id: unitId,
    shifts: spans.map(([from, to]) => ({
      officer_id: `${unitId}-watch`,
      from: `${from}:00+08:00`,
      to: `${to}:00+08:00`,
    })),
  });
const nobodyAt = (unitId: string) => shifts(unitId);
const plan = (code: string, more: object = {}) => ({
  code,
  name_zh: `预案 ${code}`,
  name_en: `Plan ${code}`,
  kind: 'emergency',
  lead_unit_id: 'terminal',
  co_unit_ids: ['police', 'customs'],
  inform_unit_ids: ['union'],
  steps: [{ code: 'clear', name_zh: '疏散', name_en: 'Clear the area' }],
  ...more,
});
const plans = (version: number, ...all: object[]) =>
  changed('plans', 'current', { plans_version: version, plans: all });
const standDown = { stand_down_when: { name_zh: '恢复', name_en: 'All is open again' } };

function story(...changes: Parameters<typeof harbour>): Story {
  const one = new Story();
  one.directory = harbour(...changes);
  return one;
}
const dispatched = ({ events }: Story) => events.find(({ type }) => type === 'ticket.dispatched')!.data;
const place = (code: string | null, point: { lat: number; lon: number } | null = null) => ({
  place: { code, label: null, point },
});

describe('T5 rules', () => {
  const narrow = [
    matrix(
      rule('r-east', 'police', { category_code: 'clearance', place_code: 'east' }),
      rule('r-gate-1', 'terminal', { category_code: 'clearance', place_code: 'gate-1' }),
      rule('r-oils', 'union', { category_code: 'traffic', industry_alliance_id: 'oils' }),
      rule('r-project', 'border', { project_id: 'p-1' }),
    ),
    project,
  ];
  const ruleOf = (body: object, ...more: Parameters<typeof harbour>) =>
    story(...narrow, ...more).raise(body).whistle!.dispatch!.ruleId;

  it('match on the place, the nearest first, and on places within it', () => {
    expect(ruleOf(place('gate-1'))).toBe('r-gate-1');
    expect(ruleOf(place('east'))).toBe('r-east');
    expect(ruleOf(place('west'))).toBe('r-clearance');
    expect(ruleOf(place('unlisted'))).toBe('r-clearance');
    expect(ruleOf({})).toBe('r-clearance');
  });

  it('match on a point by the smallest circle around it', () => {
    expect(ruleOf(place(null, { lat: 38.976, lon: 117.79 }))).toBe('r-gate-1');
    expect(ruleOf(place(null, { lat: 38.96, lon: 117.79 }))).toBe('r-east');
    expect(ruleOf(place(null, { lat: 30, lon: 117.79 }))).toBe('r-clearance');
    // What the raiser names counts before where the telephone was.
    expect(ruleOf(place('west', { lat: 38.976, lon: 117.79 }))).toBe('r-clearance');
  });

  it('match on the project before everything, on the enterprise’s industry alliance before the stage', () => {
    expect(ruleOf({ projectId: 'p-1', ...place('gate-1') })).toBe('r-project');
    expect(ruleOf({ category: 'traffic' }, inOils)).toBe('r-oils');
    expect(ruleOf({ category: 'traffic' })).toBe('r-any');
    expect(ruleOf({ category: 'traffic', processStage: 'gate' }, inOils)).toBe('r-oils');
  });
});

describe('T5 who answers', () => {
  const posts = ({ events }: Story) =>
    events
      .flatMap(({ type, data }) => (type === 'ticket.dispatched' ? (data.on_duty ?? []) : []))
      .map(({ unit_id, post, officer_ids }) => [unit_id, post, ...officer_ids]);

  it('is pinned for every unit that works: the officer on the rota, else deputies, else heads', () => {
    const one = story(
      nobodyAt('border'),
      postAt('border', 'head'),
      postAt('border', 'deputy'),
      nobodyAt('terminal'),
      postAt('terminal', 'head', 'z'),
      postAt('terminal', 'head', 'a'),
    ).raise();
    expect(posts(one)).toEqual([
      ['customs', 'duty_officer', 'customs-watch'],
      ['border', 'deputy', 'border-deputy'],
      ['terminal', 'head', 'a', 'z'],
    ]);
    expect(dispatched(one)).toMatchObject({ catch_all: false });
  });

  it('counts from the first minute of a shift until just before its last', () => {
    const early = shifts('customs', ['2026-09-28T09:00', '2026-09-28T10:00']);
    const leadAt = (time: string) => story(early).at(time).raise().whistle!.dispatch!.leadUnitId;
    expect([leadAt('2026-09-28T09:00'), leadAt('2026-09-28T09:59')]).toEqual(['customs', 'customs']);
    expect([leadAt('2026-09-28T08:59'), leadAt('2026-09-28T10:00')]).toEqual(['office', 'office']);
  });

  it('makes the catch-all unit lead when nobody does, and says why', () => {
    const one = story(nobodyAt('customs')).raise();
    expect(dispatched(one)).toMatchObject({
      lead_unit_id: 'office',
      co_unit_ids: ['border', 'terminal'],
      rule_id: 'r-clearance',
      catch_all: true,
      catch_all_because: 'nobody_on_duty',
    });
    const lapsed = new Story().raise({ category: 'lapsed' });
    expect(dispatched(lapsed)).toMatchObject({ catch_all_because: 'lead_inactive' });
    expect(dispatched(new Story().raise())).not.toHaveProperty('catch_all_because');
  });

  it('puts the catch-all unit, once, in place of co-units that are not there; informed ones need nobody', () => {
    const one = story(nobodyAt('border'), nobodyAt('terminal'), nobodyAt('union')).raise();
    expect(dispatched(one)).toMatchObject({ lead_unit_id: 'customs', co_unit_ids: ['office'] });
    const inner = story(nobodyAt('union')).raise({ category: 'inner' });
    expect(inner.assignmentOf('union').role).toBe('inform');
  });

  it('waits for a dispatcher when there is no catch-all unit either', () => {
    const closed = changed('unit', 'office', { id: 'office', ...names, active: false, catch_all: true });
    const one = story(closed, nobodyAt('customs')).raise();
    expect(one.whistle).toMatchObject({ state: 'raised', dispatch: null });
  });

  it('is asked by hand, too: refused for a unit where nobody does, but never for the catch-all unit', () => {
    const held = () => story(nobodyAt('customs')).raise({ hold: true, enterpriseId: 'acme' }, hotline);
    const team = (leadUnitId: string, coUnitIds: string[], informUnitIds: string[] = []) => ({
      leadUnitId,
      coUnitIds,
      informUnitIds,
    });
    const refused = refusalOf(() => held().act('dispatch', team('border', ['customs']), dispatcher));
    expect(refused).toEqual({ code: 'nobody_on_duty', params: { unit_ids: ['customs'] } });
    const byHand = held().act('dispatch', team('office', ['border'], ['customs']), dispatcher);
    expect(posts(byHand)).toEqual([['border', 'duty_officer', 'border-watch']]);
  });
});

describe('T5 plans', () => {
  const agreed = plans(
    4,
    plan('inner'),
    plan('inner-east', { place_code: 'east', lead_unit_id: 'police', co_unit_ids: [] }),
    plan('clearance', { kind: 'key', category_code: 'clearance', co_unit_ids: ['border'] }),
  );

  it('go before the rules for their kind, and stand in the whistle as they applied', () => {
    const one = story(agreed).raise({ category: 'inner' });
    expect(dispatched(one)).toMatchObject({
      lead_unit_id: 'terminal',
      co_unit_ids: ['police', 'customs'],
      rule_id: null,
      catch_all: false,
      response_plan: { code: 'inner', version: 4, steps: [{ code: 'clear' }] },
    });
    expect(one.assignmentOf('union').role).toBe('inform');
    one.directory = harbour(plans(5, plan('inner', { steps: [] })));
    one.sign('terminal');
    expect(one.whistle!.dispatch!.plan).toMatchObject({ version: 4, steps: [{ code: 'clear' }] });
  });

  it('hold for the most specific category and place', () => {
    const planOf = (body: object) => story(agreed, matrix()).raise(body).whistle!.dispatch!.plan?.code;
    expect(planOf({ category: 'inner', ...place('gate-1') })).toBe('inner-east');
    expect(planOf({ category: 'inspection' })).toBe('clearance'); // a key whistle, below clearance
    expect(planOf({ category: 'noise', kind: 'emergency' })).toBe('inner');
    expect(planOf({ category: 'noise' })).toBeUndefined();
  });

  it('leave the lead to the catch-all unit when nobody answers', () => {
    const one = story(agreed, nobodyAt('terminal')).raise({ category: 'inner' });
    expect(dispatched(one)).toMatchObject({
      lead_unit_id: 'office',
      catch_all_because: 'nobody_on_duty',
      response_plan: { code: 'inner' },
    });
  });

  it('are for the routing: by hand the dispatcher decides', () => {
    const one = story(agreed).raise({ category: 'inner', hold: true, enterpriseId: 'acme' }, hotline);
    one.act('dispatch', { leadUnitId: 'customs', coUnitIds: [], informUnitIds: [] }, dispatcher);
    expect(one.whistle!.dispatch).not.toHaveProperty('plan');
  });
});

describe('T9 by an emergency’s plan', () => {
  const headed = { secretary_officer_id: 'o-sec', ...standDown };

  it('forms the task force in the decision that dispatches', () => {
    const one = story(secretary, plans(1, plan('inner', headed))).raise({ category: 'inner' });
    expect(one.types.slice(1)).toEqual([
      'ticket.dispatched',
      ...Array<string>(4).fill('assignment.offered'),
      'taskforce.formed',
      'clock.started', // the first report of progress
    ]);
    const formed = ({ last }: Story) => last.find(({ type }) => type === 'taskforce.formed')!.data;
    expect(formed(one)).toMatchObject({
      head_officer_id: 'o-sec',
      unit_ids: ['terminal', 'police', 'customs'],
      stand_down_when: '恢复 / All is open again',
      plan_code: 'inner',
    });
    const again = story(secretary, plans(1, plan('inner', headed))).raise({ category: 'inner' });
    expect(formed(again)).toEqual(formed(one)); // decided twice, formed once
  });

  it('forms it once: what the council stands down stays down', () => {
    const one = story(secretary, plans(1, plan('inner', headed))).raise({ category: 'inner' });
    one.act('stand_down', { result: 'Open again' }, { accountId: 'c', role: 'council' });
    one.on('sign', 'police', {});
    expect(one.types).toEqual(['assignment.signed']);
  });

  it('forms none for other kinds, and none where no secretary is named', () => {
    const key = plan('key', { kind: 'key', ...headed });
    const forces = (category: string) =>
      story(secretary, plans(1, key, plan('inner'))).raise({ category }).whistle!.particulars.taskForces;
    expect([forces('clearance'), forces('inner')]).toEqual([undefined, undefined]);
  });
});

describe('deadline policies', () => {
  it('may hold from a level on', () => {
    const days = (working_days: number) => ({ target: { working_days }, mode: 'working_time' });
    const own = changed('policies', 'current', {
      policies_version: 1,
      policies: [
        { code: 'hard', kinds: ['key'], from_level: 3, resolve: days(25) },
        { code: 'key', kinds: ['key'], resolve: days(10) },
      ],
    });
    const one = story(own).raise();
    expect(one.whistle!.dispatch!.policyCode).toBe('key');
    one.act('escalate', { reason: 'Nobody moves' }, dispatcher);
    one.act('add_unit', { unitId: 'police', role: 'co' }, officerOf('customs'));
    expect(one.whistle!.level).toBe(3);
    expect(one.assignmentOf('police').pins.policyCode).toBe('hard');
  });
});

describe('any matrix, plans and rotas', () => {
  const units = ['customs', 'border', 'terminal', 'police', 'union', 'office', 'closed-bureau'];
  const team = {
    lead_unit_id: fc.constantFrom(...units),
    co_unit_ids: fc.array(fc.constantFrom(...units), { maxLength: 5 }),
    inform_unit_ids: fc.array(fc.constantFrom(...units), { maxLength: 3 }),
  };
  const rules = fc.array(
    fc
      .record({
        ...team,
        category_code: fc.constantFrom('inner', 'noise', null),
        place_code: fc.option(fc.constantFrom('east', 'gate-1'), { nil: undefined }),
        project_id: fc.option(fc.constant('p-1'), { nil: undefined }),
        industry_alliance_id: fc.option(fc.constant('oils'), { nil: undefined }),
        process_stage: fc.constantFrom('gate', null),
      })
      .map((one) => JSON.parse(JSON.stringify(one)) as object),
    { maxLength: 8 },
  );
  const agreed = fc.array(
    fc.record({ ...team, place_code: fc.constantFrom('east', 'west'), headed: fc.boolean() }),
    { maxLength: 3 },
  );
  const raised = fc.record({
    category: fc.constantFrom('inner', 'noise'),
    code: fc.constantFrom('east', 'gate-1', 'west', null),
    projectId: fc.constantFrom('p-1', undefined),
    processStage: fc.constantFrom('gate', undefined),
  });

  it('have exactly one lead that can take it, everybody once, and nobody who is not there', () => {
    fc.assert(
      fc.property(
        rules,
        agreed,
        fc.subarray(units),
        raised,
        (ofMatrix, ofPlans, silent, { code, projectId, ...body }) => {
          const directory = harbour(
            matrix(...ofMatrix.map((one, i) => ({ id: `x-${i}`, ...one }))),
            plans(
              2,
              ...ofPlans.map(({ headed, ...one }, i) =>
                plan(`p-${i}`, {
                  ...one,
                  ...(headed && { secretary_officer_id: 'o-sec', ...standDown }),
                }),
              ),
            ),
            ...silent.map(nobodyAt),
            project,
            inOils,
            secretary,
          );
          const command = {
            type: 'raise',
            ticketId: '01990000-0000-7000-8000-000000000001',
            number: 'HB-2026-000001',
            title: 'x',
            description: 'y',
            ...place(code),
            ...(projectId && { projectId }),
            ...body,
          } as Command<'raise'>;
          const { whistle, events } = decide(undefined, command, {
            now: at('2026-09-28T09:00'),
            actor: acme,
            directory,
          });
          const lead = leadOf(whistle)!;
          const working = whistle.assignments.filter(({ role }) => role !== 'inform');
          const taking = whistle.assignments.map(({ unitId }) => unitId);
          expect(whistle.assignments.filter(({ role }) => role === 'lead')).toEqual([lead]);
          expect(lead.unitId).toBe(whistle.dispatch!.leadUnitId);
          expect(new Set(taking).size).toBe(taking.length);
          for (const { unitId } of working) {
            expect(unitId).not.toBe('closed-bureau');
            if (unitId !== 'office') expect(silent).not.toContain(unitId);
          }
          const applied = whistle.dispatch!.plan;
          const formed = events.some(({ type }) => type === 'taskforce.formed');
          expect(formed).toBe(applied?.secretary_officer_id !== undefined);
          expect(applied === undefined || whistle.dispatch!.ruleId === null).toBe(true);
        },
      ),
      { numRuns: 200, seed: 20260928 },
    );
  });
});
