import { personHours } from './activity.js';
import type { Attendance } from './attendance.js';
import { wasHeld } from './called-off.js';
import { OUTPUTS, type Outputs, ofEach } from './expected-outputs.js';
import { type Outcome, standing } from './outcome.js';
import { OUTCOME_KIND_CODES, type OutcomeKindCode } from './outcome-kind.js';

/** An activity of a campaign, as far as its progress is made of it. */
export interface ActivityOfCampaign {
  readonly campaignId: string;
  /** As `toISOString` writes it. */
  readonly startsAt: string;
  readonly isCalledOff: boolean;
  readonly attendance: readonly Attendance[];
  readonly outcomes: readonly Outcome[];
}

/** How far a campaign has come, by its activities (mechanisms 0.21, 3.21, 3.22). */
export interface Progress {
  /** All that belong to it now: held, ahead, called off, and those of which nothing is on record. */
  readonly activities: number;
  /** With attendance or an outcome on record. */
  readonly held: number;
  /** Not begun, and not called off. */
  readonly ahead: number;
  readonly calledOff: number;
  /** Persons present, summed over its activities. */
  readonly persons: number;
  /** Persons times hours. */
  readonly personHours: number;
  /** Those that stand, by kind, where there is one. */
  readonly byOutcomeKind: readonly {
    readonly kind: OutcomeKindCode;
    readonly activities: number;
    readonly count: number;
  }[];
  readonly outputs: Outputs;
}

/** Sums up a campaign's activities. @param now as `toISOString` writes it. */
export function progressOf(activities: readonly ActivityOfCampaign[], now: string): Progress {
  const known = activities.map((activity) => ({ ...activity, outcomes: standing(activity.outcomes) }));
  const standingOnes = known.filter(({ isCalledOff }) => !isCalledOff);
  const held = standingOnes.filter((activity) => wasHeld({ ...activity, place: null }));
  const attendance = held.flatMap((activity) => activity.attendance);
  const countOf = (kind: OutcomeKindCode) =>
    held
      .flatMap(({ outcomes }) => outcomes)
      .reduce((sum, outcome) => (outcome.kind === kind ? sum + outcome.count : sum), 0);
  return {
    activities: known.length,
    held: held.length,
    ahead: standingOnes.filter((activity) => activity.startsAt > now && !held.includes(activity)).length,
    calledOff: known.length - standingOnes.length,
    persons: attendance.reduce((sum, { persons }) => sum + persons, 0),
    personHours: personHours(attendance),
    byOutcomeKind: OUTCOME_KIND_CODES.map((kind) => ({
      kind,
      activities: held.filter(({ outcomes }) => outcomes.some((each) => each.kind === kind)).length,
      count: countOf(kind),
    })).filter(({ count }) => count > 0),
    outputs: ofEach((output) => countOf(OUTPUTS[output])),
  };
}
