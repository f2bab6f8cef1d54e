import { type DynamicModule, Logger as NestLoggerFacade, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { assertAccessDeclared, IdentityGuard, IdentityVerifier } from '@muster/auth';
import {
  AdminServer,
  createLogger,
  describeContext,
  Health,
  type Logger,
  Metrics,
  NestLogger,
  ObservabilityModule,
  startTracing,
} from '@muster/observability';
import { Database } from '@muster/persistence';
import type { AddressInfo } from 'node:net';
import { applyBodyLimits } from './body-limit.js';
import { loadConfig } from './config.js';
import type { ServiceConfig } from './service-config.js';
import { acceptOnlyJson, createAdapter } from './fastify.js';
import { limitInFlight } from './in-flight.js';
import { announceEnd, shutDown } from './shut-down.js';
import { ProblemRenderer } from './problem-document.js';
import { ProblemFilter } from './problem.filter.js';
import { observeRequests } from './request-log.js';
import { RequestPipe } from './request.pipe.js';
import type { ServiceDefinition, ServiceParts } from './service-definition.js';

/** A service that is up. */
export interface RunningService<C extends ServiceConfig = ServiceConfig> {
  readonly app: NestFastifyApplication;
  readonly config: C;
  readonly logger: Logger;
  readonly url: string;
  readonly adminUrl: string;
  /** Stops: not ready → no new requests → requests in flight finish → everything closes. At most 25 s. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Only for tests that read what is logged. */
  readonly logger?: Logger;
}

@Module({})
class ServiceRoot {
  static around(inner: DynamicModule | Type, health: Health, metrics: Metrics): DynamicModule {
    return { module: ServiceRoot, imports: [ObservabilityModule.forRoot({ health, metrics }), inner] };
  }
}

/** The application's module as Nest boots it; also what the OpenAPI document is made from. */
export function rootModule<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  health: Health,
  metrics: Metrics,
): DynamicModule {
  return ServiceRoot.around(definition.module(config), health, metrics);
}

/**
 * Boots a service: configuration, logs, HTTP with all conventions, consumers, admin port.
 * @throws ConfigError, or whatever keeps the service from being up; nothing is left open then.
 */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  options: StartOptions = {},
): Promise<RunningService<C>> {
  const config = loadConfig(definition.config, options.env ?? process.env);
  const logger = options.logger ?? createLogger({ service: definition.name, level: config.logLevel });
  await startTracing({
    service: definition.name,
    endpoint: config.traceEndpoint,
    ratio: Number(config.traceRatio),
  });
  const health = new Health();
  const metrics = new Metrics();
  metrics.collectProcessMetrics();
  const problems = new ProblemFilter(new ProblemRenderer(definition.problems), logger);
  const parts: ServiceParts<C> = { config, logger, health, metrics, problems };
  NestLoggerFacade.overrideLogger(new NestLogger(logger));

  const { bodyLimit } = definition;
  const trustedProxies = definition.trustedProxies?.(config) ?? [];
  const adapter = createAdapter({ bodyLimit, trustedProxies }, () => problems);
  const fastify = adapter.getInstance();
  applyBodyLimits(fastify as never);
  acceptOnlyJson(fastify as never);
  observeRequests(fastify as never, logger, metrics, config.slowRequestMs);
  announceEnd(fastify as never);
  limitInFlight(fastify as never, metrics, config.mostInFlight, definition.lasting);
  await definition.fastify?.(fastify as never, parts);

  const admin = new AdminServer(health, metrics);
  // Answers from the first moment, so that a start that takes long can be told from one that hangs.
  const adminPort = await admin.listen(config.adminPort, config.host);
  let app: NestFastifyApplication | undefined;
  try {
    app = await NestFactory.create<NestFastifyApplication>(
      rootModule(definition, config, health, metrics),
      adapter,
      {
        bodyParser: false,
        abortOnError: false,
        logger: new NestLogger(logger),
      },
    );
    app.useGlobalPipes(new RequestPipe());
    app.useGlobalFilters(problems);
    if (!definition.ownIdentities) {
      const verifier = await IdentityVerifier.fromText(config.identityPublicKey, clockOf(app));
      app.useGlobalGuards(
        new IdentityGuard(verifier, (who) =>
          describeContext({ tenantId: who.allianceId ?? undefined, accountId: who.accountId }),
        ),
      );
    }
    assertAccessDeclared(app);
    await definition.connect?.(app, parts);
    await app.init();
    await app.startAllMicroservices();
    await app.listen(config.port, config.host);
    const port = (app.getHttpServer().address() as AddressInfo).port;
    health.started();
    logger.info({ port, admin_port: adminPort }, `${definition.name} is up`);
    const running = app;
    const close = once(() => shutDown(running, admin, health, config, logger));
    return {
      app,
      config,
      logger,
      url: `http://${config.host}:${port}`,
      adminUrl: `http://${config.host}:${adminPort}`,
      close,
    };
  } catch (error) {
    await admin.close();
    await app?.close().catch(() => undefined);
    throw error;
  }
}

// Identities are judged by the clock that they were made by, as everything is that has a time (ADR-0011, ADR-0099).
function clockOf(app: NestFastifyApplication): () => number {
  try {
    const database = app.get(Database, { strict: false });
    return () => database.serverNow().getTime();
  } catch {
    return Date.now; // a service without a database
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
