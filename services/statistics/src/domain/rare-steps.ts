import type { ClockExtended, EvaluationUnitsRated, EvaluationWhistleRated } from '@muster/contracts';
import type { Rating } from './ticket-fact.js';
import { change, type Step, withRare } from './ticket-step.js';

/** What extending, rating and the loop change; most whistles know none of it (lifecycle T22, kpis K5, K17, K18). */
export const rareSteps: Record<string, Step<never>> = {
  // The first due instant is the original one, as the whistle itself shows it: later waits do not move it.
  'muster.clock.extended.v1': (fact, { assignment_id, clock, old_due_at }: ClockExtended) =>
    assignment_id === null || clock !== 'resolve'
      ? fact
      : change(fact, assignment_id, (assignment) => ({
          ...assignment,
          originalDueAt: assignment.originalDueAt ?? Date.parse(old_due_at),
        })),

  'muster.evaluation.units_rated.v1': (fact, { ratings }: EvaluationUnitsRated, at) =>
    withRare(fact, {
      unitRatings: [
        ...(fact.rare?.unitRatings ?? []),
        ...ratings.map(({ unit_id, rating }): Rating => ({ at, unit: unit_id, value: rating })),
      ],
    }),

  'muster.evaluation.whistle_rated.v1': (fact, { unit_id, quality }: EvaluationWhistleRated, at) =>
    withRare(fact, {
      whistleRatings: [...(fact.rare?.whistleRatings ?? []), { at, unit: unit_id, value: quality }],
    }),

  'muster.loop.surveyed.v1': (fact) => withRare(fact, { surveyed: true }),
  'muster.loop.accounted.v1': (fact) => withRare(fact, { accounted: true }),
};
