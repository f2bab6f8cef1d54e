import type { Role } from '@muster/auth';

/** An API key as the account knows it; the secret itself is nowhere. */
export interface IssuedKey {
  readonly keyId: string;
  readonly expiresAt: Date | null;
  readonly revoked: boolean;
}

/** State of one account, folded from its events. */
export interface Account {
  readonly accountId: string;
  /** 0 before the account is opened. */
  readonly version: number;
  readonly open: boolean;
  readonly role: Role;
  readonly unitId: string | null;
  readonly enterpriseId: string | null;
  readonly keys: readonly IssuedKey[];
}

export type AccountEvent =
  | {
      readonly type: 'account.opened';
      readonly role: Role;
      readonly unitId: string | null;
      readonly enterpriseId: string | null;
    }
  | { readonly type: 'account.closed' }
  | { readonly type: 'account.reopened' }
  | { readonly type: 'password.set' }
  | { readonly type: 'api_key.issued'; readonly keyId: string; readonly expiresAt: Date | null }
  | { readonly type: 'api_key.revoked'; readonly keyId: string };

export type AccountCommand =
  | {
      readonly type: 'open';
      readonly role: Role;
      readonly platform: boolean;
      readonly unitId?: string | undefined;
      readonly enterpriseId?: string | undefined;
      readonly withPassword: boolean;
    }
  | { readonly type: 'set-password' }
  | {
      readonly type: 'issue-key';
      readonly keyId: string;
      readonly expiresAt: Date | null;
      readonly now: Date;
    }
  /** Besides, every other key is revoked: there may be as many as there can be. */
  | {
      readonly type: 'rotate-key';
      readonly keyId: string;
      readonly expiresAt: Date | null;
    }
  | { readonly type: 'revoke-key'; readonly keyId: string }
  | { readonly type: 'close' }
  | { readonly type: 'reopen' };

/** Why a command was refused. `last_operator` is found out as it is saved: the other accounts decide it (ADR-0201). */
export type AccountRefusal =
  | 'account_closed'
  | 'last_operator'
  | 'enterprise_required'
  | 'unit_required'
  | 'affiliation_not_allowed'
  | 'platform_needs_operator'
  | 'expiry_in_the_past'
  | 'too_many_keys'
  | 'key_not_found';

export class AccountRefused extends Error {
  constructor(readonly code: AccountRefusal) {
    super(code);
    this.name = 'AccountRefused';
  }
}

/** Keys that one account may have at once: enough to rotate with an overlap, few enough to keep in view. */
export const MOST_KEYS = 10;

export function noAccount(accountId: string): Account {
  return { accountId, version: 0, open: false, role: 'analyst', unitId: null, enterpriseId: null, keys: [] };
}

/** What happens. Repeating a command that has already had its effect changes nothing (empty list). */
export function decide(account: Account, command: AccountCommand): AccountEvent[] {
  if (command.type === 'open') return account.version > 0 ? [] : open(command);
  if (command.type === 'close')
    return account.open ? [...revokeAll(account), { type: 'account.closed' }] : [];
  if (command.type === 'reopen') return wasClosed(account) ? [{ type: 'account.reopened' }] : [];
  if (command.type === 'revoke-key') return revokeKey(account, command.keyId);
  if (!account.open) throw new AccountRefused('account_closed');
  switch (command.type) {
    case 'set-password':
      return [{ type: 'password.set' }];
    case 'issue-key':
      return issueKey(account, command);
    case 'rotate-key': {
      const { keyId, expiresAt } = command;
      return [...revokeAll(account), { type: 'api_key.issued', keyId, expiresAt }];
    }
  }
}

export function evolve(account: Account, event: AccountEvent): Account {
  const next = { ...account, version: account.version + 1 };
  switch (event.type) {
    case 'account.opened':
      return {
        ...next,
        open: true,
        role: event.role,
        unitId: event.unitId,
        enterpriseId: event.enterpriseId,
      };
    case 'account.closed':
      return { ...next, open: false };
    case 'account.reopened':
      return { ...next, open: true };
    case 'password.set':
      return next;
    case 'api_key.issued':
      return {
        ...next,
        keys: [...account.keys, { keyId: event.keyId, expiresAt: event.expiresAt, revoked: false }],
      };
    case 'api_key.revoked':
      return {
        ...next,
        keys: account.keys.map((key) => (key.keyId === event.keyId ? { ...key, revoked: true } : key)),
      };
  }
}

type Opening = Extract<AccountCommand, { type: 'open' }>;

/** Why nobody can have this role with this affiliation; undefined when somebody can. */
export function affiliationFault({
  role,
  platform,
  unitId,
  enterpriseId,
}: Pick<Opening, 'role' | 'platform' | 'unitId' | 'enterpriseId'>): AccountRefusal | undefined {
  if (platform && role !== 'operator') return 'platform_needs_operator';
  if (role === 'enterprise' && !enterpriseId) return 'enterprise_required';
  if ((role === 'unit_officer' || role === 'unit_head') && !unitId) return 'unit_required';
  // A secretary leads the party organisation of one enterprise, or one that spans the alliance: with an enterprise or without.
  const ofEnterprises = role === 'enterprise' || role === 'party_secretary';
  const foreign = (!ofEnterprises && enterpriseId) || (ofEnterprises && unitId) || (platform && unitId);
  return foreign ? 'affiliation_not_allowed' : undefined;
}

function open(command: Opening): AccountEvent[] {
  const { role, unitId, enterpriseId, withPassword } = command;
  const fault = affiliationFault(command);
  if (fault) throw new AccountRefused(fault);
  const opened: AccountEvent = {
    type: 'account.opened',
    role,
    unitId: unitId ?? null,
    enterpriseId: enterpriseId ?? null,
  };
  return withPassword ? [opened, { type: 'password.set' }] : [opened];
}

function wasClosed(account: Account): boolean {
  return account.version > 0 && !account.open;
}

function issueKey(
  account: Account,
  { keyId, expiresAt, now }: Extract<AccountCommand, { type: 'issue-key' }>,
): AccountEvent[] {
  if (expiresAt && expiresAt <= now) throw new AccountRefused('expiry_in_the_past');
  const live = account.keys.filter((key) => !key.revoked && (key.expiresAt === null || key.expiresAt > now));
  if (live.length >= MOST_KEYS) throw new AccountRefused('too_many_keys');
  return [{ type: 'api_key.issued', keyId, expiresAt }];
}

function revokeKey(account: Account, keyId: string): AccountEvent[] {
  const key = account.keys.find((each) => each.keyId === keyId);
  if (!key) throw new AccountRefused('key_not_found');
  return key.revoked ? [] : [{ type: 'api_key.revoked', keyId }];
}

function revokeAll(account: Account): AccountEvent[] {
  return account.keys
    .filter(({ revoked }) => !revoked)
    .map(({ keyId }) => ({ type: 'api_key.revoked', keyId }));
}
