import { TicketStory } from '../../test/stories/ticket-story.js';
import { evaluate, type CellValue } from './measure.js';
import { definitions } from './definitions.js';
import { parseCellKey } from './cell.js';
import { project, unseen } from './fold.js';
import { periodsIn } from './period.js';
import { ticketFold } from './ticket-fold.js';

const shanghai = periodsIn('Asia/Shanghai');

function cellsOf(...stories: TicketStory[]): CellValue[] {
  const sums = new Map<string, number>();
  for (const { events } of stories) {
    const { state } = project(ticketFold, unseen(ticketFold), events, shanghai);
    for (const [key, value] of ticketFold.contributions(state.fact, shanghai))
      sums.set(key, (sums.get(key) ?? 0) + value);
  }
  return [...sums].map(([key, value]) => ({ ...parseCellKey(key), value }));
}

function figure(code: string, cells: CellValue[], unit: string | null = null, period = '2026-09') {
  const { alliance, unit: ofUnit } = definitions.indicators.find((indicator) => indicator.code === code)!;
  const measure = (unit === null ? alliance : ofUnit)!.measure;
  const chosen = cells.filter(
    (cell) =>
      cell.period === period &&
      (unit === null ? code === 'K13' || cell.unitId === null : cell.unitId === unit),
  );
  return evaluate(measure, chosen);
}

const value = (cells: CellValue[], metric: string, state: string) =>
  cells
    .filter((cell) => cell.metric === metric && cell.state === state)
    .reduce((sum, cell) => sum + cell.value, 0);

