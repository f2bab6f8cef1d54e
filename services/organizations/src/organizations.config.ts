import { IsUrl } from 'class-validator';
import { FromEnv, ServiceConfig } from '@muster/http';

/** What `organizations` is told by its environment. */
export class OrganizationsConfig extends ServiceConfig {
  override port = 8081;
  override adminPort = 9081;

  /** The gateway as others reach it; event schemas are found there. */
  @FromEnv('MUSTER_PUBLIC_URL')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  publicUrl = 'http://localhost:8080';
}
