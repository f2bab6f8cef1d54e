import { dispatched, moves, offer, periodOf, told } from '../../test/stories/told-facts.js';
import { emptyTicket, type TicketFact } from './ticket-fact.js';
import { ticketFold } from './ticket-fold.js';

describe('the units that work on a whistle', () => {
  const single = () =>
    told(
      emptyTicket,
      ['ticket.raised', { category_code: 'clearance' }],
      ['ticket.dispatched', { mode: 'single' }],
      offer('customs', 'lead'),
      offer('union', 'inform'),
    );
  const came = (unit: string): [string, object] => [
    'assignment.reported_in',
    { assignment_id: unit, clock: 'satisfied' },
  ];
  const gone = (unit: string, cause = 'removed'): [string, object] => [
    'assignment.released',
    { assignment_id: unit, cause },
  ];
  /** Settled in time, settled, and joint whistles: what K13 says. */
  const k13 = (fact: TicketFact) => {
    const { contributions } = ticketFold;
    const of = (key: string) =>
      [...contributions(fact, periodOf)]
        .filter(([cell]) => cell.startsWith(key) && cell.includes('/joint/'))
        .reduce((total, [, value]) => total + value, 0);
    const inTime = of('contact/satisfied');
    return [inTime, inTime + of('contact/breached'), of('dispatched/count')];
  };

  it('make it joint when a co-unit joins later, with those who had come before (K13)', () => {
    const alone = told(single(), came('customs'));
    expect(k13(alone)).toEqual([0, 0, 0]);
    const joined = told(alone, offer('border'));
    expect(k13(joined)).toEqual([1, 1, 1]);
    moves(alone, joined);
    const late = told(joined, ['clock.breached', { assignment_id: 'border', clock: 'contact' }]);
    expect(k13(late)).toEqual([1, 2, 1]);
    expect(k13(told(single(), offer('police', 'inform')))).toEqual([0, 0, 0]);
  });

  it('make it single again when the co-unit is removed before it had to be there, and not after', () => {
    const joined = told(single(), came('customs'), offer('border'));
    const removed = told(joined, gone('border'));
    expect(k13(removed)).toEqual([0, 0, 0]);
    moves(joined, removed);
    expect(k13(told(joined, came('border'), gone('border')))).toEqual([2, 2, 1]);
    const missed: [string, object] = ['clock.breached', { assignment_id: 'border', clock: 'contact' }];
    expect(k13(told(joined, missed, gone('border')))).toEqual([1, 2, 1]);
  });

  it('are not several when one takes the place of another, by replacing it or by its dispute', () => {
    expect(told(single(), came('customs'), offer('police', 'lead'), gone('customs', 'replaced')).mode).toBe(
      'single',
    );
    const upheld: [string, object][] = [
      ['clock.breached', { assignment_id: 'border', clock: 'contact' }],
      ['assignment.disputed', { assignment_id: 'border' }],
      ['dispute.upheld', { assignment_id: 'border' }],
    ];
    expect(told(dispatched(), ...upheld, gone('border', 'dispute')).mode).toBe('single');
    expect(told(dispatched(), ...upheld, offer('police'), gone('border', 'dispute')).mode).toBe('joint');
    // A co-unit that had come becomes the lead in the place of one that was never meant.
    const leads: [string, object] = [
      'assignment.offered',
      { ...offer('border', 'lead')[1], assignment_id: 'border-2', unit_id: 'border' },
    ];
    const taken = told(
      dispatched(),
      came('border'),
      ['assignment.disputed', { assignment_id: 'customs' }],
      ['dispute.upheld', { assignment_id: 'customs' }],
      leads,
      gone('border', 'replaced'),
      gone('customs', 'dispute'),
    );
    expect(taken.mode).toBe('single');
  });

  it('stay several when they are cancelled with the end of the work, not when it is dispatched to one anew', () => {
    const ended = told(dispatched(), ['assignment.cancelled', { assignment_id: 'border' }]);
    expect(ended.mode).toBe('joint');
    const unmerged = told(
      told(ended, ['assignment.cancelled', { assignment_id: 'customs' }], ['ticket.merged', {}]),
      ['ticket.unmerged', {}],
    );
    expect(unmerged.mode).toBe('joint');
    const anew = told(
      unmerged,
      ['ticket.dispatched', { mode: 'single' }],
      ['assignment.offered', { ...offer('harbour', 'lead')[1] }],
    );
    expect(anew.mode).toBe('single');
    moves(unmerged, anew);
  });

  it('do not overrule a mode of a later version', () => {
    const later = told(
      emptyTicket,
      ['ticket.raised', { category_code: 'clearance' }],
      ['ticket.dispatched', { mode: 'federated' }],
      offer('customs', 'lead'),
    );
    expect(later.mode).toBe('federated');
  });
});
