import type { Identity } from '@muster/auth';
import { GROUPINGS } from '../src/domain/group-directory.js';
import type { PublicEvent } from '../src/domain/public-event.js';
import { directoryStory } from './parts/live-projection.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { randomWhistles } from './stories/random-whistles.js';
import { TicketStory } from './stories/ticket-story.js';

const SOURCES = ['enterprise', 'hotline', 'party_organisation', 'council'];
const ENTERPRISES = ['in-cars', 'in-both', 'in-none', null];
const STAGES = ['berth', 'gate', null];
const MONTHS = ['2026-08', '2026-09', '2026-10'];

const ALL_DAY = [['00:00', '24:00']];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const named = (id: string) => ({ id, name_zh: `${id}名称`, name_en: `Name of ${id}` });
const enterprise = (id: string, ...industry_alliance_ids: string[]) => ({
  enterprise: { ...named(id), industry_alliance_ids, formal_members: 3, active: true },
});
const stage = (code: string) => ({ code, name_zh: `${code}环节`, name_en: `Stage ${code}` });
const parts: [name: string, data: object][] = [
  ['alliance.registered', { alliance: { ...named('tianjin'), time_zone: 'Asia/Shanghai', lead_unit_ids: [], number_prefix: 'TJ' } }], // prettier-ignore
  ['industry_alliance.registered', { industry_alliance: named('cars') }],
  ['industry_alliance.registered', { industry_alliance: named('oils') }],
  ['enterprise.registered', enterprise('in-cars', 'cars')],
  ['enterprise.registered', enterprise('in-both', 'cars', 'oils')],
  ['enterprise.registered', enterprise('in-none')],
  ['responsibility_matrix.published', { matrix_version: 1, process_stages: ['gate', 'berth'].map(stage), categories: [{ ...stage('inspection'), kind: 'routine' }], rules: [] }], // prettier-ignore
  ['party_organisation.formed', { party_organisation: { ...named('branch'), form: 'own', enterprise_ids: ['in-both'], members: 5 } }], // prettier-ignore
  ['calendar.published', { default: true, calendar: { id: 'default', version: 1, time_zone: 'Asia/Shanghai', weekly: Object.fromEntries(DAYS.map((day) => [day, ALL_DAY])), holidays: [], make_up_days: [] } }], // prettier-ignore
];
const directory: PublicEvent[] = directoryStory(
  ...parts.map(([name, data], index): [string, object] => [
    name,
    { version: index + 1, occurred_at: '2025-01-01T00:00:00.000Z', ...data },
  ]),
);
const moved: PublicEvent = {
  ...directoryStory(['enterprise.updated', { version: directory.length + 1, occurred_at: '2026-09-15T00:00:00.000Z', ...enterprise('in-none', 'oils') }])[0]!, // prettier-ignore
  version: directory.length + 1,
  time: Date.parse('2026-09-15T00:00:00Z'),
  recordedAt: Date.parse('2026-09-15T00:00:00Z'),
};

/** Whistles of every origin, in various states of completion. */
const whistles = randomWhistles(48, 'breakdown').map((story, index) => {
  const [raised] = story.events as [PublicEvent];
  Object.assign(raised.data, {
    source: SOURCES[index % 4],
    enterprise_id: ENTERPRISES[(index >> 1) % 4],
    process_stage: STAGES[index % 3],
  });
  return story;
});
const raisedIn = (month: string, of = whistles) =>
  of.filter(({ events }) => new Date(events[0]!.time + 8 * 3_600_000).toISOString().startsWith(month));