describe('a whistle', () => {
  it('counts in the month of the alliance, not of Greenwich', () => {
    const lateInSeptember = new TicketStory(undefined, Date.parse('2026-09-30T15:59:00Z')).raised();
    const october = new TicketStory(undefined, Date.parse('2026-09-30T16:00:00Z')).raised();
    expect(cellsOf(lateInSeptember, october).map(({ period }) => period)).toEqual(['2026-09', '2026-10']);
  });

  it('is in one state at a time', () => {
    const story = new TicketStory()
      .raised()
      .dispatched('customs', 'maritime')
      .after(1)
      .signed('customs')
      .started();
    const cells = cellsOf(story);
    expect(value(cells, 'tickets', 'in_progress')).toBe(1);
    expect(cells.filter(({ metric }) => metric === 'tickets')).toHaveLength(1);
    expect(value(cells, 'assignments', 'signed')).toBe(1);
    expect(value(cells, 'assignments', 'offered')).toBe(1);
  });

  it('leaves open clocks out of numerator and denominator', () => {
    const cells = cellsOf(new TicketStory().raised().dispatched('customs', 'maritime'));
    expect(figure('K1', cells)).toMatchObject({
      numerator: 0,
      denominator: 0,
      rate: null,
      open: 1,
      mature: false,
    });
    expect(figure('K1', cells, 'customs')).toMatchObject({ denominator: 0, open: 1, mature: false });
  });

  it('is late as soon as one unit is, while the other unit is in time', () => {
    const story = new TicketStory().raised().dispatched('customs', 'maritime');
    story
      .after(1)
      .reportedIn('customs')
      .after(25)
      .breached('maritime', 'contact')
      .reportedIn('maritime', 'breached');
    const cells = cellsOf(story);
    expect(figure('K1', cells)).toMatchObject({ numerator: 0, denominator: 1, mature: true });
    expect(figure('K1', cells, 'customs')).toMatchObject({ numerator: 1, denominator: 1, rate: 1 });
    expect(figure('K1', cells, 'maritime')).toMatchObject({ numerator: 0, denominator: 1, rate: 0 });
    expect(figure('K13', cells)).toMatchObject({ numerator: 1, denominator: 2, shown: { joint_tickets: 1 } });
  });

  it('has no joint muster rate when one unit handles it', () => {
    const cells = cellsOf(new TicketStory().raised().dispatched('customs').after(1).reportedIn('customs'));
    expect(figure('K13', cells)).toMatchObject({ denominator: 0, shown: { joint_tickets: 0 } });
    expect(figure('K1', cells)).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('judges a resolution at submission, and only once it is accepted', () => {
    const story = new TicketStory()
      .raised()
      .dispatched('customs')
      .after(1)
      .signed('customs')
      .reportedIn('customs');
    story.submitted('customs');
    expect(figure('K5', cellsOf(story))).toMatchObject({ denominator: 0, open: 1 });
    story.returned('customs').after(200).breached('customs', 'resolve').submitted('customs', 'breached');
    story.accepted('customs', 'breached');
    expect(figure('K5', cellsOf(story), 'customs')).toMatchObject({ numerator: 0, denominator: 1, open: 0 });
  });

  it('drops the clocks that still run when a unit is released, and keeps what was settled', () => {
    const story = new TicketStory().raised().dispatched('customs', 'maritime').after(0.5).signed('maritime');
    story.cancelled('maritime');
    const cells = cellsOf(story);
    expect(figure('K1', cells, 'maritime')).toMatchObject({ denominator: 0, open: 0, shown: { clocks: 0 } });
    expect(figure('K1s', cells, 'maritime')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(value(cells, 'assignments', 'cancelled')).toBe(1);
  });

  it('takes a submission that was never sent back as final when the whistle is resolved', () => {
    const story = new TicketStory()
      .raised()
      .dispatched('customs')
      .after(1)
      .submitted('customs')
      .resolved('customs');
    expect(figure('K5', cellsOf(story), 'customs')).toMatchObject({ numerator: 1, denominator: 1, open: 0 });
  });

  it('counts its last call-back only, in the month of that call-back', () => {
    const story = new TicketStory()
      .raised()
      .dispatched('customs', 'maritime')
      .after(24)
      .resolved('customs', 'maritime');
    story
      .after(24)
      .calledBack('partial', 'basic', 'customs', 'maritime')
      .reopened('partly_solved', 'customs');
    const before = cellsOf(story);
    expect(figure('K2', before)).toMatchObject({ numerator: 0, denominator: 1, shown: { partial: 1 } });
    expect(figure('K3', before)).toMatchObject({ numerator: 1, denominator: 1, shown: { basic: 1 } });
    story
      .after(24 * 30)
      .resolved('customs')
      .calledBack('yes', null, 'customs', 'maritime')
      .closed();
    const after = cellsOf(story);
    expect(figure('K2', after)).toMatchObject({ numerator: 0, denominator: 0, rate: null });
    expect(figure('K2', after, null, '2026-10')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure('K2', after, 'maritime', '2026-10')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure('K3', after, null, '2026-10')).toMatchObject({ denominator: 0, shown: { unrated: 1 } });
  });

  it('gets a new resolve clock, and no other, with each reopening', () => {
    const story = new TicketStory()
      .raised()
      .dispatched('customs')
      .after(1)
      .signed('customs')
      .reportedIn('customs');
    story
      .submitted('customs')
      .accepted('customs')
      .resolved('customs')
      .calledBack('no', 'dissatisfied', 'customs');
    story.reopened('not_solved', 'customs');
    const cells = cellsOf(story);
    expect(figure('K5', cells)).toMatchObject({ numerator: 1, denominator: 1, open: 1, mature: false });
    expect(figure('K1', cells)).toMatchObject({ numerator: 1, denominator: 1, open: 0 });
    expect(value(cells, 'reopened', 'not_solved')).toBe(1);
    expect(value(cells, 'assignments', 'working')).toBe(1);
  });

  it('is not closed while it is worked on again', () => {
    const story = new TicketStory().raised().dispatched('customs').resolved('customs');
    story.calledBack('yes', 'satisfied', 'customs').closed();
    expect(value(cellsOf(story), 'closed', 'solved')).toBe(1);
    story.reopened('not_solved', 'customs');
    expect(value(cellsOf(story), 'closed', 'solved')).toBe(0);
  });

  it('is not moved by events that this release does not know', () => {
    const story = new TicketStory().raised().add('ticket.hung', { reason: 'upstream' }).dispatched('customs');
    const { state } = project(ticketFold, unseen(ticketFold), story.events, shanghai);
    expect(state).toMatchObject({ version: 4, latest: 4 });
    expect(value(cellsOf(story), 'tickets', 'dispatched')).toBe(1);
  });
});
