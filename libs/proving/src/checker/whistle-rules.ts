/**
 * What may follow what, by the rules of the practice (lifecycle B3, B4), written down here once more: a checker that asked the service
 * for its own table would find every mistake in it legal.
 */
interface Move {
  readonly from: readonly string[];
  readonly to: string;
}

/** A whistle's states; '' is "not yet". */
export const TICKET_MOVES: Readonly<Record<string, Move>> = {
  'ticket.raised': { from: [''], to: 'raised' },
  'ticket.dispatched': { from: ['raised'], to: 'dispatched' },
  'ticket.started': { from: ['dispatched'], to: 'in_progress' },
  'ticket.resolved': { from: ['in_progress'], to: 'resolved' },
  'ticket.closed': { from: ['resolved'], to: 'closed' },
  'ticket.reopened': { from: ['resolved', 'closed'], to: 'in_progress' },
};

/** An assignment's states. */
export const ASSIGNMENT_MOVES: Readonly<Record<string, Move>> = {
  'assignment.offered': { from: [''], to: 'offered' },
  'assignment.reopened': { from: [''], to: 'working' },
  'assignment.signed': { from: ['offered'], to: 'signed' },
  'assignment.reported_in': { from: ['signed'], to: 'working' },
  'assignment.submitted': { from: ['working'], to: 'submitted' },
  'assignment.accepted': { from: ['submitted'], to: 'accepted' },
  'assignment.returned': { from: ['submitted'], to: 'working' },
  'assignment.cancelled': { from: ['offered', 'signed', 'working', 'submitted'], to: 'cancelled' },
};

/** Which clock an event stops, and which it lets run on. */
export const STOPS: Readonly<Record<string, readonly string[]>> = {
  'assignment.signed': ['sign'],
  'assignment.reported_in': ['contact'],
  'assignment.submitted': ['resolve'],
  'assignment.cancelled': ['sign', 'contact', 'resolve'],
};
export const RUNS_ON: Readonly<Record<string, string>> = { 'assignment.returned': 'resolve' };

const WORK = ['dispatched', 'in_progress', 'sign_off', 'on_account'];

/** What moves nothing, and in which of the whistle's states it may happen all the same (T15, T16, B5). */
export const HAPPENS_IN: Readonly<Record<string, readonly string[]>> = {
  'callback.recorded': ['resolved'],
  'progress.reported': WORK,
  'ticket.urged': WORK,
  'ticket.supervised': [...WORK, 'raised', 'resolved'],
};

/** A clock of the whistle itself, from its start on: what ends it, and what gives it another due instant. */
export const WHISTLE_CLOCK_EVENTS = {
  starts: 'clock.started',
  moves: 'clock.rescheduled',
  ends: ['clock.satisfied', 'clock.voided'],
} as const satisfies Record<string, string | readonly string[]>;
