import { FromEnv, ServiceConfig } from '@muster/http';
import { IsInt, IsUrl, Max, Min } from 'class-validator';

/** What `escalation` is told by its environment. */
export class EscalationConfig extends ServiceConfig {
  override port = 8082;
  override adminPort = 9082;

  /** The gateway as others reach it; event schemas are found there. */
  @FromEnv('MUSTER_PUBLIC_URL')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  publicUrl = 'http://localhost:8080';

  /** Connections to the database at most. Commands share a commit, so a few serve many. */
  @FromEnv('MUSTER_DATABASE_POOL', { kind: 'integer' })
  @IsInt()
  @Min(2)
  @Max(50)
  poolSize = 8;
}
