/** How one deadline stands; `none` also when it was voided. Once satisfied or breached it never moves again (lifecycle B2.6). */
export type Clock = 'none' | 'open' | 'satisfied' | 'breached';

export type TicketState = 'raised' | 'dispatched' | 'in_progress' | 'resolved' | 'closed';
export type AssignmentState = 'offered' | 'signed' | 'working' | 'submitted' | 'accepted' | 'cancelled';

/** One unit's share of a whistle. Instants are epoch milliseconds. */
export interface AssignmentFact {
  readonly id: string;
  readonly unit: string;
  readonly role: string;
  readonly round: number;
  readonly offeredAt: number;
  readonly state: AssignmentState;
  readonly sign: Clock;
  readonly contact: Clock;
  readonly resolve: Clock;
  /** Outcome of the resolve clock if the submission is accepted (lifecycle A8). */
  readonly submitted: Clock;
}

/** The call-back that counts: the last one of the last round that had any (kpis K2). */
export interface CallbackFact {
  readonly at: number;
  readonly solved: string;
  readonly satisfaction: string;
  readonly units: readonly string[];
}

/** Everything the figures need to know about one whistle. */
export interface TicketFact {
  readonly state: TicketState | null;
  readonly category: string;
  readonly raisedAt: number;
  readonly dispatchedAt: number | null;
  readonly mode: string;
  readonly round: number;
  /** One entry per reopening: when, and why. */
  readonly reopened: readonly { readonly at: number; readonly cause: string }[];
  readonly closed: { readonly at: number; readonly outcome: string } | null;
  readonly callback: CallbackFact | null;
  readonly assignments: readonly AssignmentFact[];
}

export const emptyTicket: TicketFact = {
  state: null,
  category: '',
  raisedAt: 0,
  dispatchedAt: null,
  mode: 'single',
  round: 1,
  reopened: [],
  closed: null,
  callback: null,
  assignments: [],
};
