import type { Identity } from '@muster/auth';
import type { PublicEvent } from '../src/domain/public-event.js';
import { directoryStory } from './parts/live-projection.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { randomWhistles } from './stories/random-whistles.js';

const CATEGORIES = ['customs', 'parking', 'permits'];
const MONTHS = ['2026-08', '2026-09', '2026-10'];
const RECORDED = '2026-09-15T00:00:00.000Z';

const named = (code: string) => ({ code, name_zh: `${code}名称`, name_en: `Name of ${code}` });
const alliance = (platforms: object[]) => ({
  alliance: {
    ...{ id: 'tianjin', name_zh: '天津', name_en: 'Tianjin', time_zone: 'Asia/Shanghai' },
    ...{ lead_unit_ids: [], number_prefix: 'TJ' },
    operating_model: {
      ...named('1-2-3-4'),
      drives: [{ ...named('innovation'), categories: ['customs'] }],
      mechanisms: [named('whistle')],
      platforms,
    },
  },
});
const hotline = { ...named('hotline'), categories: ['customs', 'parking'] };
const centre = { ...named('centre'), categories: ['customs'] };
const directory = directoryStory(
  ['alliance.registered', { version: 1, occurred_at: '2025-01-01T00:00:00.000Z', ...alliance([hotline, centre]) }], // prettier-ignore
);
/** Recorded in October: the month before keeps the model of before. */
const without: PublicEvent = {
  ...directoryStory(['alliance.updated', { version: 2, occurred_at: '2026-10-02T00:00:00.000Z', ...alliance([centre]) }])[0]!, // prettier-ignore
  version: 2,
  time: Date.parse('2026-10-02T00:00:00Z'),
  recordedAt: Date.parse('2026-10-02T00:00:00Z'),
};
const whistles = randomWhistles(30, 'operating model').map((story, index) => {
  const [raised] = story.events as [PublicEvent];
  Object.assign(raised.data, { category_code: CATEGORIES[index % 3] });
  return story;
});

/** Events about one thing, recorded one after the other. */
const about = (key: string, ...told: [name: string, data: object][]): [string, PublicEvent[]] => [
  key,
  directoryStory(
    ...told.map(([name, data], index): [string, object] => [
      name,
      { version: index + 1, occurred_at: RECORDED, ...data },
    ]),
  ),
];
const id = (n: number) => `0198f0f4-1c00-7a10-8000-0000000000${n}`;
const salon = {
  ...{ activity_id: id(10), kind: 'salon', starts_at: '2026-09-03T01:00:00.000Z' },
  host_unit_ids: ['customs'],
};
const council = {
  ...{ meeting_id: id(11), kind: 'council_meeting', starts_at: '2026-09-04T01:00:00.000Z' },
  ...{ convenor_unit_id: 'customs', invited_unit_ids: [] },
};
const hall = { resource_id: id(12), kind: 'venue', owner_unit_id: 'customs' };
const booking = {
  ...{ ...hall, booking_id: id(13), unit_id: 'customs' },
  ...{ starts_at: '2026-09-08T01:00:00.000Z', ends_at: '2026-09-08T03:00:00.000Z' },
};
const drive = {
  ...{ campaign_id: id(14), kind: 'special_action', lead_unit_id: 'customs', unit_ids: [] },
  ...{ starts_on: '2026-08-20', ends_on: '2026-09-30' },
  ...{ problems_expected: 1, relations_expected: 1, reports_expected: 1 },
};
const work = [
  about(
    salon.activity_id,
    ['activity.planned', { ...salon, platform_code: 'hotline' }],
    ['activity.attendance_recorded', { activity_id: salon.activity_id, attendance: [{ unit_id: 'customs', persons: 12, hours: 2 }] }], // prettier-ignore
    ['activity.outcome_recorded', { activity_id: salon.activity_id, outcome_id: id(15), kind: 'solution', count: 2, ticket_ids: [] }], // prettier-ignore
    ['activity.purpose_set', { activity_id: salon.activity_id, ticket_ids: [], platform_code: 'centre', model_codes: ['drives.innovation'] }], // prettier-ignore
  ),
  about(
    council.meeting_id,
    ['meeting.scheduled', { ...council, mechanism_code: 'whistle' }],
    ['meeting.attendance_recorded', { meeting_id: council.meeting_id, attendance: [{ unit_id: 'customs', persons: 5 }] }], // prettier-ignore
  ),
  about(
    hall.resource_id,
    ['resource.offered', { ...hall, platform_code: 'centre' }],
    ['resource.booked', booking],
    ['resource.use_recorded', { resource_id: hall.resource_id, booking_id: booking.booking_id, persons: 30, month: '2026-09' }], // prettier-ignore
  ),
  about(drive.campaign_id, ['campaign.planned', { ...drive, model_codes: ['drives.innovation'] }]),
];

