import type { Metrics } from '@muster/observability';
import type { FastifyInstance } from 'fastify';
import { overloaded } from './problem-mapping.js';

/**
 * Refuses requests beyond those that the process can hold: a slow database then costs answers, never memory (ADR-0018). A refused
 * request has not been read any further than its headers.
 *
 * @param most requests under way at once.
 * @param lasting path prefixes of answers that are meant to last, such as streams; they have limits of their own.
 */
export function limitInFlight(
  fastify: FastifyInstance,
  metrics: Metrics,
  most: number,
  lasting: readonly string[] = [],
): void {
  let inFlight = 0;
  const over = (): void => void inFlight--;
  const refused = metrics.counter({
    name: 'muster_http_requests_refused_total',
    help: 'Requests that were refused because too many were under way',
  });
  metrics.gauge({
    name: 'muster_http_requests_in_flight',
    help: 'Requests under way, without streams',
    collect() {
      this.set(inFlight);
    },
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (lasting.some((prefix) => request.url.startsWith(prefix))) return done();
    if (inFlight >= most) {
      refused.inc();
      return done(overloaded());
    }
    inFlight++;
    reply.raw.once('close', over); // also when the client goes away before its answer
    done();
  });
}
