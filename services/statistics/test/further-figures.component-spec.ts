import type { Identity } from '@muster/auth';
import type { PublicEvent } from '../src/domain/public-event.js';
import { directoryStory } from './parts/live-projection.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { TicketStory } from './stories/ticket-story.js';

const common = { occurred_at: '2025-01-01T00:00:00.000Z' };
const ALLIANCE = {
  id: 'tianjin',
  name_zh: '天津港',
  name_en: 'Tianjin',
  time_zone: 'Asia/Shanghai',
  lead_unit_ids: [],
  number_prefix: 'TJ',
};
const enterprise = (number: number) => ({
  id: `enterprise-${number}`,
  name_zh: `企业${number}`,
  name_en: `Enterprise ${number}`,
  industry_alliance_ids: [],
  formal_members: 0,
  active: true,
});
const organisation = (id: string, form: string, enterprise_ids: string[]) => ({
  ...{ id, name_zh: id, name_en: id, form, enterprise_ids, members: 3 },
});
const ACTIVITY = '0198f0f4-1c00-7a10-9000-000000000001';
let stories = 0;
const story = (start: string) =>
  new TicketStory(`0198f0f4-1c00-7a10-8000-${String(++stories).padStart(12, '0')}`, Date.parse(start));

describe('figures beyond sums over HTTP', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  const as = (role: Identity['role'], allianceId = 'tianjin') => service.as({ role, allianceId });
  const ask = async (path: string, by = as('council')) => (await by.get(`/v1/statistics/${path}`)).body;

  const by = (id: string) => ({ enterprise_id: id });
  const lastYear = story('2025-09-02T01:00:00Z').raised('yard', false, by('enterprise-1'));
  const august = story('2026-08-25T01:00:00Z').raised('yard', false, by('enterprise-1'));
  august.dispatched('customs').started().submitted('customs').accepted('customs').resolved('customs');
  august.after(24 * 30).calledBack('yes', 'satisfied', 'customs').closed(); // prettier-ignore
  const again = story('2026-09-02T01:00:00Z').raised('yard', false, by('enterprise-1'));
  again.dispatched('customs').after(24 * 8).breached('customs', 'resolve'); // prettier-ignore
  const hard = story('2026-09-03T01:00:00Z').raised('gate', false, by('enterprise-2'));
  hard
    .after(1)
    .add('ticket.escalated', { from_level: 1, to_level: 3, cause: 'dispatcher', agenda_item: true });
  const whistles = [lastYear, august, again, hard];

  const lesson: PublicEvent[] = [
    ['activity.planned', { kind: 'secretary_training', starts_at: '2026-09-05T01:00:00.000Z', host_unit_ids: ['council'] }] as const, // prettier-ignore
    ['activity.attendance_recorded', { attendance: [{ party_organisation_id: 'own-1', persons: 1, hours: 56 }] }] as const, // prettier-ignore
  ].map(([name, data], index) => ({
    type: `muster.${name}.v1`,
    version: index + 1,
    time: Date.parse('2026-09-05T10:00:00Z'),
    recordedAt: Date.parse('2026-09-05T10:00:00Z'),
    data: { version: index + 1, occurred_at: '2026-09-05T10:00:00.000Z', activity_id: ACTIVITY, ...data },
  }));

  beforeAll(async () => {
    system = await StatisticsSystem.start('further');
    ({ service, topics } = system);
    const directory = directoryStory(
      ['alliance.registered', { version: 1, ...common, alliance: ALLIANCE }],
      ...[1, 2, 3, 4].map((number): [string, object] => [
        'enterprise.registered',
        { version: number + 1, ...common, enterprise: enterprise(number) },
      ]),
      ['party_organisation.formed', { version: 6, ...common, party_organisation: organisation('own-1', 'own', ['enterprise-1']) }], // prettier-ignore
      ['party_organisation.formed', { version: 7, ...common, party_organisation: organisation('joint-2', 'joint', ['enterprise-2']) }], // prettier-ignore
    );
    await topics.publish('muster.organizations.v1', 'tianjin', 'tianjin', directory);
    await topics.publish('muster.activities.v1', 'tianjin', ACTIVITY, lesson);
    for (const { ticketId, events } of whistles)
      await topics.publish('muster.tickets.v1', 'tianjin', ticketId, events);
    await until(async () => {
      const { watermark } = await ask('alliance');
      const taken = watermark.partitions.reduce((sum: number, each: any) => sum + each.next_offset, 0);
      return taken === directory.length + lesson.length + whistles.flatMap(({ events }) => events).length;
    });
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  it('compares a month, and the year up to it, with the year before', async () => {
    const body = await ask('year-on-year?period=2026-09', as('enterprise'));
    expect(body).toMatchObject({ period: '2026-09', period_before: '2025-09', definition: { code: 'X1' } });
    expect(body.counts.find(({ code }: any) => code === 'raised')).toMatchObject({
      month: { now: 2, before: 1, difference: 1, ratio: 1, base: 'small' },
      year_to_date: { now: 3, before: 1, difference: 2, ratio: 2, base: 'small' },
    });
    const k2 = body.indicators.find(({ code }: any) => code === 'K2');
    expect(k2.month).toMatchObject({ now: { rate: 1 }, before: { rate: null }, difference: null });
  });

  it('weighs the three rates into one score, and says what it lacks', async () => {
    const { composite } = await ask('alliance?period=2026-09');
    expect(composite).toEqual([
      { code: 'K4', basis: 'raw', score: 100, missing: ['K1'] },
      { code: 'K4a', basis: 'adjusted', score: 100, missing: ['K1'] },
    ]);
    const { items } = await ask('units?period=2026-09');
    expect(items.find(({ unit_id }: any) => unit_id === 'customs').composite[0].score).toBe(100);
  });

  it('tells what is still open, how old, how high, with whom, and how the month moved it', async () => {
    const body = await ask('backlog?period=2026-09&as_of=2026-09-20T00:00:00Z');
    expect(body).toMatchObject({ at: '2026-09-20T00:00:00.000Z', sum_check: true });
    expect(body.backlog).toEqual({
      stock: 4,
      late: 1,
      ages: { up_to_7_days: 0, up_to_30_days: 3, up_to_90_days: 0, over_90_days: 1 },
      by_level: [
        { level: 1, count: 3 },
        { level: 3, count: 1 },
      ],
      by_unit: [{ unit_id: 'customs', name_zh: null, name_en: null, open: 1, late: 1 }],
    });
    expect(body.flow).toEqual({ opening: 2, raised: 2, ended: 0, closing: 4 });
    const now = await ask('backlog?period=2026-09');
    expect(now).toMatchObject({ sum_check: true, backlog: { stock: 3 } });
    expect(now.flow).toEqual({ opening: 2, raised: 2, ended: 1, closing: 3 });
  });

  it('tells how often whistles are blown, and about the same trouble again', async () => {
    const body = await ask('whistling?period=2026-09', as('enterprise'));
    expect(body).toMatchObject({
      whistle_rate: { numerator: 2, denominator: 4, rate: 0.5 },
      repeat_rate: { numerator: 1, denominator: 2, rate: 0.5 },
      repeats: [
        { category_code: 'gate', raised: 1, repeats: 0 },
        { category_code: 'yard', raised: 1, repeats: 1 },
      ],
    });
  });

  it('tells who takes part, who is active in deed, and which secretaries lack hours', async () => {
    const body = await ask('participation?period=2026-09', as('analyst'));
    expect(body).toMatchObject({
      participation: {
        numerator: 1,
        denominator: 4,
        by_kind: [{ kind: 'secretary_training', person_hours: 56 }],
      },
      effective_coverage: { numerator: 1, denominator: 2, inactive: [{ party_organisation_id: 'joint-2' }] },
      secretary_training: {
        numerator: 1,
        denominator: 2,
        short: [{ party_organisation_id: 'joint-2', hours: 0 }],
      },
    });
    // As it was known on the day of the lesson, before anybody had written down who came.
    const before = await ask('participation?period=2026-09&as_of=2026-09-05T09:00:00Z');
    expect(before.effective_coverage).toMatchObject({ numerator: 0, at: '2026-09-05T09:00:00.000Z' });
  });

  it('tells whom no organisation covers, as it was known at any moment', async () => {
    const body = await ask('coverage/outstanding', as('analyst'));
    expect(body).toMatchObject({
      ...{ definition: { code: 'O2d' }, due_own: [], proposals: [] },
      ...{ lag: { n: 0, median_days: null } },
    });
    expect(body.uncovered).toMatchObject([
      { enterprise_id: 'enterprise-3', name_zh: '企业3', covered_by: null, days_since_joining: null },
      { enterprise_id: 'enterprise-4' },
    ]);
    const before = await ask('coverage/outstanding?as_of=2024-12-31T00:00:00Z');
    expect(before).toMatchObject({ uncovered: [], as_of: '2024-12-31T00:00:00.000Z' });
  });

  it('tells which projects are due a branch, apart from enterprises, and how many branches are theirs', async () => {
    const before = (await ask('coverage', as('council', 'sites'))).structure;
    expect(before).toMatchObject({ of_projects: 0 });
    const project = (id: string, formal_members: number, more: object = {}) => ({
      ...{ id, name_zh: id, name_en: id, stage: 'construction', unit_ids: [], officer_ids: [] },
      survey: { surveyed_on: '2026-11-01', formal_members, probationary_members: 0, relations_elsewhere: 1 },
      ...more,
    });
    const projects = [
      project('big', 3),
      project('small', 1),
      project('led', 4),
      project('over', 5, { ended_on: '2026-11-02' }),
    ];
    const branchOf = (project_id: string) => ({
      ...organisation(`${project_id}-branch`, 'own', []),
      project_id,
    });
    const directory = directoryStory(
      ['alliance.registered', { version: 1, ...common, alliance: { ...ALLIANCE, id: 'sites' } }],
      ...projects.map((one, index): [string, object] => [
        'project.registered',
        { version: index + 2, ...common, project: one },
      ]),
      ['party_organisation.formed', { version: 6, ...common, party_organisation: branchOf('led') }],
      ['party_organisation.formed', { version: 7, ...common, party_organisation: branchOf('over') }],
    );
    await topics.publish('muster.organizations.v1', 'sites', 'sites', directory);
    const council = as('council', 'sites');
    const { structure, indicators } = await until(async () => {
      const found = await ask('coverage', council);
      return found.structure.of_projects === 2 ? found : undefined;
    });
    expect(structure).toMatchObject({ own: 2, primary_organisations: 2, of_projects: 2 });
    const o1 = indicators.find(({ code }: any) => code === 'O1');
    expect(o1).toMatchObject({ numerator: 0, denominator: 0 });
    const body = await ask('coverage/outstanding', council);
    expect(body).toMatchObject({ due_own: [], uncovered: [] });
    expect(body.projects).toMatchObject({
      due_own: [{ project_id: 'big', formal_members: 3, relations_elsewhere: 1, covered_by: null }],
      to_join: [{ project_id: 'small', branches: [] }],
      unsurveyed: [],
      outlived: [{ party_organisation_id: 'over-branch', project_id: 'over', form: 'own' }],
    });
    const nothing = await ask('coverage/outstanding?as_of=2024-12-31T00:00:00Z', council);
    expect(nothing.projects).toEqual({ due_own: [], to_join: [], unsurveyed: [], outlived: [] });
    const then = await ask('coverage?as_of=2024-12-31T00:00:00Z', council);
    expect(then.structure.of_projects).toBe(0);
  });

  it('tells whether what was decided was done, as it was known at any moment', async () => {
    const [followUp, meeting, decided] = ['a', 'b', 'c'].map(
      (end) => `0198f0f4-1c00-7a10-9000-00000000000${end}`,
    );
    const promised = story('2026-09-01T01:00:00Z').raised('yard', false, by('enterprise-1'));
    const of = { follow_up_id: followUp!, kind: 'policy', unit_id: 'customs' };
    promised.after(1).add('followup.added', { ...of, due_on: '2026-09-10' });
    promised.after(24 * 5).add('followup.landed', of);
    promised.after(24).add('followup.reopened', { ...of, due_on: '2026-09-20' });
    promised.after(24 * 30).add('followup.landed', of);
    const decision = {
      meeting_id: meeting!,
      decision_id: decided!,
      owner_unit_id: 'port',
      due_on: '2026-09-15',
    };
    const minutes = ['meeting.decision_recorded', 'meeting.decision_overdue'].map((name, index) => ({
      type: `muster.${name}.v1`,
      version: index + 1,
      ...{ time: Date.parse('2026-09-02T01:00:00Z'), recordedAt: Date.parse('2026-09-02T01:00:00Z') },
      data: {
        ...{ version: index + 1, occurred_at: '2026-09-02T01:00:00.000Z', ...decision },
        ...(index === 0 ? { agenda_item_id: null, ticket_id: null } : {}),
      },
    }));
    await topics.publish('muster.tickets.v1', 'beibu', promised.ticketId, promised.events);
    await topics.publish('muster.activities.v1', 'beibu', meeting!, minutes);
    const council = as('council', 'beibu');
    const body = await until(async () => {
      const found = await ask('commitments?period=2026-09', council);
      return found.total?.due === 2 && found.total.late === 1 ? found : undefined;
    });
    expect(body).toMatchObject({
      definition: { code: 'L1' },
      total: {
        ...{ due: 2, on_time: 0, late: 1, overdue: 1, ahead: 0, given_back: 1, open: 1, open_overdue: 1 },
        on_time_rate: { numerator: 0, denominator: 2, rate: 0 },
      },
      by_kind: [
        { kind: 'meeting', overdue: 1 },
        { kind: 'policy', late: 1 },
      ],
      by_unit: [
        { unit_id: 'customs', late: 1 },
        { unit_id: 'port', overdue: 1 },
      ],
      overdue: [{ id: decided, meeting_id: meeting, ticket_id: null, due_on: '2026-09-15' }],
    });
    // Between its first report and the day on which it was given back it counted as done in time.
    const between = await ask('commitments?period=2026-09&as_of=2026-09-06T12:00:00Z', council);
    expect(between.total).toMatchObject({ on_time: 1, ahead: 1, open: 1, open_overdue: 0 });
    expect(between.overdue).toEqual([]);
    expect((await ask('commitments?period=2026-09', as('council', 'yantian'))).total.due).toBe(0);
  });

  it('proposes what an alliance might take on, and with which whistles', async () => {
    const berths = [1, 2, 3].map((number) => story('2026-09-10T01:00:00Z').raised('berth', false, by(`enterprise-${number}`))); // prettier-ignore
    const other = story('2026-09-10T01:00:00Z').raised('gate', false, by('enterprise-1'));
    for (const { ticketId, events } of [...berths, other])
      await topics.publish('muster.tickets.v1', 'huangshi', ticketId, events);
    const body = await until(async () => {
      const themes = await ask('themes?period=2026-09', as('council', 'huangshi'));
      return themes.items[0]?.share.denominator === 4 ? themes : undefined;
    });
    expect(body).toMatchObject({ categories: 2, definition: { code: 'T1' } });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      category_code: 'berth',
      share: { numerator: 3, denominator: 4 },
      mean_of_three_months: 0,
      chance: expect.closeTo(1 / 64, 12),
      year_before: { now: 3, before: 0, base: 'none' },
      enterprises: 3,
      repeat_rate: { numerator: 0, denominator: 3 },
      unsolved_rate: { denominator: 0, rate: null },
      ticket_ids: berths.map(({ ticketId }) => ticketId),
    });
  });

  it('tells another alliance nothing, and enterprises neither units nor organisations', async () => {
    const stranger = as('council', 'yantian');
    expect(await ask('backlog', stranger)).toMatchObject({
      backlog: { stock: 0, by_unit: [] },
      sum_check: true,
    });
    expect((await ask('participation', stranger)).participation).toMatchObject({
      denominator: 0,
      rate: null,
    });
    expect((await ask('coverage/outstanding', stranger)).uncovered).toEqual([]);
    expect((await ask('whistling?period=2026-09', stranger)).repeats).toEqual([]);
    expect((await ask('themes?period=2026-09', stranger)).items).toEqual([]);
    for (const path of ['backlog', 'participation', 'coverage/outstanding', 'commitments', 'themes'])
      expect([path, (await as('enterprise').get(`/v1/statistics/${path}`)).status]).toEqual([path, 403]);
    for (const path of ['year-on-year', 'whistling', 'backlog?period=9999-12', 'year-on-year?period=0000-01'])
      expect([path, (await stranger.get(`/v1/statistics/${path}`)).status]).toEqual([path, 200]);
  });
});
