/** How one deadline stands; `none` also when it was voided. Once satisfied or breached it never moves again (lifecycle B2.6). */
export type Clock = 'none' | 'open' | 'satisfied' | 'breached';

export type TicketState =
  | 'raised'
  | 'dispatched'
  | 'in_progress'
  | 'resolved'
  | 'on_account'
  | 'closed'
  | 'rejected'
  | 'merged'
  | 'withdrawn';
export type AssignmentState =
  'offered' | 'signed' | 'working' | 'disputed' | 'submitted' | 'accepted' | 'released' | 'cancelled';

/** How a unit's dispute stands (lifecycle A4, A5). */
export type Dispute = 'none' | 'disputed' | 'upheld' | 'denied';

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
  /** Whether this is the first offer to anybody of the part, and what became of it (kpis K6). */
  readonly dispute: Dispute;
  /** True for a unit that took the place of another: not a first offer. */
  readonly successor: boolean;
}

/** The call-back that counts: the last one of the last round that had any (kpis K2). */
export interface CallbackFact {
  readonly id: string;
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
  /** Under a granted exclusion: out of the adjusted figures (kpis B7, eligible set). */
  readonly excluded: boolean;
  /** One entry per rise: to which level, by which rule. */
  readonly escalated: readonly { readonly to: number; readonly cause: string }[];
  /** When it was resolved for the first time; the period of the redo rate (kpis K7). */
  readonly firstResolvedAt: number | null;
  /** Each time on account: since when, and until when (kpis K9). */
  readonly hung: readonly { readonly at: number; readonly until: number | null }[];
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
  excluded: false,
  escalated: [],
  firstResolvedAt: null,
  hung: [],
};
