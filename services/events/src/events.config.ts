import { FromEnv, ServiceConfig } from '@muster/http';
import { IsUrl } from 'class-validator';

/** The environment of the events service. */
export class EventsConfig extends ServiceConfig {
  override port = 8083;
  override adminPort = 9083;

  /** The gateway's address, for links to the schemas of events. */
  @FromEnv('MUSTER_PUBLIC_URL')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  publicUrl = 'http://localhost:8080';
}
