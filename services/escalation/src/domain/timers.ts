import type { Instant } from '@muster/clock';
import { ownWait } from './clocks.js';
import { silentUntil } from './steps/calling-on.js';
import { ladderStepAt } from './steps/climbing.js';
import { supervisionMissedAt } from './steps/escalating.js';
import { signOffMissedAt } from './steps/solving.js';
import { urgeUnansweredAt } from './steps/supervising.js';
import type { Assignment, Whistle } from './whistle.js';

/** When a transition that time brings takes place: the `at` of the tables. Null while nothing is waited for. */
export const TIMERS = {
  /** The raiser is waited for no longer than agreed (A7). */
  wait_ends: (_, assignment) => ownWait(assignment!.waits)?.until ?? null,
  /** A missed deadline climbs (A12). */
  ladder_step: (whistle, assignment) => ladderStepAt(whistle, assignment!),
  /** A sign-off is given time twice (T12). */
  sign_off_missed_once: (whistle) => signOffMissedAt(whistle, 1),
  sign_off_missed_twice: (whistle) => signOffMissedAt(whistle, 2),
  /** An urge that nobody answers leads to supervision (T15). */
  urge_unanswered: (whistle) => urgeUnansweredAt(whistle),
  /** A supervisor who gets no answer in time takes it to the next level (T8). */
  supervision_missed: (whistle) => supervisionMissedAt(whistle),
  /** The raiser has the answer in writing and says nothing (T17). */
  raiser_stays_silent: (whistle) => silentUntil(whistle),
  /** The dispatcher waits for the raiser's answer no longer than this (T2). */
  answer_ends: ({ particulars }) => particulars.question?.answerUntil ?? null,
} satisfies Record<string, (whistle: Whistle, assignment: Assignment | undefined) => Instant | null>;

export type TimerName = keyof typeof TIMERS;
