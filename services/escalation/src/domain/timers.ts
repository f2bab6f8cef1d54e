import type { Instant } from '@muster/clock';
import { openWait } from './clocks.js';
import type { Assignment, Whistle } from './whistle.js';

/** When a transition that time brings takes place: the `at` of the tables. Null while nothing is waited for. */
export const TIMERS = {
  /** The raiser is waited for no longer than agreed (A7). */
  wait_ends: (_, assignment) => openWait(assignment!.waits)?.until ?? null,
  /** The dispatcher waits for the raiser's answer no longer than this (T2). */
  answer_ends: ({ particulars }) => particulars.question?.answerUntil ?? null,
} satisfies Record<string, (whistle: Whistle, assignment: Assignment | undefined) => Instant | null>;

export type TimerName = keyof typeof TIMERS;
