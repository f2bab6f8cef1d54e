import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';

type Kind = 'string' | 'integer' | 'boolean' | 'list';

/** One setting of a configuration class. */
export interface Setting {
  readonly property: string;
  readonly variable: string;
  readonly kind: Kind;
  readonly secret: boolean;
}

export interface FromEnvOptions {
  /** How the text is read; lists are comma-separated. Default `string`. */
  readonly kind?: Kind;
  /** Never printed; refused in production when it is a well-known default. */
  readonly secret?: boolean;
}

const SETTINGS = Symbol('settings');
const WELL_KNOWN_SECRETS = new Set([
  '',
  'muster',
  'postgres',
  'password',
  'secret',
  'changeme',
  'change-me',
  'admin',
  'test',
  'demo',
  'example',
]);

/**
 * Binds a property of a configuration class to an environment variable; `<variable>_FILE` names a file that holds the value
 * instead (container secrets). The property's initial value is the default; without one and without `@IsOptional` it is required.
 */
export function FromEnv(
  variable: string,
  { kind = 'string', secret = false }: FromEnvOptions = {},
): PropertyDecorator {
  return (prototype, property) => {
    const settings = (Reflect.getMetadata(SETTINGS, prototype) ?? []) as Setting[];
    const setting = { property: String(property), variable, kind, secret };
    Reflect.defineMetadata(
      SETTINGS,
      [...settings.filter((known) => known.property !== property), setting],
      prototype,
    );
  };
}

/** What every service is told by its environment. Services extend it: `class EscalationConfig extends ServiceConfig`. */
export class ServiceConfig {
  @FromEnv('NODE_ENV')
  @IsIn(['development', 'test', 'production'])
  nodeEnv = 'development';

  @FromEnv('HOST')
  @IsString()
  @IsNotEmpty()
  host = '127.0.0.1';

  /** 0 takes any free port. */
  @FromEnv('PORT', { kind: 'integer' })
  @IsInt()
  @Min(0)
  @Max(65535)
  port = 8080;

  @FromEnv('ADMIN_PORT', { kind: 'integer' })
  @IsInt()
  @Min(0)
  @Max(65535)
  adminPort = 9080;

  @FromEnv('LOG_LEVEL')
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  logLevel = 'info';

  /** Requests slower than this many milliseconds are logged at info; -1 logs none, 0 all. */
  @FromEnv('MUSTER_SLOW_REQUEST_MS', { kind: 'integer' })
  @IsInt()
  @Min(-1)
  slowRequestMs = 1000;

  /** Milliseconds between "not ready" and closing the port, so that load balancers notice. 0 on one machine. */
  @FromEnv('MUSTER_DRAIN_MS', { kind: 'integer' })
  @IsInt()
  @Min(0)
  @Max(20_000)
  drainMs = 0;

