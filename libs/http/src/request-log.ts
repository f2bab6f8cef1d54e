import { type Logger, type Metrics, type RequestContext, withContext } from '@muster/observability';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginTrace, endTrace } from './request-trace.js';

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;
const NO_ROUTE = '(none)';

/**
 * Gives every request its context (request id, trace), measures it by route template, and logs only what is slow: at thousands of
 * requests a second a line for each would cost more than the work (ADR-0071).
 */
export function observeRequests(
  fastify: FastifyInstance,
  logger: Logger,
  metrics: Metrics,
  slowMs: number,
): void {
  fastify.decorateRequest('work', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    const trace = beginTrace(request);
    const context: RequestContext = {
      requestId: request.id,
      traceparent: trace.header,
      traceId: trace.traceId,
      span: trace.span,
    };
    reply.header('x-request-id', request.id);
    (request as ObservedRequest).work = context;
    withContext(context, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    observe(request, reply, logger, metrics, slowMs);
    done();
  });
}

interface ObservedRequest extends FastifyRequest {
  /** The request's context, for what is said once it is over: by then its own is no longer the current one. */
  work: RequestContext | null;
}

function observe(
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
  metrics: Metrics,
  slowMs: number,
): void {
  const route = request.routeOptions.url ?? NO_ROUTE;
  metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  const { method, work } = request as ObservedRequest;
  endTrace(work?.span, reply, work);
  if (slowMs < 0 || reply.elapsedTime < slowMs) return;
  const streamed = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
  if (streamed && slowMs > 0) return; // a stream is meant to last
  const fields = { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
  const say = (): void => logger.info(fields, 'slow request');
  if (work) withContext(work, say);
  else say();
}

/** Keeps the caller's request id when it is harmless, else makes one. */
export function requestIdFrom(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  make: () => string,
): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : make();
}
