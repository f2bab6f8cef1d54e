/** How one deadline stands; `none` also when it was voided. Once satisfied or breached it never moves again (lifecycle B2.6). */
export type Clock = 'none' | 'open' | 'satisfied' | 'breached';

export type TicketState =
  | 'raised'
  | 'dispatched'
  | 'in_progress'
  | 'sign_off'
  | 'resolved'
  | 'on_account'
  | 'closed'
  | 'rejected'
  | 'merged'
  | 'withdrawn';
export type AssignmentState =
  | 'offered'
  | 'signed'
  | 'working'
  | 'disputed'
  | 'paused'
  | 'submitted'
  | 'accepted'
  | 'released'
  | 'cancelled';

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
  /** What became of the offer (kpis K6). */
  readonly dispute: Dispute;
  /** False for the offers of a decision that dispatched the whistle: later ones join, take over, or work on. */
  readonly successor: boolean;
  /** When it signed, reported in, and handed in what stands; absent until then (kpis K8). */
  readonly signedAt?: number;
  readonly reportedInAt?: number;
  readonly submittedAt?: number;
  /** When its result was due before more time was granted; absent for the others (kpis K5). */
  readonly originalDueAt?: number;
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
  /** When it was first dispatched. */
  readonly dispatchedAt: number | null;
  /** When it was last, if that was another time: its merge had been undone (lifecycle T4). */
  readonly dispatchedAgainAt?: number;
  /** As the units that work on it have it, not as it was dispatched (ADR-0208). */
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
  /** Each time on account (kpis K9). */
  readonly hung: readonly OnAccount[];
  /** `code@version` of the policy and calendar that it was first dispatched under (kpis K8). */
  readonly policy?: string;
  readonly calendar?: string;
  /** Present with the priority right only (kpis K16). */
  readonly priority?: true;
  /** Present when nobody complained before (kpis K14). */
  readonly proactive?: true;
  /** What few whistles have. */
  readonly rare?: RareFact;
}

/** One time on account: since when, until when, and which reviews were set; the last one holds. */
export interface OnAccount {
  readonly at: number;
  readonly until: number | null;
  readonly reviews?: readonly { readonly setAt: number; readonly dueAt: number }[];
}

/** What is known of few whistles: absent, it costs the others nothing. */
export interface RareFact {
  /** It stands rejected (kpis K17). */
  readonly rejected?: true;
  /** A dispute was upheld because it was described wrongly (kpis K17). */
  readonly misdescribed?: true;
  /** What the raiser said of units, and units of the whistle (kpis K17). */
  readonly unitRatings?: readonly Rating[];
  readonly whistleRatings?: readonly Rating[];
  /** The first two steps of the loop (kpis K18). */
  readonly surveyed?: true;
  readonly accounted?: true;
}

export interface Rating {
  readonly at: number;
  readonly unit: string;
  readonly value: string;
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
