import { TicketStory } from '../../test/stories/ticket-story.js';
import { parseCellKey } from './cell.js';
import { definitions } from './definitions.js';
import { project, unseen } from './fold.js';
import { evaluate } from './measure.js';
import { periodsIn } from './period.js';
import { ticketFold } from './ticket-fold.js';

const shanghai = periodsIn('Asia/Shanghai');
const START = '2026-09-10T01:00:00Z';
/** A week after the start: what `dispatched` promises. */
const DUE = '2026-09-17T01:00:00Z';
let stories = 0;
const story = () =>
  new TicketStory(`0198f0f4-1c00-7a10-8000-${String(++stories).padStart(12, '0')}`, Date.parse(START));

function figure(code: string, ofStories: TicketStory[], { unit = '', period = '2026-09' } = {}) {
  const sums = new Map<string, number>();
  for (const { events } of ofStories) {
    const { state } = project(ticketFold, unseen(ticketFold), events, shanghai);
    for (const [key, value] of ticketFold.contributions(state.fact, shanghai))
      sums.set(key, (sums.get(key) ?? 0) + value);
  }
  const definition = definitions.indicators.find((each) => each.code === code)!;
  const cells = [...sums]
    .map(([key, value]) => ({ ...parseCellKey(key), value }))
    .filter((cell) => cell.period === period && (unit === '' || cell.unitId === unit));
  return evaluate((unit === '' ? definition.alliance! : definition.unit!).measure, cells);
}

/** Offered on 10 September; handed in and accepted so many days later. */
const answered = (days: number, extend: boolean) => {
  const whistle = story().raised().dispatched('customs', 'maritime').started();
  whistle.after(1).submitted('maritime').accepted('maritime');
  if (extend) whistle.extended('customs', DUE);
  return whistle
    .after(days * 24 - 1)
    .submitted('customs')
    .accepted('customs');
};

describe('on time by the original due instant (K5)', () => {
  const all = [answered(3, false), answered(5, true), answered(9, true)];

  it('counts what an extension saved as late, and shows it', () => {
    expect(figure('K5', all)).toMatchObject({ numerator: 3, denominator: 3 });
    expect(figure('K5o', all)).toMatchObject({
      numerator: 2,
      denominator: 3,
      shown: { extended: 2, saved_by_extension: 1 },
    });
  });

  it('does so for the unit, and not for the one that was not extended', () => {
    expect(figure('K5o', all, { unit: 'customs' })).toMatchObject({ numerator: 2, denominator: 3 });
    expect(figure('K5o', all, { unit: 'maritime' })).toMatchObject({
      numerator: 3,
      denominator: 3,
      shown: { extended: 0 },
    });
  });

  it('leaves what is missed even so as missed once', () => {
    const missed = story()
      .raised()
      .dispatched('customs')
      .extended('customs', DUE)
      .after(500)
      .breached('customs', 'resolve');
    expect(figure('K5o', [missed])).toMatchObject({
      numerator: 0,
      denominator: 1,
      shown: { breached: 1, saved_by_extension: 0 },
    });
  });

  it('takes an excluded whistle off the adjusted figure alone', () => {
    const excluded = answered(9, true).add('exclusion.granted', { reason_code: 'duplicate' });
    expect(figure('K5o', [...all, excluded])).toMatchObject({ numerator: 2, denominator: 4 });
    expect(figure('K5oa', [...all, excluded])).toMatchObject({
      numerator: 2,
      denominator: 3,
      shown: { excluded: 1, saved_by_extension: 1 },
    });
  });

  it('judges a second submission, when the first came back', () => {
    const twice = story().raised().dispatched('customs').extended('customs', DUE);
    twice
      .after(24)
      .submitted('customs')
      .returned('customs')
      .after(8 * 24)
      .submitted('customs')
      .accepted('customs');
    expect(figure('K5o', [twice])).toMatchObject({ numerator: 0, denominator: 1 });
  });
});

describe('two-way evaluation (K17)', () => {
  const rated = story().raised().dispatched('customs', 'maritime').after(24);
  rated
    .unitsRated('satisfied', 'customs')
    .unitsRated('dissatisfied', 'maritime')
    .whistleRated('customs', 'incomplete');
  const praised = story()
    .raised()
    .dispatched('customs')
    .unitsRated('basic', 'customs')
    .whistleRated('customs', 'well_described');
  const rejected = story().raised().add('ticket.rejected', { reason_code: 'abusive' });
  const misdescribed = story()
    .raised()
    .dispatched('customs', 'maritime')
    .misdescribed('maritime')
    .misdescribed('customs');

  it('scores units by their raisers', () => {
    expect(figure('K17u', [rated, praised])).toMatchObject({ numerator: 2, denominator: 3 });
    expect(figure('K17u', [rated, praised], { unit: 'customs' })).toMatchObject({
      numerator: 2,
      denominator: 2,
      shown: { satisfied: 1, basic: 1, dissatisfied: 0 },
    });
  });

  it('shows what units think of whistles', () => {
    expect(figure('K17w', [rated, praised])).toMatchObject({
      numerator: 1,
      denominator: 2,
      shown: { incomplete: 1, wrong_category: 0 },
    });
  });

  it('takes rejected and wrongly described whistles off the quality, each once', () => {
    const all = [rated, praised, rejected, misdescribed];
    expect(figure('K17q', all)).toMatchObject({
      numerator: 2,
      denominator: 4,
      shown: { rejected: 1, misdescribed: 1 },
    });
    rejected.add('ticket.appealed', {});
    expect(figure('K17q', all)).toMatchObject({ numerator: 3, denominator: 4, shown: { rejected: 0 } });
  });

  it('blames nobody for a dispute that the rules caused', () => {
    const wrongRule = story().raised().dispatched('customs');
    const { data } = wrongRule.events.find(({ type }) => type === 'muster.assignment.offered.v1')!;
    wrongRule.add('dispute.upheld', { ...data, fault: 'wrong_rule' });
    expect(figure('K17q', [wrongRule])).toMatchObject({ numerator: 1, denominator: 1 });
  });
});

describe('the loop (K18)', () => {
  const closed = (survey: boolean) => {
    const whistle = story().raised().dispatched('customs').started();
    if (survey) whistle.surveyedAndAccounted();
    whistle.after(48).submitted('customs').accepted('customs').resolved('customs');
    return whistle.calledBack('yes', 'satisfied', 'customs').closed();
  };

  it('is complete with all four steps, in the month of closing', () => {
    expect(figure('K18', [closed(true), closed(false), closed(true)])).toMatchObject({
      numerator: 2,
      denominator: 3,
      shown: { surveyed: 2, accounted: 2 },
    });
  });

  it('counts nothing while a whistle is open, and no more when it is reopened', () => {
    expect(figure('K18', [story().raised().surveyedAndAccounted()])).toMatchObject({
      numerator: 0,
      denominator: 0,
    });
    const again = closed(true).reopened('came_back', 'customs');
    expect(figure('K18', [again])).toMatchObject({ numerator: 0, denominator: 0 });
  });
});
