import { personHours } from './activity.js';
import { KIND_WITH_THEME, type Purpose, THEMES, type Theme } from './activity-purpose.js';
import { ACTIVITY_KIND_CODES } from './activity-kind.js';
import type { Attendance } from './attendance.js';
import { wasHeld } from './called-off.js';
import { type Outcome, standing } from './outcome.js';
import { OUTCOME_KIND_CODES, type OutcomeKindCode } from './outcome-kind.js';

/** An activity that has begun and was not called off, as far as figures are made of it. */
export interface BegunActivity {
  readonly kind: string;
  /** Null: it says nothing. */
  readonly purpose: Purpose | null;
  readonly attendance: readonly Attendance[];
  readonly outcomes: readonly Outcome[];
}

/** What came of the activities of a span (ADR-0236). What was withdrawn does not count. */
export interface OutcomeFigures {
  /** Activities that were held: with attendance or an outcome on record. */
  readonly held: number;
  /** Those among them with an outcome. */
  readonly withOutcome: number;
  /** By kind of activity, those of which one was held. */
  readonly byActivityKind: readonly {
    readonly kind: string;
    readonly held: number;
    readonly withOutcome: number;
    readonly count: number;
  }[];
  /** By kind of outcome, those of which there is one. */
  readonly byOutcomeKind: readonly {
    readonly kind: OutcomeKindCode;
    readonly activities: number;
    readonly count: number;
  }[];
  readonly matches: {
    readonly count: number;
    /** Enterprises that were matched, each once. */
    readonly enterprises: number;
    /** Sum in whole yuan of those that say their value. */
    readonly valueYuan: number;
    readonly withValue: number;
  };
  /** Volunteering by its theme, null where none was said; those of which something was held. */
  readonly volunteering: readonly {
    readonly theme: Theme | null;
    readonly held: number;
    readonly personHours: number;
  }[];
}

/** Sums up what came of activities. */
export function outcomeFigures(begun: readonly BegunActivity[]): OutcomeFigures {
  const held = begun
    .map((activity) => ({ ...activity, outcomes: standing(activity.outcomes) }))
    .filter((activity) => wasHeld({ ...activity, place: null, startsAt: '' }));
  const outcomes = held.flatMap((activity) => activity.outcomes);
  return {
    ...heldAmong(held),
    byActivityKind: ACTIVITY_KIND_CODES.map((kind) => {
      const ofKind = held.filter((activity) => activity.kind === kind);
      return { kind, ...heldAmong(ofKind), count: countOf(ofKind.flatMap((activity) => activity.outcomes)) };
    }).filter((row) => row.held > 0),
    byOutcomeKind: OUTCOME_KIND_CODES.map((kind) => ({
      kind,
      activities: held.filter((activity) => activity.outcomes.some((each) => each.kind === kind)).length,
      count: countOf(outcomes.filter((each) => each.kind === kind)),
    })).filter((row) => row.count > 0),
    matches: matchesAmong(outcomes),
    volunteering: [...THEMES, null]
      .map((theme) => {
        const ofTheme = held.filter(
          ({ kind, purpose }) => kind === KIND_WITH_THEME && (purpose?.themeCode ?? null) === theme,
        );
        const hours = ofTheme.reduce((sum, { attendance }) => sum + personHours(attendance), 0);
        return { theme, held: ofTheme.length, personHours: hours };
      })
      .filter((row) => row.held > 0),
  };
}

function heldAmong(held: readonly BegunActivity[]) {
  return { held: held.length, withOutcome: held.filter(({ outcomes }) => outcomes.length > 0).length };
}

function countOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { count }) => sum + count, 0);
}

function matchesAmong(outcomes: readonly Outcome[]): OutcomeFigures['matches'] {
  const matches = outcomes.flatMap(({ match }) => match ?? []);
  const values = matches.flatMap(({ valueYuan }) => valueYuan ?? []);
  return {
    count: matches.length,
    enterprises: new Set(
      matches.flatMap(({ supplierEnterpriseId, buyerEnterpriseId }) => [
        supplierEnterpriseId,
        buyerEnterpriseId,
      ]),
    ).size,
    valueYuan: values.reduce((sum, value) => sum + value, 0),
    withValue: values.length,
  };
}
