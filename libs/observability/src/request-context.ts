import { AsyncLocalStorage } from 'node:async_hooks';
import type { TraceSpan } from './tracing.js';

/** What is known about the request (or the batch) that is being worked on; every log line carries it. */
export interface RequestContext {
  readonly requestId: string;
  /** W3C traceparent of this hop. */
  readonly traceparent: string;
  readonly traceId: string;
  /** While requests are traced. */
  readonly span?: TraceSpan | undefined;
  tenantId?: string;
  accountId?: string;
  ticketId?: string;
  eventId?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` so that everything it starts sees `context`. */
export function withContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the work under way, if any. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Traceparent of the work under way, to be stored on outbox rows and sent to other parts. */
export function currentTraceparent(): string | undefined {
  return storage.getStore()?.traceparent;
}

/** Adds what became known later, e.g. the tenant after authentication or the ticket after it was loaded. */
export function describeContext(
  known: Partial<Pick<RequestContext, 'tenantId' | 'accountId' | 'ticketId' | 'eventId'>>,
): void {
  const context = storage.getStore();
  if (context) Object.assign(context, known);
}
