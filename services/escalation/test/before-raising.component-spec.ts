import type { Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { EscalationSystem } from './escalation-system.js';

describe('before a whistle is blown', () => {
  let system: EscalationSystem;
  let acme: Caller;
  let other: Caller;
  let dispatcher: Caller;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    await system.found('harbour');
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    other = system.as('enterprise', 'harbour', { enterpriseId: 'other' });
    dispatcher = system.as('dispatcher');
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const raise = (body: object, by = acme) =>
    by.post('/v1/tickets', body, { headers: { 'idempotency-key': randomUUID() } });

  it('previews the very route that raising takes, and keeps nothing', async () => {
    const preview = await acme.post('/v1/tickets/preview', { category: 'inner', title: '有人落水' });
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      kind: 'emergency',
      lead_unit_id: 'police',
      rule_id: 'r-inner',
      catch_all: false,
      notice: { code: 'life_danger' },
      units: [
        {
          ...{ unit_id: 'police', role: 'lead', name_en: 'Name' },
          ...{ on_duty: true, on_duty_until: '2100-01-01T00:00:00.000Z', answered_by: 'duty_officer' },
        },
        { unit_id: 'terminal', role: 'co' },
        { unit_id: 'union', role: 'inform', resolve_due_at: null },
      ],
    });
    expect((await acme.get('/v1/tickets')).body.items).toEqual([]);
    const raised = await raise({ category: 'inner', title: '有人落水', description: '快' });
    const dues = (units: Record<string, string>[]) =>
      units.map(({ unit_id, role, resolve_due_at }) => [unit_id, role, resolve_due_at?.slice(0, 13) ?? null]);
    expect(dues(raised.body.assignments)).toEqual(dues(preview.body.units));
  });

  it('refuses a preview as raising would be refused', async () => {
    const lapsed = await acme.post('/v1/tickets/preview', { category: 'lapsed' });
    expect(lapsed.body).toMatchObject({
      catch_all: true,
      catch_all_because: 'lead_inactive',
      lead_unit_id: 'office',
      units: [{ on_duty: false, answered_by: null }, {}],
    });
    const refused = async (body: object, by = acme) =>
      (await by.post('/v1/tickets/preview', body)).body.code as string;
    expect(await refused({ category: 'weather' })).toBe('validation_failed');
    expect(await refused({})).toBe('validation_failed');
    expect(await refused({ category: 'clearance', kind: 'enforcement' })).toBe('kind_not_allowed');
    expect(
      await refused({ category: 'clearance' }, system.as('unit_officer', 'harbour', { unitId: 'customs' })),
    ).toBe('forbidden_role');
  });

  it('suggests what may be the same matter, to those who may see it', async () => {
    const place = { code: 'gate-3' };
    const first = await raise({
      category: 'traffic',
      title: '三号闸口拥堵',
      description: '货车排队两公里，司机等待三小时',
      place,
    });
    await raise({ category: 'traffic', title: '停车场照明损坏', description: '路灯不亮' });
    await system.until(async () => (await acme.get('/v1/tickets?place=gate-3')).body.items.length === 1);
    const again = { category: 'noise', title: '闸口拥堵', description: '司机等待', place };
    const find = async (body: object, by = acme) => (await by.post('/v1/tickets/similar', body)).body.items;
    expect(await find(again)).toMatchObject([{ why: ['place', 'text'], ticket: { id: first.body.id } }]);
    expect(await find({ ...again, category: 'traffic' }, dispatcher)).toMatchObject([
      { score: 1, why: ['place', 'category', 'text'], ticket: { id: first.body.id } },
    ]);
    expect(await find({ ...again, category: 'traffic' }, other)).toEqual([]);
    expect(await find({ category: 'traffic' })).toEqual([]);
    expect(await find({ title: '闸' })).toEqual([]);
  });
});
