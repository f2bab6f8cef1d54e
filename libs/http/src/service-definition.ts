import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Health, Logger, Metrics } from '@muster/observability';
import type { FastifyInstance } from 'fastify';
import type { ServiceConfig } from './service-config.js';
import type { Bilingual } from './locale.js';
import type { ProblemCatalogue } from './problem-catalogue.js';
import type { ProblemFilter } from './problem.filter.js';

/** What hooks may use while the service is being put together. */
export interface ServiceParts<C extends ServiceConfig> {
  readonly config: C;
  readonly logger: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly problems: ProblemFilter;
}

/** A service as `startService` boots it; `src/service.ts` exports one, `src/main.ts` runs it. */
export interface ServiceDefinition<C extends ServiceConfig = ServiceConfig> {
  /** `escalation`; on logs, metrics and in the OpenAPI document. */
  readonly name: string;
  /** The configuration class; its initial values are the defaults (ports!). */
  readonly config: Type<C>;
  /** The application's module. Must not connect to anything while it is only described. */
  readonly module: (config: C) => DynamicModule | Type;
  /** The service's own problem codes. */
  readonly problems?: ProblemCatalogue;
  /** Title and description of the service's part of the OpenAPI document. */
  readonly openapi?: { readonly title?: Bilingual; readonly description?: Bilingual };
  /** Largest body in bytes; default 256 KiB. A route with more says so by `@BodyLimit`. */
  readonly bodyLimit?: number;
  /** Addresses and networks of proxies that may say for whom they ask (`X-Forwarded-For`); without it nobody may. */
  readonly trustedProxies?: (config: C) => readonly string[];
  /** Path prefixes of answers that last, such as streams: they do not count among the requests under way. */
  readonly lasting?: readonly string[];
  /** True where identities come from accounts and not from the gateway's token (the gateway itself). */
  readonly ownIdentities?: boolean;
  /** Plugins and raw routes, before Nest's own. */
  readonly fastify?: (fastify: FastifyInstance, parts: ServiceParts<C>) => void | Promise<void>;
  /**
   * Attaches consumers, before the application is initialised:
   * `app.connectMicroservice({ strategy: new KafkaEvents(…) }, { deferInitialization: true })`. They start before the port opens.
   */
  readonly connect?: (app: NestFastifyApplication, parts: ServiceParts<C>) => void | Promise<void>;
  /**
   * The second half of `main.js migrate`: the modules are already connected, and the database is at its head because the
   * persistence module brings it there; create topics here: `(app) => app.get(Messaging).createTopics()`.
   */
  readonly migrate?: (app: INestApplicationContext, parts: ServiceParts<C>) => Promise<void>;
  /**
   * Further commands: `main.js accounts create …` calls `commands.accounts(['create', …], app, parts)`; the number is the exit
   * code. Providers exist, but nothing was started (no hooks have run).
   */
  readonly commands?: Readonly<Record<string, Command<C>>>;
}

export type Command<C extends ServiceConfig> = (
  args: string[],
  app: INestApplicationContext,
  parts: ServiceParts<C>,
) => Promise<number | void>;
