import { Pool } from 'undici';
import { FairQueue } from './fair-queue.js';
import { Patience } from './patience.js';

/**
 * What goes over a connection: answers that come at once and are read at once; files, which take as long as a client's line; streams, which
 * last for as long as somebody listens. Only the connections for answers are limited, so nothing else may hold them up.
 */
export type Traffic = 'answers' | 'files' | 'streams';

/** A service behind the gateway. */
export interface Upstream {
  readonly name: UpstreamName;
  readonly pools: Readonly<Record<Traffic, Pool>>;
  /** For the connections for answers. */
  readonly queue: FairQueue;
  /** With the service while it is being started again. */
  readonly patience: Patience;
}

/** What is known of a path prefix, that very path and everything below it, before anybody asks for it. */
export interface Destination {
  readonly prefix: string;
  readonly upstream: Upstream;
  readonly traffic: Traffic;
  /** Whether commands there do nothing twice under an idempotency key. */
  readonly knowsKeys: boolean;
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
    '/v1/project-milestones',
    '/v1/practice-lists',
    '/v1/follow-ups',
  ],
  events: [
    '/v1/meetings',
    '/v1/activities',
    '/v1/cadences',
    '/v1/secretary-rota',
    '/v1/resources',
    '/v1/mobilisations',
    '/v1/campaigns',
  ],
  statistics: ['/v1/statistics', '/v1/streams'],
  notifications: ['/v1/notifications'],
} as const;

export type UpstreamName = keyof typeof PREFIXES;

/** Where commands know no idempotency key: what a client says in that header does not keep one from being done twice. */
const WITHOUT_KEYS: readonly string[] = ['/v1/drafts', '/v1/notifications'];
const FILES: readonly string[] = ['/v1/attachments', '/v1/hazard-snaps'];
const STREAMS: readonly string[] = ['/v1/streams'];

export function destinationsOf(upstream: Upstream): Destination[] {
  return PREFIXES[upstream.name].map((prefix) => ({
    prefix,
    upstream,
    traffic: FILES.includes(prefix) ? 'files' : STREAMS.includes(prefix) ? 'streams' : 'answers',
    knowsKeys: !WITHOUT_KEYS.includes(prefix),
  }));
}

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
    pools: {
      answers: new Pool(url, { ...options, connections: CONNECTIONS }),
      files: new Pool(url, { ...options, connections: null }),
      streams: new Pool(url, { ...options, connections: null }),
    },
    queue: new FairQueue(CONNECTIONS),
    patience: new Patience(patienceMs),
  };
}

export async function closeUpstream({ pools }: Upstream): Promise<void> {
  await Promise.all(Object.values(pools).map((pool) => pool.destroy()));
}
