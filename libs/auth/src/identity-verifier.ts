import type { KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import { AuthError } from './auth-error.js';
import { type Identity, isRole } from './identity.js';
import { type IdentityKey, readPublicKeys } from './identity-key.js';
import {
  IDENTITY_ALGORITHM,
  IDENTITY_AUDIENCE,
  IDENTITY_ISSUER,
  IDENTITY_TOKEN_TYPE,
} from './identity-token.js';

const MOST_CACHED = 20_000;
const LONGEST_TOKEN = 2_048;
const MAX_AGE_S = 60;
const CLOCK_TOLERANCE_S = 5;

interface Verified {
  readonly identity: Identity;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Checks identity tokens. A token that was checked once costs a map look-up until it expires. */
export class IdentityVerifier {
  private readonly keys: ReadonlyMap<string, KeyObject>;
  private readonly verified = new Map<string, Verified>();

  /** @param now epoch milliseconds; gateway and services must take them from the same clock, the database's (ADR-0099). */
  constructor(
    keys: readonly IdentityKey[],
    private readonly now: () => number = Date.now,
  ) {
    this.keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  static async fromText(publicKeys: string, now?: () => number): Promise<IdentityVerifier> {
    return new IdentityVerifier(await readPublicKeys(publicKeys), now);
  }

  /** The identity of a token that was verified before and has not expired; undefined otherwise. Synchronous. */
  recall(token: string): Identity | undefined {
    const known = this.verified.get(token);
    if (!known) return undefined;
    if (known.expiresAt > this.now()) return known.identity;
    this.verified.delete(token);
    return undefined;
  }

  /**
   * Verifies signature (EdDSA only), issuer, audience, type, age and claims.
   * @throws AuthError `identity_invalid` for whatever is wrong; the reason is in the cause, for the log only.
   */
  async verify(token: string): Promise<Identity> {
    const known = this.recall(token);
    if (known) return known;
    if (token.length > LONGEST_TOKEN)
      throw new AuthError('identity_invalid', 'the identity token is too long');
    try {
      const { payload } = await jwtVerify(token, (header) => this.keyFor(header.kid), {
        algorithms: [IDENTITY_ALGORITHM],
        issuer: IDENTITY_ISSUER,
        audience: IDENTITY_AUDIENCE,
        typ: IDENTITY_TOKEN_TYPE,
        requiredClaims: ['sub', 'exp', 'iat', 'role'],
        maxTokenAge: MAX_AGE_S,
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(this.now()),
      });
      const identity = identityFrom(payload);
      this.remember(token, { identity, expiresAt: payload.exp! * 1000 });
      return identity;
    } catch (error) {
      throw new AuthError('identity_invalid', 'the identity token was refused', { cause: error });
    }
  }

  private keyFor(kid: string | undefined): KeyObject {
    const key = kid === undefined ? undefined : this.keys.get(kid);
    if (!key) throw new Error('the token names no known key');
    return key;
  }

  private remember(token: string, verified: Verified): void {
    if (this.verified.size >= MOST_CACHED) this.verified.clear();
    this.verified.set(token, verified);
  }
}

function identityFrom(claims: Record<string, unknown>): Identity {
  const { sub, alliance, role, unit, enterprise } = claims;
  if (typeof sub !== 'string' || !isRole(role))
    throw new Error('the token lacks a subject or names an unknown role');
  if (alliance !== null && typeof alliance !== 'string') throw new Error('the token names no alliance');
  if (alliance === null && role !== 'operator') throw new Error('only the platform operator has no alliance');
  return Object.freeze({
    accountId: sub,
    allianceId: alliance,
    role,
    ...(typeof unit === 'string' ? { unitId: unit } : {}),
    ...(typeof enterprise === 'string' ? { enterpriseId: enterprise } : {}),
  });
}
