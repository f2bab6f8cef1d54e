import { TicketStory } from '../../test/stories/ticket-story.js';
import { project, unseen } from '../domain/fold.js';
import { ticketFold } from '../domain/ticket-fold.js';
import { Backlog, backlogFlow } from './backlog-figures.js';

const AT = Date.parse('2026-09-30T01:00:00Z');
let stories = 0;
/** A whistle raised so many days before the moment. */
const aged = (days: number) =>
  new TicketStory(
    `0198f0f4-1c00-7a10-8000-${String(++stories).padStart(12, '0')}`,
    AT - days * 86_400_000,
  ).raised();
const factOf = ({ events }: TicketStory) =>
  project(ticketFold, unseen(ticketFold), events, () => '').state.fact;

describe('the backlog (K10)', () => {
  it('is counted by age, level and unit; a bucket includes its last day', () => {
    const backlog = new Backlog(AT);
    for (const [days, level] of [
      [0, 1],
      [7, 1],
      [7.1, 1],
      [30, 2],
      [90, 3],
      [91, 3],
    ] as const)
      // prettier-ignore
      backlog.add(factOf(aged(days)), level);
    expect(backlog.figures({})).toMatchObject({
      stock: 6,
      ages: { up_to_7_days: 2, up_to_30_days: 2, up_to_90_days: 1, over_90_days: 1 },
      by_level: [
        { level: 1, count: 3 },
        { level: 2, count: 1 },
        { level: 3, count: 2 },
      ],
      by_unit: [],
    });
  });

  it('has what units still have before them, and what is late', () => {
    const backlog = new Backlog(AT);
    const late = aged(9).dispatched('customs', 'maritime').submitted('maritime').accepted('maritime');
    backlog.add(factOf(late.breached('customs', 'resolve')), 1);
    backlog.add(factOf(aged(2).dispatched('customs')), 1);
    expect(backlog.figures({ customs: { zh: '海关', en: 'Customs' } })).toMatchObject({
      stock: 2,
      late: 1,
      by_unit: [{ unit_id: 'customs', name_zh: '海关', open: 2, late: 1 }],
    });
  });

  it('moves by what comes in and what is ended', () => {
    const stock = (...states: [state: string, value: number][]) =>
      states.map(([state, value]) => ({
        ...{ metric: 'tickets', part: 'count', unitId: null, categoryCode: 'c', period: '2026-08' },
        state,
        value,
      }));
    const opening = stock(['raised', 2], ['closed', 5]);
    const closing = stock(['in_progress', 3], ['closed', 6], ['merged', 1], ['withdrawn', 1]);
    const flow = backlogFlow(opening, closing);
    expect(flow).toEqual({ opening: 2, raised: 4, ended: 3, closing: 3 });
    expect(flow.opening + flow.raised - flow.ended).toBe(flow.closing);
    expect(backlogFlow([], [])).toEqual({ opening: 0, raised: 0, ended: 0, closing: 0 });
  });
});
