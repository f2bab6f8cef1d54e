import type { Instant } from '@muster/clock';
import { startedClock } from './clocks.js';
import type { TicketClockName } from './vocabulary.js';
import type { Assignment, Pins, Whistle } from './whistle.js';
import type { PinsData, WhistleEvent, WhistleEventData, WhistleEventType } from './whistle-event.js';

/** What one event makes of the whistle before it. */
export type Apply<Type extends WhistleEventType> = (
  whistle: Whistle,
  data: WhistleEventData[Type],
  event: WhistleEvent<Type>,
) => Whistle;

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

/** The whistle's own clocks with one of them done; it was done in time when it is not on record as passed. */
export function stoppedTicketClock(
  { clocks }: Whistle,
  name: TicketClockName,
  at: Instant,
): Whistle['clocks'] {
  const clock = clocks[name];
  return clock ? { ...clocks, [name]: { ...clock, stoppedAt: clock.stoppedAt ?? at } } : clocks;
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

export function pins(data: PinsData): Pins {
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
