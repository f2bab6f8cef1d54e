import { add, cellKey, type Contributions, known, withoutZeros } from './cell.js';
import { addCourse, sameCourse, SATISFACTIONS } from './course-contributions.js';
import type { PeriodOf } from './period.js';
import { addRare, isUsual } from './rare-contributions.js';
import {
  type AssignmentFact,
  type CallbackFact,
  type Clock,
  emptyTicket,
  type TicketFact,
} from './ticket-fact.js';
import { MODES } from './ticket-mode.js';

const INFORM = 'inform';

/**
 * What one whistle adds to the figures. Unit cells count assignments, cells without a unit count whistles (grain rule, kpis B7).
 * Clocks count as `started` and, once settled, as `satisfied` or `breached`; open ones are the rest.
 */
export function ticketContributions(whole: TicketFact, periodOf: PeriodOf): Contributions {
  const cells: Contributions = new Map();
  const fact = counted(whole);
  addCourse(cells, fact, periodOf, 1);
  addAdjusted(cells, fact, periodOf, 1);
  addCallback(cells, fact.callback, periodOf, 1);
  addRare(cells, fact, periodOf, 1);
  for (const assignment of fact.assignments) addAssignment(cells, assignment, fact.mode, periodOf, 1);
  for (const clock of ticketClocks(fact, periodOf)) addClock(cells, clock.metric, clock.outcome, clock, 1);
  return cells;
}

/** What a whistle's cells move by between two facts of it: the parts that are the same object in both are left out. */
export function ticketMovement(
  wholeBefore: TicketFact,
  wholeAfter: TicketFact,
  periodOf: PeriodOf,
): Contributions {
  const cells: Contributions = new Map();
  const before = counted(wholeBefore);
  const after = counted(wholeAfter);
  if (!sameCourse(before, after)) {
    addCourse(cells, before, periodOf, -1);
    addCourse(cells, after, periodOf, 1);
  }
  if (!sameAdjusted(before, after)) {
    addAdjusted(cells, before, periodOf, -1);
    addAdjusted(cells, after, periodOf, 1);
  }
  if (before.callback !== after.callback) {
    addCallback(cells, before.callback, periodOf, -1);
    addCallback(cells, after.callback, periodOf, 1);
  }
  if (!isUsual(before) || !isUsual(after)) {
    addRare(cells, before, periodOf, -1);
    addRare(cells, after, periodOf, 1);
  }
  const sameMode = before.mode === after.mode;
  const count = Math.max(before.assignments.length, after.assignments.length);
  for (let i = 0; i < count; i++) {
    const was = before.assignments[i];
    const is = after.assignments[i];
    if (was === is && sameMode) continue;
    if (was && is && sameMode && sameOffer(was, is)) {
      moveAssignment(cells, was, is, after.mode, periodOf);
      continue;
    }
    if (was) addAssignment(cells, was, before.mode, periodOf, -1);
    if (is) addAssignment(cells, is, after.mode, periodOf, 1);
  }
  if (
    before.assignments !== after.assignments ||
    before.dispatchedAt !== after.dispatchedAt ||
    before.round !== after.round
  ) {
    moveTicketClocks(cells, ticketClocks(before, periodOf), ticketClocks(after, periodOf));
  }
  return withoutZeros(cells);
}

/**
 * What counts of a whistle. Of one that stands merged nothing but that it was raised, and how (kpis K14, K17): its master answers for
 * the rest (kpis B7, set E). The fact keeps everything, so that an undone merge brings it back.
 */
function counted(fact: TicketFact): TicketFact {
  if (fact.state !== 'merged') return fact;
  const { state, category, raisedAt, proactive, rare } = fact;
  return {
    ...emptyTicket,
    state,
    category,
    raisedAt,
    ...(proactive && { proactive }),
    ...(rare?.misdescribed && { rare: { misdescribed: rare.misdescribed } }),
  };
}

const ROLES = new Set(['lead', 'co', INFORM]);
const SOLVED = new Set(['yes', 'partial', 'no']);

/** What is out of the adjusted figures stands beside the raw ones under the same names, to be taken off them (kpis B7, set E). */
function addAdjusted(cells: Contributions, fact: TicketFact, periodOf: PeriodOf, weight: number): void {
  if (!fact.excluded) return;
  if (fact.dispatchedAt !== null)
    add(cells, cellKey('excluded', 'tickets', { period: periodOf(fact.dispatchedAt) }), weight);
  if (fact.callback) {
    const part = known(fact.callback.solved, SOLVED);
    const state = known(fact.callback.satisfaction, SATISFACTIONS);
    const period = periodOf(fact.callback.at);
    add(cells, cellKey('excluded_callbacks', part, { state, period }), weight);
    for (const unit of fact.callback.units)
      add(cells, cellKey('excluded_unit_callbacks', part, { unit, state, period }), weight);
  }
  for (const { unit, role, offeredAt, sign, contact, resolve } of fact.assignments) {
    if (role === INFORM) continue;
    const place = { unit, period: periodOf(offeredAt) };
    addClock(cells, 'excluded_sign', sign, place, weight);
    addClock(cells, 'excluded_contact', contact, place, weight);
    addClock(cells, 'excluded_resolve', resolve, place, weight);
  }
  for (const { metric, outcome, period } of ticketClocks(fact, periodOf))
    addClock(cells, `excluded_${metric}`, outcome, { period }, weight);
}

