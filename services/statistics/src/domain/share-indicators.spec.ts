import { TicketStory } from '../../test/stories/ticket-story.js';
import { parseCellKey } from './cell.js';
import { definitions } from './definitions.js';
import { project, unseen } from './fold.js';
import { evaluate } from './measure.js';
import { periodsIn } from './period.js';
import { ticketFold } from './ticket-fold.js';

const shanghai = periodsIn('Asia/Shanghai');
let stories = 0;
const from = (start: string) =>
  new TicketStory(`0198f0f4-1c00-7a10-8000-${String(++stories).padStart(12, '0')}`, Date.parse(start));
const story = () => from('2026-09-10T01:00:00Z');

/** As live: from movement to movement, a commit at a time. */
function figure(code: string, ofStories: TicketStory[], period = '2026-09') {
  const sums = new Map<string, number>();
  for (const { events } of ofStories)
    for (const { deltas } of project(ticketFold, unseen(ticketFold), events, shanghai).movements)
      for (const [key, delta] of deltas) sums.set(key, (sums.get(key) ?? 0) + delta);
  const cells = [...sums]
    .map(([key, value]) => ({ ...parseCellKey(key), value }))
    .filter((cell) => cell.period === period);
  return evaluate(definitions.indicators.find((each) => each.code === code)!.alliance!.measure, cells);
}

describe('escalation by cause (K11)', () => {
  const raisedTo = (...rises: [to: number, cause: string][]) => {
    const whistle = story().raised().dispatched('customs');
    for (const [to_level, cause] of rises) whistle.after(1).add('ticket.escalated', { to_level, cause });
    return whistle;
  };

  it('counts each whistle once, by the rule that brought it highest, and adds up to the numerator', () => {
    const all = [
      raisedTo(),
      raisedTo([2, 'lead']),
      raisedTo([3, 'contested_twice']),
      raisedTo([2, 'lead'], [3, 'deadline_missed']),
      raisedTo([3, 'deadline_missed'], [4, 'dispatcher']),
      raisedTo([3, 'of a later version']),
      raisedTo([3, 'timer']).add('ticket.merged', {}),
    ];
    const { numerator, denominator, shown } = figure('K11', all);
    expect([numerator, denominator]).toEqual([4, 6]);
    expect(shown).toEqual({
      level_2: 1,
      level_3: 3,
      level_4: 1,
      by_lead: 0,
      by_dispatcher: 1,
      by_deadline_missed: 1,
      by_not_solved_twice: 0,
      by_contested_twice: 1,
      by_ladder: 0,
      by_timer: 0,
      by_other: 1,
    });
  });
});

describe('the coverage of ratings (K3c)', () => {
  const resolved = (start: string) => from(start).raised().dispatched('customs').resolved('customs');
  const rated = () =>
    resolved('2026-09-10T01:00:00Z').after(24).calledBack('yes', 'basic', 'customs').closed();
  const silent = () => resolved('2026-09-10T01:00:00Z').after(24).calledBack('yes', null, 'customs').closed();

  it('is of whistles resolved, whether anybody was reached or not', () => {
    const unreached = resolved('2026-09-10T01:00:00Z').after(200).closed('unrated');
    const working = story().raised().dispatched('customs');
    expect(figure('K3c', [rated(), rated(), silent(), unreached, working])).toMatchObject({
      numerator: 2,
      denominator: 4,
      shown: { unrated: 1, not_called_back: 1 },
    });
  });

  it('belongs to the month of the first resolution, also when the raiser answers in the next', () => {
    const late = resolved('2026-09-29T01:00:00Z');
    expect(figure('K3c', [late])).toMatchObject({ numerator: 0, denominator: 1 });
    late
      .after(72)
      .calledBack('no', 'dissatisfied', 'customs')
      .reopened('not_solved', 'customs')
      .resolved('customs');
    expect(figure('K3c', [late])).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure('K3c', [late], '2026-10')).toMatchObject({ numerator: 0, denominator: 0 });
    late.after(24).calledBack('yes', null, 'customs').closed();
    expect(figure('K3c', [late])).toMatchObject({ numerator: 0, denominator: 1, shown: { unrated: 1 } });
    expect(figure('K7', [late])).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('follows a correction, and loses what is merged', () => {
    const corrected = silent();
    const { ticketId } = corrected;
    corrected.add('callback.corrected', { callback_id: ticketId, solved: 'yes', satisfaction: 'satisfied' });
    expect(figure('K3c', [corrected])).toMatchObject({ numerator: 1, denominator: 1 });
    expect(figure('K3c', [rated().reopened('came_back', 'customs').add('ticket.merged', {})])).toMatchObject({
      numerator: 0,
      denominator: 0,
    });
  });
});

describe('the proactive share (K14)', () => {
  const proactive = () => {
    const whistle = story().raised();
    Object.assign(whistle.events[0]!.data as object, { kind: 'proactive' });
    return whistle;
  };
  const kindOf = (whistle: TicketStory, kind: string) =>
    whistle.add('ticket.reprioritised', { kind, old_priority: false, priority: false });

  it('is of all raised, merged ones included, by the kind that a whistle has in the end', () => {
    const all = [
      proactive().dispatched('customs'),
      proactive().add('ticket.merged', {}),
      kindOf(proactive(), 'routine'),
      kindOf(story().raised(), 'proactive'),
      kindOf(proactive(), 'proactive'),
      story().raised().dispatched('customs'),
    ];
    expect(figure('K14', all)).toMatchObject({ numerator: 4, denominator: 6 });
  });
});
