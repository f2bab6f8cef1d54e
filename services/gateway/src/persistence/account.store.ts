import { Injectable } from '@nestjs/common';
import type { Identity, Role } from '@muster/auth';
import { type Actor, type Change, EventStore } from '@muster/messaging';
import { Database, standbyHasIt, statement } from '@muster/persistence';
import {
  type Account,
  type AccountCommand,
  type AccountEvent,
  AccountRefused,
  decide,
  evolve,
  type IssuedKey,
  noAccount,
} from '../domain/account.js';
import { LAST_OPERATOR } from './migrations/1765000000000-last-operator.js';
import { toNewEvents } from '../publishing/account-publishing.js';

/** What an account's row holds besides the state that decisions need. */
export interface AccountRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly version: number;
  readonly name: string;
  readonly role: Role;
  readonly unit_id: string | null;
  readonly enterprise_id: string | null;
  readonly open: boolean;
  readonly password_hash: string | null;
  readonly created_at: Date;
}

export interface ApiKeyRow {
  readonly key_id: string;
  readonly issued_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

/** Secrets that go into the rows and never into an event. */
export interface Secrets {
  readonly passwordHash?: string;
  readonly keyHashes?: Readonly<Record<string, Buffer>>;
}

/** `Idempotency-Key` with the fingerprint of what was asked. */
export interface AskedOnce {
  readonly key: string;
  readonly fingerprint: string;
}

/** What a key was used for, and what the first request was told, as far as it may be kept: no secret. */
export interface UsedKey<Told extends object> {
  readonly fingerprint: string;
  readonly response: Told;
}

/** What goes with a command besides its decision. `name` is needed only to open an account. */
export interface Given {
  readonly name?: string;
  readonly secrets?: Secrets;
  readonly once?: AskedOnce | undefined;
  /** What is kept beside the key of `once`. */
  readonly told?: (account: Account) => object;
}

/** State CTEs of the gateway (see the kernel's save statement): the account's row, then its keys. A password does not outlive a closing (ADR-0202). */
export const accountStateSql = `
opened as (
  insert into account (id, tenant_id, version, name, role, unit_id, enterprise_id, open, password_hash, created_at)
  select aggregate_id::uuid, tenant_id, new_version, state->>'name', state->>'role', state->>'unit_id', state->>'enterprise_id', true,
         state->>'password_hash', (state->>'occurred_at')::timestamptz
  from change where expected_version = 0
  on conflict do nothing
  returning id
), changed as (
  update account set version = change.new_version, open = (change.state->>'open')::boolean,
         password_hash = case when account.open and (change.state->>'open')::boolean
           then coalesce(change.state->>'password_hash', account.password_hash) end
  from change
  where account.id = change.aggregate_id::uuid and account.tenant_id = change.tenant_id
    and account.version = change.expected_version and change.expected_version > 0
  returning account.id
), saved(aggregate_id) as (
  select id::text from opened union all select id::text from changed
), keys_issued as (
  insert into api_key (key_id, tenant_id, account_id, secret_sha256, issued_at, expires_at)
  select key.key_id, change.tenant_id, change.aggregate_id::uuid, decode(key.secret_sha256, 'hex'), (change.state->>'occurred_at')::timestamptz, key.expires_at
  from change join saved using (aggregate_id),
       json_to_recordset(change.state->'issued') as key(key_id text, secret_sha256 text, expires_at timestamptz)
), keys_revoked as (
  update api_key set revoked_at = (change.state->>'occurred_at')::timestamptz
  from change join saved using (aggregate_id), json_array_elements_text(change.state->'revoked') as revoked(key_id)
  where api_key.key_id = revoked.key_id and api_key.account_id = change.aggregate_id::uuid and api_key.tenant_id = change.tenant_id
), sessions_ended as (
  delete from session using change join saved using (aggregate_id)
  where session.account_id = change.aggregate_id::uuid and session.tenant_id = change.tenant_id
    and ((change.state->>'open')::boolean = false or change.state->>'password_hash' is not null)
)`;

const columns = 'id, tenant_id, version, name, role, unit_id, enterprise_id, open, password_hash, created_at';
const byId = statement('account_by_id', `select ${columns} from account where id = $1 and tenant_id = $2`);
const byName = statement(
  'account_by_name',
  `select ${columns} from account where tenant_id = $1 and name = $2`,
);
const listed = statement(
  'account_list',
  `select ${columns} from account
   where tenant_id = $1 and ($2::timestamptz is null or (created_at, id) > ($2, $3::uuid)) and ($4::text is null or role = $4)
   order by created_at, id limit $5`,
);
const usedKey = statement(
  'gateway_used_key',
  `select fingerprint, response, (select ${standbyHasIt}) as settled from idempotency_key where tenant_id = $1 and principal = $2 and key = $3`,
);
const keysOf = statement(
  'api_keys_of_account',
  `select key_id, issued_at, expires_at, revoked_at, last_used_at from api_key where account_id = $1 and tenant_id = $2 order by issued_at, key_id`,
);

/** Loads and saves accounts; every change is one statement with its events. */
@Injectable()
export class AccountStore {
  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
  ) {}

