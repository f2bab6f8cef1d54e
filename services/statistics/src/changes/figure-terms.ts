import { counts } from '../domain/counts.js';
import { definitions } from '../domain/definitions.js';
import { type Term, termsOf } from '../domain/measure.js';

/** The cells behind a figure, or undefined when there is no such figure for the alliance (or for a unit). */
export function figureTerms(code: string, scope: 'alliance' | 'unit'): Term[] | undefined {
  const indicator = definitions.indicators.find((definition) => definition.code === code);
  if (indicator) {
    const counted = indicator[scope];
    return counted ? termsOf(counted.measure) : undefined;
  }
  const count = counts.find((definition) => definition.code === code);
  if (!count) return undefined;
  // Assignments are counted by unit; everything else about whistles is counted for the alliance only.
  return scope === 'unit' && count.code !== 'assignments' ? undefined : [count.term];
}
