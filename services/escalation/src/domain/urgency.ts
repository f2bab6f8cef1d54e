import type { Instant } from '@muster/clock';
import type { AssignmentState, ClockName } from './vocabulary.js';
import type { Assignment } from './whistle.js';

/** What each state still owes. A submission waits for others, but stays as urgent as the answer it carries. */
const OWED: Record<AssignmentState, readonly ClockName[]> = {
  offered: ['sign', 'contact', 'resolve'],
  signed: ['contact', 'resolve'],
  working: ['resolve'],
  disputed: ['sign', 'contact', 'resolve'],
  paused: ['resolve'],
  submitted: ['resolve'],
  accepted: [],
  released: [],
  cancelled: [],
};

/** The due instant by which a unit sorts its inbox: the earliest that it still owes, passed or not; null without any. */
export function urgentAt({ state, clocks }: Assignment): Instant | null {
  let urgent: Instant | null = null;
  for (const name of OWED[state]) {
    const clock = clocks[name];
    // A unit that disputes may have signed already.
    const owed = clock && (state !== 'disputed' || clock.stoppedAt === null);
    if (owed && (urgent === null || clock.dueAt < urgent)) urgent = clock.dueAt;
  }
  return urgent;
}
