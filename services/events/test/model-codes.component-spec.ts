import { validate } from '@muster/contracts';
import type { Answer, Caller } from '@muster/http/testing';
import { v7 as uuidv7 } from 'uuid';
import { foundAlliance } from './alliance.js';
import { EventsSystem } from './system.js';

const CODES = {
  platform_code: 'service-centre',
  mechanism_code: 'monthly-volunteering',
  model_codes: ['drives.innovation'],
};
const NONE = { platform_code: null, mechanism_code: null, model_codes: [] };
const WRONG = { platform_code: 'x', mechanism_code: 'y', model_codes: ['drives.innovation', 'drives.z'] };
const FAULTS = [
  '/platform_code unknown_platform',
  '/mechanism_code unknown_mechanism',
  '/model_codes/1 unknown_model_code',
];
/** Each with what has to be said when it begins, and the step that says its codes anew. */
const CARRIERS = [
  {
    path: '/v1/meetings',
    begun: { kind: 'coordination', title: '协调会', starts_at: '2026-12-01T09:00:00+08:00' },
    ...{ step: 'codes', said: {}, type: 'meeting.codes_set' },
  },
  {
    path: '/v1/activities',
    begun: {
      ...{ kind: 'salon', title: '沙龙', starts_at: '2026-12-01T09:00:00+08:00' },
      host_unit_ids: ['customs'],
    },
    ...{ step: 'purpose', said: {}, type: 'activity.purpose_set' },
  },
  {
    path: '/v1/campaigns',
    begun: { kind: 'series', title: '沙龙', lead_unit_id: 'customs', starts_on: '2026-12-01' },
    step: 'change',
    said: { title: '沙龙', lead_unit_id: 'customs', starts_on: '2026-12-01' },
    type: 'campaign.changed',
  },
  {
    path: '/v1/resources',
    begun: { kind: 'venue', name: '多功能厅', owner_unit_id: 'customs' },
    ...{ step: 'change', said: { name: '多功能厅' }, type: 'resource.changed' },
  },
];

describe('codes of the operating model: HTTP in, Kafka out', () => {
  let system: EventsSystem;
  let council: Caller;

  beforeAll(async () => {
    system = await EventsSystem.start();
    await foundAlliance(system, 'harbour');
    council = system.as('council', 'harbour');
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const faultsOf = ({ body }: Answer) =>
    body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

  it.each(CARRIERS)(
    '$path: said at the beginning, said anew by $step, taken away',
    async ({ path, begun, step, said, type }) => {
      const first = await council.post(path, { ...begun, ...CODES });
      expect(first).toMatchObject({ status: 201, body: CODES });
      const one = `${path}/${first.body.id}`;
      const listed = await council.get(path);
      expect(listed.body.items.find(({ id }: { id: string }) => id === first.body.id)).toMatchObject(CODES);

      const again = await council.post(`${one}/${step}`, { ...said, ...CODES });
      expect(again).toMatchObject({ status: 200, body: { version: 1 } });
      const none = await council.post(`${one}/${step}`, { ...said, ...NONE });
      expect(none).toMatchObject({ status: 200, body: { ...NONE, version: 2 } });
      const anew = { ...NONE, model_codes: CODES.model_codes };
      const key = { headers: { 'idempotency-key': uuidv7(), 'if-match': '"v2"' } };
      const third = await council.post(`${one}/${step}`, { ...said, ...anew }, key);
      expect(third).toMatchObject({ status: 200, body: { ...anew, version: 3 } });
      const repeated = await council.post(`${one}/${step}`, { ...said, ...anew }, key);
      expect(repeated.body).toEqual(third.body);
      const stale = await council.post(
        `${one}/${step}`,
        { ...said, ...NONE },
        { headers: { 'if-match': '"v2"' } },
      );
      expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
      expect((await council.get(one)).body).toMatchObject({ ...anew, version: 3 });

      const sent = await system.sentAbout(first.body.id, 3);
      for (const event of sent) validate(event.type, event.data);
      expect(sent[0]!.data).toMatchObject(CODES);
      expect(sent.slice(1).map((event) => event.type)).toEqual([`muster.${type}.v1`, `muster.${type}.v1`]);
      expect(sent[1]!.data).not.toHaveProperty('platform_code');
      expect(sent[2]!.data).toMatchObject({ model_codes: CODES.model_codes });
    },
  );

  it.each(CARRIERS)('$path: refused when the model has them not', async ({ path, begun, step, said }) => {
    const refused = await council.post(path, { ...begun, ...WRONG });
    expect([refused.status, faultsOf(refused)]).toEqual([422, FAULTS]);
    const { body } = await council.post(path, begun);
    expect(body).toMatchObject(NONE);
    const changed = await council.post(`${path}/${body.id}/${step}`, { ...said, ...WRONG });
    expect([changed.status, faultsOf(changed)]).toEqual([422, FAULTS]);
    const misshapen = { ...begun, model_codes: ['platforms.service-centre', 'innovation'] };
    expect((await council.post(path, misshapen)).status).toBe(422);
    const nine = { ...begun, model_codes: Array.from({ length: 9 }, (_, n) => `drives.d${n}`) };
    expect((await council.post(path, nine)).status).toBe(422);
  });

  it('leaves the codes of an activity as they are when its purpose says nothing of them', async () => {
    const [, activity] = CARRIERS;
    const { body } = await council.post('/v1/activities', { ...activity!.begun, ...CODES });
    const said = await council.post(`/v1/activities/${body.id}/purpose`, {
      pairing: 'project_and_authority',
    });
    expect(said.body).toMatchObject({ ...CODES, pairing: 'project_and_authority' });
    const one = await council.post(`/v1/activities/${body.id}/purpose`, {
      platform_code: CODES.platform_code,
    });
    expect(one.body).toMatchObject({ ...NONE, platform_code: CODES.platform_code, pairing: null });
  });

  it('lets nobody but the office say them of a meeting, and nobody of one that was called off', async () => {
    const { body } = await council.post('/v1/meetings', CARRIERS[0]!.begun);
    const path = `/v1/meetings/${body.id}/codes`;
    expect(body.actions).toContain('set_codes');
    expect((await system.as('unit_officer', 'harbour', { unitId: 'customs' }).post(path, CODES)).status).toBe(
      403,
    );
    expect((await system.as('council', 'next-door').post(path, CODES)).status).toBe(404);
    await council.post(`/v1/meetings/${body.id}/call-off`, { reason: '台风' });
    const late = await council.post(path, CODES);
    expect(late).toMatchObject({ status: 409, body: { code: 'called_off' } });
    expect(late.body.title).toMatch(/取消/);
  });
});
