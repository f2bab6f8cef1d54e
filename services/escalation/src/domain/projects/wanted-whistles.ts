import type { ProjectProcess, WhistleCause } from './project-process.js';

/** A whistle that the process has reason to blow. */
export interface WantedWhistle {
  readonly cause: WhistleCause;
  /** The month, or the phase. */
  readonly reference: string;
  readonly categoryCode: string;
}

/**
 * What is wrong and has no whistle yet: a missing wage tick, a month that nobody looked at (mechanisms 1.14), an element that a coming phase
 * lacks (mechanisms 1.15, 1.17). Derived from the state, so that a crash between the finding and its whistle loses nothing (ADR-0140).
 */
export function wantedWhistles(process: ProjectProcess): WantedWhistle[] {
  const { wageWatch, elementCategoryCode, phases } = process.plan;
  const wanted: WantedWhistle[] = [];
  if (wageWatch) {
    const { categoryCode } = wageWatch;
    for (const { month: reference, ticks, missedAt } of process.wages) {
      if (ticks && Object.values(ticks).includes(false))
        wanted.push({ cause: 'wages_missing', reference, categoryCode });
      if (missedAt !== null) wanted.push({ cause: 'wage_check_missed', reference, categoryCode });
    }
  }
  if (elementCategoryCode !== null) {
    for (const { code: reference } of phases) {
      const missing = process.elements.some(({ phase, ready }) => phase === reference && !ready);
      if (missing) wanted.push({ cause: 'element_missing', reference, categoryCode: elementCategoryCode });
    }
  }
  const blown = new Set(process.whistles.map(({ cause, reference }) => `${cause} ${reference}`));
  return wanted.filter(({ cause, reference }) => !blown.has(`${cause} ${reference}`));
}
