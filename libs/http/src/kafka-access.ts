import {
  IsIn,
  IsNotEmpty,
  IsString,
  Matches,
  ValidateBy,
  ValidateIf,
  type ValidationArguments,
} from 'class-validator';
import { FromEnv } from './setting.js';

const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
const MECHANISMS = ['SCRAM-SHA-512', 'SCRAM-SHA-256', 'PLAIN'] as const;
// Not at the beginning: bundles have a line before each certificate that says whose it is.
const CERTIFICATE = /-----BEGIN CERTIFICATE-----/;
const PRIVATE_KEY = /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/;

/**
 * Where the brokers are and how a service proves to them who it is, in Kafka's own terms (ADR-0185). Whatever is set and would have no
 * effect is an error: a password that nobody asks for is a sign that the connection is not what it was meant to be.
 */
export class KafkaAccess {
  @FromEnv('KAFKA_BROKERS', { kind: 'list' })
  @Matches(/^[^\s:]+:\d+$/, { each: true, message: 'must be a comma-separated list of host:port' })
  kafkaBrokers: string[];

  /** Kafka's `security.protocol`: whether connections are encrypted (`…SSL`) and whether the client names itself by a password (`SASL_…`). */
  @FromEnv('KAFKA_SECURITY_PROTOCOL')
  @IsIn(PROTOCOLS)
  kafkaSecurityProtocol = 'PLAINTEXT';

  /** `SCRAM-SHA-512` without. */
  @FromEnv('KAFKA_SASL_MECHANISM')
  @ValidateIf((access: KafkaAccess) => access.kafkaSaslMechanism !== undefined)
  @EffectiveWith('SASL_')
  @IsIn(MECHANISMS)
  kafkaSaslMechanism?: (typeof MECHANISMS)[number];

  @FromEnv('KAFKA_SASL_USERNAME')
  @ValidateIf((access: KafkaAccess) => access.saslUsed || access.kafkaSaslUsername !== undefined)
  @EffectiveWith('SASL_')
  @IsString()
  @IsNotEmpty()
  kafkaSaslUsername?: string;

  @FromEnv('KAFKA_SASL_PASSWORD', { secret: true })
  @ValidateIf((access: KafkaAccess) => access.saslUsed || access.kafkaSaslPassword !== undefined)
  @EffectiveWith('SASL_')
  @IsString()
  @IsNotEmpty()
  kafkaSaslPassword?: string;

  /** Certificates of those who may sign a broker's, PEM; the well-known authorities without. */
  @FromEnv('KAFKA_SSL_CA')
  @ValidateIf((access: KafkaAccess) => access.kafkaSslCa !== undefined)
  @EffectiveWith('SSL')
  @Matches(CERTIFICATE, { message: 'must be a certificate in PEM' })
  kafkaSslCa?: string;

  /** The service's own certificate (and its chain), PEM, for brokers that know clients by theirs. */
  @FromEnv('KAFKA_SSL_CERTIFICATE')
  @ValidateIf((access: KafkaAccess) => (access.kafkaSslCertificate ?? access.kafkaSslKey) !== undefined)
  @EffectiveWith('SSL')
  @Matches(CERTIFICATE, { message: 'must be a certificate in PEM' })
  kafkaSslCertificate?: string;

  /** Its private key, PEM, not encrypted. */
  @FromEnv('KAFKA_SSL_KEY', { secret: true })
  @ValidateIf((access: KafkaAccess) => (access.kafkaSslCertificate ?? access.kafkaSslKey) !== undefined)
  @EffectiveWith('SSL')
  @Matches(PRIVATE_KEY, { message: 'must be a private key in PEM' })
  kafkaSslKey?: string;

  /** What the Kafka client is told; undefined for `PLAINTEXT`. */
  get kafkaSecurity() {
    if (this.kafkaSecurityProtocol === 'PLAINTEXT') return undefined;
    return {
      ...(this.kafkaSecurityProtocol.endsWith('SSL') && {
        tls: {
          ...(this.kafkaSslCa !== undefined && { ca: this.kafkaSslCa }),
          ...(this.kafkaSslCertificate !== undefined && { cert: this.kafkaSslCertificate }),
          ...(this.kafkaSslKey !== undefined && { key: this.kafkaSslKey }),
        },
      }),
      ...(this.saslUsed && {
        sasl: {
          mechanism: this.kafkaSaslMechanism ?? MECHANISMS[0],
          username: this.kafkaSaslUsername!,
          password: this.kafkaSaslPassword!,
        },
      }),
    };
  }

  private get saslUsed(): boolean {
    return this.kafkaSecurityProtocol.startsWith('SASL_');
  }
}

/** The setting has an effect under this part of `KAFKA_SECURITY_PROTOCOL` only, and must not be there without. */
function EffectiveWith(part: 'SASL_' | 'SSL'): PropertyDecorator {
  return ValidateBy({
    name: 'effectiveWith',
    validator: {
      validate: (_value: unknown, given?: ValidationArguments) =>
        (given!.object as KafkaAccess).kafkaSecurityProtocol.includes(part),
      defaultMessage: () =>
        `has no effect without KAFKA_SECURITY_PROTOCOL=${PROTOCOLS.filter((each) => each.includes(part)).join(' or ')}`,
    },
  });
}
