import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@muster/auth';
import { Problem } from '@muster/http';
import { type Actor, VersionConflict } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { Authenticator, secretHash } from '../authentication/authenticator.js';
import { type AccountCommand, AccountRefused } from '../domain/account.js';
import { composeApiKey, ID_BYTES, SECRET_BYTES } from '../domain/api-key.js';
import { type AccountRow, AccountStore } from '../persistence/account.store.js';
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
   * @throws Problem 409 `name_taken`, with the account that has it, open or closed; 422 when role and affiliation do not fit.
   */
  async open(account: AccountToOpen, actor: Actor, gone?: AbortSignal): Promise<AccountRow> {
    const { tenantId, name, role, unitId, enterpriseId, password } = account;
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
    try {
      await this.refusing(() =>
        this.store.execute(tenantId, accountId, command, actor, {
          name,
          secrets: passwordHash ? { passwordHash } : {},
        }),
      );
    } catch (error) {
      if (error instanceof VersionConflict) throw await this.nameTaken(tenantId, name);
      throw error;
    }
    return this.get(tenantId, accountId);
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

  async issueKey(
    tenantId: string,
    accountId: string,
    expiresInDays: number | null | undefined,
    actor: Actor,
  ): Promise<IssuedSecret> {
    const now = this.database.now();
    const expiresAt = expiresInDays == null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
    return this.withNewKey(tenantId, accountId, actor, expiresAt, (keyId) => ({
      type: 'issue-key',
      keyId,
      expiresAt,
      now,
    }));
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
  ): Promise<IssuedSecret> {
    await this.get(tenantId, accountId);
    const { keyId, text } = composeApiKey(randomBytes(ID_BYTES), randomBytes(SECRET_BYTES));
    const secrets = { keyHashes: { [keyId]: secretHash(text) } };
    await this.refusing(() => this.store.execute(tenantId, accountId, commandFor(keyId), actor, { secrets }));
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

const STATUS: Readonly<Record<string, number>> = {
  account_closed: 409,
  last_operator: 409,
  too_many_keys: 409,
  key_not_found: 404,
};
