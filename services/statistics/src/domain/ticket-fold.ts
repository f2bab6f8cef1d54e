import type {
  AssignmentAccepted,
  AssignmentOffered,
  AssignmentReopened,
  AssignmentReportedIn,
  AssignmentSigned,
  AssignmentSubmitted,
  CallbackRecorded,
  ClockBreached,
  TicketClosed,
  TicketDispatched,
  TicketRaised,
  TicketReopened,
} from '@muster/contracts';
import type { Fold } from './fold.js';
import type { PublicEvent } from './public-event.js';
import { ticketContributions, ticketMovement } from './ticket-contributions.js';
import { dispatchSteps } from './dispatch-steps.js';
import { rareSteps } from './rare-steps.js';
import { withMode } from './ticket-mode.js';
import { change, ended, settle, type Step } from './ticket-step.js';
import { type AssignmentFact, type Clock, emptyTicket, type TicketFact } from './ticket-fact.js';

/** Whistles: `F(ticket)` and what it adds to the figures (kpis B7, B8). */
export const ticketFold: Fold<TicketFact> = {
  empty: emptyTicket,
  apply: (fact, events) => events.reduce(applyTicketEvent, fact),
  contributions: ticketContributions,
  movement: ticketMovement,
};

/** One event further. Values that this version does not know are kept as they are or ignored; a fold never fails. */
export function applyTicketEvent(fact: TicketFact, event: PublicEvent): TicketFact {
  const step = steps[event.type];
  return step ? step(fact, event.data as never, event.time) : fact;
}

const steps: Record<string, Step<never>> = {
  'muster.ticket.raised.v1': (fact, data: TicketRaised, time) => ({
    ...fact,
    state: 'raised',
    category: data.category_code,
    raisedAt: time,
    round: data.round,
    ...(data.priority && { priority: true }),
    ...(data.kind === 'proactive' && { proactive: true }),
  }),

  'muster.ticket.dispatched.v1': (fact, data: TicketDispatched, time) => ({
    ...fact,
    state: 'dispatched',
    dispatchedAt: fact.dispatchedAt ?? time,
    ...(fact.dispatchedAt !== null && { dispatchedAgainAt: time }),
    mode: data.mode,
    policy: fact.policy ?? `${data.policy_code}@${data.policy_version}`,
    calendar: fact.calendar ?? `${data.calendar_id}@${data.calendar_version}`,
  }),

  'muster.assignment.offered.v1': (fact, data: AssignmentOffered, time) =>
    withAssignment(fact, {
      id: data.assignment_id,
      unit: data.unit_id,
      role: data.role,
      round: data.round,
      offeredAt: time,
      state: 'offered',
      sign: clockUntil(data.sign_due_at),
      contact: clockUntil(data.contact_due_at),
      resolve: clockUntil(data.resolve_due_at),
      submitted: 'none',
      dispute: 'none',
      successor: time !== (fact.dispatchedAgainAt ?? fact.dispatchedAt),
    }),

  'muster.assignment.signed.v1': (fact, data: AssignmentSigned, time) =>
    change(fact, data.assignment_id, (assignment) => ({
      ...assignment,
      state: 'signed',
      sign: settle(assignment.sign, data.clock),
      signedAt: time,
    })),

  'muster.ticket.started.v1': (fact) => ({ ...fact, state: 'in_progress' }),

  'muster.assignment.reported_in.v1': (fact, data: AssignmentReportedIn, time) =>
    change(fact, data.assignment_id, (assignment) => ({
      ...assignment,
      state: 'working',
      contact: settle(assignment.contact, data.clock),
      reportedInAt: time,
    })),

  'muster.assignment.submitted.v1': (fact, data: AssignmentSubmitted, time) =>
    change(fact, data.assignment_id, (assignment) => ({
      ...assignment,
      state: 'submitted',
      submitted: settle('open', data.clock),
      submittedAt: time,
    })),

  'muster.assignment.accepted.v1': (fact, data: AssignmentAccepted) =>
    change(fact, data.assignment_id, (assignment) => ({
      ...assignment,
      state: 'accepted',
      resolve: settle(assignment.resolve, data.clock),
      submitted: 'none',
    })),

  // The clock runs on as if it had never stopped (lifecycle A10).
  'muster.assignment.returned.v1': (fact, data: { assignment_id: string }) =>
    change(fact, data.assignment_id, ({ submittedAt: _, ...assignment }) => ({
      ...assignment,
      state: 'working',
      submitted: 'none',
    })),

  // Clocks that still run are void: they leave the figures as if they had never been started (lifecycle A11).
  'muster.assignment.cancelled.v1': (fact, data: { assignment_id: string }) =>
    change(fact, data.assignment_id, (assignment) => ended(assignment, 'cancelled')),

  ...dispatchSteps,
  ...rareSteps,

  // What was handed in and never sent back stands: the submission's outcome becomes final with the whistle's.
  'muster.ticket.resolved.v1': (fact, _: object, time) => ({
    ...fact,
    state: 'resolved',
    firstResolvedAt: fact.firstResolvedAt ?? time,
    assignments: fact.assignments.map((assignment) =>
      assignment.submitted === 'none'
        ? assignment
        : { ...assignment, resolve: settle(assignment.resolve, assignment.submitted), submitted: 'none' },
    ),
  }),

  'muster.callback.recorded.v1': (fact, data: CallbackRecorded, time) => ({
    ...fact,
    callback: {
      id: data.callback_id,
      at: time,
      solved: data.solved,
      satisfaction: data.satisfaction ?? 'unrated',
      units: [...new Set(data.unit_ids)],
    },
  }),

  'muster.ticket.closed.v1': (fact, data: TicketClosed, time) => ({
    ...fact,
    state: 'closed',
    closed: { at: time, outcome: data.outcome },
  }),

  // A whistle that is worked on again is not closed: it leaves the month in which it had been (lessons 8).
  'muster.ticket.reopened.v1': (fact, data: TicketReopened, time) => ({
    ...fact,
    state: 'in_progress',
    round: data.round,
    closed: null,
    reopened: [...fact.reopened, { at: time, cause: data.cause }],
  }),

  'muster.assignment.reopened.v1': (fact, data: AssignmentReopened, time) =>
    withAssignment(fact, {
      id: data.assignment_id,
      unit: data.unit_id,
      role: data.role,
      round: data.round,
      offeredAt: time,
      state: 'working',
      sign: 'none',
      contact: 'none',
      resolve: clockUntil(data.resolve_due_at),
      submitted: 'none',
      dispute: 'none',
      successor: true,
    }),

  'muster.clock.breached.v1': (fact, data: ClockBreached) => {
    const { assignment_id: id, clock } = data;
    if (id === null || (clock !== 'sign' && clock !== 'contact' && clock !== 'resolve')) return fact;
    return change(fact, id, (assignment) => ({
      ...assignment,
      [clock]: settle(assignment[clock], 'breached'),
    }));
  },
};

function clockUntil(due: string | null): Clock {
  return due === null ? 'none' : 'open';
}

function withAssignment(fact: TicketFact, assignment: AssignmentFact): TicketFact {
  return withMode({ ...fact, assignments: [...fact.assignments, assignment] });
}
