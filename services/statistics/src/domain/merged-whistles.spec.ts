import { cells, dispatched, moves, offer, sumOf, told } from '../../test/stories/told-facts.js';

describe('the figures of a merged whistle', () => {
  const REDONE: [string, object][] = [
    ['assignment.signed', { assignment_id: 'customs', clock: 'satisfied' }],
    ['assignment.reported_in', { assignment_id: 'customs', clock: 'satisfied' }],
    ['clock.breached', { assignment_id: 'border', clock: 'contact' }],
    ['ticket.escalated', { to_level: 3, cause: 'dispatcher' }],
    ['ticket.hung', {}],
    ['ticket.resumed', {}],
    ['assignment.disputed', { assignment_id: 'border' }],
    ['dispute.upheld', { assignment_id: 'border', fault: 'wrong_description' }],
    ['assignment.submitted', { assignment_id: 'customs', clock: 'satisfied' }],
    ['clock.extended', { assignment_id: 'customs', clock: 'resolve', old_due_at: '2026-03-01T00:00:00Z' }],
    ['ticket.resolved', {}],
    [
      'callback.recorded',
      { callback_id: 'c', solved: 'no', satisfaction: 'dissatisfied', unit_ids: ['customs'] },
    ],
    ['evaluation.units_rated', { ratings: [{ unit_id: 'customs', rating: 'dissatisfied' }] }],
    ['evaluation.whistle_rated', { unit_id: 'customs', quality: 'incomplete' }],
    ['ticket.reopened', { round: 2, cause: 'not_solved' }],
    [
      'assignment.reopened',
      { assignment_id: 'customs-2', unit_id: 'customs', role: 'lead', round: 2, resolve_due_at: 'x' },
    ],
    ['exclusion.granted', {}],
    ['assignment.cancelled', { assignment_id: 'customs-2' }],
  ];
  const redone = () => told(dispatched(), ...REDONE);

  it('count only that it was raised, and how it was described: its master answers for it (kpis B7, set E)', () => {
    const merged = told(redone(), ['ticket.merged', {}]);
    expect(cells(merged)).toEqual({
      'tickets/count//clearance/merged/2026-03': 1,
      'badly_blown/misdescribed////2026-03': 1,
    });
    moves(redone(), merged);
  });

  it('bring everything back when the merge is undone, and again as the second dispatch goes on', () => {
    const before = redone();
    const merged = told(before, ['ticket.merged', {}]);
    const unmerged = told(merged, ['ticket.unmerged', {}]);
    const raised = { ...cells(before) };
    delete raised['tickets/count//clearance/in_progress/2026-03'];
    expect(cells(unmerged)).toEqual({ ...raised, 'tickets/count//clearance/raised/2026-03': 1 });
    moves(merged, unmerged);
    const anew = told(
      unmerged,
      ['ticket.dispatched', { mode: 'single', round: 2 }],
      ['assignment.offered', { ...offer('harbour', 'lead')[1], round: 2 }],
    );
    moves(unmerged, anew);
    expect(sumOf(anew, 'ticket_contact', 'started')).toBeGreaterThan(
      sumOf(unmerged, 'ticket_contact', 'started'),
    );
    const mergedAgain = told(anew, ['ticket.merged', {}]);
    moves(anew, mergedAgain);
    expect(sumOf(mergedAgain, 'ticket_contact')).toBe(0);
  });
});
