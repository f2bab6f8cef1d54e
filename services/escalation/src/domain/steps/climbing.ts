import { type Deadline, due, type Instant } from '@muster/clock';
import { type Appliers, withAssignment, withOwnParticulars } from '../applying.js';
import { pinnedPolicy } from '../deadline-policies.js';
import type { Directory } from '../directory.js';
import type { AssignmentTimerEffect } from '../effect.js';
import { iso, type OfUnit, ofUnit } from '../event-parts.js';
import { assignmentTimers } from '../row.js';
import { directoryOf } from '../situation.js';
import { isMissed } from '../clocks.js';
import type { AssignmentState, ClockName } from '../vocabulary.js';
import type { Assignment, Clock, Whistle } from '../whistle.js';
import { escalated, HIGHEST_LEVEL, usedInRound } from './escalating.js';

/** Who hears of a missed deadline, one after the other; the officer on duty had the offer (A12). */
export const LADDER = ['deputy', 'head', 'level_up'] as const;
export type LadderStep = (typeof LADDER)[number];

/** A step lasts as long as the unit had to sign, or a working day where nothing has to be signed. */
const STEP_WITHOUT_SIGNING: Deadline = { target: { working_days: 1 }, mode: 'working_time' };

/** What climbs: what a unit owes next, and of the lead the report of progress. */
export type ClimbingClock = ClockName | 'progress';

export interface ClimbingEvents {
  'assignment.escalated': OfUnit & {
    clock: ClimbingClock;
    step: LadderStep;
    /** Steps on which nobody stands. */
    skipped: LadderStep[];
    officer_ids: string[];
    next_step_at: string | null;
  };
}

export interface ClimbingParticulars {
  /** How far a missed deadline has climbed. */
  readonly ladder?: {
    readonly clock: ClimbingClock;
    readonly step: LadderStep;
    readonly nextAt: Instant | null;
  };
}

/** A12: a missed deadline climbs until somebody does what is owed. Signing alone does not end it: the contact is owed next. */
export const climbingTimers = assignmentTimers({
  A12: {
    from: ['offered', 'signed', 'working'],
    to: 'same',
    trigger: 'timer',
    at: 'ladder_step',
    reminds: true,
    events: ['assignment.escalated', 'clock.voided', 'ticket.escalated', 'clock.started'],
    zh: '逐级提醒',
    en: 'The next on the ladder hears of it',
  },
});

const IN_HAND: Partial<Record<AssignmentState, ClockName>> = {
  offered: 'sign',
  signed: 'contact',
  working: 'resolve',
};

/** When the next step is taken: at the breach of what is in hand, then after each step's time. */
export function ladderStepAt(whistle: Whistle, assignment: Assignment): Instant | null {
  const missed = missedBy(whistle, assignment);
  if (!missed) return null;
  const { ladder } = assignment.particulars;
  return ladder?.clock === missed.name ? ladder.nextAt : missed.clock.dueAt;
}

/** What a unit was to do next and has missed; of the lead, when that is in order, the report of progress. */
function missedBy(
  whistle: Whistle,
  { state, role, round, clocks }: Assignment,
): { readonly name: ClimbingClock; readonly clock: Clock } | undefined {
  const name = IN_HAND[state];
  const clock = name && clocks[name];
  if (clock && clock.breachedAt !== null) return { name, clock };
  const { progress } = whistle.clocks;
  const reports = role === 'lead' && round === whistle.round;
  return reports && isMissed(progress) ? { name: 'progress', clock: progress } : undefined;
}

export const climbingTimerEffects = {
  A12: (assignment, whistle, context) => {
    const directory = directoryOf(context);
    const clock = missedBy(whistle, assignment)!.name;
    const { ladder } = assignment.particulars;
    const reached = ladder?.clock === clock ? LADDER.indexOf(ladder.step) : -1;
    const above = LADDER.slice(reached + 1);
    // The last step needs nobody of the unit: the whistle itself goes up.
    const step = above.find(
      (one) => one === 'level_up' || directory.holders(assignment.unitId, one).length > 0,
    )!;
    return [
      {
        type: 'assignment.escalated',
        data: {
          ...ofUnit(assignment),
          clock,
          step,
          skipped: above.slice(0, above.indexOf(step)),
          officer_ids: step === 'level_up' ? [] : [...directory.holders(assignment.unitId, step)],
          next_step_at:
            step === 'level_up' ? null : iso(nextStepAt(whistle, assignment, clock, context.now, directory)),
        },
      },
      ...(step === 'level_up' && whistle.level < HIGHEST_LEVEL && !usedInRound(whistle, 'ladder')
        ? escalated(whistle, whistle.level + 1, 'ladder', null)
        : []),
    ];
  },
} satisfies Record<keyof typeof climbingTimers, AssignmentTimerEffect>;

function nextStepAt(
  whistle: Whistle,
  { pins, unitId }: Assignment,
  clock: ClimbingClock,
  now: Instant,
  directory: Directory,
): Instant {
  const { sign } = pinnedPolicy(pins, whistle, directory);
  const { target, mode } = clock === 'resolve' ? STEP_WITHOUT_SIGNING : (sign ?? STEP_WITHOUT_SIGNING);
  return due(now, target, mode, directory.calendarOf(unitId));
}

export const climbingAppliers: Appliers<ClimbingEvents> = {
  'assignment.escalated': (whistle, { assignment_id, clock, step, next_step_at }) =>
    withAssignment(whistle, assignment_id, (assignment) =>
      withOwnParticulars(
        { ...assignment, version: assignment.version + 1 },
        {
          ladder: { clock, step, nextAt: next_step_at === null ? null : Date.parse(next_step_at) },
        },
      ),
    ),
};
