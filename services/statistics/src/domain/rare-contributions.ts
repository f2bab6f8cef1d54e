import { add, cellKey, type Contributions, known } from './cell.js';
import type { PeriodOf } from './period.js';
import type { AssignmentFact, RareFact, TicketFact } from './ticket-fact.js';

const INFORM = 'inform';
const RATINGS = new Set(['satisfied', 'basic', 'dissatisfied']);
const QUALITIES = new Set(['well_described', 'incomplete', 'wrong_category', 'unfounded']);

/** What few whistles add: two-way evaluation (K17), the loop (K18), and what an extension saved (K5 by the original due). */
export function addRare(cells: Contributions, fact: TicketFact, periodOf: PeriodOf, weight: number): void {
  if (fact.rare) {
    addEvaluation(cells, fact.rare, fact, periodOf, weight);
    addLoop(cells, fact.rare, fact, periodOf, weight);
  }
  addExtended(cells, fact, periodOf, weight);
}

/** True for most whistles at all times: {@link addRare} adds nothing for them. */
export function isUsual(fact: TicketFact): boolean {
  return fact.rare === undefined && !anyExtended(fact);
}

function addEvaluation(
  cells: Contributions,
  { unitRatings = [], whistleRatings = [], rejected, misdescribed }: RareFact,
  { raisedAt }: TicketFact,
  periodOf: PeriodOf,
  weight: number,
): void {
  for (const { at, unit, value } of unitRatings)
    add(cells, cellKey('unit_ratings', known(value, RATINGS), { unit, period: periodOf(at) }), weight);
  for (const { at, unit, value } of whistleRatings)
    add(cells, cellKey('whistle_ratings', known(value, QUALITIES), { unit, period: periodOf(at) }), weight);
  // Once per whistle, so that the quality of a month lies between 0 and 1.
  const blame = rejected ? 'rejected' : misdescribed ? 'misdescribed' : null;
  if (blame) add(cells, cellKey('badly_blown', blame, { period: periodOf(raisedAt) }), weight);
}

// A closed whistle always has the fourth step: the raiser was asked, told, or given a reviewed explanation (lifecycle T17).
function addLoop(
  cells: Contributions,
  { surveyed, accounted }: RareFact,
  { closed, firstResolvedAt }: TicketFact,
  periodOf: PeriodOf,
  weight: number,
): void {
  if (!closed) return;
  const period = periodOf(closed.at);
  if (surveyed) add(cells, cellKey('loop', 'surveyed', { period }), weight);
  if (accounted) add(cells, cellKey('loop', 'accounted', { period }), weight);
  if (surveyed && accounted && firstResolvedAt !== null)
    add(cells, cellKey('loop', 'complete', { period }), weight);
}

/**
 * Clocks that were extended, and those of them that are in time only because they were: `extended_resolve` for units, and
 * `extended_ticket_resolve` for the whistle as a whole, beside the clocks that they are taken off.
 */
function addExtended(cells: Contributions, fact: TicketFact, periodOf: PeriodOf, weight: number): void {
  if (!anyExtended(fact)) return;
  const count: Count = (metric, part, place) => {
    add(cells, cellKey(metric, part, place), weight);
    if (fact.excluded) add(cells, cellKey(`excluded_${metric}`, part, place), weight);
  };
  const running = fact.assignments.filter(({ role, resolve }) => role !== INFORM && resolve !== 'none');
  for (const [round, ofRound] of Map.groupBy(running, (assignment) => assignment.round)) {
    const extended = ofRound.filter(({ originalDueAt }) => originalDueAt !== undefined);
    if (extended.length === 0) continue;
    for (const assignment of extended) {
      const place = { unit: assignment.unit, period: periodOf(assignment.offeredAt) };
      countExtended(count, 'extended_resolve', saved(assignment), place);
    }
    const since = round === 1 ? fact.dispatchedAt : (fact.reopened[round - 2]?.at ?? null);
    const allInTime = ofRound.every(({ resolve }) => resolve === 'satisfied');
    const place = { period: periodOf(since ?? ofRound[0]!.offeredAt) };
    countExtended(count, 'extended_ticket_resolve', allInTime && extended.some(saved), place);
  }
}

type Count = (metric: string, part: string, place: { unit?: string; period: string }) => void;

function countExtended(count: Count, metric: string, isSaved: boolean, place: Parameters<Count>[2]): void {
  count(metric, 'started', place);
  if (isSaved) count(metric, 'saved', place);
}

function anyExtended({ assignments }: TicketFact): boolean {
  return assignments.some(({ originalDueAt }) => originalDueAt !== undefined);
}

/** In time, but not by the due instant that there was before more time was granted. */
function saved({ resolve, submittedAt, originalDueAt }: AssignmentFact): boolean {
  return (
    resolve === 'satisfied' &&
    originalDueAt !== undefined &&
    submittedAt !== undefined &&
    submittedAt > originalDueAt
  );
}
