import { SignJWT } from 'jose';
import type { Identity } from './identity.js';
import { type IdentityKey, readPrivateKey } from './identity-key.js';
import {
  IDENTITY_ALGORITHM,
  IDENTITY_AUDIENCE,
  IDENTITY_ISSUER,
  IDENTITY_TOKEN_TYPE,
} from './identity-token.js';

/** How long a token lives, in seconds. A revoked account is refused by the gateway at once; this bounds what was minted before. */
export const IDENTITY_LIFETIME_S = 60;
const REUSE_MS = 30_000;
const MOST_CACHED = 10_000;

/** Signs identities. Only the gateway has one. */
export class IdentityMinter {
  private readonly cache = new Map<string, { token: string; until: number }>();

  /** @param now epoch milliseconds, of the clock that verifiers go by: the database's (ADR-0099). */
  constructor(
    private readonly key: IdentityKey,
    private readonly now: () => number = Date.now,
  ) {}

  static async fromText(privateKey: string, now?: () => number): Promise<IdentityMinter> {
    return new IdentityMinter(await readPrivateKey(privateKey), now);
  }

  /**
   * A token for `who`, used again for 30 s so that services find it in their caches: neither side pays for a signature per request.
   * @param cacheKey must change when anything in `who` changes; by default everything in it.
   */
  async tokenFor(who: Identity, cacheKey = cacheKeyOf(who)): Promise<string> {
    const now = this.now();
    const cached = this.cache.get(cacheKey);
    if (cached && cached.until > now) return cached.token;
    const token = await this.mint(who);
    if (this.cache.size >= MOST_CACHED) this.cache.clear();
    this.cache.set(cacheKey, { token, until: now + REUSE_MS });
    return token;
  }

  /** The cached token or undefined, without a promise: for paths that are taken thousands of times a second. */
  cachedTokenFor(cacheKey: string): string | undefined {
    const cached = this.cache.get(cacheKey);
    return cached && cached.until > this.now() ? cached.token : undefined;
  }

  /** Signs a fresh token. `lifetimeSeconds` may be shorter, never longer than 60. */
  async mint(who: Identity, lifetimeSeconds = IDENTITY_LIFETIME_S): Promise<string> {
    const seconds = Math.floor(this.now() / 1000);
    return new SignJWT({
      alliance: who.allianceId,
      role: who.role,
      ...(who.unitId ? { unit: who.unitId } : {}),
      ...(who.enterpriseId ? { enterprise: who.enterpriseId } : {}),
    })
      .setProtectedHeader({ alg: IDENTITY_ALGORITHM, typ: IDENTITY_TOKEN_TYPE, kid: this.key.id })
      .setSubject(who.accountId)
      .setIssuer(IDENTITY_ISSUER)
      .setAudience(IDENTITY_AUDIENCE)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + Math.min(lifetimeSeconds, IDENTITY_LIFETIME_S))
      .sign(this.key.key);
  }
}

export function cacheKeyOf(who: Identity): string {
  return `${who.accountId}|${who.allianceId ?? ''}|${who.role}|${who.unitId ?? ''}|${who.enterpriseId ?? ''}`;
}
