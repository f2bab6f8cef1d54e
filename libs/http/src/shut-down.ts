import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AdminServer, type Health, type Logger, stopTracing } from '@muster/observability';
import type { FastifyInstance } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceConfig } from './config.js';

const SHUTDOWN_PATIENCE_MS = 25_000;
const REQUESTS_PATIENCE_MS = 12_000;
/** Long enough for every connection in use to see one more answer, which tells it not to be used again. */
const LAST_CALL_MS = 300;

/**
 * Answers that are given while the service is going down close their connection. A server that closes an idle connection by itself may
 * do so just as a request is on its way, and nobody then knows what became of that request.
 */
export function announceEnd(fastify: FastifyInstance, health: Health): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    if (health.isDraining) reply.header('connection', 'close');
    done();
  });
}

/**
 * Stops a service within 25 s without losing or refusing what it has accepted (ADR-0018): not ready → connections are told to end →
 * no new requests, those in flight finish → consumers finish their transaction → the outbox is drained → everything closes.
 */
export async function shutDown(
  app: NestFastifyApplication,
  admin: AdminServer,
  health: Health,
  config: ServiceConfig,
  logger: Logger,
): Promise<void> {
  health.drain();
  const began = performance.now();
  const server = app.getHttpServer();
  const deadline = setTimeout(() => {
    logger.error('shutdown took too long; leaving with work unfinished');
    server.closeAllConnections();
  }, SHUTDOWN_PATIENCE_MS).unref();
  const requests = setTimeout(
    () => server.closeAllConnections(),
    config.drainMs + REQUESTS_PATIENCE_MS,
  ).unref();
  try {
    await delay(Math.max(config.drainMs, (await connectionsOf(server)) > 0 ? LAST_CALL_MS : 0));
    await app.getHttpAdapter().getInstance().close(); // those in flight finish before any part is taken away
    await app.close();
    await stopTracing();
    await admin.close();
    logger.info({ ms: Math.round(performance.now() - began) }, 'stopped');
  } finally {
    clearTimeout(deadline);
    clearTimeout(requests);
  }
}

function connectionsOf(server: ReturnType<NestFastifyApplication['getHttpServer']>): Promise<number> {
  return new Promise((resolve) =>
    server.getConnections((_error: Error | null, count: number) => resolve(count ?? 0)),
  );
}
