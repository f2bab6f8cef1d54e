import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@muster/auth';
import { Problem } from '@muster/http';
import { type Actor, VersionConflict } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { Authenticator, secretHash } from '../authentication/authenticator.js';
import { type Account, type AccountCommand, AccountRefused } from '../domain/account.js';
import { composeApiKey, ID_BYTES, SECRET_BYTES } from '../domain/api-key.js';
import { type AccountRow, AccountStore, type AskedOnce, type UsedKey } from '../persistence/account.store.js';
import { hashPassword } from '../sessions/password.js';

export interface AccountToOpen {
  readonly tenantId: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly password?: string | undefined;
}

export interface IssuedSecret {
  readonly keyId: string;
  /** The whole key; exists only in this answer. */
  readonly text: string;
  readonly expiresAt: Date | null;
}

/** What is asked besides: under which idempotency key, and whether anybody waits for it still. */
export interface Asked {
  readonly once?: AskedOnce | undefined;
  readonly gone?: AbortSignal | undefined;
}

/** What is kept beside an idempotency key. */
interface ToldOfAccount {
  readonly account_id: string;
  readonly version: number;
}
interface ToldOfKey {
  readonly key_id: string;
}

const DAY_MS = 86_400_000;

/** The use cases of accounts and keys, for the HTTP routes and for the command line alike. */
@Injectable()
export class AccountRegistry {
  constructor(
    private readonly store: AccountStore,
    private readonly database: Database,
    private readonly authenticator: Authenticator,
  ) {}

  /**
   * Opens an account.
   *
   * @throws Problem 409 `name_taken`, with the account that has it, open or closed; 422 `idempotency_key_reused`, or when role and affiliation
   *   do not fit; 503 as {@link hashPassword}.
   */
  open(account: AccountToOpen, actor: Actor, asked: Asked = {}): Promise<AccountRow> {
    const { tenantId } = account;
    const asItWasThen = async ({ account_id, version }: ToldOfAccount): Promise<AccountRow> => ({
      ...(await this.get(tenantId, account_id)),
      version,
      open: true,
    });
    return this.onlyOnce(tenantId, actor, asked.once, asItWasThen, () => this.openNow(account, actor, asked));
  }

  /** @throws Problem 404. */
  async get(tenantId: string, accountId: string): Promise<AccountRow> {
    const row = await this.store.find(tenantId, accountId);
    if (!row) throw new Problem(404, 'not_found');
    return row;
  }

  /**
   * Closes an account: its keys are revoked, its sessions end and its password is forgotten.
   *
   * An alliance, and the platform, keep one operator who can sign in: one that is open and has a password or a live key. Whoever asks, the
   * operator itself or one of the platform, must open another first; only the platform, or for the platform's own whoever has its machine,
   * could open one afterwards. Keys are revoked without this question: one that has leaked must go at once (ADR-0201).
   *
   * @throws Problem 404, 409 `last_operator`.
   */
  async close(tenantId: string, accountId: string, actor: Actor): Promise<void> {
    await this.get(tenantId, accountId);
    await this.refusing(() => this.store.execute(tenantId, accountId, { type: 'close' }, actor));
    this.authenticator.forget();
  }

  /**
   * Opens a closed account again: the same account, with its name, role and affiliation, and nothing to sign in with until it is given a key
   * or a password (ADR-0202). Does nothing to an account that is open.
   *
   * @throws Problem 404.
   */
  async reopen(tenantId: string, accountId: string, actor: Actor): Promise<AccountRow> {
    await this.get(tenantId, accountId);
    await this.refusing(() => this.store.execute(tenantId, accountId, { type: 'reopen' }, actor));
    return this.get(tenantId, accountId);
  }

  async setPassword(
    tenantId: string,
    accountId: string,
    password: string,
    actor: Actor,
    gone?: AbortSignal,
  ): Promise<void> {
    await this.get(tenantId, accountId);
    const passwordHash = await hashPassword(password, gone);
    await this.refusing(() =>
      this.store.execute(tenantId, accountId, { type: 'set-password' }, actor, { secrets: { passwordHash } }),
    );
    this.authenticator.forget();
  }

