import { FromEnv, readAddress, ReadableBy, ServiceConfig } from '@muster/http';
import {
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { AddressGuard } from './delivering/address-guard.js';

/** The environment of the notifications service. */
export class NotificationsConfig extends ServiceConfig {
  override port = 8085;
  override adminPort = 9085;

  /** The gateway's address, for links to the schemas of events. */
  @FromEnv('MUSTER_PUBLIC_URL')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  publicUrl = 'http://localhost:8080';

  /** Seals addresses and secrets at rest. Whoever loses it has to enter every channel again. */
  @FromEnv('MUSTER_NOTIFICATION_KEY', { secret: true })
  @IsString()
  @ValidateIf(({ nodeEnv }: NotificationsConfig) => nodeEnv === 'production')
  @MinLength(32)
  encryptionKey = 'muster';

  /** The key before the current one: still opens what it sealed. */
  @FromEnv('MUSTER_NOTIFICATION_PREVIOUS_KEY', { secret: true })
  @IsOptional()
  @IsString()
  previousEncryptionKey?: string;

  /** Mail server; without one, no channel of kind `email` can be opened. */
  @FromEnv('MUSTER_SMTP_URL', { secret: 'in_address' })
  @IsOptional()
  @Matches(/^smtps?:\/\/.+/, { message: 'must be smtp(s)://user:password@host:port' })
  @ReadableBy(
    readAddress,
    'cannot be read as an address; / # ? % @ within its password must be percent-encoded',
  )
  smtpUrl?: string;

  @FromEnv('MUSTER_SMTP_FROM')
  @Matches(/^[^\s@<>]+@[^\s@<>]+$/, { message: 'must be a mail address' })
  smtpFrom = 'muster@localhost';

  /** Names, addresses or networks (10.0.0.0/8) inside the intranet that endpoints may have although they are not public (ADR-0122). */
  @FromEnv('MUSTER_NOTIFICATION_ALLOWED_HOSTS', { kind: 'list' })
  @ReadableBy(
    (hosts: string[]) => new AddressGuard(hosts),
    'must be names, addresses or networks that there are, e.g. bots.intra,10.0.0.5,10.1.0.0/16',
  )
  allowedHosts: string[] = [];

  /** Seconds that a receiver may take to answer. */
  @FromEnv('MUSTER_NOTIFICATION_TIMEOUT_S', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(30)
  timeoutS = 15;

  /** Days for which settled notifications are kept. */
  @FromEnv('MUSTER_NOTIFICATION_RETENTION_DAYS', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(3650)
  retentionDays = 90;
}
