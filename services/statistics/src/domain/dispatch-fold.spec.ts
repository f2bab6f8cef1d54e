import { applyTicketEvent, ticketFold } from './ticket-fold.js';
import { emptyTicket, type TicketFact } from './ticket-fact.js';

const AT = Date.parse('2026-03-02T02:00:00Z');
const periodOf = () => '2026-03';
let version = 0;
let decisions = 0;
/** What one decision tells happens at one instant, later than what earlier ones told. */
const told = (fact: TicketFact, ...events: [type: string, data: object][]) => {
  const time = AT + ++decisions;
  return events.reduce(
    (next, [type, data]) =>
      applyTicketEvent(next, {
        type: `muster.${type}.v1`,
        data: { version: ++version, round: 1, ...data },
        time,
      } as never),
    fact,
  );
};

const offer = (id: string, role = 'co'): [string, object] => [
  'assignment.offered',
  {
    assignment_id: id,
    unit_id: id,
    role,
    offer_no: 1,
    sign_due_at: 'x',
    contact_due_at: 'x',
    resolve_due_at: 'x',
  },
];
const dispatched = () =>
  told(
    emptyTicket,
    ['ticket.raised', { category_code: 'clearance' }],
    ['ticket.dispatched', { mode: 'joint' }],
    offer('customs', 'lead'),
    offer('border'),
  );
const cells = (fact: TicketFact) => Object.fromEntries(ticketFold.contributions(fact, periodOf));
const sumOf = (fact: TicketFact, metric: string, part?: string) =>
  Object.entries(cells(fact))
    .filter(([key]) => key.includes(`"${metric}"`) || key.startsWith(metric))
    .filter(([key]) => part === undefined || key.includes(part))
    .reduce((total, [, value]) => total + value, 0);
/** Whatever the events did, moving from before to after gives what counting anew gives. */
function moves(before: TicketFact, after: TicketFact): void {
  const total = new Map(ticketFold.contributions(before, periodOf));
  for (const [key, value] of ticketFold.movement!(before, after, periodOf))
    total.set(key, (total.get(key) ?? 0) + value);
  const kept = [...total].filter(([, value]) => value !== 0);
  expect(new Map(kept)).toEqual(ticketFold.contributions(after, periodOf));
}

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

  describe('of a merged whistle', () => {
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
