import { Pool } from 'undici';
import { Patience } from './patience.js';

/** A service behind the gateway, and what of the address space it answers. */
export interface Upstream {
  readonly name: string;
  /** Path prefixes, e.g. `/v1/tickets`: that very path and everything below it. */
  readonly prefixes: readonly string[];
  /** Connections for requests that are answered at once. */
  readonly pool: Pool;
  /** Connections for streams, which stay busy for as long as somebody listens. */
  readonly streams: Pool;
  /** With the service while it is being started again. */
  readonly patience: Patience;
}

/** Shorter than the services keep idle connections (75 s), so that none is closed just as it is used. */
const IDLE_MS = 60_000;
const CONNECTIONS = 64;
const CONNECT_MS = 3_000;
/** Streams send a heartbeat every 15 s; a body that is silent for three of them is dead. */
const SILENCE_MS = 45_000;

/** Which service answers what. */
export const PREFIXES = {
  organizations: ['/v1/alliances'],
  escalation: [
    '/v1/tickets',
    '/v1/assignments',
    '/v1/drafts',
    '/v1/attachments',
    '/v1/hazard-snaps',
    '/v1/dispatch-queue',
    '/v1/process-templates',
    '/v1/project-processes',
    '/v1/practice-lists',
  ],
  events: ['/v1/meetings', '/v1/activities'],
  statistics: ['/v1/statistics', '/v1/streams'],
  notifications: ['/v1/notifications'],
} as const;

export type UpstreamName = keyof typeof PREFIXES;

export function openUpstream(
  name: UpstreamName,
  url: string,
  timeoutSeconds: number,
  patienceMs: number,
): Upstream {
  const options = {
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
    headersTimeout: timeoutSeconds * 1000,
    bodyTimeout: SILENCE_MS,
    connect: { timeout: CONNECT_MS },
    pipelining: 1,
  };
  return {
    name,
    prefixes: PREFIXES[name],
    pool: new Pool(url, { ...options, connections: CONNECTIONS }),
    streams: new Pool(url, { ...options, connections: null }),
    patience: new Patience(patienceMs),
  };
}

export async function closeUpstream({ pool, streams }: Upstream): Promise<void> {
  await Promise.all([pool.destroy(), streams.destroy()]);
}
