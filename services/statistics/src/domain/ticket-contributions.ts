import { add, cellKey, type Contributions } from './cell.js';
import type { PeriodOf } from './period.js';
import type { AssignmentFact, Clock, TicketFact } from './ticket-fact.js';

const INFORM = 'inform';

/**
 * What one whistle adds to the figures. Unit cells count assignments, cells without a unit count whistles (grain rule, kpis B7).
 * Clocks count as `started` and, once settled, as `satisfied` or `breached`; open ones are the rest.
 */
export function ticketContributions(fact: TicketFact, periodOf: PeriodOf): Contributions {
  const cells: Contributions = new Map();
  const { category } = fact;
  if (fact.state === null) return cells;
  add(cells, cellKey('tickets', 'count', { category, state: fact.state, period: periodOf(fact.raisedAt) }));
  if (fact.dispatchedAt !== null) {
    add(
      cells,
      cellKey('dispatched', 'count', {
        category,
        state: known(fact.mode, MODES),
        period: periodOf(fact.dispatchedAt),
      }),
    );
  }
  for (const { at, cause } of fact.reopened) {
    add(cells, cellKey('reopened', 'count', { category, state: known(cause, CAUSES), period: periodOf(at) }));
  }
  if (fact.closed) {
    const { at, outcome } = fact.closed;
    add(
      cells,
      cellKey('closed', 'count', { category, state: known(outcome, OUTCOMES), period: periodOf(at) }),
    );
  }
  addCallback(cells, fact, periodOf);
  addAssignments(cells, fact, periodOf);
  addTicketClocks(cells, fact, periodOf);
  return cells;
}

const MODES = new Set(['single', 'joint']);
const CAUSES = new Set(['not_solved', 'partly_solved', 'dissatisfied']);
const OUTCOMES = new Set(['solved', 'unrated']);
const ROLES = new Set(['lead', 'co', INFORM]);
const SOLVED = new Set(['yes', 'partial', 'no']);
const SATISFACTION = new Set(['satisfied', 'basic', 'dissatisfied', 'unrated']);

// A later minor version may add values; they are counted, but apart, until a definition says what they mean (ADR-0040).
const known = (value: string, values: ReadonlySet<string>): string => (values.has(value) ? value : 'other');

function addCallback(cells: Contributions, { callback }: TicketFact, periodOf: PeriodOf): void {
  if (!callback) return;
  const part = known(callback.solved, SOLVED);
  const state = known(callback.satisfaction, SATISFACTION);
  const period = periodOf(callback.at);
  add(cells, cellKey('callbacks', part, { state, period }));
  for (const unit of callback.units) add(cells, cellKey('unit_callbacks', part, { unit, state, period }));
}

function addAssignments(cells: Contributions, fact: TicketFact, periodOf: PeriodOf): void {
  const mode = known(fact.mode, MODES);
  for (const assignment of fact.assignments) {
    const { unit, state } = assignment;
    const period = periodOf(assignment.offeredAt);
    add(cells, cellKey('assignments', known(assignment.role, ROLES), { unit, state, period }));
    if (assignment.role === INFORM) continue;
    addClock(cells, 'sign', assignment.sign, { unit, period });
    addClock(cells, 'contact', assignment.contact, { unit, state: mode, period });
    addClock(cells, 'resolve', assignment.resolve, { unit, period });
  }
}

function addTicketClocks(cells: Contributions, fact: TicketFact, periodOf: PeriodOf): void {
  for (let round = 1; round <= fact.round; round++) {
    const ofRound = fact.assignments.filter(
      (assignment) => assignment.round === round && assignment.role !== INFORM,
    );
    if (ofRound.length === 0) continue;
    const since = round === 1 ? fact.dispatchedAt : (fact.reopened[round - 2]?.at ?? null);
    const period = periodOf(since ?? ofRound[0]!.offeredAt);
    addClock(cells, 'ticket_sign', together(ofRound, 'sign'), { period });
    addClock(cells, 'ticket_contact', together(ofRound, 'contact'), { period });
    addClock(cells, 'ticket_resolve', together(ofRound, 'resolve'), { period });
  }
}

/** A whistle is late as soon as one of its units is, and in time only when all of them are. */
function together(assignments: readonly AssignmentFact[], clock: 'sign' | 'contact' | 'resolve'): Clock {
  let all: Clock = 'none';
  for (const { [clock]: one } of assignments) {
    if (one === 'breached') return 'breached';
    if (one === 'open' || (one === 'satisfied' && all === 'none')) all = one;
  }
  return all;
}

function addClock(
  cells: Contributions,
  metric: string,
  clock: Clock,
  dimensions: { unit?: string; state?: string; period: string },
): void {
  if (clock === 'none') return;
  add(cells, cellKey(metric, 'started', dimensions));
  if (clock !== 'open') add(cells, cellKey(metric, clock, dimensions));
}