describe('figures by the operating model, over HTTP', () => {
  let system: StatisticsSystem;
  const as = (role: Identity['role'], allianceId = 'tianjin') => system.service.as({ role, allianceId });
  const ask = async (path: string) => (await as('council').get(`/v1/statistics/${path}`)).body;
  const taken = async () =>
    (await ask('alliance')).watermark.partitions.reduce(
      (sum: number, each: any) => sum + each.next_offset,
      0,
    );

  beforeAll(async () => {
    system = await StatisticsSystem.start('operating-model');
    const { topics } = system;
    await topics.publish('muster.organizations.v1', 'tianjin', 'tianjin', [...directory, without]);
    for (const { ticketId, events } of whistles)
      await topics.publish('muster.tickets.v1', 'tianjin', ticketId, events);
    for (const [key, events] of work) await topics.publish('muster.activities.v1', 'tianjin', key, events);
    const published = [...whistles.map(({ events }) => events), ...work.map(([, events]) => events)].flat();
    await until(async () => (await taken()) === published.length + 2);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  const row = (figures: any, heading: string, code?: string) => {
    const found = figures.headings.find((each: any) => each.heading === heading);
    return code === undefined ? found.without_code : found.entries.find((each: any) => each.code === code);
  };

  it.each(MONTHS)(
    'have the whistles of the categories, as figures by category have them: %s',
    async (month) => {
      const figures = await ask(`operating-model?period=${month}&as_of=2026-10-01T00:00:00Z`);
      const { groups, total } = await ask(`breakdown?by=category&period=${month}&as_of=2026-10-01T00:00:00Z`);
      expect(figures.total.whistles).toEqual(total);
      const of = (code: string) => groups.find((each: any) => each.code === code);
      const { categories, name_zh, name_en, whistles: ofCentre } = row(figures, 'platforms', 'centre');
      expect([categories, name_zh, name_en]).toEqual([['customs'], 'centre名称', 'Name of centre']);
      for (const count of ['raised', 'resolved', 'open', 'closed', 'rates', 'to_resolve'])
        expect([count, ofCentre[count]]).toEqual([count, of('customs')[count]]);
      const both = row(figures, 'platforms', 'hotline').whistles;
      expect(both.raised).toBe(of('customs').raised + of('parking').raised);
      expect(row(figures, 'platforms').whistles.raised).toBe(of('permits').raised);
      expect(row(figures, 'mechanisms').whistles).toEqual(total);
      expect(figures.headings.map(({ heading }: any) => heading)).toEqual([
        'drives',
        'mechanisms',
        'platforms',
      ]);
    },
  );

  it('have what was held, came of it, is under way and was used, where it stands now', async () => {
    const figures = await ask('operating-model?period=2026-09');
    expect(figures.total).toMatchObject({
      ...{ meetings: 1, activities: 1, persons: 17, person_hours: 24, outcomes: 2, campaigns: 1 },
      ...{ bookings: 1, bookings_used: 1, resource_persons: 30 },
    });
    expect(row(figures, 'platforms', 'centre')).toMatchObject({
      ...{ meetings: 0, activities: 1, persons: 12, person_hours: 24, outcomes: 2, campaigns: 0 },
      ...{ bookings: 1, bookings_used: 1, resource_persons: 30 },
    });
    expect(row(figures, 'platforms', 'hotline')).toMatchObject({ activities: 0, bookings: 0 });
    expect(row(figures, 'platforms')).toMatchObject({ meetings: 1, activities: 0, campaigns: 1, persons: 5 });
    expect(row(figures, 'drives', 'innovation')).toMatchObject({ activities: 1, campaigns: 1, bookings: 0 });
    expect(row(figures, 'mechanisms', 'whistle')).toMatchObject({ meetings: 1, activities: 0, persons: 5 });
    const later = await ask('operating-model?period=2026-10');
    expect(later.total).toMatchObject({
      meetings: 0,
      activities: 0,
      campaigns: 1,
      bookings: 0,
      resource_persons: 0,
    });
  });

  it('are by the model of the month', async () => {
    const platforms = async (query: string) => {
      const { headings } = await ask(`operating-model?${query}`);
      return headings.at(-1).entries.map(({ code }: any) => code);
    };
    expect(await platforms('period=2026-09')).toEqual(['hotline', 'centre']);
    expect(await platforms('period=2026-10')).toEqual(['centre']);
    expect(await platforms('period=2026-10&as_of=2026-10-01T12:00:00Z')).toEqual(['hotline', 'centre']);
  });

  it('are not for enterprises, know no thirteenth month, are tagged, and of each alliance its own', async () => {
    for (const role of ['enterprise', 'party_secretary'] as const)
      expect([role, (await as(role).get('/v1/statistics/operating-model')).status]).toEqual([role, 403]);
    expect((await as('council').get('/v1/statistics/operating-model?period=2026-13')).status).toBe(422);
    const path = '/v1/statistics/operating-model?period=2026-09';
    const headers = { 'if-none-match': (await as('council').get(path)).headers.get('etag')! };
    expect((await as('council').get(path, { headers })).status).toBe(304);
    const stranger = (await as('council', 'huangshi').get(path)).body;
    expect(stranger).toMatchObject({
      code: null,
      headings: [],
      total: { meetings: 0, whistles: { raised: 0 } },
    });
  });
});
