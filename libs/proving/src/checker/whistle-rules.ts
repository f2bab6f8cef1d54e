/**
 * What may follow what, by the rules of the practice (lifecycle B3, B4), written down here once more: a checker that asked the service
 * for its own table would find every mistake in it legal.
 */
interface Move {
  readonly from: readonly string[];
  readonly to: string;
}

/** A whistle's states; '' is "not yet". What rejected, merged and withdrawn whistles can still do is T3, T4 and T20. */
export const TICKET_MOVES: Readonly<Record<string, Move>> = {
  'ticket.raised': { from: [''], to: 'raised' },
  'ticket.rejected': { from: ['raised'], to: 'rejected' },
  'ticket.appealed': { from: ['rejected'], to: 'raised' },
  'ticket.merged': { from: ['raised', 'dispatched', 'in_progress'], to: 'merged' },
  'ticket.unmerged': { from: ['merged'], to: 'raised' },
  'ticket.dispatched': { from: ['raised'], to: 'dispatched' },
  'ticket.started': { from: ['dispatched'], to: 'in_progress' },
  'solution.proposed': { from: ['in_progress'], to: 'sign_off' },
  'solution.refused': { from: ['sign_off'], to: 'in_progress' },
  'ticket.hung': { from: ['in_progress'], to: 'on_account' },
  'ticket.resumed': { from: ['on_account'], to: 'in_progress' },
  'ticket.resolved': { from: ['in_progress', 'sign_off'], to: 'resolved' },
  'ticket.closed': { from: ['resolved'], to: 'closed' },
  'ticket.reopened': { from: ['resolved', 'closed'], to: 'in_progress' },
  'ticket.withdrawn': { from: ['raised', 'dispatched', 'in_progress'], to: 'withdrawn' },
};

/** In these nobody works: an assignment's events are over, but for those that come with the move itself, before it. */
export const AT_REST: readonly string[] = ['closed', 'rejected', 'merged', 'withdrawn'];

const AT_WORK = ['offered', 'signed', 'working', 'paused', 'submitted'];

/** An assignment's states. */
export const ASSIGNMENT_MOVES: Readonly<Record<string, Move>> = {
  'assignment.offered': { from: [''], to: 'offered' },
  'assignment.reopened': { from: [''], to: 'working' },
  'assignment.signed': { from: ['offered'], to: 'signed' },
  'assignment.reported_in': { from: ['signed'], to: 'working' },
  'assignment.paused': { from: ['working'], to: 'paused' },
  'assignment.resumed': { from: ['paused'], to: 'working' },
  'assignment.submitted': { from: ['working'], to: 'submitted' },
  'assignment.accepted': { from: ['submitted'], to: 'accepted' },
  'assignment.returned': { from: ['submitted'], to: 'working' },
  'assignment.disputed': { from: ['offered', 'signed'], to: 'disputed' },
  // Back to where it stood before it was disputed (A5).
  'dispute.denied': { from: ['disputed'], to: 'before_dispute' },
  'assignment.released': { from: [...AT_WORK, 'disputed'], to: 'released' },
  'assignment.cancelled': { from: [...AT_WORK, 'disputed', 'accepted'], to: 'cancelled' },
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
