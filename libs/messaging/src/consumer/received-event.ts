/** An event as a consumer's handler sees it: decoded, validated against its contract, not seen before. */
export interface ReceivedEvent<Data = Record<string, unknown>> {
  /** UUIDv7 of the event, the same on every delivery. */
  readonly id: string;
  /** Contract type, e.g. `muster.ticket.raised.v1`. */
  readonly type: string;
  readonly tenantId: string;
  /** Aggregate id. */
  readonly key: string;
  /** The aggregate's version, gap-free from 1. */
  readonly version: number;
  /** When it happened, by the owner's database time. */
  readonly time: Date;
  /** When the owner committed it. */
  readonly recordedAt: Date;
  readonly correlationId: string | null;
  readonly traceparent: string | null;
  readonly data: Data;
  /** `data` as the JSON text that came, for whoever hands it on: making it again costs more than all else about an event (ADR-0161). */
  readonly json: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** True for a type that this release does not know; only handlers that ask for them get such events. */
  readonly unknownType?: true;
}
