import { IsInt, IsUrl, Max, Min } from 'class-validator';
import { FromEnv, ServiceConfig } from '@muster/http';

/** What `statistics` is told by its environment. */
export class StatisticsConfig extends ServiceConfig {
  override port = 8084;
  override adminPort = 9084;

  /** The gateway as others reach it; event schemas are found there. */
  @FromEnv('MUSTER_PUBLIC_URL')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  publicUrl = 'http://localhost:8080';

  /** Streams that one account may have open at once. */
  @FromEnv('MUSTER_STREAMS_PER_ACCOUNT', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(100)
  streamsPerAccount = 5;

  /** Seconds after which a stream ends and the reader connects again, so that a closed account does not read on for ever. */
  @FromEnv('MUSTER_STREAM_SECONDS', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(86_400)
  streamSeconds = 900;

  /** Milliseconds within which a moved figure is published. */
  @FromEnv('MUSTER_PUBLISH_METRICS_MS', { kind: 'integer' })
  @IsInt()
  @Min(20)
  @Max(60_000)
  publishMetricsMs = 500;

  /** Hours after which the figures are compared with the log again, at a fifth of the speed; 0: only when somebody asks (ADR-0098). */
  @FromEnv('MUSTER_VERIFY_EVERY_HOURS', { kind: 'integer' })
  @IsInt()
  @Min(0)
  @Max(744)
  verifyEveryHours = 24;
}
