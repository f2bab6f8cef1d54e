import type { CampaignKind } from './campaign-kind.js';
import type { OutcomeKindCode } from './outcome-kind.js';

/** “三个一” (mechanisms 0.21): what is to come of a campaign, and which kind of outcome counts as it. */
export const OUTPUTS = {
  problemsSolved: 'solved_on_the_spot',
  relationsStraightened: 'relation_straightened',
  reports: 'survey_report',
} as const satisfies Record<string, OutcomeKindCode>;

export type Output = keyof typeof OUTPUTS;

/** How many of each: at least so many where it is expected, so many where it is counted. Whole numbers from 0. */
export type Outputs = Readonly<Record<Output, number>>;

/** Most that can be expected of each. */
export const MOST_EXPECTED = 1_000;

/** What is expected where nothing is said: one of each of a special action, nothing of a series (mechanisms 0.21). */
export function expectedByDefault(kind: CampaignKind): Outputs {
  const each = kind === 'special_action' ? 1 : 0;
  return { problemsSolved: each, relationsStraightened: each, reports: each };
}

/** What is missing of each, never less than 0. */
export function missingOf(expected: Outputs, counted: Outputs): Outputs {
  return ofEach((output) => Math.max(0, expected[output] - counted[output]));
}

/** Whether nothing is missing. */
export function isFulfilled(expected: Outputs, counted: Outputs): boolean {
  return Object.values(missingOf(expected, counted)).every((count) => count === 0);
}

/** @param count how many of one output. */
export function ofEach(count: (output: Output) => number): Outputs {
  return {
    problemsSolved: count('problemsSolved'),
    relationsStraightened: count('relationsStraightened'),
    reports: count('reports'),
  };
}
