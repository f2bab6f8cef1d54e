import { type Appliers, withAssignment, withClock } from '../applying.js';
import type { ClockName } from '../vocabulary.js';

export interface BreachingEvents {
  'clock.breached': {
    assignment_id: string | null;
    unit_id: string | null;
    clock: ClockName;
    due_at: string;
    detected_at: string;
  };
}

/** A deadline that passed is on record (ADR-0031). */
export const breachingAppliers: Appliers<BreachingEvents> = {
  'clock.breached': (whistle, { assignment_id, clock }, { at }) =>
    assignment_id === null
      ? whistle
      : withAssignment(whistle, assignment_id, (assignment) => ({
          ...assignment,
          version: assignment.version + 1,
          clocks: withClock(assignment, clock, { breachedAt: at }),
        })),
};