function sameAdjusted(a: TicketFact, b: TicketFact): boolean {
  if (!a.excluded && !b.excluded) return true;
  return (
    a.excluded === b.excluded &&
    a.callback === b.callback &&
    a.assignments === b.assignments &&
    a.dispatchedAt === b.dispatchedAt
  );
}

function addCallback(
  cells: Contributions,
  callback: CallbackFact | null,
  periodOf: PeriodOf,
  weight: number,
): void {
  if (!callback) return;
  const part = known(callback.solved, SOLVED);
  const state = known(callback.satisfaction, SATISFACTIONS);
  const period = periodOf(callback.at);
  add(cells, cellKey('callbacks', part, { state, period }), weight);
  for (const unit of callback.units)
    add(cells, cellKey('unit_callbacks', part, { unit, state, period }), weight);
}

function addAssignment(
  cells: Contributions,
  assignment: AssignmentFact,
  ticketMode: string,
  periodOf: PeriodOf,
  weight: number,
): void {
  const { unit, state, role } = assignment;
  const period = periodOf(assignment.offeredAt);
  add(cells, cellKey('assignments', known(role, ROLES), { unit, state, period }), weight);
  if (role === INFORM) return;
  addOffer(cells, assignment, period, weight);
  addClock(cells, 'sign', assignment.sign, { unit, period }, weight);
  addClock(cells, 'contact', assignment.contact, { unit, state: known(ticketMode, MODES), period }, weight);
  addClock(cells, 'resolve', assignment.resolve, { unit, period }, weight);
}

// Of first offers only: who takes over from another, or works on in a redo, was not routed (K6).
function addOffer(
  cells: Contributions,
  { unit, dispute, successor }: AssignmentFact,
  period: string,
  weight: number,
): void {
  if (!successor) add(cells, cellKey('offers', dispute, { unit, period }), weight);
}

function sameOffer(a: AssignmentFact, b: AssignmentFact): boolean {
  return a.unit === b.unit && a.role === b.role && a.offeredAt === b.offeredAt;
}

// An event settles one clock or takes one step; the other cells of the assignment are not even named.
function moveAssignment(
  cells: Contributions,
  was: AssignmentFact,
  is: AssignmentFact,
  ticketMode: string,
  periodOf: PeriodOf,
): void {
  const { unit } = is;
  const period = periodOf(is.offeredAt);
  if (was.state !== is.state) {
    const role = known(is.role, ROLES);
    add(cells, cellKey('assignments', role, { unit, state: was.state, period }), -1);
    add(cells, cellKey('assignments', role, { unit, state: is.state, period }), 1);
  }
  if (is.role === INFORM) return;
  if (was.dispute !== is.dispute || was.successor !== is.successor) {
    addOffer(cells, was, period, -1);
    addOffer(cells, is, period, 1);
  }
  moveClock(cells, 'sign', was.sign, is.sign, { unit, period });
  moveClock(cells, 'contact', was.contact, is.contact, { unit, state: known(ticketMode, MODES), period });
  moveClock(cells, 'resolve', was.resolve, is.resolve, { unit, period });
}

interface TicketClock {
  readonly metric: string;
  readonly outcome: Clock;
  readonly period: string;
}

function ticketClocks(fact: TicketFact, periodOf: PeriodOf): TicketClock[] {
  const clocks: TicketClock[] = [];
  for (let round = 1; round <= fact.round; round++) {
    const ofRound = fact.assignments.filter(
      (assignment) => assignment.round === round && assignment.role !== INFORM,
    );
    if (ofRound.length === 0) continue;
    const since = round === 1 ? fact.dispatchedAt : (fact.reopened[round - 2]?.at ?? null);
    const period = periodOf(since ?? ofRound[0]!.offeredAt);
    clocks.push(
      { metric: 'ticket_sign', outcome: together(ofRound, 'sign'), period },
      { metric: 'ticket_contact', outcome: together(ofRound, 'contact'), period },
      { metric: 'ticket_resolve', outcome: together(ofRound, 'resolve'), period },
    );
  }
  return clocks;
}

function moveTicketClocks(
  cells: Contributions,
  before: readonly TicketClock[],
  after: readonly TicketClock[],
): void {
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const was = before[i];
    const is = after[i];
    if (was && is && was.metric === is.metric && was.period === is.period) {
      moveClock(cells, is.metric, was.outcome, is.outcome, is);
      continue;
    }
    if (was) addClock(cells, was.metric, was.outcome, was, -1);
    if (is) addClock(cells, is.metric, is.outcome, is, 1);
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

interface ClockPlace {
  readonly unit?: string;
  readonly state?: string;
  readonly period: string;
}

function moveClock(cells: Contributions, metric: string, was: Clock, is: Clock, place: ClockPlace): void {
  if (was === is) return;
  addClock(cells, metric, was, place, -1);
  addClock(cells, metric, is, place, 1);
}

function addClock(
  cells: Contributions,
  metric: string,
  clock: Clock,
  { unit, state, period }: ClockPlace,
  weight: number,
): void {
  if (clock === 'none') return;
  add(cells, cellKey(metric, 'started', { unit, state, period }), weight);
  if (clock !== 'open') add(cells, cellKey(metric, clock, { unit, state, period }), weight);
}
