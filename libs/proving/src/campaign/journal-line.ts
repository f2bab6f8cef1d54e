/** What a client asks for in the life of a whistle. */
export type Operation =
  'raise' | 'sign' | 'report_in' | 'submit' | 'accept' | 'return' | 'resolve' | 'call_back';

/** The ticket as an answer showed it. */
export interface AnsweredTicket {
  readonly id: string;
  readonly number: string;
  readonly assignments: readonly { readonly id: string; readonly unit_id: string; readonly role: string }[];
}

interface Line {
  /** Local time; only for people. */
  readonly at: string;
  /** The idempotency key: one per intention, the same for every attempt. */
  readonly key: string;
}

/** A request goes out. `about` is the body of a raise, else the ticket or assignment. */
export interface Sent extends Line {
  readonly kind: 'sent';
  readonly operation: Operation;
  readonly tenant: string;
  readonly about: Readonly<Record<string, string | null>>;
}

/** It was answered with 2xx. */
export interface Acked extends Line {
  readonly kind: 'acked';
  readonly status: number;
  readonly ticket: AnsweredTicket | null;
}

/** It was answered, but with no. After 5xx whether it took effect is unknown all the same. */
export interface RefusedLine extends Line {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  readonly retryAfter: boolean;
}

/** The answer never came. */
export interface Unknown extends Line {
  readonly kind: 'unknown';
  readonly reason: string;
}

/** One line of the journal. An intention is `sent` once; its last other line is how it ended. */
export type JournalLine = Sent | Acked | RefusedLine | Unknown;
