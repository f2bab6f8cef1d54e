import { hash, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { cacheKeyOf, type Identity } from '@muster/auth';
import { parseApiKey } from '../domain/api-key.js';
import { allianceOfTenant } from '../domain/tenant.js';
import { type Credential, CredentialStore } from './credential.store.js';

/** Somebody we know, and how they showed it. */
export interface Authenticated {
  readonly identity: Identity;
  readonly by: 'api_key' | 'session';
  /** Changes when anything in the identity changes: key of the minted token's cache and of the rate limit. */
  readonly cacheKey: string;
}

interface Remembered {
  readonly authenticated: Authenticated | null;
  /** By the monotonic clock: a clock that is set back would keep a revoked key alive. */
  readonly until: number;
  readonly keyId?: string;
}

/** How long a look-up is believed. Bounds how long a revoked key still works on other gateways; here it ends at once. */
const BELIEVED_MS = 3_000;
const MOST_REMEMBERED = 50_000;
const TOUCH_EVERY_MS = 30_000;

/** Turns credentials into identities. A warm credential costs one hash and one map look-up. */
@Injectable()
export class Authenticator implements OnApplicationShutdown {
  private readonly remembered = new Map<string, Remembered>();
  private readonly underWay = new Map<string, Promise<Remembered>>();
  private used = new Map<string, Date>();
  private readonly logger = new Logger('authentication');
  private readonly timer = setInterval(() => void this.touch(), TOUCH_EVERY_MS).unref();

  constructor(private readonly store: CredentialStore) {}

  /** What is believed about an API key without asking the database: an identity, null for a refused key, undefined when unknown. */
  recallKey(text: string): Authenticated | null | undefined {
    return this.recall(`k${hash('sha256', text, 'base64')}`);
  }

  async authenticateKey(text: string): Promise<Authenticated | null> {
    const parts = parseApiKey(text);
    if (!parts) return null;
    const digest = hash('sha256', text, 'buffer');
    return this.lookUp(`k${digest.toString('base64')}`, parts.keyId, async () => {
      const credential = await this.store.key(parts.keyId);
      const matches = credential !== undefined && timingSafeEqual(credential.secret_sha256, digest);
      return matches ? authenticated(credential, 'api_key') : null;
    });
  }

  recallSession(token: string): Authenticated | null | undefined {
    return this.recall(`s${hash('sha256', token, 'base64')}`);
  }

  async authenticateSession(token: string): Promise<Authenticated | null> {
    const digest = hash('sha256', token, 'buffer');
    return this.lookUp(`s${digest.toString('base64')}`, undefined, async () => {
      const credential = await this.store.session(digest);
      return credential ? authenticated(credential, 'session') : null;
    });
  }

  /** Forgets everything that is believed: after a key, session, password or account has been changed here. */
  forget(): void {
    this.remembered.clear();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.touch();
  }

  private recall(key: string): Authenticated | null | undefined {
    const known = this.remembered.get(key);
    if (!known || known.until <= performance.now()) return undefined;
    if (known.keyId && known.authenticated) this.used.set(known.keyId, new Date());
    return known.authenticated;
  }

  private async lookUp(
    key: string,
    keyId: string | undefined,
    find: () => Promise<Authenticated | null>,
  ): Promise<Authenticated | null> {
    const known = this.recall(key);
    if (known !== undefined) return known;
    let looking = this.underWay.get(key);
    if (!looking) {
      looking = this.remember(key, keyId, find).finally(() => this.underWay.delete(key));
      this.underWay.set(key, looking);
    }
    return (await looking).authenticated;
  }

  private async remember(
    key: string,
    keyId: string | undefined,
    find: () => Promise<Authenticated | null>,
  ): Promise<Remembered> {
    const entry: Remembered = {
      authenticated: await find(),
      until: performance.now() + BELIEVED_MS,
      ...(keyId ? { keyId } : {}),
    };
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, entry);
    if (keyId && entry.authenticated) this.used.set(keyId, new Date());
    return entry;
  }

  private async touch(): Promise<void> {
    if (this.used.size === 0) return;
    const used = this.used;
    this.used = new Map();
    try {
      await this.store.touchKeys(used);
    } catch (error) {
      this.logger.warn({ message: 'the time of last use could not be noted', error });
    }
  }
}

/** SHA-256 of a key's whole text or of a session's token: the only form in which either is stored. */
export function secretHash(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

function authenticated(credential: Credential, by: Authenticated['by']): Authenticated {
  const identity: Identity = Object.freeze({
    accountId: credential.account_id,
    allianceId: allianceOfTenant(credential.tenant_id),
    role: credential.role,
    ...(credential.unit_id ? { unitId: credential.unit_id } : {}),
    ...(credential.enterprise_id ? { enterpriseId: credential.enterprise_id } : {}),
  });
  return { identity, by, cacheKey: cacheKeyOf(identity) };
}
