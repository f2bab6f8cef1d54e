import type { Identity } from '@muster/auth';
import { directoryStory } from './parts/live-projection.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { TicketStory } from './stories/ticket-story.js';

const SHIFTS = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const CALENDAR = {
  id: 'default',
  version: 1,
  time_zone: 'Asia/Shanghai',
  weekly: { mon: SHIFTS, tue: SHIFTS, wed: SHIFTS, thu: SHIFTS, fri: SHIFTS, sat: [], sun: [] },
  holidays: [],
  make_up_days: [],
};
const ALLIANCE = {
  id: 'tianjin',
  name_zh: '天津港',
  name_en: 'Tianjin',
  time_zone: 'Asia/Shanghai',
  lead_unit_ids: [],
  number_prefix: 'TJ',
};
const common = { occurred_at: '2026-01-01T00:00:00.000Z' };
let stories = 0;
/** Thursday 10 September 2026, 09:00 in Shanghai. */
const story = () => new TicketStory(`0198f0f4-1c00-7a10-8000-${String(++stories).padStart(12, '0')}`);

describe('figures from facts over HTTP', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  const as = (role: Identity['role'], allianceId = 'tianjin') => service.as({ role, allianceId });

  // Two whistles with two units each, one with the priority right; the first goes on account and comes off it again.
  const joint = story().raised('clearance', true).after(0.2).dispatched('customs', 'maritime');
  joint.after(1).signed('customs').reportedIn('customs').breached('maritime', 'contact').started();
  joint
    .hung('2026-10-01T00:00:00.000Z')
    .after(24 * 4)
    .resumed();
  const other = story().raised('clearance').after(1).dispatched('customs', 'maritime').after(0.5);
  other
    .signed('customs')
    .reportedIn('customs')
    .reportedIn('maritime')
    .started()
    .hung('2026-09-12T00:00:00.000Z');

  beforeAll(async () => {
    system = await StatisticsSystem.start('courses');
    ({ service, topics } = system);
    const directory = directoryStory(
      ['alliance.registered', { version: 1, ...common, alliance: ALLIANCE }],
      ['calendar.published', { version: 2, ...common, calendar: CALENDAR, default: true }],
    );
    await topics.publish('muster.organizations.v1', 'tianjin', 'tianjin', directory);
    for (const { ticketId, events } of [joint, other])
      await topics.publish('muster.tickets.v1', 'tianjin', ticketId, events);
    await until(async () => {
      const { body } = await as('council').get('/v1/statistics/durations?period=2026-09');
      return (
        body.without_calendar === 0 && body.items.find((row: any) => row.span === 'offer_to_contact')?.n === 3
      );
    });
    await until(async () => (await onAccount('at=2026-09-12T01:00:00Z')).stock === 2);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  const onAccount = async (query: string, by = as('council')) =>
    (await by.get(`/v1/statistics/on-account?${query}`)).body.on_account;

  it('tells durations and the effect of the priority right', async () => {
    const { body } = await as('enterprise').get('/v1/statistics/durations?period=2026-09');
    const of = (span: string, policy: string | null) =>
      body.items.find((row: any) => row.span === span && row.policy_code === policy);
    expect(of('raise_to_dispatch', 'routine')).toMatchObject({ policy_version: 1, n: 2, mean_minutes: 36 });
    expect(of('offer_to_sign', null)).toMatchObject({ n: 2, median_minutes: 30, p90_minutes: 60 });
    expect(body.priority_right).toEqual({
      priority_n: 1,
      priority_median_minutes: 12,
      normal_n: 1,
      normal_median_minutes: 60,
      ratio: 0.2,
      longest_normal_minutes: 60,
    });
    expect(body.definitions.map(({ code }: any) => code)).toEqual(['K8', 'K16']);
    expect(body).toMatchObject({ definitions_version: 6, period: '2026-09', without_calendar: 0 });
  });

  it('tells them as they were known at a moment', async () => {
    const { body } = await as('analyst').get(
      '/v1/statistics/durations?period=2026-09&as_of=2026-09-10T02:00:00.500Z',
    );
    expect(body.items.map(({ span }: any) => span)).toEqual(['raise_to_dispatch', 'raise_to_dispatch']);
    expect(body.priority_right).toMatchObject({ priority_n: 1, normal_n: 1 });
  });

  it('tells how completely units came to joint whistles', async () => {
    const { body } = await as('council').get('/v1/statistics/joint?period=2026-09');
    expect(body.joint).toEqual({
      whistles: 2,
      open: 0,
      complete: 1,
      units_whistled: 4,
      units_on_time: 3,
      mean_rate: 0.75,
    });
    expect(body.definition.code).toBe('K13t');
  });

  it('tells what hangs at a moment, how long, and what was cleared', async () => {
    expect(await onAccount('at=2026-09-12T01:00:00Z')).toEqual({
      stock: 2,
      ages: { up_to_30_days: 2, up_to_90_days: 0, up_to_180_days: 0, over_180_days: 0 },
      overdue_reviews: 1,
      opening: 0,
      added: 2,
      cleared: 1,
      cleared_rate: 0.5,
    });
    expect(await onAccount('at=2026-11-20T00:00:00Z&period=2026-10')).toMatchObject({
      stock: 1,
      ages: { up_to_30_days: 0, up_to_90_days: 1 },
      opening: 1,
      added: 0,
      cleared: 0,
      cleared_rate: 0,
    });
    // As it was known then, nobody had taken the first off.
    expect(await onAccount('as_of=2026-09-13T00:00:00Z')).toMatchObject({ stock: 2, cleared: 0 });
  });

  it('tells another alliance nothing, and strangers not at all', async () => {
    const stranger = as('council', 'yantian');
    expect((await stranger.get('/v1/statistics/durations?period=2026-09')).body.items).toEqual([]);
    for (const path of ['durations', 'alliance', 'units'])
      expect([path, (await stranger.get(`/v1/statistics/${path}?period=9999-12`)).status]).toEqual([
        path,
        200,
      ]);
    expect((await stranger.get('/v1/statistics/joint?period=2026-09')).body.joint.whistles).toBe(0);
    expect(await onAccount('at=2026-09-12T01:00:00Z', stranger)).toMatchObject({ stock: 0, added: 0 });
    for (const path of ['durations', 'joint', 'on-account'])
      expect((await service.anonymous.get(`/v1/statistics/${path}`)).status).toBe(401);
  });

  it('refuses a moment that there is not', async () => {
    const { status, body } = await as('council').get('/v1/statistics/on-account?at=2026-02-31T99:00:00Z');
    expect([status, body.errors[0].pointer]).toEqual([422, '/at']);
  });

  it('sends durations that the caller knows no second time', async () => {
    const first = await as('council').get('/v1/statistics/durations?period=2026-09');
    const headers = { 'if-none-match': first.headers.get('etag')! };
    expect((await as('council').get('/v1/statistics/durations?period=2026-09', { headers })).status).toBe(
      304,
    );
  });
});
