import { Injectable } from '@nestjs/common';
import type { Role } from '@muster/auth';
import { Database, statement } from '@muster/persistence';

/** Session times, ASVS 7.3: ended after half an hour without a request, and after half a day in any case. */
export const SESSION_IDLE_S = 30 * 60;
export const SESSION_LIFETIME_S = 12 * 60 * 60;

/** What is known about a presented credential. */
export interface Credential {
  readonly account_id: string;
  readonly tenant_id: string;
  readonly role: Role;
  readonly unit_id: string | null;
  readonly enterprise_id: string | null;
}

export interface KeyCredential extends Credential {
  readonly secret_sha256: Buffer;
}

const account =
  'account.id as account_id, account.tenant_id, account.role, account.unit_id, account.enterprise_id';
const keyById = statement(
  'credential_by_key',
  `select ${account}, api_key.secret_sha256 from api_key join account on account.id = api_key.account_id and account.tenant_id = api_key.tenant_id
   where api_key.key_id = $1 and account.open and api_key.revoked_at is null and (api_key.expires_at is null or api_key.expires_at > now())`,
);
const touchKeys = statement(
  'touch_api_keys',
  `update api_key set last_used_at = used.at from unnest($1::text[], $2::timestamptz[]) as used(key_id, at)
   where api_key.key_id = used.key_id and (api_key.last_used_at is null or api_key.last_used_at < used.at)`,
);
// A session ends with what began it: a key that is revoked or expired, a password that is another by now. The row is touched at most once a minute: reading a session must not write on every request.
const seeSession = statement(
  'see_session',
  `with live as (
     select session.token_sha256, session.last_seen_at, ${account}
     from session join account on account.id = session.account_id and account.tenant_id = session.tenant_id
     left join api_key on api_key.key_id = session.key_id
     where session.token_sha256 = $1 and account.open
       and case when session.key_id is null then session.password_hash = account.password_hash
         else api_key.revoked_at is null and (api_key.expires_at is null or api_key.expires_at > now()) end
       and session.last_seen_at > now() - make_interval(secs => ${SESSION_IDLE_S})
       and session.started_at > now() - make_interval(secs => ${SESSION_LIFETIME_S})
   ), touched as (
     update session set last_seen_at = now() from live
     where session.token_sha256 = live.token_sha256 and live.last_seen_at < now() - interval '1 minute'
   )
   select account_id, tenant_id, role, unit_id, enterprise_id from live`,
);
const startSession = statement(
  'start_session',
  `with expired as (
     delete from session where account_id = $3 and tenant_id = $2
       and (last_seen_at <= now() - make_interval(secs => ${SESSION_IDLE_S}) or started_at <= now() - make_interval(secs => ${SESSION_LIFETIME_S}))
   )
   insert into session (token_sha256, tenant_id, account_id, key_id, password_hash) values ($1, $2, $3, $4, $5)`,
);
const endSession = statement('end_session', 'delete from session where token_sha256 = $1');

/** Whose session, and what began it: the id of an API key, or the hash that the password was compared with. */
export interface SessionStart {
  readonly tenantId: string;
  readonly accountId: string;
  readonly keyId: string | null;
  readonly passwordHash: string | null;
}

/** Reads what credentials stand for. Only hashes are ever compared or stored. */
@Injectable()
export class CredentialStore {
  constructor(private readonly database: Database) {}

  /** The live key of that id, with the hash to compare; undefined when unknown, expired, revoked, or its account is closed. */
  async key(keyId: string): Promise<KeyCredential | undefined> {
    return (await this.database.query<KeyCredential>(keyById, [keyId]))[0];
  }

  async session(tokenHash: Buffer): Promise<Credential | undefined> {
    return (await this.database.query<Credential>(seeSession, [tokenHash]))[0];
  }

  async startSession(
    tokenHash: Buffer,
    { tenantId, accountId, keyId, passwordHash }: SessionStart,
  ): Promise<void> {
    await this.database.query(startSession, [tokenHash, tenantId, accountId, keyId, passwordHash]);
  }

  async endSession(tokenHash: Buffer): Promise<void> {
    await this.database.query(endSession, [tokenHash]);
  }

  async touchKeys(used: ReadonlyMap<string, Date>): Promise<void> {
    await this.database.query(touchKeys, [[...used.keys()], [...used.values()]]);
  }
}
