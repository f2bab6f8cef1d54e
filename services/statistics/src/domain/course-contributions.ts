import { add, cellKey, type Contributions, known } from './cell.js';
import type { PeriodOf } from './period.js';
import type { CallbackFact, TicketFact } from './ticket-fact.js';
import { MODES } from './ticket-mode.js';

const CAUSES = new Set(['not_solved', 'partly_solved', 'dissatisfied', 'came_back']);
const OUTCOMES = new Set(['solved', 'unrated', 'not_solvable']);
/** The rules that raise a whistle's level (kpis K11). */
export const ESCALATIONS: ReadonlySet<string> = new Set([
  'lead',
  'dispatcher',
  'deadline_missed',
  'not_solved_twice',
  'contested_twice',
  'ladder',
  'timer',
]);
/** What raisers say, `unrated` included (kpis K3). */
export const SATISFACTIONS: ReadonlySet<string> = new Set(['satisfied', 'basic', 'dissatisfied', 'unrated']);

/** True when {@link addCourse} adds the same for both. */
export function sameCourse(a: TicketFact, b: TicketFact): boolean {
  return (
    a.state === b.state &&
    a.category === b.category &&
    a.raisedAt === b.raisedAt &&
    a.dispatchedAt === b.dispatchedAt &&
    a.mode === b.mode &&
    a.reopened === b.reopened &&
    a.closed === b.closed &&
    a.escalated === b.escalated &&
    a.firstResolvedAt === b.firstResolvedAt &&
    a.callback === b.callback &&
    a.proactive === b.proactive &&
    a.hung === b.hung
  );
}

/** What becomes of a whistle as a whole: raised, dispatched, raised higher, resolved, closed, done again. */
export function addCourse(cells: Contributions, fact: TicketFact, periodOf: PeriodOf, weight: number): void {
  const { category } = fact;
  if (fact.state === null) return;
  add(
    cells,
    cellKey('tickets', 'count', { category, state: fact.state, period: periodOf(fact.raisedAt) }),
    weight,
  );
  if (fact.proactive) add(cells, cellKey('proactive', 'count', { period: periodOf(fact.raisedAt) }), weight);
  if (fact.dispatchedAt !== null) {
    const period = periodOf(fact.dispatchedAt);
    add(cells, cellKey('dispatched', 'count', { category, state: known(fact.mode, MODES), period }), weight);
  }
  for (const { at, cause } of fact.reopened) {
    add(
      cells,
      cellKey('reopened', 'count', { category, state: known(cause, CAUSES), period: periodOf(at) }),
      weight,
    );
  }
  // The redo rate and the coverage of ratings ask of each whistle once, in the month in which it was first resolved (K7, K3c).
  if (fact.firstResolvedAt !== null) {
    const part = fact.reopened.length > 0 ? 'redone' : 'once';
    const place = { category, state: ratingOf(fact.callback), period: periodOf(fact.firstResolvedAt) };
    add(cells, cellKey('resolved', part, place), weight);
  }
  if (fact.dispatchedAt !== null) {
    const period = periodOf(fact.dispatchedAt);
    for (const { to, cause } of fact.escalated) {
      const state = known(cause, ESCALATIONS);
      add(cells, cellKey('escalated', `level_${to}`, { category, state, period }), weight);
    }
    // By the rule that brought it to the highest level that it reached.
    const highest = fact.escalated.reduce<Rise | null>(
      (top, rise) => (rise.to > (top?.to ?? 0) ? rise : top),
      null,
    );
    if (highest) {
      const state = known(highest.cause, ESCALATIONS);
      add(cells, cellKey('raised_to', `level_${highest.to}`, { category, state, period }), weight);
    }
  }
  for (const { at, until } of fact.hung) {
    add(cells, cellKey('hung', 'count', { category, period: periodOf(at) }), weight);
    if (until !== null) add(cells, cellKey('hung', 'cleared', { category, period: periodOf(until) }), weight);
  }
  if (fact.closed) {
    const { at, outcome } = fact.closed;
    add(
      cells,
      cellKey('closed', 'count', { category, state: known(outcome, OUTCOMES), period: periodOf(at) }),
      weight,
    );
  }
}

type Rise = TicketFact['escalated'][number];

function ratingOf(callback: CallbackFact | null): string {
  if (!callback) return 'not_called_back';
  const rating = known(callback.satisfaction, SATISFACTIONS);
  return rating === 'unrated' || rating === 'other' ? rating : 'rated';
}
