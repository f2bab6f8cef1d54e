import { GatewayUnderTest } from './gateway-under-test.js';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await GatewayUnderTest.start();
}, 60_000);
afterAll(() => gateway.stop(), 30_000);

const under = (key: string) => ({ headers: { 'idempotency-key': key } });
type Operator = Awaited<ReturnType<GatewayUnderTest['account']>>;

async function keysOf(operator: Operator, accountId: string): Promise<string[]> {
  const { items } = (await operator.get(`/v1/accounts/${accountId}/api-keys`)).body;
  return items.map(({ key_id }: { key_id: string }) => key_id);
}

describe('a key that is asked for again under the same idempotency key', () => {
  let operator: Operator;
  let accountId: string;
  let path: string;
  beforeEach(async () => {
    operator = await gateway.account('operator', 'harbour');
    accountId = (await gateway.account('analyst', 'harbour')).id;
    path = `/v1/accounts/${accountId}/api-keys`;
  });

  it('is not issued twice, and the answer says which one was', async () => {
    const before = await keysOf(operator, accountId);
    const issued = await operator.post(path, { expires_in_days: 90 }, under('k1'));
    expect(issued.status).toBe(201);
    const again = await operator.post(path, { expires_in_days: 90 }, under('"k1"'));
    expect(again.body).toMatchObject({ status: 409, code: 'already_issued', key_id: issued.body.key_id });
    expect(again.body.detail).toContain(`吊销 ${issued.body.key_id}`);
    expect(JSON.stringify(again.body)).not.toContain(issued.body.api_key.slice(20));
    expect(await keysOf(operator, accountId)).toEqual([...before, issued.body.key_id]);
    expect((await gateway.bearing(issued.body.api_key).get('/v1/me')).status).toBe(200);

    const changed = await operator.post(path, { expires_in_days: 30 }, under('k1'));
    expect(changed.body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    const elsewhere = await operator.post(`/v1/accounts/${operator.id}/api-keys`, {}, under('k1'));
    expect(elsewhere.body.code).toBe('idempotency_key_reused');
    const colleague = await gateway.account('operator', 'harbour');
    expect((await colleague.post(path, { expires_in_days: 90 }, under('k1'))).status).toBe(201);
    expect((await operator.post(path, {}, under('two words'))).body.code).toBe('invalid_header');
  });

  it('is issued once when both arrive at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => operator.post(path, {}, under('at-once'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { key_id } = answers.find(({ status }) => status === 201)!.body;
    for (const { status, body } of answers)
      if (status === 409) expect(body).toMatchObject({ code: 'already_issued', key_id });
    expect(await keysOf(operator, accountId)).toHaveLength(2);
  });

  it('is told of also where it could not be issued any more', async () => {
    const issued = await operator.post(path, {}, under('the-last'));
    for (let n = 3; n <= 10; n++) await operator.post(path, {});
    expect((await operator.post(path, {})).body.code).toBe('too_many_keys');
    const repeated = async () => (await operator.post(path, {}, under('the-last'))).body;
    expect(await repeated()).toMatchObject({ code: 'already_issued', key_id: issued.body.key_id });
    await operator.delete(`/v1/accounts/${accountId}`);
    expect(await repeated()).toMatchObject({ code: 'already_issued', key_id: issued.body.key_id });
  });
});

describe('an account that is opened again under the same idempotency key', () => {
  it('is answered as it was then', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const desk = { name: 'repeated desk', role: 'dispatcher', password: 'a long phrase nobody guesses' };
    const opened = await operator.post('/v1/accounts', desk, under('open'));
    expect(opened.status).toBe(201);
    await operator.post(`/v1/accounts/${opened.body.id}/api-keys`, {});
    await operator.delete(`/v1/accounts/${opened.body.id}`);
    const again = await operator.post('/v1/accounts', desk, under('open'));
    expect([again.status, again.body]).toEqual([201, opened.body]);
    for (const header of ['etag', 'location'])
      expect(again.headers.get(header)).toBe(opened.headers.get(header));
    const other = await operator.post('/v1/accounts', { ...desk, role: 'analyst' }, under('open'));
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    expect((await operator.post('/v1/accounts', desk, under('another'))).body.code).toBe('name_taken');
  });

  it('is one account when both arrive at the same moment', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const desk = { name: 'desk at once', role: 'dispatcher' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => operator.post('/v1/accounts', desk, under('once'))),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });
});
