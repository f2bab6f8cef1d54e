import type { Instant } from '@muster/clock';
import { startedClock } from './clocks.js';
import type { PinsData } from './event-parts.js';
import type { AssignmentState, ClockName, PauseClass, TicketClockName } from './vocabulary.js';
import type { Assignment, Clock, Pins, Wait, Whistle } from './whistle.js';
import type { WhistleEvent, WhistleEventData, WhistleEventType } from './whistle-event.js';

/** What an event changes. Ticket events touch the ticket, assignment events one assignment. */
export type Apply<Type extends WhistleEventType> = (
  whistle: Whistle,
  data: WhistleEventData[Type],
  event: WhistleEvent<Type>,
) => Whistle;

/** The changes of the events of one step. */
export type Appliers<Events> = { [Type in keyof Events & WhistleEventType]: Apply<Type> };

export function withAssignment(
  whistle: Whistle,
  id: string,
  change: (assignment: Assignment) => Assignment,
): Whistle {
  const assignments = whistle.assignments.map((assignment) =>
    assignment.id === id ? change(assignment) : assignment,
  );
  return { ...whistle, assignments };
}

export function moved(assignment: Assignment, state: AssignmentState): Assignment {
  return { ...assignment, state, version: assignment.version + 1 };
}

export function stopped(assignment: Assignment, name: ClockName, at: Instant): Assignment['clocks'] {
  return withClock(assignment, name, { stoppedAt: at });
}

export function withClock(
  { clocks }: Assignment,
  name: ClockName,
  change: Partial<Clock>,
): Assignment['clocks'] {
  const clock = clocks[name];
  return clock ? { ...clocks, [name]: { ...clock, ...change } } : clocks;
}

/** The whistle's own clocks with one that starts now; an event without a due instant starts none. */
export function startedTicketClock(
  clocks: Whistle['clocks'],
  name: TicketClockName,
  at: Instant,
  dueAt: string | null | undefined,
  warnAt: string | null | undefined,
): Whistle['clocks'] {
  const clock = startedClock(at, instant(dueAt), instant(warnAt));
  return clock ? { ...clocks, [name]: clock } : clocks;
}

/** The whistle's own clocks with one of them done; it was done in time when it is not on record as passed. */
export function stoppedTicketClock(
  { clocks }: Whistle,
  name: TicketClockName,
  at: Instant,
): Whistle['clocks'] {
  const clock = clocks[name];
  return clock ? { ...clocks, [name]: { ...clock, stoppedAt: clock.stoppedAt ?? at } } : clocks;
}

/** Waits with what is open of a class ended; without one, with everything. */
export function ended(waits: readonly Wait[], at: Instant, kind?: PauseClass): Wait[] {
  const ends = (wait: Wait) => wait.to === null && (kind === undefined || wait.class === kind);
  return waits.map((wait) => (ends(wait) ? { ...wait, to: at } : wait));
}

/** Every clock that still runs stops: nobody waits for it any more. */
export function allHalted(
  { sign, contact, resolve }: Assignment['clocks'],
  at: Instant,
): Assignment['clocks'] {
  return { sign: halted(sign, at), contact: halted(contact, at), resolve: halted(resolve, at) };
}

function halted(clock: Clock | null, at: Instant): Clock | null {
  return clock && { ...clock, stoppedAt: clock.stoppedAt ?? at };
}

/** An assignment that has just come into being. */
export function blankAssignment(
  whistle: Whistle,
  data: Pick<WhistleEventData['assignment.offered'], 'assignment_id' | 'unit_id' | 'role'> & PinsData,
  at: Instant,
): Omit<Assignment, 'clocks'> {
  return {
    id: data.assignment_id,
    unitId: data.unit_id,
    role: data.role,
    round: whistle.round,
    state: 'offered',
    version: 1,
    offerNo: 1,
    previousId: null,
    pins: pinsOf(data),
    offeredAt: at,
    signedAt: null,
    contact: null,
    reportedInAt: null,
    submissions: [],
    waits: [],
    acceptedAt: null,
    particulars: NO_PARTICULARS,
  };
}

/** Shared by all that have none, so that most whistles carry nothing. */
export const NO_PARTICULARS = Object.freeze({});

/** The assignment with something particular to it recorded; undefined takes it back. */
export function withOwnParticulars(
  assignment: Assignment,
  particulars: Partial<Assignment['particulars']>,
): Assignment {
  return { ...assignment, particulars: { ...assignment.particulars, ...particulars } };
}

/** The whistle with something particular to it recorded. */
export function withParticulars(whistle: Whistle, particulars: Partial<Whistle['particulars']>): Whistle {
  return { ...whistle, particulars: { ...whistle.particulars, ...particulars } };
}

export function pinsOf(data: PinsData): Pins {
  return {
    policyCode: data.policy_code,
    policyVersion: data.policy_version,
    calendarId: data.calendar_id,
    calendarVersion: data.calendar_version,
  };
}

export function instant(text: string | null | undefined): Instant | null {
  return text == null ? null : Date.parse(text);
}

/**
 * What a dispatcher had begun with a whistle that then left its hands: nobody is asked any more, and a rejection is not half agreed to. If it
 * comes back, by an appeal (T3) or on its own again (T4), it begins anew.
 */
export const NOTHING_PENDING = { question: null, heldTriage: undefined, rejectionProposedBy: undefined };

/** A whistle that comes back to the dispatcher gets a triage clock of its own again. */
export function withoutTriage({ triage: _, ...clocks }: Whistle['clocks']): Whistle['clocks'] {
  return clocks;
}
