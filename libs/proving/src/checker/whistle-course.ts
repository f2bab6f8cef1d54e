import type { LoggedEvent } from './facts.js';
import { ASSIGNMENT_MOVES, AT_REST, HAPPENS_IN, TICKET_MOVES } from './whistle-rules.js';

/** Where a whistle and its assignments stand after their events, and what in them was not legal. */
export interface Course {
  readonly state: string;
  readonly assignments: ReadonlyMap<string, string>;
  readonly illegal: readonly string[];
}

/** Follows one whistle's events, oldest first. Types that the rules do not name change nothing. */
export function courseOf(events: readonly LoggedEvent[]): Course {
  let state = '';
  const assignments = new Map<string, string>();
  const beforeDispute = new Map<string, string>();
  const illegal: string[] = [];
  for (const { type, ticket, version, assignment } of events) {
    const ofTicket = TICKET_MOVES[type];
    const ofAssignment = ASSIGNMENT_MOVES[type];
    if (ofTicket) {
      if (!ofTicket.from.includes(state))
        illegal.push(`${ticket}/${version}: ${type} in ${state || 'nothing'}`);
      state = ofTicket.to;
    } else if (ofAssignment && assignment !== null) {
      const before = assignments.get(assignment) ?? '';
      if (!ofAssignment.from.includes(before))
        illegal.push(`${ticket}/${version}: ${type} in ${before || 'nothing'}`);
      if (AT_REST.includes(state)) illegal.push(`${ticket}/${version}: ${type} in ${state}`);
      if (ofAssignment.to === 'disputed') beforeDispute.set(assignment, before);
      const { to } = ofAssignment;
      assignments.set(assignment, to === 'before_dispute' ? beforeDispute.get(assignment)! : to);
    } else if (HAPPENS_IN[type]?.includes(state) === false)
      illegal.push(`${ticket}/${version}: ${type} in ${state}`);
    else if (type === 'clock.breached' && state === 'closed')
      illegal.push(`${ticket}/${version}: ${type} after closing`);
  }
  return { state, assignments, illegal };
}
