import type { Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { changed, harbourEntries } from '../src/domain/testing/harbour.js';
import { EscalationSystem } from './escalation-system.js';

const names = { name_zh: '名', name_en: 'Name' };
const matrix = harbourEntries.find(({ kind }) => kind === 'matrix')!.data as { rules: object[] };
const rule = (id: string, lead: string, conditions: object) => ({
  ...{ id, category_code: null, process_stage: null, lead_unit_id: lead, co_unit_ids: [] },
  ...conditions,
});

/** The harbour with places, a project, an industry alliance, plans, and a unit for which nobody answers. */
const directory = [
  ...harbourEntries,
  changed('matrix', 'current', {
    ...matrix,
    matrix_version: 5,
    places: [
      { code: 'zone', ...names, around: { lat: 38.97, lon: 117.79, radius_m: 3000 } },
      { code: 'gate-3', ...names, parent: 'zone' },
    ],
    rules: [
      ...matrix.rules,
      rule('r-zone', 'police', { category_code: 'traffic', place_code: 'zone' }),
      rule('r-project', 'border', { project_id: 'quay' }),
      rule('r-noise', 'union', { category_code: 'noise' }),
    ],
  }),
  changed('project', 'quay', { id: 'quay', ...names, stage: 'construction', unit_ids: [], officer_ids: [] }),
  changed('rota', 'union', { unit_id: 'union', shifts: [] }),
  changed('officer', 'o-border', {
    id: 'o-border',
    posts: [{ organisation_kind: 'unit', organisation_id: 'terminal', post: 'head' }],
  }),
  changed('rota', 'terminal', { unit_id: 'terminal', shifts: [] }),
  changed('officer', 'o-sec', {
    id: 'o-sec',
    posts: [{ organisation_kind: 'party_organisation', organisation_id: 'committee', post: 'secretary' }],
  }),
  changed('plans', 'current', {
    plans_version: 3,
    plans: [
      {
        ...{ code: 'overboard', name_zh: '落水救援预案', name_en: 'Man overboard', kind: 'emergency' },
        category_code: 'inner',
        ...{ lead_unit_id: 'terminal', co_unit_ids: ['police'], inform_unit_ids: ['union'] },
        steps: [{ code: 'boat', name_zh: '出动救生艇', name_en: 'Send the boat' }],
        stand_down_when: { name_zh: '人员获救', name_en: 'Everybody is ashore' },
        secretary_officer_id: 'o-sec',
      },
    ],
  }),
];

describe('routing', () => {
  let system: EscalationSystem;
  let acme: Caller;
  let dispatcher: Caller;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    await system.found('harbour', directory);
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    dispatcher = system.as('dispatcher');
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const texts = { title: '闸口拥堵', description: '排队两公里' };
  const preview = async (body: object) => (await acme.post('/v1/tickets/preview', body)).body;
  const raise = async (body: object, by = acme) =>
    (await by.post('/v1/tickets', { ...texts, ...body }, { headers: { 'idempotency-key': randomUUID() } }))
      .body;

  it('says which rule decides and on what conditions, and then goes by it', async () => {
    const none = { project_id: null, place: null, industry_alliance_id: null, process_stage: null };
    const atGate = { category: 'traffic', place: { code: 'gate-3' } };
    expect(await preview(atGate)).toMatchObject({
      rule_id: 'r-zone',
      matched_by: { ...none, category: 'traffic', place: 'zone' },
      plan: null,
      task_force: false,
    });
    expect(await raise(atGate)).toMatchObject({ lead_unit_id: 'police', dispatch: { rule_id: 'r-zone' } });
    const byPoint = { category: 'traffic', place: { lat: 38.98, lon: 117.79 } };
    expect(await preview(byPoint)).toMatchObject({ rule_id: 'r-zone' });
    expect(await preview({ category: 'traffic' })).toMatchObject({
      rule_id: 'r-any',
      matched_by: { ...none, category: null },
    });
    const ofProject = { ...atGate, project_id: 'quay' };
    expect(await preview(ofProject)).toMatchObject({
      rule_id: 'r-project',
      matched_by: { ...none, category: null, project_id: 'quay' },
    });
    expect(await raise(ofProject)).toMatchObject({ lead_unit_id: 'border', project_id: 'quay' });
  });

  it('goes to nobody who is not there, and says so', async () => {
    expect(await preview({ category: 'noise' })).toMatchObject({
      rule_id: 'r-noise',
      lead_unit_id: 'office',
      catch_all: true,
      catch_all_because: 'nobody_on_duty',
      units: [{ unit_id: 'office', on_duty: false, answered_by: null }],
    });
    const held = await raise({ category: 'noise', hold: true, enterprise_id: 'acme' }, dispatcher);
    const byHand = (lead_unit_id: string) =>
      dispatcher.post(`/v1/tickets/${held.id}/dispatch`, { lead_unit_id });
    const refused = await byHand('union');
    expect([refused.status, refused.body.code]).toEqual([409, 'nobody_on_duty']);
    expect(refused.body.detail).toContain('union');
    expect((await byHand('office')).body).toMatchObject({ state: 'dispatched', lead_unit_id: 'office' });
  });

  it('takes the plan of an emergency, forms its task force at once, and publishes posts instead of people', async () => {
    expect(await preview({ category: 'inner' })).toMatchObject({
      rule_id: null,
      matched_by: null,
      plan: { code: 'overboard', version: 3, name_en: 'Man overboard', steps: [{ code: 'boat' }] },
      task_force: true,
      units: [
        { unit_id: 'terminal', role: 'lead', on_duty: false, on_duty_until: null, answered_by: 'head' },
        { unit_id: 'police', role: 'co', answered_by: 'duty_officer' },
        { unit_id: 'union', role: 'inform', answered_by: null },
      ],
    });
    const raised = await raise({ category: 'inner' });
    expect(raised).toMatchObject({
      lead_unit_id: 'terminal',
      dispatch: {
        plan: {
          code: 'overboard',
          version: 3,
          stand_down_when: { name_zh: '人员获救', name_en: 'Everybody is ashore' },
        },
      },
      work: { task_forces: [{ head_officer_id: 'o-sec', unit_ids: ['terminal', 'police'] }] },
    });
    const sent = await system.sentAbout(raised.id, 7);
    expect(sent.map(({ type }) => type)).toEqual([
      'muster.ticket.raised.v1',
      'muster.ticket.dispatched.v1',
      ...Array<string>(3).fill('muster.assignment.offered.v1'),
      'muster.taskforce.formed.v1',
      'muster.clock.started.v1', // the first report of progress
    ]);
    expect(sent[1]!.data).toMatchObject({
      response_plan: { code: 'overboard', version: 3 },
      on_duty: [
        { unit_id: 'terminal', post: 'head' },
        { unit_id: 'police', post: 'duty_officer' },
      ],
    });
    expect(JSON.stringify(sent[1])).not.toMatch(/watch|o-border|救生艇/);
    expect(sent[5]!.data).toMatchObject({ head_officer_id: 'o-sec', plan_code: 'overboard' });
    const timeline = await acme.get(`/v1/tickets/${raised.id}/timeline`);
    expect(timeline.body.items[1].label_zh).toContain('落水救援预案');
  });
});
