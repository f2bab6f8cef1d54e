import { jest } from '@jest/globals';
import { Readable } from 'node:stream';
import { Database } from '@muster/persistence';
import { AccountRegistry } from '../src/accounts/account-registry.js';
import { accountsCommand } from '../src/accounts/account-command-line.js';
import { GatewayUnderTest } from './gateway-under-test.js';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await GatewayUnderTest.start();
}, 60_000);
afterAll(() => gateway.stop(), 30_000);

/** Runs the command as a shell would see it. */
async function run(
  args: string[],
  input?: string,
  out: string[] = [],
): Promise<{ code: number; out: string; err: string }> {
  const err: string[] = [];
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  if (input !== undefined)
    Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    return { code: await accountsCommand(args, gateway.running.app), out: out.join(''), err: err.join('') };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
    Object.defineProperty(process, 'stdin', stdin);
  }
}

describe('accounts create', () => {
  it('opens an account and prints its key once', async () => {
    const args = [
      'create',
      '--alliance',
      'harbour',
      '--role',
      'unit_officer',
      '--unit',
      'customs',
      '--name',
      'Customs desk',
      '--json',
    ];
    const first = await run(args);
    expect(first.code).toBe(0);
    const created = JSON.parse(first.out);
    expect(created).toMatchObject({
      alliance_id: 'harbour',
      role: 'unit_officer',
      unit_id: 'customs',
      name: 'Customs desk',
      created: true,
    });
    expect((await gateway.bearing(created.api_key).get('/v1/me')).body).toMatchObject({
      account_id: created.account_id,
      unit_id: 'customs',
    });
    const again = JSON.parse((await run(args)).out);
    expect(again).toMatchObject({ account_id: created.account_id, created: false, api_key: null });
    const rotated = JSON.parse((await run([...args, '--rotate'])).out);
    expect((await gateway.bearing(rotated.api_key).get('/v1/me')).status).toBe(200);
    expect((await gateway.bearing(created.api_key).get('/v1/me')).status).toBe(401);
  });

  it('rotates an account that has as many keys as there can be', async () => {
    const args = ['create', '--alliance', 'harbour', '--role', 'analyst', '--name', 'Ten keys', '--json'];
    const { account_id, api_key } = JSON.parse((await run(args)).out);
    const registry = gateway.running.app.get(AccountRegistry);
    const actor = { account_id: 'test', role: 'operator' };
    for (let n = 1; n < 10; n++) await registry.issueKey('harbour', account_id, null, actor);
    const rotated = JSON.parse((await run([...args, '--rotate'])).out);
    expect((await gateway.bearing(rotated.api_key).get('/v1/me')).status).toBe(200);
    expect((await gateway.bearing(api_key).get('/v1/me')).status).toBe(401);
    const operator = await gateway.account('operator', 'harbour');
    const { items } = (await operator.get(`/v1/accounts/${account_id}/api-keys`)).body;
    expect(items.filter(({ revoked_at }: { revoked_at: string | null }) => revoked_at === null)).toHaveLength(
      1,
    );
  });

  it('takes a batch, with passwords and a platform operator', async () => {
    const batch = [
      { alliance_id: null, role: 'operator', name: 'platform' },
      {
        alliance_id: 'harbour',
        role: 'enterprise',
        enterprise_id: 'enterprise-001',
        name: 'Enterprise 001',
        password: 'a long enough phrase',
      },
    ];
    const { out } = await run(['create', '--batch', '--json'], JSON.stringify(batch));
    const [platform, enterprise] = JSON.parse(out);
    expect((await gateway.bearing(platform.api_key).get('/v1/me')).body).toMatchObject({
      alliance_id: null,
      role: 'operator',
    });
    expect(enterprise).not.toHaveProperty('password');
    const signedIn = await gateway.anonymous.post('/v1/sessions', {
      alliance_id: 'harbour',
      name: 'Enterprise 001',
      password: 'a long enough phrase',
    });
    expect(signedIn.body.account_id).toBe(enterprise.account_id);
  });

  it('shows the keys that it has issued, whatever ends it', async () => {
    const named = (name: string) => ({ alliance_id: 'harbour', role: 'analyst', name });
    const database = gateway.running.app.get(Database).dataSource;
    await database.query(`alter table account add constraint refused check (name <> 'Second')`);
    const seen: string[] = [];
    try {
      const batch = JSON.stringify([named('First'), named('Second')]);
      await expect(run(['create', '--batch', '--json'], batch, seen)).rejects.toThrow('refused');
    } finally {
      await database.query('alter table account drop constraint refused');
    }
    const [first, ...others] = JSON.parse(seen.join(''));
    expect(others).toEqual([]);
    expect((await gateway.bearing(first.api_key).get('/v1/me')).status).toBe(200);
  });

  it('does nothing when something is wrong, and says what', async () => {
    const bad = await run(
      ['create', '--batch'],
      JSON.stringify([
        { alliance_id: 'harbour', role: 'analyst', name: 'never' },
        { alliance_id: 'Not A Slug', role: 'king' },
        { alliance_id: 'harbour', role: 'unit_officer', name: 'Nobody’s' },
      ]),
    );
    expect(bad.code).toBe(2);
    expect(bad.err).toMatch(
      /account 1: alliance_id is not an id: Not A Slug\naccount 1: role is not known: king\naccount 1: a name.*\naccount 2: .*unit_required/,
    );
    expect((await run(['create', '--role', 'analyst', '--name', 'x'])).err).toMatch(
      /either --alliance or --platform/,
    );
    expect((await run(['create', '--nonsense'])).code).toBe(2);
    expect((await run(['drop'])).code).toBe(2);
    expect(
      JSON.parse(
        (await run(['create', '--alliance', 'harbour', '--role', 'analyst', '--name', 'never', '--json']))
          .out,
      ).created,
    ).toBe(true);
  });
});
