import { TicketStory } from '../../test/stories/ticket-story.js';
import { project, unseen } from '../domain/fold.js';
import { groupDirectoryOf, type Grouping } from '../domain/group-directory.js';
import { monthSpan } from '../domain/month-span.js';
import { periodsIn } from '../domain/period.js';
import { ticketFold } from '../domain/ticket-fold.js';
import { breakDown } from './breakdown-figures.js';
import { grouperOf } from './grouper.js';
import { shareOf } from './whistle-share.js';

const ALL_DAY = [['00:00', '24:00']] as [string, string][];
const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ALL_DAY]),
);
const CALENDAR = {
  ...{ id: 'default', version: 1, time_zone: 'Asia/Shanghai', weekly: week },
  ...{ holidays: [], make_up_days: [] },
};
const SEPTEMBER = {
  period: '2026-09',
  span: monthSpan('2026-09', 'Asia/Shanghai'),
  periodOf: periodsIn('Asia/Shanghai'),
  calendars: { 'default@1': CALENDAR },
};
const alliance = (id: string) => ({
  type: 'muster.industry_alliance.registered.v1',
  data: { industry_alliance: { id, name_zh: `${id}联盟`, name_en: `${id} alliance` } },
});
const enterprise = (id: string, ...industry_alliance_ids: string[]) => ({
  type: 'muster.enterprise.registered.v1',
  data: { enterprise: { id, industry_alliance_ids, active: true, formal_members: 3 } },
});
const members = [
  ...['cars', 'oils'].map(alliance),
  enterprise('in-both', 'oils', 'cars'),
  enterprise('in-cars', 'cars'),
  enterprise('in-none'),
  {
    type: 'muster.party_organisation.formed.v1',
    data: { party_organisation: { id: 'p', form: 'own', enterprise_ids: ['in-both'], members: 5 } },
  },
];

interface Origin {
  readonly enterpriseId?: string | null;
  readonly source?: string;
  readonly processStage?: string | null;
}
const factOf = ({ events }: TicketStory) =>
  project(ticketFold, unseen(ticketFold), events, () => '').state.fact;
const shared = (story: TicketStory, origin: Origin = {}, month = SEPTEMBER) => ({
  ...shareOf(factOf(story), month)!,
  origin: { enterpriseId: 'in-cars', source: 'enterprise', processStage: null, ...origin },
});
const by = (grouping: Grouping, ...shares: ReturnType<typeof shared>[]) =>
  breakDown(
    shares,
    grouperOf(grouping, groupDirectoryOf(grouping, grouping === 'industry_alliance' ? members : [])),
  );
const groupsOf = (grouping: Grouping, ...shares: ReturnType<typeof shared>[]) =>
  by(grouping, ...shares).groups.map(({ kind, code, raised }) => [kind, code, raised]);
const raised = () => new TicketStory().raised();
const settled = (hours: number, satisfaction: string | null) =>
  raised()
    .dispatched('customs', 'maritime')
    .after(hours)
    .reportedIn('maritime')
    .after(hours)
    .reportedIn('customs', 'breached')
    .submitted('customs')
    .resolved('customs', 'maritime')
    .calledBack('yes', satisfaction, 'customs', 'maritime')
    .closed();

