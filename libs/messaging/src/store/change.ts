/** Who did it. Pseudonymous: ids and roles, never a name or a number. */
export interface Actor {
  readonly account_id: string;
  readonly role: string;
  readonly unit_id?: string;
  readonly enterprise_id?: string;
}

/** A domain event that is about to be recorded. */
export interface NewEvent {
  /** UUIDv7, made with the event and the same on every retry. */
  readonly id: string;
  /** Past tense, e.g. `ticket.raised`. */
  readonly type: string;
  readonly occurredAt: Date;
  /** Everything the service knows about it; stays in the service. */
  readonly data: object;
  /** What leaves the service (its contract type and data), or null for events that are nobody else's business. */
  readonly public: { readonly type: string; readonly data: object } | null;
}

/** An answer that is stored with the change, so that the same request gets it again. */
export interface Idempotency {
  readonly principal: string;
  readonly key: string;
  /** Hash of what was asked; the same key with another fingerprint is a mistake of the caller. */
  readonly fingerprint: string;
  readonly response: object;
}

/** New events of one aggregate and the state they lead to: saved as a whole or not at all. */
export interface Change {
  readonly tenantId: string;
  readonly aggregateType: string;
  /** Also the Kafka key. */
  readonly aggregateId: string;
  /** The version that the decision was based on; 0 for a new aggregate. */
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
  readonly actor: Actor;
  readonly correlationId?: string;
  readonly traceparent?: string | undefined;
  /** What the service's own state SQL reads as `change.state`. */
  readonly state?: object;
  /** Rows of the service's own tables by row set (`EventStoreOptions.rowSets`); the state SQL reads each set of all changes at once. */
  readonly rows?: Readonly<Record<string, readonly object[]>>;
  readonly idempotency?: Idempotency;
}

/** An event as it stands in the log. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actor: Actor;
  readonly data: Record<string, unknown>;
}
