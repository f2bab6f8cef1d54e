import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AdminServer, type Health, type Logger, stopTracing } from '@muster/observability';
import type { FastifyInstance } from 'fastify';
import { Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceConfig } from './service-config.js';

/** A second before the process ends in any case (`runService`), so that the log says why. */
const SHUTDOWN_PATIENCE_MS = 24_000;
const REQUESTS_PATIENCE_MS = 12_000;
/** Long enough for every connection in use to see one more answer, which tells it not to be used again. */
const LAST_CALL_MS = 300;

/**
 * Answers that are given once no new connections are taken close theirs: a server that closes an idle connection by itself may do so just
 * as a request is on its way, and nobody then knows what became of that request. Not earlier: whoever is told to end comes back at once,
 * and would be waiting in the kernel's queue when the port closes.
 */
export function announceEnd(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    if (!fastify.server.listening) reply.header('connection', 'close');
    done();
  });
}

/**
 * Stops a service within 25 s without losing or refusing what it has accepted (ADR-0018): not ready → no new connections, those that there
 * are get one more answer that tells them to end → requests in flight finish → consumers finish their transaction → the outbox is
 * drained → everything closes.
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
    await delay(config.drainMs);
    const connected = (await connectionsOf(server)) > 0;
    const drained = stopListening(server);
    if (connected) await delay(LAST_CALL_MS);
    await app.getHttpAdapter().getInstance().close().catch(unlessNotListening);
    await drained; // those in flight finish before any part is taken away
    await app.close();
    await stopTracing();
    await admin.close();
    logger.info({ ms: Math.round(performance.now() - began) }, 'stopped');
  } finally {
    clearTimeout(deadline);
    clearTimeout(requests);
  }
}

// The server's own `close` would close idle connections in the same breath, before they have had their last call.
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => Server.prototype.close.call(server, () => resolve()));
}

function unlessNotListening(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_SERVER_NOT_RUNNING') throw error;
}

function connectionsOf(server: ReturnType<NestFastifyApplication['getHttpServer']>): Promise<number> {
  return new Promise((resolve) =>
    server.getConnections((_error: Error | null, count: number) => resolve(count ?? 0)),
  );
}