  /** Requests under way at once; more are refused with 503 and `Retry-After`. */
  @FromEnv('MUSTER_MOST_IN_FLIGHT', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  mostInFlight = 1_000;

  /** Commands that may wait for a commit; more are refused with 503 and `Retry-After`. */
  @FromEnv('MUSTER_MOST_COMMANDS_WAITING', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  mostCommandsWaiting = 1_000;

  /** Dead letters within the window that halt a consumer; 0 never halts it. */
  @FromEnv('MUSTER_KILL_SWITCH_DEAD_LETTERS', { kind: 'integer' })
  @IsInt()
  @Min(0)
  killSwitchDeadLetters = 50;

  /** Seconds. */
  @FromEnv('MUSTER_KILL_SWITCH_WINDOW_S', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(86_400)
  killSwitchWindowS = 60;

  /** Seconds after which a halted consumer tries again by itself. */
  @FromEnv('MUSTER_KILL_SWITCH_COOL_DOWN_S', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(86_400)
  killSwitchCoolDownS = 60;

  /** Address of an OTLP/HTTP receiver of traces; without one nothing is traced. */
  @FromEnv('OTEL_EXPORTER_OTLP_ENDPOINT')
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'must be http(s)://host:port' })
  traceEndpoint?: string;

  /** Share of the traces begun here that are taken, 0 to 1; traces begun elsewhere are taken when their beginning was. */
  @FromEnv('OTEL_TRACES_SAMPLER_ARG')
  @Matches(/^(0(\.\d+)?|1(\.0+)?)$/, { message: 'must be a share from 0 to 1' })
  traceRatio = '0.1';

  @FromEnv('DATABASE_URL', { secret: true })
  @Matches(/^postgres(ql)?:\/\/.+/, {
    message: 'must be a PostgreSQL address: postgresql://user:password@host:port/database',
  })
  databaseUrl: string;

  @FromEnv('KAFKA_BROKERS', { kind: 'list' })
  @Matches(/^[^\s:]+:\d+$/, { each: true, message: 'must be a comma-separated list of host:port' })
  kafkaBrokers: string[];

  /** Put before every topic and group name; for several systems on one broker. */
  @FromEnv('MUSTER_TOPIC_PREFIX')
  @Matches(/^[a-zA-Z0-9._-]{0,60}$/, { message: 'may contain letters, digits, dots, dashes and underscores' })
  topicPrefix = '';

  /** The gateway's public key(s): SPKI PEM, JWK or JWK set. */
  @FromEnv('MUSTER_IDENTITY_PUBLIC_KEY')
  @IsNotEmpty()
  @IsString()
  identityPublicKey: string;

  /** Signs the heads of the audit chain: an Ed25519 key, PKCS #8 in PEM. Without one they are published unsigned. */
  @FromEnv('MUSTER_AUDIT_PRIVATE_KEY', { secret: true })
  @IsOptional()
  @Matches(/^-----BEGIN PRIVATE KEY-----/, { message: 'must be an Ed25519 private key in PEM (PKCS #8)' })
  auditPrivateKey?: string;

  /** What the messaging kernel is told of all this. */
  get messagingLimits() {
    return {
      mostCommandsWaiting: this.mostCommandsWaiting,
      ...(this.auditPrivateKey !== undefined && { auditPrivateKey: this.auditPrivateKey }),
      killSwitch: {
        deadLetters: this.killSwitchDeadLetters,
        windowMs: this.killSwitchWindowS * 1_000,
        coolDownMs: this.killSwitchCoolDownS * 1_000,
      },
    };
  }
}

/** The environment does not fit; lists everything that is wrong. */
export class ConfigError extends Error {
  readonly code = 'config_invalid';

  constructor(readonly problems: readonly string[]) {
    super(`the configuration is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and validates a configuration.
 * @throws ConfigError with every problem at once; never contains a secret's value.
 */
export function loadConfig<T extends object>(type: new () => T, env: Environment = process.env): T {
  const problems: string[] = [];
  const config = new type();
  const settings = settingsOf(type);
  const failed = new Set<string>();
  for (const setting of settings) {
    try {
      const text = readSetting(setting.variable, env);
      if (text !== undefined)
        (config as Record<string, unknown>)[setting.property] = parse(text, setting.kind);
    } catch (error) {
      failed.add(setting.property);
      problems.push(`${setting.variable}: ${(error as Error).message}`);
    }
  }
  for (const error of validateSync(config, { skipUndefinedProperties: false, forbidUnknownValues: false })) {
    if (failed.has(error.property)) continue;
    const name = settings.find(({ property }) => property === error.property)?.variable ?? error.property;
    if (error.value === undefined) problems.push(`${name}: is required`);
    else
      problems.push(
        `${name}: ${Object.values(error.constraints ?? {})
          .map((text) => text.replace(`${error.property} `, ''))
          .join('; ')}`,
      );
  }
  if (env.NODE_ENV === 'production') problems.push(...defaultSecrets(settings, config));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** A configuration of defaults only, for producing documents without an environment. Not validated. */
export function defaultConfig<T extends object>(type: new () => T): T {
  return Object.assign(new type(), { databaseUrl: 'postgresql://localhost/none', kafkaBrokers: [] });
}

/** The settings of a configuration class, those of its base class first. */
export function settingsOf(type: new () => object): Setting[] {
  return (Reflect.getMetadata(SETTINGS, type.prototype as object) ?? []) as Setting[];
}

function readSetting(variable: string, env: Environment): string | undefined {
  const file = env[`${variable}_FILE`];
  if (file === undefined || file === '') return env[variable] === '' ? undefined : env[variable];
  if (env[variable] !== undefined && env[variable] !== '')
    throw new Error(`set either ${variable} or ${variable}_FILE, not both`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(
      `cannot read ${variable}_FILE: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`,
    );
  }
}

function parse(text: string, kind: Kind): unknown {
  if (kind === 'list')
    return text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  if (kind === 'integer') return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
  if (kind === 'boolean') {
    if (/^(true|1|yes|on)$/i.test(text)) return true;
    if (/^(false|0|no|off)$/i.test(text)) return false;
    throw new Error('must be true or false');
  }
  return text;
}

function defaultSecrets(settings: readonly Setting[], config: object): string[] {
  return settings
    .filter(({ secret }) => secret)
    .filter(({ property }) => isDefaultSecret((config as Record<string, unknown>)[property]))
    .map(
      ({ variable }) =>
        `${variable}: is a well-known default or has no password; production needs a secret of its own`,
    );
}

function isDefaultSecret(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    const url = new URL(value);
    // Peer, certificate and .pgpass authentication carry no password in the address; `passfile` or `sslcert` says so.
    if (/[?&](passfile|sslcert)=/.test(value)) return false;
    return WELL_KNOWN_SECRETS.has(decodeURIComponent(url.password).toLowerCase());
  } catch {
    return WELL_KNOWN_SECRETS.has(value.toLowerCase());
  }
}
