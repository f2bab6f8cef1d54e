import { cells, dispatched, moves, offer, sumOf, told } from '../../test/stories/told-facts.js';

describe('the new events in the figures', () => {
  it.each<[string, [string, object][]]>([
    ['disputed', [['assignment.disputed', { assignment_id: 'border' }]]],
    [
      'upheld',
      [
        ['assignment.disputed', { assignment_id: 'border' }],
        ['dispute.upheld', { assignment_id: 'border' }],
        ['assignment.released', { assignment_id: 'border' }],
        offer('police'),
      ],
    ],
    [
      'denied',
      [
        ['assignment.disputed', { assignment_id: 'border' }],
        ['dispute.denied', { assignment_id: 'border' }],
      ],
    ],
    ['merged', [['ticket.merged', {}]]],
    ['withdrawn', [['ticket.withdrawn', {}]]],
    ['escalated', [['ticket.escalated', { to_level: 3, cause: 'dispatcher' }]]],
    [
      'hung and resumed',
      [
        ['ticket.hung', {}],
        ['ticket.resumed', {}],
      ],
    ],
    ['recategorised', [['ticket.recategorised', { category_code: 'noise' }]]],
    ['excluded', [['exclusion.granted', {}]]],
    [
      'excluded and not',
      [
        ['exclusion.granted', {}],
        ['exclusion.revoked', {}],
      ],
    ],
    [
      'called back and corrected',
      [
        ['callback.recorded', { callback_id: 'c', solved: 'yes', satisfaction: null, unit_ids: ['customs'] }],
        ['exclusion.granted', {}],
        ['callback.corrected', { callback_id: 'c', solved: 'no', satisfaction: 'basic' }],
      ],
    ],
  ])('move by what they change: %s', (_, events) => {
    let fact = dispatched();
    for (const next of events) {
      const after = told(fact, next);
      moves(fact, after);
      fact = after;
    }
  });

  it('void an upheld unit’s clocks even when they were missed, and count one dispute of two first offers (K1, K6)', () => {
    const late = told(dispatched(), ['clock.breached', { assignment_id: 'border', clock: 'sign' }]);
    expect(sumOf(late, 'sign', 'breached')).toBeGreaterThan(0);
    const upheld = told(
      late,
      ['assignment.disputed', { assignment_id: 'border' }],
      ['dispute.upheld', { assignment_id: 'border' }],
      ['assignment.released', { assignment_id: 'border' }],
      offer('police'),
    );
    expect(upheld.assignments.find(({ unit }) => unit === 'border')).toMatchObject({
      state: 'released',
      sign: 'none',
      dispute: 'upheld',
    });
    expect(sumOf(upheld, 'offers')).toBe(2);
    expect(sumOf(upheld, 'offers', 'upheld')).toBe(1);
  });

  it('count the offers of a dispatch, also of a second one after an undone merge, and none of who joins later (K6)', () => {
    const joined = told(dispatched(), offer('police'));
    expect(sumOf(joined, 'offers')).toBe(2);
    const merged = told(joined, ['assignment.cancelled', { assignment_id: 'border' }], ['ticket.merged', {}]);
    expect(sumOf(merged, 'offers')).toBe(0);
    const unmerged = told(merged, ['ticket.unmerged', {}]);
    expect(sumOf(unmerged, 'offers')).toBe(2);
    const again: [string, object][] = ['customs', 'border', 'harbour'].map((unit) => [
      'assignment.offered',
      { ...offer(unit)[1], assignment_id: `${unit}-2`, offer_no: 2 },
    ]);
    const anew = told(unmerged, ['ticket.dispatched', { mode: 'joint' }], ...again);
    expect(sumOf(anew, 'offers')).toBe(5);
    expect(sumOf(anew, 'dispatched')).toBe(1);
    const joinedAgain = told(anew, [
      'assignment.offered',
      { ...offer('police')[1], assignment_id: 'police-2' },
    ]);
    expect(sumOf(joinedAgain, 'offers')).toBe(5);
    moves(unmerged, anew);
  });

  it('count a denied dispute with the unit’s clocks', () => {
    const denied = told(
      dispatched(),
      ['assignment.disputed', { assignment_id: 'border' }],
      ['dispute.denied', { assignment_id: 'border' }],
    );
    expect(denied.assignments[1]).toMatchObject({ state: 'offered', sign: 'open', dispute: 'denied' });
    const signed = told(
      dispatched(),
      ['assignment.signed', { assignment_id: 'border', clock: 'satisfied' }],
      ['assignment.disputed', { assignment_id: 'border' }],
      ['dispute.denied', { assignment_id: 'border' }],
    );
    expect(signed.assignments[1]).toMatchObject({ state: 'signed', sign: 'satisfied', dispute: 'denied' });
  });

  it('take a recategorised whistle off its old category', () => {
    const moved = told(dispatched(), ['ticket.recategorised', { category_code: 'noise' }]);
    expect(JSON.stringify(cells(moved))).not.toContain('clearance');
  });

  it('keep the raw figures of an excluded whistle and count beside them what is to be taken off', () => {
    const raw = cells(dispatched());
    const excluded = told(dispatched(), ['exclusion.granted', {}]);
    expect(cells(excluded)).toMatchObject(raw);
    expect(sumOf(excluded, 'excluded_sign')).toBe(2);
    expect(cells(told(excluded, ['exclusion.revoked', {}]))).toEqual(raw);
  });

  it('ask of a whistle once whether it was done again (K7), and how high it rose (K11)', () => {
    const redone = told(
      dispatched(),
      ['ticket.resolved', {}],
      ['ticket.reopened', { round: 2, cause: 'not_solved' }],
      ['ticket.resolved', { round: 2 }],
      ['ticket.reopened', { round: 3, cause: 'came_back' }],
      ['ticket.escalated', { round: 3, to_level: 2, cause: 'not_solved_twice' }],
      ['ticket.escalated', { round: 3, to_level: 3, cause: 'dispatcher' }],
    );
    expect(sumOf(redone, 'resolved')).toBe(1);
    expect(sumOf(redone, 'resolved', 'redone')).toBe(1);
    expect(sumOf(redone, 'raised_to', 'level_3')).toBe(1);
    expect(sumOf(redone, 'raised_to')).toBe(1);
  });
});
