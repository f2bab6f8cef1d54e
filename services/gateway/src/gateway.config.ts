import { BlockList, isIPv4 } from 'node:net';
import { parsePrivateKey } from '@muster/auth';
import { FromEnv, ReadableBy, ServiceConfig } from '@muster/http';
import { IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

const HTTP_URL = /^https?:\/\/[^/\s]+$/;
const ADDRESS_OR_NETWORK = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)(\/\d{1,3})?$/i;
const MUST_BE_URL = { message: 'must be http(s)://host:port without a path' };

// Everybody, /0, is no proxy: Fastify refuses it.
function readNetworks(networks: readonly string[]): void {
  for (const each of networks) {
    const [address = '', prefix] = each.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (Number(prefix) === 0) throw new Error('a network without a prefix');
    new BlockList().addSubnet(address, Number(prefix ?? 32), family);
  }
}

/** The gateway's configuration. */
export class GatewayConfig extends ServiceConfig {
  override port = 8080;
  override adminPort = 9080;

  /** Signs identities: PKCS #8 PEM or JWK, Ed25519. */
  @FromEnv('MUSTER_IDENTITY_PRIVATE_KEY', { secret: true })
  @IsNotEmpty()
  @ReadableBy(parsePrivateKey, 'must be an Ed25519 private key: PKCS #8 PEM or JWK')
  identityPrivateKey: string;

  /** Not needed here: the public half follows from the private key. */
  @IsOptional()
  override identityPublicKey: string;

  /** Address under which people and analysts reach the gateway. */
  @FromEnv('MUSTER_PUBLIC_URL')
  @Matches(HTTP_URL, MUST_BE_URL)
  publicUrl = 'http://localhost:8080';

  @FromEnv('MUSTER_ORGANIZATIONS_URL')
  @Matches(HTTP_URL, MUST_BE_URL)
  organizationsUrl = 'http://127.0.0.1:8081';

  @FromEnv('MUSTER_ESCALATION_URL')
  @Matches(HTTP_URL, MUST_BE_URL)
  escalationUrl = 'http://127.0.0.1:8082';

  @FromEnv('MUSTER_EVENTS_URL')
  @Matches(HTTP_URL, MUST_BE_URL)
  eventsUrl = 'http://127.0.0.1:8083';

  @FromEnv('MUSTER_STATISTICS_URL')
  @Matches(HTTP_URL, MUST_BE_URL)
  statisticsUrl = 'http://127.0.0.1:8084';

  @FromEnv('MUSTER_NOTIFICATIONS_URL')
  @Matches(HTTP_URL, MUST_BE_URL)
  notificationsUrl = 'http://127.0.0.1:8085';

  /** Admin ports of the services, for `/health/ready`; by default a thousand above their own. */
  @FromEnv('MUSTER_ORGANIZATIONS_ADMIN_URL')
  @IsOptional()
  @Matches(HTTP_URL, MUST_BE_URL)
  organizationsAdminUrl?: string;

  @FromEnv('MUSTER_ESCALATION_ADMIN_URL')
  @IsOptional()
  @Matches(HTTP_URL, MUST_BE_URL)
  escalationAdminUrl?: string;

  @FromEnv('MUSTER_EVENTS_ADMIN_URL')
  @IsOptional()
  @Matches(HTTP_URL, MUST_BE_URL)
  eventsAdminUrl?: string;

  @FromEnv('MUSTER_STATISTICS_ADMIN_URL')
  @IsOptional()
  @Matches(HTTP_URL, MUST_BE_URL)
  statisticsAdminUrl?: string;

  @FromEnv('MUSTER_NOTIFICATIONS_ADMIN_URL')
  @IsOptional()
  @Matches(HTTP_URL, MUST_BE_URL)
  notificationsAdminUrl?: string;

  /**
   * Addresses or networks of the proxies before the gateway: only they are believed for whom they ask (`X-Forwarded-For`), which the limits
   * by address count. Without them, everybody behind a load balancer has one address.
   */
  @FromEnv('MUSTER_TRUSTED_PROXIES', { kind: 'list' })
  @Matches(ADDRESS_OR_NETWORK, {
    each: true,
    message: 'must be addresses or networks, e.g. 10.0.0.5,10.1.0.0/16',
  })
  @ReadableBy(readNetworks, 'has an address or network that does not exist, such as 10.0.0.0/99')
  trustedProxies: string[] = [];

  /** Requests a minute that one account may make; 0 is unlimited. */
  @FromEnv('MUSTER_RATE_LIMIT', { kind: 'integer' })
  @IsInt()
  @Min(0)
  rateLimit = 1200;

  /** Requests a minute without valid credentials, per address; 0 is unlimited. */
  @FromEnv('MUSTER_ANONYMOUS_RATE_LIMIT', { kind: 'integer' })
  @IsInt()
  @Min(0)
  anonymousRateLimit = 300;

  /** Attempts to sign in a minute, per address and per account name; 0 is unlimited. */
  @FromEnv('MUSTER_SIGN_IN_RATE_LIMIT', { kind: 'integer' })
  @IsInt()
  @Min(0)
  signInRateLimit = 10;

  /** Seconds for which a client may read nothing of its answer; then it is broken off. */
  @FromEnv('MUSTER_CLIENT_TIMEOUT_S', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(600)
  clientTimeoutS = 30;

  /** Seconds that a request may wait for a connection to a service, and a service before the first byte of its answer. */
  @FromEnv('MUSTER_UPSTREAM_TIMEOUT_S', { kind: 'integer' })
  @IsInt()
  @Min(1)
  @Max(300)
  upstreamTimeoutS = 30;

  /** Milliseconds since its last answer for which requests wait for a service that refuses connections; 0 waits for none. */
  @FromEnv('MUSTER_UPSTREAM_PATIENCE_MS', { kind: 'integer' })
  @IsInt()
  @Min(0)
  @Max(20_000)
  upstreamPatienceMs = 10_000;

  /** Folder of openapi.json and asyncapi.yaml; by default the repository's `docs`. */
  @FromEnv('MUSTER_DOCS_DIR')
  @IsOptional()
  @IsString()
  docsFolder?: string;

  /** Serves the session cookie as `__Host-muster` (Secure). Follows from the public address. */
  get secureCookies(): boolean {
    return this.publicUrl.startsWith('https:');
  }
}
