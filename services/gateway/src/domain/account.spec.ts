import {
  type Account,
  type AccountCommand,
  AccountRefused,
  decide,
  evolve,
  MOST_KEYS,
  noAccount,
} from './account.js';

const now = new Date('2026-03-02T01:30:00Z');
const later = new Date('2026-06-01T00:00:00Z');

function after(...commands: AccountCommand[]): Account {
  return commands.reduce(
    (account, command) => decide(account, command).reduce(evolve, account),
    noAccount('a1'),
  );
}

const open: AccountCommand = { type: 'open', role: 'dispatcher', platform: false, withPassword: false };
const issue = (keyId: string, expiresAt: Date | null = null): AccountCommand => ({
  type: 'issue-key',
  keyId,
  expiresAt,
  now,
});

function refusal(account: Account, command: AccountCommand): string | undefined {
  try {
    decide(account, command);
    return undefined;
  } catch (error) {
    return (error as AccountRefused).code;
  }
}

describe('an account', () => {
  it('is opened once, with a password or without', () => {
    expect(decide(noAccount('a1'), { ...open, withPassword: true }).map(({ type }) => type)).toEqual([
      'account.opened',
      'password.set',
    ]);
    expect(after(open)).toMatchObject({ version: 1, open: true, role: 'dispatcher', keys: [] });
    expect(decide(after(open), open)).toEqual([]);
  });

  it.each([
    ['an enterprise without its enterprise', { role: 'enterprise' }, 'enterprise_required'],
    ['an officer without a unit', { role: 'unit_officer' }, 'unit_required'],
    ['a head without a unit', { role: 'unit_head' }, 'unit_required'],
    ['a secretary of a unit', { role: 'party_secretary', unitId: 'u' }, 'affiliation_not_allowed'],
    ['an analyst of an enterprise', { role: 'analyst', enterpriseId: 'e' }, 'affiliation_not_allowed'],
    [
      'an enterprise in a unit',
      { role: 'enterprise', enterpriseId: 'e', unitId: 'u' },
      'affiliation_not_allowed',
    ],
    ['a platform analyst', { role: 'analyst', platform: true }, 'platform_needs_operator'],
    [
      'a platform operator of a unit',
      { role: 'operator', platform: true, unitId: 'u' },
      'affiliation_not_allowed',
    ],
  ] as const)('cannot be %s', (_what, parts, code) => {
    expect(refusal(noAccount('a1'), { ...open, ...parts })).toBe(code);
  });

  it('of a party secretary is of one enterprise, or of all', () => {
    const secretary = { ...open, role: 'party_secretary' as const };
    expect(after({ ...secretary, enterpriseId: 'e' })).toMatchObject({ open: true, enterpriseId: 'e' });
    expect(after(secretary)).toMatchObject({ open: true, enterpriseId: null });
  });

  it('has keys that are revoked one by one, each once', () => {
    const account = after(open, issue('k1'), issue('k2'));
    expect(decide(account, { type: 'revoke-key', keyId: 'k1' })).toEqual([
      { type: 'api_key.revoked', keyId: 'k1' },
    ]);
    const revoked = after(open, issue('k1'), { type: 'revoke-key', keyId: 'k1' });
    expect(decide(revoked, { type: 'revoke-key', keyId: 'k1' })).toEqual([]);
    expect(refusal(account, { type: 'revoke-key', keyId: 'k9' })).toBe('key_not_found');
  });

  it('has at most ten live keys; expired and revoked ones do not count', () => {
    const full = after(open, ...Array.from({ length: MOST_KEYS }, (_key, i) => issue(`k${i}`, later)));
    expect(refusal(full, issue('one more'))).toBe('too_many_keys');
    expect(refusal(full, { type: 'issue-key', keyId: 'next', expiresAt: null, now: later })).toBeUndefined();
    const freed = decide(full, { type: 'revoke-key', keyId: 'k0' }).reduce(evolve, full);
    expect(refusal(freed, issue('one more'))).toBeUndefined();
    expect(refusal(after(open), issue('k', now))).toBe('expiry_in_the_past');
  });

  it('loses its keys when it is closed, and can do nothing afterwards', () => {
    const account = after(open, issue('k1'), issue('k2'), { type: 'revoke-key', keyId: 'k1' });
    expect(decide(account, { type: 'close' })).toEqual([
      { type: 'api_key.revoked', keyId: 'k2' },
      { type: 'account.closed' },
    ]);
    const closed = decide(account, { type: 'close' }).reduce(evolve, account);
    expect(closed).toMatchObject({ open: false, version: 6 });
    expect(decide(closed, { type: 'close' })).toEqual([]);
    expect(refusal(closed, issue('k3'))).toBe('account_closed');
    expect(refusal(closed, { type: 'set-password' })).toBe('account_closed');
  });

  it('is reopened without its keys, once, and can be given new ones', () => {
    const closed = after(open, issue('k1'), { type: 'close' });
    expect(decide(closed, { type: 'reopen' })).toEqual([{ type: 'account.reopened' }]);
    const reopened = decide(closed, { type: 'reopen' }).reduce(evolve, closed);
    expect(reopened).toMatchObject({ open: true, role: 'dispatcher', version: 5, keys: [{ revoked: true }] });
    expect(decide(reopened, { type: 'reopen' })).toEqual([]);
    expect(refusal(reopened, issue('k2'))).toBeUndefined();
    expect(decide(noAccount('a1'), { type: 'reopen' })).toEqual([]);
  });
});
