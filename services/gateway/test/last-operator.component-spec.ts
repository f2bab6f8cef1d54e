import { eventually } from '@muster/local-stack';
import { seenBySomebodyElse } from '@muster/local-stack/testing';
import { Database } from '@muster/persistence';
import { AccountRegistry } from '../src/accounts/account-registry.js';
import { tenantOfAlliance } from '../src/domain/tenant.js';
import { GatewayUnderTest } from './gateway-under-test.js';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await GatewayUnderTest.start();
}, 60_000);
afterAll(() => gateway.stop(), 30_000);

const ACTOR = { account_id: 'test', role: 'operator' };
const close = (allianceId: string | null, id: string): Promise<void> =>
  gateway.running.app.get(AccountRegistry).close(tenantOfAlliance(allianceId), id, ACTOR);

describe('the last operator', () => {
  it.each([
    ['of the platform', null],
    ['of an alliance', 'alone'],
  ])('%s cannot be closed, by itself or by others', async (_whose, allianceId) => {
    const operator = await gateway.account('operator', allianceId);
    const platform = allianceId === null ? operator : await gateway.account('operator', null);
    await gateway.account('dispatcher', 'alone');
    const path = `/v1/accounts/${operator.id}`;
    const refused = await operator.delete(path, { headers: { 'accept-language': 'en' } });
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'last_operator',
        title: 'This is the last operator who can sign in',
        detail: expect.stringMatching(/^Nobody .* first/),
      }),
    ]);
    const ofAlliance = allianceId === null ? '' : `?alliance_id=${allianceId}`;
    const chinese = await platform.delete(path + ofAlliance);
    expect(chinese.body).toMatchObject({ code: 'last_operator', detail: expect.stringContaining('请先') });
    expect((await operator.get('/v1/me')).status).toBe(200);

    const successor = await operator.post('/v1/accounts', { name: 'successor', role: 'operator' });
    expect((await operator.delete(path)).body.code).toBe('last_operator'); // nobody could sign in as the other
    const key = await operator.post(`/v1/accounts/${successor.body.id}/api-keys`, {});
    const keyPath = `/v1/accounts/${successor.body.id}/api-keys/${key.body.key_id}`;
    expect((await operator.delete(keyPath)).status).toBe(204);
    expect((await operator.delete(path)).body.code).toBe('last_operator');
    const password = { password: 'a long phrase nobody guesses' };
    expect((await operator.put(`/v1/accounts/${successor.body.id}/password`, password)).status).toBe(204);
    expect((await operator.delete(path)).status).toBe(204);
    expect((await operator.get('/v1/me')).status).toBe(401);
  });

  it('stays when all are closed at once', async () => {
    const operators = [];
    for (let i = 0; i < 8; i++) operators.push(await gateway.account('operator', 'crowded'));
    const outcomes = await Promise.allSettled(operators.map(({ id }) => close('crowded', id)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { status: 409, code: 'last_operator' } }]);
    const left = operators[outcomes.findIndex(({ status }) => status === 'rejected')]!;
    const { items } = (await left.get('/v1/accounts')).body;
    expect(items.filter(({ state }: { state: string }) => state === 'open')).toMatchObject([{ id: left.id }]);
  });

  it('stays when another process closes the other one at the same moment', async () => {
    const [one, other] = [
      await gateway.account('operator', 'paired'),
      await gateway.account('operator', 'paired'),
    ];
    const database = gateway.running.app.get(Database).dataSource;
    const elsewhere = database.createQueryRunner();
    try {
      await elsewhere.startTransaction();
      await elsewhere.query('update account set open = false where id = $1', [one.id]);
      const closing = Promise.allSettled([close('paired', other.id)]);
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await eventually(
        'the gateway waits for the other process',
        async () => (await seenBySomebodyElse(gateway.database.url, waiting)) === 1,
      );
      await elsewhere.commitTransaction();
      expect(await closing).toMatchObject([{ reason: { code: 'last_operator' } }]);
    } finally {
      await elsewhere.release();
    }
    expect((await other.get('/v1/me')).status).toBe(200);
  }, 90_000);
});
