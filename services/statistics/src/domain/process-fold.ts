import type { ProjectProcessSegmentDecided } from '@muster/contracts';
import { add, cellKey, type Contributions } from './cell.js';
import type { Fold } from './fold.js';

/** A decision on a segment of a project, as far as figures need it. */
interface Acceptance {
  readonly at: number;
  readonly unitId: string;
  readonly first: boolean;
  readonly accepted: boolean;
  readonly inTime: boolean;
  readonly limit: number;
  /** Tenths of a working day. */
  readonly tenths: number;
}

/** What is known of one project's process. */
export interface ProcessFact {
  readonly acceptances: readonly Acceptance[];
}

const DECIDED = 'muster.project_process.segment_decided.v1';

/** Acceptances of project segments: K19 by the limit in force at submission (mechanisms 1.23), K20 at first submission (1.22). */
export const processFold: Fold<ProcessFact> = {
  empty: { acceptances: [] },
  apply: (fact, events) => {
    const decided = events.filter(({ type }) => type === DECIDED);
    if (decided.length === 0) return fact;
    const acceptances = decided.map(({ time, data }): Acceptance => {
      const decision = data as ProjectProcessSegmentDecided;
      return {
        at: time,
        unitId: decision.unit_id,
        first: decision.submission_no === 1,
        accepted: decision.accepted,
        inTime: decision.clock === 'satisfied',
        limit: decision.limit_working_days,
        tenths: Math.ceil(decision.working_days * 10),
      };
    });
    return { acceptances: [...fact.acceptances, ...acceptances] };
  },
  contributions: ({ acceptances }, periodOf) => {
    const cells: Contributions = new Map();
    for (const { at, unitId, first, accepted, inTime, limit, tenths } of acceptances) {
      const period = periodOf(at);
      // A decision is one unit's: the alliance's figure is the sum over its units.
      add(cells, cellKey('acceptance', inTime ? 'satisfied' : 'breached', { unit: unitId, period }));
      if (first) {
        const outcome = accepted ? 'accepted' : 'refused';
        add(cells, cellKey('first_submission', outcome, { unit: unitId, period }));
      }
      add(cells, cellKey('acceptance_days', `${limit}`, { state: `${tenths}`, period }));
    }
    return cells;
  },
};
