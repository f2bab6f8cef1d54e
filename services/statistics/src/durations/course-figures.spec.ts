import { TicketStory } from '../../test/stories/ticket-story.js';
import { project, unseen } from '../domain/fold.js';
import { monthSpan } from '../domain/month-span.js';
import { ticketFold } from '../domain/ticket-fold.js';
import { JointWhistles } from '../joint/joint-figures.js';
import { OnAccountWhistles } from '../on-account/on-account-figures.js';
import { DurationFigures } from './duration-figures.js';

const OFFICE = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as const;
/** Weekdays 09–12 and 13–18; 1 to 7 October rest, Saturday the 10th made up (test vector of lifecycle B5). */
const CALENDAR = {
  id: 'default',
  version: 1,
  time_zone: 'Asia/Shanghai',
  weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidays: ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
  make_up_days: ['2026-10-10'],
};
const calendars = { 'default@1': CALENDAR };
const SEPTEMBER = monthSpan('2026-09', 'Asia/Shanghai');
const OCTOBER = monthSpan('2026-10', 'Asia/Shanghai');
let stories = 0;
/** A whistle from an instant in Shanghai's time on. */
const from = (local: string) =>
  new TicketStory(
    `0198f0f4-1c00-7a10-8000-${String(++stories).padStart(12, '0')}`,
    Date.parse(`${local}+08:00`),
  );
const factOf = ({ events }: TicketStory) =>
  project(ticketFold, unseen(ticketFold), events, () => '').state.fact;

function durations(month: typeof SEPTEMBER, ...of: TicketStory[]) {
  const figures = new DurationFigures(month, calendars);
  for (const story of of) figures.add(factOf(story));
  return figures;
}

describe('durations (K8)', () => {
  // Thursday 10 September 2026, 11:00. Lunch and the night do not count.
  const first = from('2026-09-10T11:00:00').raised().after(0.5).dispatched('customs', 'maritime');
  first
    .after(2)
    .signed('customs')
    .after(1)
    .reportedIn('customs')
    .after(22)
    .submitted('customs')
    .accepted('customs')
    .resolved('customs');
  const second = from('2026-09-11T09:00:00').raised().dispatched('customs').after(0.25).signed('customs');

  it('are working minutes by the pinned calendar, exact, over all and per policy version', () => {
    const rows = durations(SEPTEMBER, first, second).rows();
    // 11:00–11:30 and at once; 11:30–13:30 less lunch, and 15 minutes; 11:30–14:30 less lunch; 11:30 to 12:30 on Friday.
    const all = [
      ['raise_to_dispatch', 2, 15, 0, 30],
      ['offer_to_sign', 2, 37.5, 15, 60],
      ['offer_to_contact', 1, 120, 120, 120],
      ['offer_to_submit', 1, 510, 510, 510],
    ];
    expect(
      rows
        .filter(({ policy_code }) => policy_code === null)
        .map((row) => [row.span, row.n, row.mean_minutes, row.median_minutes, row.p90_minutes]),
    ).toEqual(all);
    expect(
      rows.filter(({ policy_code }) => policy_code === 'routine').map(({ policy_version }) => policy_version),
    ).toEqual([1, 1, 1, 1]);
  });

  it('span a holiday and a made-up Saturday as the test vector does', () => {
    const whistle = from('2026-09-30T16:00:00')
      .raised()
      .dispatched('customs')
      .after(240)
      .submitted('customs');
    expect(durations(OCTOBER, whistle).rows()[0]).toMatchObject({
      span: 'offer_to_submit',
      median_minutes: 1440,
    });
  });

  it('belong to the month in which they end', () => {
    const late = from('2026-09-30T17:00:00')
      .raised()
      .dispatched('customs')
      .after(15 * 24)
      .signed('customs');
    expect(
      durations(SEPTEMBER, late)
        .rows()
        .map(({ span }) => span),
    ).toEqual(['raise_to_dispatch', 'raise_to_dispatch']);
    expect(
      durations(OCTOBER, late)
        .rows()
        .map(({ span }) => span),
    ).toEqual(['offer_to_sign', 'offer_to_sign']);
  });

  it('count what stands: not a submission that came back, not a whistle that was merged', () => {
    const returned = from('2026-09-10T09:00:00')
      .raised()
      .dispatched('customs')
      .after(1)
      .submitted('customs')
      .returned('customs');
    const merged = from('2026-09-10T09:00:00').raised().dispatched('customs').after(1).signed('customs');
    merged.add('ticket.merged', { master_ticket_id: first.ticketId });
    expect(
      durations(SEPTEMBER, returned, merged)
        .rows()
        .filter(({ span }) => span !== 'raise_to_dispatch'),
    ).toEqual([]);
  });

  it('say how many could not be timed because their calendar has not been seen', () => {
    const figures = new DurationFigures(SEPTEMBER, {});
    figures.add(factOf(second));
    expect([figures.withoutCalendar, figures.rows()]).toEqual([2, []]);
  });

  it('have their ninth decile by nearest rank', () => {
    const ten = Array.from({ length: 10 }, (_, i) =>
      from('2026-09-10T09:00:00')
        .raised()
        .dispatched('customs')
        .after((i + 1) / 60)
        .signed('customs'),
    );
    expect(
      durations(SEPTEMBER, ...ten)
        .rows()
        .find(({ span }) => span === 'offer_to_sign'),
    ).toMatchObject({
      n: 10,
      mean_minutes: 5.5,
      median_minutes: 5,
      p90_minutes: 9,
      longest_minutes: 10,
    });
  });
});