describe('figures by group, over HTTP', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  const as = (role: Identity['role'], allianceId = 'tianjin') => service.as({ role, allianceId });
  const ask = async (path: string, by = as('council')) => (await by.get(`/v1/statistics/${path}`)).body;
  const taken = async (by = as('council')) => {
    const { watermark } = await ask('alliance', by);
    return watermark.partitions.reduce((sum: number, each: any) => sum + each.next_offset, 0) as number;
  };

  beforeAll(async () => {
    system = await StatisticsSystem.start('breakdown');
    ({ service, topics } = system);
    await topics.publish('muster.organizations.v1', 'tianjin', 'tianjin', [...directory, moved]);
    for (const { ticketId, events } of whistles)
      await topics.publish('muster.tickets.v1', 'tianjin', ticketId, events);
    const published = directory.length + 1 + whistles.flatMap(({ events }) => events).length;
    await until(async () => (await taken()) === published);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  const sum = (rows: any[], of: (row: any) => number) => rows.reduce((total, row) => total + of(row), 0);
  const COUNTS = ['raised', 'dispatched', 'closed', 'reopened'] as const;
  const rateOf = (row: any, code: string) => row.rates.find((rate: any) => rate.code === code);
  const counted = ({ numerator, denominator, rate, lower_bound, open, mature, shown }: any) => ({
    ...{ numerator, denominator, rate, lower_bound, open, mature, shown },
  });

  it.each(MONTHS.flatMap((month) => [[month, ''] as const, [month, '&as_of=2026-09-20T00:00:00Z'] as const]))(
    'add up to the figures of the alliance: %s%s',
    async (month, moment) => {
      const query = `period=${month}${moment}`;
      const alliance = await ask(`alliance?${query}`);
      for (const by of GROUPINGS) {
        const { groups, total, groups_overlap } = await ask(`breakdown?by=${by}&${query}`);
        for (const count of COUNTS) expect([by, count, total[count]]).toEqual([by, count, alliance.tickets[count]]); // prettier-ignore
        expect(total.open).toBe(sum(alliance.tickets.by_category, ({ open }) => open));
        const redone = alliance.indicators.find(({ code }: any) => code === 'K7');
        expect(total.resolved).toBe(redone.denominator);
        for (const rate of total.rates) {
          const whole = alliance.indicators.find(({ code }: any) => code === rate.code);
          expect([by, rate.code, counted(rate)]).toEqual([by, whole.code, counted(whole)]);
        }
        expect(groups_overlap).toBe(by === 'industry_alliance');
        if (groups_overlap) continue;
        for (const count of [...COUNTS, 'resolved', 'open'] as const)
          expect([by, count, sum(groups, (row) => row[count])]).toEqual([by, count, total[count]]);
        for (const { code, numerator, denominator } of total.rates)
          expect([
            sum(groups, (row) => rateOf(row, code).numerator),
            sum(groups, (row) => rateOf(row, code).denominator),
          ]).toEqual([numerator, denominator]);
      }
    },
  );

  it.each(MONTHS)('are those of the whistles that were played: %s', async (month) => {
    const expected = (mark: 'source' | 'process_stage', code: string | null) =>
      raisedIn(month).filter(({ events }) => events[0]!.data[mark] === code).length;
    const sources = await ask(`breakdown?by=source&period=${month}`);
    expect(sources.groups.map(({ code, raised }: any) => [code, raised])).toEqual(
      SOURCES.map((code) => [code, expected('source', code)]),
    );
    const { groups } = await ask(`breakdown?by=process_stage&period=${month}`);
    expect(groups.map(({ code, name_en, raised }: any) => [code, name_en, raised])).toEqual([
      ['gate', 'Stage gate', expected('process_stage', 'gate')],
      ['berth', 'Stage berth', expected('process_stage', 'berth')],
      [null, 'no stage given', expected('process_stage', null)],
    ]);
  });

  it.each([
    ['2026-08', { 'in-cars': ['cars'], 'in-both': ['cars', 'oils'], 'in-none': [] }],
    ['2026-09', { 'in-cars': ['cars'], 'in-both': ['cars', 'oils'], 'in-none': ['oils'] }],
  ])('follow an enterprise into the alliances that it was in when %s ended', async (month, allianceIds) => {
    const of = (id: string) =>
      raisedIn(month).filter(({ events }) => {
        const raiser = events[0]!.data.enterprise_id as keyof typeof allianceIds | null;
        const ids: string[] = raiser === null ? ['nobody'] : allianceIds[raiser];
        return (ids.length > 0 ? ids : ['none']).includes(id);
      }).length;
    const { groups, total } = await ask(`breakdown?by=industry_alliance&period=${month}`);
    const rows = groups.map(({ kind, code, name_en, enterprises, raised }: any) => [kind, code, name_en, enterprises, raised]); // prettier-ignore
    const joined = allianceIds['in-none'].length;
    expect(rows).toEqual([
      ['named', 'cars', 'Name of cars', 2, of('cars')],
      ['named', 'oils', 'Name of oils', 1 + joined, of('oils')],
      ...(joined > 0 ? [] : [['none', null, 'in no industry alliance', 1, of('none')]]),
      ['no_enterprise', null, 'for no enterprise', 0, of('nobody')],
    ]);
    const coverage = (row: any) => row.coverage.map(({ code, numerator, denominator }: any) => [code, numerator, denominator]); // prettier-ignore
    expect(groups.slice(0, 2).map(coverage)).toEqual([
      [['O1', 1, 2], ['O2', 1, 2]], // prettier-ignore
      [['O1', 1, 1 + joined], ['O2', 1, 1 + joined]], // prettier-ignore
    ]);
    expect(total.raised).toBe(raisedIn(month).length);
    expect(sum(groups, ({ raised }) => raised)).toBeGreaterThan(total.raised);
  });

  it('follow a whistle that is classified or corrected anew, and time it', async () => {
    const story = new TicketStory('0198f0f4-1c00-7a10-8000-00000000b001').raised('inspection', false, {
      process_stage: 'gate',
      enterprise_id: 'first',
    });
    story.dispatched('customs').after(1).reportedIn('customs').after(2).resolved('customs');
    story.add('ticket.recategorised', {
      ...{ old_category_code: 'inspection', category_code: 'yard' },
      ...{ old_process_stage: 'gate', process_stage: 'berth' },
    });
    story.add('ticket.corrected', { old_enterprise_id: 'first', enterprise_id: 'second' });
    const again = new TicketStory(
      '0198f0f4-1c00-7a10-8000-00000000b002',
      Date.parse('2026-09-12T01:00:00Z'),
    ).raised('yard', false, { enterprise_id: 'second' });
    const stranger = as('council', 'huangshi');
    const before = await taken();
    const second = directoryStory(
      ['alliance.registered', { version: 1, occurred_at: '2025-01-01T00:00:00.000Z', alliance: { ...named('huangshi'), time_zone: 'Asia/Shanghai', lead_unit_ids: [], number_prefix: 'HS' } }], // prettier-ignore
      ['industry_alliance.registered', { version: 2, occurred_at: '2025-01-01T00:00:00.000Z', industry_alliance: named('oils') }], // prettier-ignore
      ['enterprise.registered', { version: 3, occurred_at: '2025-01-01T00:00:00.000Z', ...enterprise('second', 'oils') }], // prettier-ignore
      ['calendar.published', { ...directory.at(-1)!.data, version: 4 }],
    );
    await topics.publish('muster.organizations.v1', 'huangshi', 'huangshi', second);
    for (const { ticketId, events } of [story, again])
      await topics.publish('muster.tickets.v1', 'huangshi', ticketId, events);
    const published = second.length + story.events.length + again.events.length;
    await until(async () => (await taken()) === before + published);
    const stages = await ask('breakdown?by=process_stage&period=2026-09', stranger);
    expect(stages).toMatchObject({
      without_calendar: 0,
      groups: [
        {
          ...{ code: 'berth', raised: 1, resolved: 1 },
          to_report_in: { n: 1, median_minutes: 60, p90_minutes: 60 },
          to_resolve: { n: 1, median_minutes: 180, p90_minutes: 180 },
        },
        { kind: 'none', code: null, raised: 1, resolved: 0 },
      ],
    });
    const { groups } = await ask('breakdown?by=industry_alliance&period=2026-09', stranger);
    expect(groups.map(({ code, raised }: any) => [code, raised])).toEqual([['oils', 2]]);
    const { repeats } = await ask('whistling?period=2026-09', stranger);
    expect(repeats).toMatchObject([{ category_code: 'yard', raised: 2, repeats: 1 }]);
    // Nothing of it is among the figures of the first alliance.
    expect((await ask('breakdown?by=category&period=2026-09')).total.raised).toBe(raisedIn('2026-09').length);
  });

  it('are not for enterprises, need a grouping that there is, and are tagged', async () => {
    for (const role of ['enterprise', 'party_secretary'] as const) {
      const { status } = await as(role).get('/v1/statistics/breakdown?by=source');
      expect([role, status]).toEqual([role, 403]);
    }
    for (const query of ['', '?by=unit', '?by=source&period=2026-13'])
      expect([query, (await as('council').get(`/v1/statistics/breakdown${query}`)).status]).toEqual([query, 422]); // prettier-ignore
    const path = '/v1/statistics/breakdown?by=source&period=2026-09';
    const headers = { 'if-none-match': (await as('council').get(path)).headers.get('etag')! };
    expect((await as('council').get(path, { headers })).status).toBe(304);
    expect((await as('council').get(path.replace('source', 'category'), { headers })).status).toBe(200);
  });
});