describe('figures by group', () => {
  it('count a whistle in every industry alliance of its enterprise, and once in the total', () => {
    const shares = [
      shared(raised(), { enterpriseId: 'in-both' }),
      shared(raised(), { enterpriseId: 'in-cars' }),
      shared(raised(), { enterpriseId: 'in-none' }),
      shared(raised(), { enterpriseId: 'unheard-of' }),
      shared(raised(), { enterpriseId: null, source: 'hotline' }),
    ];
    expect(groupsOf('industry_alliance', ...shares)).toEqual([
      ['named', 'cars', 2],
      ['named', 'oils', 1],
      ['none', null, 2],
      ['no_enterprise', null, 1],
    ]);
    const { groups, total } = by('industry_alliance', ...shares);
    expect(total).toMatchObject({ raised: 5, open: 5, resolved: 0 });
    expect(groups.map(({ enterprises }) => enterprises)).toEqual([2, 1, 1, 0]);
    expect(groups.map(({ name_en }) => name_en)).toEqual([
      'cars alliance',
      'oils alliance',
      'in no industry alliance',
      'for no enterprise',
    ]);
  });

  it('say how the enterprises of each industry alliance are covered', () => {
    const { groups } = by('industry_alliance', shared(raised(), { enterpriseId: 'in-none' }));
    expect(
      groups.map(({ coverage }) => coverage.map((rate) => [rate.code, rate.numerator, rate.denominator])),
    ).toEqual([
      [['O1', 1, 2], ['O2', 1, 2]], // prettier-ignore
      [['O1', 1, 1], ['O2', 1, 1]], // prettier-ignore
      [['O1x', 0, 1], ['O2x', 0, 1]], // prettier-ignore
    ]);
    expect(by('source').groups.map(({ coverage, enterprises }) => [coverage, enterprises])).toEqual(
      Array.from({ length: 4 }, () => [[], null]),
    );
  });

  it('list groups in which nothing counts, and codes that the directory does not know without a name', () => {
    expect(groupsOf('source', shared(raised(), { source: 'driver' }))).toEqual([
      ['named', 'enterprise', 0],
      ['named', 'hotline', 0],
      ['named', 'party_organisation', 0],
      ['named', 'council', 0],
      ['named', 'driver', 1],
    ]);
    const { groups } = by('process_stage', shared(raised(), { processStage: 'gate' }), shared(raised()));
    expect(groups.map(({ kind, code, name_zh }) => [kind, code, name_zh])).toEqual([
      ['named', 'gate', null],
      ['none', null, '未注明环节'],
    ]);
    expect(groupsOf('category', shared(raised()))).toEqual([['named', 'customs-clearance', 1]]);
  });

  it('say the three rates as two numbers, null over nothing, with what is too few for an order', () => {
    const shares = [shared(settled(1, 'satisfied')), shared(settled(1, null)), shared(raised())];
    const { rates } = by('source', ...shares).total;
    const rate = (code: string) => rates.find((each) => each.code === code);
    expect(rates.map(({ code }) => code)).toEqual(['K1', 'K1a', 'K2', 'K2a', 'K3', 'K3a']);
    expect(rate('K1')).toMatchObject({ basis: 'raw', numerator: 0, denominator: 2, rate: 0, few: true });
    expect(rate('K2')).toMatchObject({ numerator: 2, denominator: 2, rate: 1, mature: true });
    expect(rate('K3a')).toMatchObject({ basis: 'adjusted', numerator: 1, denominator: 1, rate: 1 });
    expect(by('source').total.rates[0]).toMatchObject({ denominator: 0, rate: null, lower_bound: null });
    const ten = by('source', ...Array.from({ length: 10 }, () => shared(settled(1, 'satisfied'))));
    expect(ten.total.rates.map(({ few }) => few)).toEqual([false, false, false, false, false, false]);
  });

  it('take what is excluded off the adjusted rates only', () => {
    const excluded = settled(1, 'satisfied').add('exclusion.granted', { reason_code: 'force_majeure' });
    const { rates } = by('source', shared(excluded)).total;
    expect(rates.map(({ denominator }) => denominator)).toEqual([1, 0, 1, 0, 1, 0]);
  });

  it('time a whistle from its raising to the first report-in and the first resolution', () => {
    const shares = [1, 2, 3].map((hours) => shared(settled(hours, 'satisfied')));
    expect(by('source', ...shares).total).toMatchObject({
      to_report_in: { n: 3, median_minutes: 120, p90_minutes: 180 },
      to_resolve: { n: 3, median_minutes: 240, p90_minutes: 360 },
    });
    expect(by('source').total.to_resolve).toEqual({ n: 0, median_minutes: null, p90_minutes: null });
    const untimed = shared(settled(1, null), {}, { ...SEPTEMBER, calendars: {} } as never);
    expect(by('source', untimed)).toMatchObject({ without_calendar: 2, total: { to_resolve: { n: 0 } } });
  });

  it('belong to the month in which things happened; what is open is of any', () => {
    const earlier = new TicketStory(undefined, Date.parse('2026-08-30T01:00:00Z')).raised();
    expect(by('source', shared(earlier)).total).toMatchObject({ raised: 0, open: 1 });
    const late = settled(24 * 15, 'satisfied');
    expect(by('source', shared(late)).total).toMatchObject({
      ...{ raised: 1, open: 0, resolved: 0, closed: 0 },
      to_report_in: { n: 1 },
      to_resolve: { n: 0 },
    });
  });

  it('know nothing of a whistle that stands merged but that it was raised, or of one of other months', () => {
    const merged = settled(1, 'satisfied').add('ticket.merged', { master_ticket_id: 'other' });
    expect(by('source', shared(merged)).total).toMatchObject({
      ...{ raised: 1, open: 0, resolved: 0, to_resolve: { n: 0 } },
    });
    const over = new TicketStory(undefined, Date.parse('2026-07-01T01:00:00Z'))
      .raised()
      .dispatched('customs')
      .resolved('customs')
      .closed();
    expect(shareOf(factOf(over), SEPTEMBER)).toBeNull();
  });
});
