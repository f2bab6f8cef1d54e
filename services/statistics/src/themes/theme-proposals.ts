import { riseOf } from '../domain/counts-in-time.js';
import { BASELINE_MONTHS } from '../domain/theme-effect.js';

/** What a month and the ones before it say of one category of trouble. */
export interface CategoryMonth {
  readonly category: string;
  /** Raised in the month, and in the three before it together. */
  readonly raised: number;
  readonly threeBefore: number;
  /** Distinct enterprises that raised it in the month. */
  readonly enterprises: number;
  /** Distinct units that it was offered to. */
  readonly units: number;
  readonly repeats: number;
  /** Call-backs of the month, and how many of them did not say that it is solved. */
  readonly callbacks: number;
  readonly unsolved: number;
  /** Median age of those that are open, days; null when none is. */
  readonly medianAgeDays: number | null;
  /** Of those raised in the month or still open: all, and those at level 4, which nobody in the alliance can solve. */
  readonly atHand: number;
  readonly outside: number;
}

/** A category with its score. */
export interface ScoredCategory extends CategoryMonth {
  /** Mean of standard scores among the categories of the month: above 0 is worse than most. */
  readonly score: number;
}

/** So few proposals, so that a conference can take one (kpis, theme of the month). */
export const MOST_THEMES = 3;
/** Common: so many whistles, by so many enterprises. */
const FEWEST_RAISED = 3;
const FEWEST_ENTERPRISES = 2;

/** Each weighs the same. Null: nothing is known, which is neither good nor bad. */
const MEASURES: readonly ((of: CategoryMonth) => number | null)[] = [
  ({ raised }) => raised,
  ({ raised, threeBefore }) => riseOf(raised, threeBefore, BASELINE_MONTHS),
  ({ enterprises }) => enterprises,
  ({ callbacks, unsolved }) => (callbacks === 0 ? null : unsolved / callbacks),
  ({ raised, repeats }) => (raised === 0 ? null : repeats / raised),
  ({ medianAgeDays }) => medianAgeDays,
  ({ units }) => units,
];

/**
 * 每月一題: what the alliance might take on next, worst first. Proposed is what is common, and can be solved here: less than half of it is
 * at level 4. How large it is, how it grows, how many it troubles, how often it comes back, how long it stays unsolved and how many units it
 * takes make the score, each as its standard score among the categories of the month. A conference decides; nothing here does.
 */
export function proposeThemes(categories: readonly CategoryMonth[]): ScoredCategory[] {
  return scoreCategories(categories)
    .filter(isCommon)
    .filter(({ atHand, outside }) => outside * 2 < atHand)
    .sort((a, b) => b.score - a.score || (a.category < b.category ? -1 : 1))
    .slice(0, MOST_THEMES);
}

/** Every category of the month with its score, also those that are not proposed. */
export function scoreCategories(categories: readonly CategoryMonth[]): ScoredCategory[] {
  const scores = MEASURES.map((measure) => standardScores(categories.map(measure)));
  return categories.map((category, index) => ({
    ...category,
    score: scores.reduce((sum, ofMeasure) => sum + ofMeasure[index]!, 0) / MEASURES.length,
  }));
}

function isCommon({ raised, enterprises }: CategoryMonth): boolean {
  return raised >= FEWEST_RAISED && enterprises >= FEWEST_ENTERPRISES;
}

/** Deviations from the mean of what is known; 0 for what is not, and when all are the same. */
function standardScores(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null);
  if (new Set(known).size < 2) return values.map(() => 0);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  return values.map((value) => (value === null ? 0 : (value - mean) / deviation));
}
