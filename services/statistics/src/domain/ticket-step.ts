import type { AssignmentFact, AssignmentState, Clock, RareFact, TicketFact } from './ticket-fact.js';

/** What one event changes in the fact of its whistle; `time` is when it happened, in epoch milliseconds. */
export type Step<Data> = (fact: TicketFact, data: Data, time: number) => TicketFact;

/** A clock that waits takes its outcome; one that is settled keeps it for ever (lifecycle B2.6). */
export function settle(clock: Clock, outcome: string): Clock {
  return clock === 'open' && (outcome === 'satisfied' || outcome === 'breached') ? outcome : clock;
}

/** An assignment that is not needed any more, or taken from its unit: clocks that still run are void. */
export function ended(assignment: AssignmentFact, state: AssignmentState): AssignmentFact {
  return {
    ...assignment,
    state,
    sign: voided(assignment.sign),
    contact: voided(assignment.contact),
    resolve: voided(assignment.resolve),
    submitted: 'none',
  };
}

export function voided(clock: Clock): Clock {
  return clock === 'open' ? 'none' : clock;
}

export function change(
  fact: TicketFact,
  id: string,
  by: (assignment: AssignmentFact) => AssignmentFact,
): TicketFact {
  return {
    ...fact,
    assignments: fact.assignments.map((assignment) => (assignment.id === id ? by(assignment) : assignment)),
  };
}

/** Adds to what few whistles have; `undefined` takes a part away. */
export function withRare(
  fact: TicketFact,
  parts: { [Part in keyof RareFact]: RareFact[Part] | undefined },
): TicketFact {
  const rare = Object.fromEntries(
    Object.entries({ ...fact.rare, ...parts }).filter(([, part]) => part !== undefined),
  );
  return { ...fact, rare };
}
