import { NestFactory } from '@nestjs/core';
import { createLogger, Health, Metrics, NestLogger } from '@muster/observability';
import { isTransient } from '@muster/persistence';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ConfigError, defaultConfig, loadConfig } from './config.js';
import type { ServiceConfig } from './service-config.js';
import { reportConfig } from './config-report.js';
import { createAdapter } from './fastify.js';
import { describeService } from './openapi/document.js';
import { ProblemRenderer } from './problem-document.js';
import { ProblemFilter } from './problem.filter.js';
import type { Command, ServiceDefinition } from './service-definition.js';
import { shareLookups } from './shared-lookups.js';
import { rootModule, startService } from './start-service.js';

const EXIT_PATIENCE_MS = 25_000;
const UNAVAILABLE = 4;

/**
 * The whole of a service's `main.ts`. `main.js` serves until SIGTERM or SIGINT; `main.js migrate` prepares database and topics;
 * `main.js openapi` prints the service's OpenAPI document; `main.js config` validates the environment and prints it without secrets; `main.js
 * <command> …` runs one of the service's own commands. Exit code 4: a server that it needs cannot be reached.
 */
export async function runService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  args: string[] = process.argv.slice(2),
): Promise<void> {
  const [command, ...rest] = args;
  shareLookups();
  try {
    if (command === undefined || command === 'serve') await serve(definition);
    else if (command === 'openapi') await print(`${JSON.stringify(await openApiOf(definition), null, 2)}\n`);
    else if (command === 'config') process.exitCode = await printConfig(definition);
    else process.exitCode = (await runCommand(definition, command, rest)) ?? 0;
  } catch (error) {
    fail(definition, error, command === undefined || command === 'serve' ? process.stdout : process.stderr);
  }
}

/** The service's OpenAPI document, without an environment, connections or an open port. */
export async function openApiOf<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
): Promise<OpenAPIObject> {
  const adapter = createAdapter({}, () => {
    throw new Error('not listening');
  });
  const module = rootModule(definition, defaultConfig(definition.config), new Health(), new Metrics());
  const app = await NestFactory.create(module, adapter, {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  return describeService(app, definition);
}

async function printConfig<C extends ServiceConfig>(definition: ServiceDefinition<C>): Promise<number> {
  const report = reportConfig(definition.config);
  await print(`${JSON.stringify(report)}\n`);
  return report.valid ? 0 : 1;
}

async function serve<C extends ServiceConfig>(definition: ServiceDefinition<C>): Promise<void> {
  const service = await startService(definition);
  const stop = (): void => {
    setTimeout(() => process.exit(1), EXIT_PATIENCE_MS).unref();
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        service.logger.error({ error }, 'shutdown failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.on('unhandledRejection', (error) => service.logger.error({ error }, 'unhandled rejection'));
}

async function runCommand<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  command: string,
  args: string[],
): Promise<number | void> {
  const known: Record<string, Command<C>> = {
    ...definition.commands,
    migrate: (_args, app, parts) => definition.migrate?.(app, parts) ?? Promise.resolve(),
  };
  const run = Object.hasOwn(known, command) ? known[command] : undefined;
  if (!run) {
    process.stderr.write(
      `${definition.name}: unknown command "${command}"; known: serve, openapi, config, ${Object.keys(known).join(', ')}\n`,
    );
    return 2;
  }
  const config = loadConfig(definition.config);
  // What a command prints belongs to whoever called it; the log goes to standard error.
  const logger = createLogger({
    service: definition.name,
    level: config.logLevel,
    destination: process.stderr,
  });
  const health = new Health();
  const metrics = new Metrics();
  const problems = new ProblemFilter(new ProblemRenderer(definition.problems), logger);
  const app = await NestFactory.create(
    rootModule(definition, config, health, metrics),
    createAdapter({}, () => problems),
    {
      abortOnError: false,
      bodyParser: false,
      logger: new NestLogger(logger),
    },
  );
  try {
    return await run(args, app, { config, logger, health, metrics, problems });
  } finally {
    await app.close();
  }
}

function fail(definition: { name: string }, error: unknown, destination: NodeJS.WriteStream): void {
  process.exitCode = isTransient(error) ? UNAVAILABLE : 1;
  if (error instanceof ConfigError) process.stderr.write(`${definition.name}: ${error.message}\n`);
  else createLogger({ service: definition.name, destination }).fatal({ error }, `${definition.name} failed`);
  // Whatever a half-started service left open must not keep a failed process alive.
  setTimeout(() => process.exit(), 1_000).unref();
}

function print(text: string): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  );
}
