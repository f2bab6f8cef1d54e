import type { Caller } from '@muster/http/testing';
import { validate } from '@muster/contracts';
import { TimeMachine } from '@muster/persistence/testing';
import { CadenceWatch } from '../src/cadences/cadence-watch.js';
import { foundAlliance } from './alliance.js';
import { EventsSystem, type Sent } from './system.js';

const CONFERENCE = {
  ...{ code: 'joint_conference', name_zh: '海港事务联席会', name_en: 'Port affairs joint conference' },
  cadence: { per: 'quarter', times: 1 },
} as const;
const VOLUNTEERING = {
  ...{ code: 'volunteering', name_zh: '党员志愿服务', name_en: 'Volunteering' },
  cadence: { per: 'month', times: 2 },
} as const;

/** The fields of a period that change. */
interface Standing {
  readonly period: string;
  readonly state: string;
  readonly held: number;
  readonly arranged: number;
  readonly unrecorded: number;
}

describe('how often mechanisms are held: a directory and the calendar in, HTTP and Kafka out', () => {
  let time: TimeMachine;
  let system: EventsSystem;
  let council: Caller;

  beforeAll(async () => {
    const start = '2026-11-02T09:00:00+08:00';
    system = await EventsSystem.start(async (url) => void (time = await TimeMachine.into(url, start)));
    council = system.as('council', 'harbour');
    await foundAlliance(system, 'harbour', [CONFERENCE, VOLUNTEERING]);
  }, 60_000);
  afterAll(async () => {
    await time[Symbol.asyncDispose]();
    await system[Symbol.asyncDispose]();
  });

  async function standing(mechanism: string): Promise<Standing[]> {
    const { body } = await council.get(`/v1/cadences?mechanism_code=${mechanism}`);
    return body.items.map(({ period, state, held, arranged, unrecorded }: Standing) => ({
      ...{ period, state, held, arranged, unrecorded },
    }));
  }
  // It looks by itself every ten seconds; the tests do not wait for that.
  const look = () => system.service.app.get(CadenceWatch).look();
  /** Waits until the newest period of a mechanism, or the one `place` before it, stands like this. */
  async function becomes(mechanism: string, wanted: Partial<Standing>, place = 0): Promise<void> {
    await system.until(async () => {
      await look();
      const found = (await standing(mechanism))[place];
      return Object.entries(wanted).every(([field, value]) => found?.[field as keyof Standing] === value);
    });
  }
  async function told(type: string, period: string): Promise<Sent> {
    const found = () => system.sent.find((each) => each.type === type && each.data['period'] === period);
    await look();
    await system.until(async () => found() !== undefined);
    return found()!;
  }
  const call = (starts_at: string) =>
    council.post('/v1/meetings', { kind: 'joint_conference', title: '联席会', starts_at });
  const plan = (starts_at: string, of: object = {}) =>
    council.post('/v1/activities', {
      ...{ kind: 'volunteering', title: '交通疏导', starts_at, host_unit_ids: ['customs'] },
      ...of,
    });

  it('opens the periods of the alliance’s own calendar, and says what is due', async () => {
    await becomes('joint_conference', { period: '2026-Q4', state: 'open' });
    await becomes('volunteering', { period: '2026-11', state: 'open' });
    const opened = await told('muster.cadence.opened.v1', '2026-Q4');
    expect(opened.data).toMatchObject({
      mechanism_code: 'joint_conference',
      times: 1,
      ends_at: '2026-12-31T16:00:00.000Z',
    });
    const { body } = await council.get('/v1/cadences');
    expect(body.items).toMatchObject([
      {
        period: '2026-11',
        name_zh: '党员志愿服务',
        per: 'month',
        times: 2,
        ends_at: '2026-11-30T16:00:00.000Z',
      },
      { period: '2026-Q4', name_en: 'Port affairs joint conference', warn_at: '2026-12-13T06:24:00.000Z' },
    ]);
    expect(
      (await system.as('enterprise', 'harbour', { enterpriseId: 'enterprise-017' }).get('/v1/cadences'))
        .status,
    ).toBe(403);
    expect((await system.as('council', 'elsewhere').get('/v1/cadences')).body.items).toEqual([]);
    expect((await council.get('/v1/cadences?mechanism_code=%20')).status).toBe(422);
  });

  it('counts activities by the mechanism that they were planned for, else by their kind', async () => {
    await plan('2026-11-20T09:00:00+08:00');
    await plan('2026-11-21T09:00:00+08:00', { kind: 'care_visit', mechanism_code: 'volunteering' });
    await plan('2026-11-22T09:00:00+08:00', { mechanism_code: 'monthly-volunteering' });
    await plan('2026-12-01T00:00:00+08:00');
    await becomes('volunteering', { state: 'arranged', arranged: 2 });
  });

  it('warns once when four fifths are over and nothing is arranged, and is content with a conference that is called', async () => {
    await using second = await system.another();
    await time.travel(system, '2026-12-13T15:00:00+08:00');
    await Promise.all([look(), second.app.get(CadenceWatch).look()]);
    const warned = await told('muster.cadence.warned.v1', '2026-Q4');
    expect(warned.data).toMatchObject({ held: 0, arranged: 0, unrecorded: 0 });
    await becomes('joint_conference', { state: 'due_soon' });
    const { id } = (await call('2026-12-31T15:00:00+08:00')).body;
    await becomes('joint_conference', { state: 'arranged', arranged: 1 });
    // A meeting is of its kind, and of the mechanism that it was called for.
    const { arranged } = (await standing('volunteering'))[0]!;
    await council.post(`/v1/meetings/${id}/codes`, { mechanism_code: 'volunteering' });
    await becomes('volunteering', { arranged: arranged + 1 });
    await council.post(`/v1/meetings/${id}/codes`, {});
    await becomes('volunteering', { arranged });
    await becomes('joint_conference', { state: 'arranged', arranged: 1 });
  });

  it('counts what was moved where it starts now, and what was called off nowhere', async () => {
    const { id } = (await call('2027-01-05T09:00:00+08:00')).body;
    const told = (step: string, body: object) => council.post(`/v1/meetings/${id}/${step}`, body);
    expect((await told('reschedule', { starts_at: '2026-12-30T09:00:00+08:00' })).status).toBe(200);
    await becomes('joint_conference', { state: 'arranged', arranged: 2 });
    await told('reschedule', { starts_at: '2027-01-04T09:00:00+08:00' });
    await becomes('joint_conference', { state: 'arranged', arranged: 1 });
    await told('reschedule', { starts_at: '2026-12-13T14:00:00+08:00' }); // an hour ago
    await becomes('joint_conference', { state: 'to_record', arranged: 1, unrecorded: 1 });
    expect((await told('call-off', { reason: '合并到下一次' })).status).toBe(200);
    await becomes('joint_conference', { state: 'arranged', arranged: 1, unrecorded: 0 });
    const activity = (await plan('2026-12-20T09:00:00+08:00')).body.id;
    await becomes('volunteering', { period: '2026-12', arranged: 1 });
    await council.post(`/v1/activities/${activity}/call-off`, { reason: '大风' });
    await becomes('volunteering', { period: '2026-12', arranged: 0 });
  });

  it('is missed a week after the period when nothing was recorded, and met by what is recorded late', async () => {
    await becomes('volunteering', { period: '2026-12' });
    await becomes('volunteering', { period: '2026-11', state: 'missed', held: 0, unrecorded: 2 }, 1);
    const missed = await told('muster.cadence.missed.v1', '2026-11');
    expect(missed.data).toMatchObject({ mechanism_code: 'volunteering', held: 0 });
    const { body } = await council.get('/v1/activities?to=2026-12-01T00:00:00%2B08:00');
    const meant = body.items.filter(({ mechanism_code }: any) => mechanism_code !== 'monthly-volunteering');
    expect(meant).toHaveLength(2);
    // That it was held is known by who came, or by what came of it.
    const [attended, fruitful] = meant.map(({ id }: any) => `/v1/activities/${id}`);
    const attendance = [{ unit_id: 'customs', persons: 4, hours: 2 }];
    expect((await council.post(`${attended}/attendance`, { attendance })).status).toBe(200);
    expect((await council.post(`${fruitful}/outcomes`, { kind: 'joint_action' })).status).toBe(201);
    expect((await told('muster.cadence.met.v1', '2026-11')).data).toMatchObject({ held: 2 });
    await becomes('volunteering', { period: '2026-11', state: 'met', held: 2 }, 1);
  });

  it('waits for the minutes of a conference on the last day, and is met by a decision', async () => {
    await time.travel(system, '2027-01-04T09:00:00+08:00');
    await becomes('joint_conference', { period: '2027-Q1', state: 'open' });
    await becomes('joint_conference', { period: '2026-Q4', state: 'to_record', unrecorded: 1 }, 1);
    const { body } = await council.get('/v1/meetings');
    const path = `/v1/meetings/${body.items.find((each: any) => each.called_off_at === null).id}`;
    const decided = await council.post(`${path}/decisions`, { text: '增设夜班', owner_unit_id: 'customs' });
    expect(decided.status).toBe(201);
    expect((await told('muster.cadence.met.v1', '2026-Q4')).data).toMatchObject({ held: 1 });
    await becomes('joint_conference', { period: '2026-Q4', state: 'met', held: 1 }, 1);
  });

  it('tells every period gap-free and by its contract, and no more often than something happens', async () => {
    const all = system.sent.filter(({ type }) => type.startsWith('muster.cadence.'));
    for (const { type, data } of all) validate(type, data);
    const ofQuarter = all.filter(({ data }) => data['period'] === '2026-Q4');
    expect(ofQuarter.map(({ type, version }) => [type, version])).toEqual([
      ['muster.cadence.opened.v1', 1],
      ['muster.cadence.warned.v1', 2],
      ['muster.cadence.met.v1', 3],
    ]);
    expect(new Set(ofQuarter.map(({ key }) => key)).size).toBe(1);
  });
});