describe('the priority right (K16)', () => {
  const waited = (hours: number, priority: boolean) =>
    from('2026-09-10T09:00:00').raised('utilities', priority).after(hours).dispatched('customs');

  it('shortens the wait, and does not let the others starve unseen', () => {
    const figures = durations(
      SEPTEMBER,
      waited(0.2, true),
      waited(0.5, false),
      waited(2, false),
      waited(1, false),
    );
    expect(figures.priorityEffect()).toEqual({
      priority_n: 1,
      priority_median_minutes: 12,
      normal_n: 3,
      normal_median_minutes: 60,
      ratio: 0.2,
      longest_normal_minutes: 120,
    });
  });

  it('is followed when it is taken away, and has no ratio to nothing', () => {
    const taken = from('2026-09-10T09:00:00').raised('utilities', true);
    taken.add('ticket.reprioritised', { old_priority: true, priority: false }).after(1).dispatched('customs');
    expect(durations(SEPTEMBER, taken).priorityEffect()).toMatchObject({
      priority_n: 0,
      normal_n: 1,
      ratio: null,
    });
  });
});

describe('on account (K9)', () => {
  const at = (local: string) => Date.parse(`${local}+08:00`);
  const hung = (local: string, reviewAt: string) =>
    from(local).raised().dispatched('customs').started().hung(`${reviewAt}+08:00`);
  const figures = (moment: string, ...of: TicketStory[]) => {
    const whistles = new OnAccountWhistles(at(moment), SEPTEMBER);
    for (const story of of) whistles.add(factOf(story));
    return whistles.figures();
  };
  const all = [
    hung('2026-09-20T10:00:00', '2026-10-20T10:00:00'),
    hung('2026-07-01T10:00:00', '2026-09-25T10:00:00'),
    hung('2026-04-20T10:00:00', '2026-06-01T10:00:00').add('account.reviewed', {
      stay: true,
      review_at: '2026-12-01T02:00:00Z',
    }),
    hung('2025-09-01T10:00:00', '2025-11-01T10:00:00'),
    hung('2026-08-01T10:00:00', '2026-09-01T10:00:00')
      .after(40 * 24)
      .resumed(),
    hung('2026-09-02T10:00:00', '2026-10-01T10:00:00').after(24).resumed(),
    from('2026-09-02T10:00:00').raised(),
  ];

  it('is a stock by age at a given moment, with the reviews that are overdue then', () => {
    expect(figures('2026-09-30T10:00:00', ...all)).toMatchObject({
      stock: 4,
      ages: { up_to_30_days: 1, up_to_90_days: 0, up_to_180_days: 2, over_180_days: 1 },
      overdue_reviews: 2,
    });
    // Ten days earlier one had just been put on account, and a review was not due yet.
    expect(figures('2026-09-20T10:00:00', ...all)).toMatchObject({ stock: 4, overdue_reviews: 1 });
    expect(figures('2026-09-20T09:59:59', ...all)).toMatchObject({ stock: 3 });
  });

  it('is cleared against what there was and what came', () => {
    expect(figures('2026-09-30T10:00:00', ...all)).toMatchObject({
      opening: 4,
      added: 2,
      cleared: 2,
      cleared_rate: 1 / 3,
    });
    expect(figures('2026-09-30T10:00:00')).toMatchObject({ stock: 0, cleared_rate: null });
  });

  it('knows nothing of a whistle that stands merged, until the merge is undone', () => {
    const merged = hung('2026-09-02T10:00:00', '2026-10-01T10:00:00').after(24).resumed();
    merged.add('ticket.merged', { master_ticket_id: merged.ticketId });
    expect(figures('2026-09-30T10:00:00', merged)).toMatchObject({ added: 0, cleared: 0 });
    merged.add('ticket.unmerged', { master_ticket_id: merged.ticketId });
    expect(figures('2026-09-30T10:00:00', merged)).toMatchObject({ added: 1, cleared: 1 });
  });
});

describe('joint whistles (K13)', () => {
  const whistled = (...onTime: string[]) => {
    const story = from('2026-09-10T09:00:00').raised().dispatched('customs', 'maritime', 'terminal');
    for (const unit of ['customs', 'maritime', 'terminal']) {
      if (onTime.includes(unit)) story.reportedIn(unit);
      else story.breached(unit, 'contact');
    }
    return story;
  };

  it('are a mean over whistles, not over units; what is open is in neither', () => {
    const figures = new JointWhistles(SEPTEMBER);
    const pair = from('2026-09-10T09:00:00')
      .raised()
      .dispatched('customs', 'maritime')
      .reportedIn('customs')
      .reportedIn('maritime');
    const open = from('2026-09-10T09:00:00').raised().dispatched('customs', 'maritime').reportedIn('customs');
    const single = from('2026-09-10T09:00:00').raised().dispatched('customs').reportedIn('customs');
    const earlier = from('2026-08-10T09:00:00')
      .raised()
      .dispatched('customs', 'maritime')
      .reportedIn('customs')
      .reportedIn('maritime');
    for (const story of [whistled('customs'), pair, open, single, earlier]) figures.add(factOf(story));
    expect(figures.figures()).toEqual({
      whistles: 2,
      open: 1,
      complete: 1,
      units_whistled: 5,
      units_on_time: 3,
      mean_rate: (1 / 3 + 1) / 2,
    });
  });
});
