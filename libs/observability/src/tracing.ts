import type { Traceparent } from './traceparent.js';

export type SpanKind = 'server' | 'producer' | 'consumer';
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** A piece of work that a trace shows. */
export interface TraceSpan {
  /** W3C traceparent of the span, for whatever it causes. */
  readonly header: string;
  readonly traceId: string;
  /** Ends it. Attributes name ids and figures only: nothing personal, no free text. */
  end(attributes?: SpanAttributes, failed?: boolean): void;
}

/** Where traces go. */
export interface Tracing {
  begin(kind: SpanKind, name: string, parent: Traceparent | null, attributes: SpanAttributes): TraceSpan;
  /** Sends what is left, for two seconds at most. */
  stop(): Promise<void>;
}

/** How traces are taken. */
export interface TracingOptions {
  readonly service: string;
  /** Address of an OTLP/HTTP receiver, e.g. `http://collector:4318`. Without one nothing is traced. */
  readonly endpoint?: string | undefined;
  /** Share of the traces begun here that are taken, 0 to 1. Traces begun elsewhere are taken when their beginning was. */
  readonly ratio: number;
}

let active: Tracing | undefined;

/** The process's tracing; undefined while nothing is traced, which then costs nothing. */
export function tracing(): Tracing | undefined {
  return active;
}

/** Starts tracing when there is somewhere to send traces (ADR-0019). The libraries for it are loaded only then. */
export async function startTracing(options: TracingOptions): Promise<void> {
  if (!options.endpoint || active) return;
  const { OtlpTracing } = await import('./otlp-tracing.js');
  active = new OtlpTracing(options.service, options.endpoint, options.ratio);
}

/** Sends what is left and traces no more. */
export async function stopTracing(): Promise<void> {
  const stopping = active;
  active = undefined;
  await stopping?.stop();
}