  async find(tenantId: string, accountId: string): Promise<AccountRow | undefined> {
    return (await this.database.query<AccountRow>(byId, [accountId, tenantId]))[0];
  }

  async findByName(tenantId: string, name: string): Promise<AccountRow | undefined> {
    return (await this.database.query<AccountRow>(byName, [tenantId, name]))[0];
  }

  async keys(tenantId: string, accountId: string): Promise<ApiKeyRow[]> {
    return this.database.query<ApiKeyRow>(keysOf, [accountId, tenantId]);
  }

  /** What a key was used for by this caller, if it was. */
  async used<Told extends object>(
    tenantId: string,
    { account_id: principal }: Actor,
    key: string,
  ): Promise<UsedKey<Told> | undefined> {
    return (await this.database.query<UsedKey<Told>>(usedKey, [tenantId, principal, key]))[0];
  }

  /** Accounts of a tenant, oldest first. `after` is the last (created_at, id) of the page before. */
  async list(
    tenantId: string,
    limit: number,
    after?: readonly [string, string],
    role?: Role,
  ): Promise<AccountRow[]> {
    return this.database.query<AccountRow>(listed, [
      tenantId,
      after?.[0] ?? null,
      after?.[1] ?? null,
      role ?? null,
      limit,
    ]);
  }

  /**
   * Decides and saves.
   * @throws AccountRefused; VersionConflict when somebody was faster, or the name is taken; IdempotencyReplay.
   */
  async execute(
    tenantId: string,
    accountId: string,
    command: AccountCommand,
    actor: Actor,
    { name, secrets = {}, once, told = () => ({}) }: Given = {},
  ): Promise<Account> {
    const account = command.type === 'open' ? noAccount(accountId) : await this.load(tenantId, accountId);
    const decided = decide(account, command);
    const next = decided.reduce(evolve, account);
    if (decided.length === 0) return account;
    const occurredAt = this.database.now();
    const change: Change = {
      tenantId,
      aggregateType: 'account',
      aggregateId: accountId,
      expectedVersion: account.version,
      events: toNewEvents(accountId, decided, account.version, occurredAt),
      actor,
      state: stateRow(next, decided, occurredAt, secrets, name),
      ...(once ? { idempotency: { ...once, principal: actor.account_id, response: told(next) } } : {}),
    };
    try {
      await this.events.save(change);
    } catch (error) {
      throw isLastOperator(error) ? new AccountRefused('last_operator') : error;
    }
    return next;
  }

  private async load(tenantId: string, accountId: string): Promise<Account> {
    const row = await this.find(tenantId, accountId);
    if (!row) return noAccount(accountId);
    const keys: IssuedKey[] = (await this.keys(tenantId, accountId)).map((key) => ({
      keyId: key.key_id,
      expiresAt: key.expires_at,
      revoked: key.revoked_at !== null,
    }));
    return {
      accountId,
      version: row.version,
      open: row.open,
      role: row.role,
      unitId: row.unit_id,
      enterpriseId: row.enterprise_id,
      keys,
    };
  }
}

function isLastOperator(error: unknown): boolean {
  return (error as { constraint?: string } | null)?.constraint === LAST_OPERATOR;
}

function stateRow(
  account: Account,
  events: readonly AccountEvent[],
  occurredAt: Date,
  secrets: Secrets,
  name?: string,
): object {
  const issued = events.flatMap((event) =>
    event.type === 'api_key.issued'
      ? [
          {
            key_id: event.keyId,
            secret_sha256: secrets.keyHashes?.[event.keyId]?.toString('hex'),
            expires_at: event.expiresAt,
          },
        ]
      : [],
  );
  return {
    name,
    role: account.role,
    unit_id: account.unitId,
    enterprise_id: account.enterpriseId,
    open: account.open,
    password_hash: secrets.passwordHash ?? null,
    occurred_at: occurredAt,
    issued,
    revoked: events.flatMap((event) => (event.type === 'api_key.revoked' ? [event.keyId] : [])),
  };
}

/** The caller as an actor on events: ids and role only. */
export function actorOf(who: Identity): Actor {
  return {
    account_id: who.accountId,
    role: who.role,
    ...(who.unitId ? { unit_id: who.unitId } : {}),
    ...(who.enterpriseId ? { enterprise_id: who.enterpriseId } : {}),
  };
}