  /**
   * Issues a key. It is shown once: a repetition under the same idempotency key is told which one was issued, and issues none (ADR-0203).
   *
   * @throws Problem 404; 409 `already_issued`, `account_closed`, `too_many_keys`; 422 `idempotency_key_reused`.
   */
  async issueKey(
    tenantId: string,
    accountId: string,
    expiresInDays: number | null | undefined,
    actor: Actor,
    once?: AskedOnce,
  ): Promise<IssuedSecret> {
    const now = this.database.now();
    const expiresAt = expiresInDays == null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
    const commandFor = (keyId: string) => ({ type: 'issue-key', keyId, expiresAt, now }) as const;
    const notAgain = ({ key_id }: ToldOfKey) =>
      Promise.reject(new Problem(409, 'already_issued', { key_id }));
    return this.onlyOnce(tenantId, actor, once, notAgain, () =>
      this.withNewKey(tenantId, accountId, actor, expiresAt, commandFor, once),
    );
  }

  /** A new key that does not expire, in place of all that there are, in one step. @throws Problem 404, 409 `account_closed`. */
  async rotateKey(tenantId: string, accountId: string, actor: Actor): Promise<IssuedSecret> {
    const issued = await this.withNewKey(tenantId, accountId, actor, null, (keyId) => ({
      type: 'rotate-key',
      keyId,
      expiresAt: null,
    }));
    this.authenticator.forget();
    return issued;
  }

  private async openNow(
    { tenantId, name, role, unitId, enterpriseId, password }: AccountToOpen,
    actor: Actor,
    { once, gone }: Asked,
  ): Promise<AccountRow> {
    const accountId = uuidv7();
    const passwordHash = password === undefined ? undefined : await hashPassword(password, gone);
    const command = {
      type: 'open',
      role,
      platform: tenantId.startsWith('_'),
      unitId,
      enterpriseId,
      withPassword: password !== undefined,
    } as const;
    const given = {
      name,
      secrets: passwordHash ? { passwordHash } : {},
      once,
      told: ({ version }: Account): ToldOfAccount => ({ account_id: accountId, version }),
    };
    try {
      await this.refusing(() => this.store.execute(tenantId, accountId, command, actor, given));
    } catch (error) {
      if (error instanceof VersionConflict) throw await this.nameTaken(tenantId, name);
      throw error;
    }
    return this.get(tenantId, accountId);
  }

  /** Does `work`, or what `again` says when the key has been used for the same request: before, or by its first arrival meanwhile. */
  private async onlyOnce<Told extends object, T>(
    tenantId: string,
    actor: Actor,
    once: AskedOnce | undefined,
    again: (told: Told) => Promise<T>,
    work: () => Promise<T>,
  ): Promise<T> {
    const used = () => once && this.store.used<Told>(tenantId, actor, once.key);
    // Asked before deciding: the second time, a name would be taken, or the keys too many, by what the first time brought about.
    const before = await used();
    if (before) return again(toldBefore(before, once));
    try {
      return await work();
    } catch (error) {
      const meanwhile = await used();
      if (meanwhile) return again(toldBefore(meanwhile, once));
      throw error;
    }
  }

  private async nameTaken(tenantId: string, name: string): Promise<Problem> {
    const holder = await this.store.findByName(tenantId, name);
    return new Problem(409, 'name_taken', { name, account_id: holder?.id });
  }

  private async withNewKey(
    tenantId: string,
    accountId: string,
    actor: Actor,
    expiresAt: Date | null,
    commandFor: (keyId: string) => AccountCommand,
    once?: AskedOnce,
  ): Promise<IssuedSecret> {
    await this.get(tenantId, accountId);
    const { keyId, text } = composeApiKey(randomBytes(ID_BYTES), randomBytes(SECRET_BYTES));
    const secrets = { keyHashes: { [keyId]: secretHash(text) } };
    const told = (): ToldOfKey => ({ key_id: keyId });
    const given = { secrets, once, told };
    await this.refusing(() => this.store.execute(tenantId, accountId, commandFor(keyId), actor, given));
    return { keyId, text, expiresAt };
  }

  async revokeKey(tenantId: string, accountId: string, keyId: string, actor: Actor): Promise<void> {
    await this.get(tenantId, accountId);
    await this.refusing(() => this.store.execute(tenantId, accountId, { type: 'revoke-key', keyId }, actor));
    this.authenticator.forget();
  }

  private async refusing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AccountRefused)
        throw new Problem(
          STATUS[error.code] ?? 422,
          error.code === 'key_not_found' ? 'not_found' : error.code,
        );
      throw error;
    }
  }
}

function toldBefore<Told extends object>(used: UsedKey<Told>, once: AskedOnce | undefined): Told {
  if (used.fingerprint !== once?.fingerprint) throw new Problem(422, 'idempotency_key_reused');
  return used.response;
}

const STATUS: Readonly<Record<string, number>> = {
  account_closed: 409,
  last_operator: 409,
  too_many_keys: 409,
  key_not_found: 404,
};
