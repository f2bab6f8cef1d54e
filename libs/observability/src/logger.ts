import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';
import { loggableError, redactedPaths, scrub } from './redaction.js';
import { currentContext } from './request-context.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  /** Name of the service; on every line. */
  readonly service: string;
  /** pino level, default `info`. */
  readonly level?: string;
  /** Where lines go; default standard output. */
  readonly destination?: DestinationStream;
}

/** The service's logger: JSON lines in UTC, with the ids of the work under way, without personal data and secrets. */
export function createLogger({ service, level = 'info', destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service, pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      messageKey: 'message',
      errorKey: 'error',
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: loggableError, err: loggableError },
      redact: { paths: redactedPaths, censor: '[redacted]' },
      mixin: contextFields,
      hooks: {
        logMethod(args, method) {
          for (let i = 0; i < args.length; i++) {
            const argument: unknown = args[i];
            if (typeof argument === 'string') args[i] = scrub(argument);
          }
          method.apply(this, args);
        },
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

function contextFields(): object {
  const context = currentContext();
  if (!context) return {};
  const { requestId, traceId, tenantId, accountId, ticketId, eventId } = context;
  return {
    request_id: requestId,
    trace_id: traceId,
    ...(tenantId ? { tenant_id: tenantId } : {}),
    ...(accountId ? { account_id: accountId } : {}),
    ...(ticketId ? { ticket_id: ticketId } : {}),
    ...(eventId ? { event_id: eventId } : {}),
  };
}

/** Lets Nest (and everything that uses Nest's `Logger`) write through ours. Nest's own start-up chatter goes to debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = contextName(rest);
    this.write(CHATTER.has(context ?? '') ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const part = contextName(rest);
    const fields: Record<string, unknown> = part ? { part } : {};
    for (const extra of part ? rest.slice(0, -1) : rest) {
      if (extra instanceof Error) fields.error = extra;
      else if (typeof extra === 'string') fields.stack = scrub(extra);
      else if (extra && typeof extra === 'object') Object.assign(fields, extra);
    }
    if (message instanceof Error) this.logger[level]({ ...fields, error: message }, message.message);
    else if (message && typeof message === 'object') this.logger[level]({ ...fields, ...message });
    else this.logger[level](fields, String(message));
  }
}

const CHATTER = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
]);

function contextName(rest: unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' && !last.includes('\n') ? last : undefined;
}
