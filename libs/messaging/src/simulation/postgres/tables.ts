import { Table } from './engine.js';

/** The rows that the model keeps: the columns that the kernel's statements read. */
export interface LogRow {
  readonly tenant_id: string;
  readonly aggregate_id: string;
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly occurred_at: Date;
  readonly data: string;
}

export interface OutboxRow {
  readonly position: number;
  readonly shard: number;
  readonly topic: string;
  readonly key: string;
  readonly first_version: number;
  readonly version: number;
  readonly tenant_id: string;
  readonly recorded_at: Date;
  readonly correlation_id: string | null;
  readonly traceparent: string | null;
  readonly messages: string;
}

export interface ThingRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly version: number;
}

export interface IdempotencyRow {
  readonly fingerprint: string;
  readonly response: object;
}

export interface PositionRow {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly next_offset: number;
}

export interface LetterRow {
  readonly id: number;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly record_offset: number;
  readonly key: string | null;
  readonly headers: Record<string, string>;
  readonly value: Buffer | null;
  readonly state: 'dead' | 'parked' | 'replayed' | 'discarded';
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly attempts: number;
}

export interface ParkedRow {
  readonly consumer: string;
  readonly topic: string;
  readonly key: string;
}

export interface EffectRow {
  readonly key: string;
  readonly version: number;
  readonly event_id: string;
}

/** The unique key of a row as one string. */
export const keyOf = (...parts: (string | number | null)[]): string => parts.join('\u0001');

/** The kernel's tables, the tables of a smallest service, and the sequences behind their identities. */
export class Tables {
  readonly eventLog = new Table<LogRow>();
  readonly outbox = new Table<OutboxRow>();
  readonly things = new Table<ThingRow>();
  readonly idempotencyKeys = new Table<IdempotencyRow>();
  readonly inbox = new Table<true>();
  readonly positions = new Table<PositionRow>();
  readonly letters = new Table<LetterRow>();
  readonly parkedKeys = new Table<ParkedRow>();
  /** Effects of consumers, in the order of their commits. */
  readonly effects: EffectRow[] = [];
  /** Identities are drawn when a row is made and never given back. */
  lastPosition = 0;
  lastLetter = 0;
}
