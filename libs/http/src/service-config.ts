import { parsePrivateKey, parsePublicKeys } from '@muster/auth';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { KafkaAccess } from './kafka-access.js';
import { readDatabaseAddress, ReadableBy } from './readable-by.js';
import { FromEnv } from './setting.js';

/** What every service is told by its environment. Services extend it: `class EscalationConfig extends ServiceConfig`. */
export class ServiceConfig extends KafkaAccess {
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

  @FromEnv('DATABASE_URL', { secret: 'in_address' })
  @Matches(/^postgres(ql)?:\/\/.+/, {
    message: 'must be a PostgreSQL address: postgresql://user:password@host:port/database',
  })
  @ReadableBy(
    readDatabaseAddress,
    'cannot be read as an address; / # ? % @ within its password must be percent-encoded',
  )
  databaseUrl: string;

  /** Put before every topic and group name; for several systems on one broker. */
  @FromEnv('MUSTER_TOPIC_PREFIX')
  @Matches(/^[a-zA-Z0-9._-]{0,60}$/, { message: 'may contain letters, digits, dots, dashes and underscores' })
  topicPrefix = '';

  /** The gateway's public key(s): SPKI PEM, JWK or JWK set. */
  @FromEnv('MUSTER_IDENTITY_PUBLIC_KEY')
  @IsNotEmpty()
  @ReadableBy(parsePublicKeys, 'must be Ed25519 public keys: SPKI PEM, a JWK or a JWK set')
  identityPublicKey: string;

  /** Signs the heads of the audit chain: an Ed25519 key, PKCS #8 in PEM. Without one they are published unsigned. */
  @FromEnv('MUSTER_AUDIT_PRIVATE_KEY', { secret: true })
  @IsOptional()
  @Matches(/^-----BEGIN PRIVATE KEY-----/, { message: 'must be an Ed25519 private key in PEM (PKCS #8)' })
  @ReadableBy(parsePrivateKey, 'is no Ed25519 key')
  auditPrivateKey?: string;

  /** What the messaging kernel is told of all this. */
  get messaging() {
    return {
      brokers: this.kafkaBrokers,
      ...(this.kafkaSecurity && { security: this.kafkaSecurity }),
      topicPrefix: this.topicPrefix,
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
