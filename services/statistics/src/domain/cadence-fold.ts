import type { CadenceOpened } from '@muster/contracts';
import { add, cellKey, type Contributions } from './cell.js';
import type { Fold } from './fold.js';

/**
 * What is known of one mechanism's period; nothing of a meeting, an activity, a resource or a mobilisation: gatherings are read from the log,
 * the rest no figure counts yet.
 */
export interface CadenceFact {
  readonly due?: {
    readonly mechanismCode: string;
    /** Epoch milliseconds; the next period begins then. */
    readonly endsAt: number;
    readonly outcome: 'open' | 'met' | 'missed';
  };
}

const OUTCOME_OF: Readonly<Record<string, 'open' | 'met' | 'missed'>> = {
  'muster.cadence.opened.v1': 'open',
  'muster.cadence.met.v1': 'met',
  'muster.cadence.missed.v1': 'missed',
};

/** Periods in which a mechanism was due, by how they ended: A2 (mechanisms 2.7, 2.9, 3.6). */
export const cadenceFold: Fold<CadenceFact> = {
  empty: {},
  apply: (fact, events) => {
    let after = fact;
    for (const { type, data } of events) {
      const outcome = OUTCOME_OF[type];
      if (!outcome) continue;
      const { mechanism_code: mechanismCode, ends_at } = data as CadenceOpened;
      after = { due: { mechanismCode, endsAt: Date.parse(ends_at), outcome } };
    }
    return after;
  },
  contributions: ({ due }, periodOf) => {
    const cells: Contributions = new Map();
    if (due) {
      const { mechanismCode: state, endsAt, outcome } = due;
      // A quarter counts in its last month: before that it can still be kept.
      add(cells, cellKey('cadences', outcome, { state, period: periodOf(endsAt - 1) }));
    }
    return cells;
  },
};
