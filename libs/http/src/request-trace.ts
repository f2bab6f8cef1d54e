import {
  nextTraceparent,
  parseTraceparent,
  type RequestContext,
  type TraceSpan,
  tracing,
} from '@muster/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The trace of one request: what its context carries on, and its span while requests are traced. */
export interface RequestTrace {
  readonly header: string;
  readonly traceId: string;
  readonly span?: TraceSpan;
}

/** Goes on with the caller's trace, or begins one. */
export function beginTrace(request: FastifyRequest): RequestTrace {
  const parent = parseTraceparent(request.headers.traceparent as string | undefined);
  const taken = tracing();
  if (!taken) return nextTraceparent(parent);
  const { method, routeOptions } = request;
  const route = routeOptions.url ?? '';
  const span = taken.begin('server', `${method} ${route}`.trimEnd(), parent, {
    'http.request.method': method,
    ...(route && { 'http.route': route }),
  });
  return { header: span.header, traceId: span.traceId, span };
}

/** Ends the request's span, if it has one. */
export function endTrace(
  span: TraceSpan | undefined,
  reply: FastifyReply,
  context: RequestContext | null,
): void {
  if (!span) return;
  const { tenantId, ticketId } = context ?? {};
  span.end(
    {
      'http.response.status_code': reply.statusCode,
      ...(tenantId && { 'muster.tenant_id': tenantId }),
      ...(ticketId && { 'muster.ticket_id': ticketId }),
    },
    reply.statusCode >= 500,
  );
}
