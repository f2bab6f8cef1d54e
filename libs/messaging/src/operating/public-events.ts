import type { Queryable } from '@muster/persistence';

/** An event as the log keeps it, with all that is needed to publish it again. */
export interface LoggedEvent {
  readonly id: string;
  readonly tenantId: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  /** The domain's name of it, e.g. `ticket.raised`. */
  readonly type: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly correlationId: string | null;
  readonly traceparent: string | null;
  readonly data: Record<string, unknown>;
}

/** What leaves the service of an event; null for what is nobody else's business. */
export type PublicPart = { readonly type: string; readonly data: object } | null;

/**
 * A service's own knowledge of what it published for the events of its log: the same type and data as the first time, one answer
 * per event. It may look up what the event itself does not carry.
 */
export type PublicEvents = (
  events: readonly LoggedEvent[],
  db: Queryable,
) => Promise<readonly PublicPart[]> | readonly PublicPart[];
