import type { Instant } from '@muster/clock';
import { nextClockAt } from './running-clocks.js';
import { TIMERS } from './timers.js';
import type { TimerRow } from './row.js';
import { ASSIGNMENT_TIMERS, TICKET_TIMERS } from './transitions.js';
import type { AssignmentState, TicketState } from './vocabulary.js';
import type { Assignment, Whistle } from './whistle.js';

const ofTicket: readonly TimerRow<TicketState>[] = Object.values(TICKET_TIMERS);
const ofAssignment: readonly TimerRow<AssignmentState>[] = Object.values(ASSIGNMENT_TIMERS);

/** When the scheduler must look at the whistle next: the earliest deadline, warning or transition that time will bring. */
export function nextDueAt(whistle: Whistle): Instant | null {
  let next = nextClockAt(whistle);
  for (const row of ofTicket) next = Math.min(next, timerAt(row, whistle) ?? Infinity);
  for (const assignment of whistle.assignments) {
    for (const row of ofAssignment) next = Math.min(next, timerAt(row, whistle, assignment) ?? Infinity);
  }
  return next === Infinity ? null : next;
}

/** When a transition of the tables takes place by itself; null when it will not, as things are. */
export function timerAt<State extends string>(
  { from, at }: TimerRow<State>,
  whistle: Whistle,
  assignment?: Assignment,
): Instant | null {
  const { state } = assignment ?? whistle;
  return (from as readonly string[]).includes(state) ? TIMERS[at](whistle, assignment) : null;
}
