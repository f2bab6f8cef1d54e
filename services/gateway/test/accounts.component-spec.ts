import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '@muster/http/testing';
import { testBrokers } from '@muster/local-stack/testing';
import { EventStore, KafkaJsClient } from '@muster/messaging';
import { Database, statement } from '@muster/persistence';
import { GatewayUnderTest } from './gateway-under-test.js';

/** Attempts a minute from one address: more than all the suite's own, which come from one. */
const SIGN_INS = 15;

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await GatewayUnderTest.start({ MUSTER_SIGN_IN_RATE_LIMIT: String(SIGN_INS) });
}, 60_000);
afterAll(() => gateway.stop(), 30_000);

const password = 'correct horse battery staple';
const idempotent = { headers: { 'idempotency-key': 'k1' } };

describe('keys', () => {
  it('opens doors only as long as it is valid', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const opened = await operator.post('/v1/accounts', { name: 'desk', role: 'dispatcher' });
    expect(opened.status).toBe(201);
    const issued = await operator.post(`/v1/accounts/${opened.body.id}/api-keys`, { expires_in_days: 1 });
    expect(issued.body.api_key).toMatch(/^mk_[A-Za-z0-9]{16}_[A-Za-z0-9_-]{43}$/);
    const desk = gateway.bearing(issued.body.api_key);
    expect((await desk.get('/v1/tickets')).status).toBe(200);
    expect(
      (
        await gateway
          .bearing(`${issued.body.api_key.slice(0, -1)}${issued.body.api_key.endsWith('A') ? 'B' : 'A'}`)
          .get('/v1/tickets')
      ).status,
    ).toBe(401);
    const listed = await operator.get(`/v1/accounts/${opened.body.id}/api-keys`);
    expect(listed.body.items).toMatchObject([{ key_id: issued.body.key_id, revoked_at: null }]);
    expect(JSON.stringify(listed.body)).not.toContain(issued.body.api_key);
    expect(
      (await operator.delete(`/v1/accounts/${opened.body.id}/api-keys/${issued.body.key_id}`)).status,
    ).toBe(204);
    expect((await desk.get('/v1/tickets')).body).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it.each([
    ['is revoked', 'update api_key set revoked_at = now() where key_id = $1'],
    ['expires', 'update api_key set expires_at = now() where key_id = $1'],
    [
      'loses its account',
      'update account set open = false from api_key where api_key.account_id = account.id and key_id = $1',
    ],
  ])('stops working within five seconds on other gateways when it %s', async (what, sql) => {
    const dispatcher = await gateway.account('dispatcher', 'harbour');
    expect((await dispatcher.get('/v1/tickets')).status).toBe(200);
    await gateway.running.app.get(Database).query(statement(`elsewhere_${what}`, sql), [dispatcher.keyId]);
    const since = Date.now();
    while ((await dispatcher.get('/v1/tickets')).status !== 401) {
      expect(Date.now() - since).toBeLessThan(5_000);
      await pause(50);
    }
  });

  it('is stored as a hash only, and its use is published without it', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const opened = (
      await operator.post('/v1/accounts', {
        name: 'published',
        role: 'analyst',
        password: 'correct horse battery',
      })
    ).body;
    const issued = (await operator.post(`/v1/accounts/${opened.id}/api-keys`, {}, idempotent)).body;
    const kafka = new KafkaJsClient({ clientId: 'test', brokers: testBrokers(), log: () => undefined });
    await kafka.connect();
    const found: { type: string; data: any }[] = [];
    const complete = Promise.withResolvers<void>();
    const consumer = await kafka.consume({
      group: `${gateway.topicPrefix}check`,
      topics: [`${gateway.topicPrefix}muster.accounts.v1`],
      onBatch: async (batch) => {
        for (const { key, value, headers } of batch.messages)
          if (key === opened.id)
            found.push({ type: String(headers.ce_type), data: JSON.parse(value!.toString()) });
        if (found.length >= 2) complete.resolve();
        return { next: batch.messages.at(-1)!.offset + 1 };
      },
    });
    await complete.promise;
    await consumer.stop();
    await kafka.disconnect();
    expect(found).toMatchObject([
      { type: 'muster.account.opened.v1', data: { account_id: opened.id, role: 'analyst', version: 1 } },
      {
        type: 'muster.api_key.issued.v1',
        data: { account_id: opened.id, key_id: issued.key_id, expires_at: null, version: 3 },
      },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/published|horse|mk_/);
    const everything = statement(
      'everything',
      `select (select json_agg(a) from account a)::text || (select json_agg(k) from api_key k)::text || (select json_agg(e) from event_log e)::text || (select json_agg(i) from idempotency_key i)::text as text`,
    );
    const [row] = await gateway.running.app.get(Database).query<{ text: string }>(everything);
    expect(row!.text).not.toContain(issued.api_key.slice(20));
    expect(row!.text).not.toContain('horse');
  });
});

describe('accounts', () => {
  it('are the business of the alliance’s operator, and of nobody else', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const foreign = await gateway.account('operator', 'elsewhere');
    const platform = await gateway.account('operator', null);
    const { id } = (await operator.post('/v1/accounts', { name: 'watched', role: 'council' })).body;
    for (const role of ['enterprise', 'unit_officer', 'dispatcher', 'council', 'analyst'] as const) {
      const other = await gateway.account(role, 'harbour');
      expect([role, (await other.get('/v1/accounts')).status]).toEqual([role, 403]);
      expect([role, (await other.get('/v1/me')).body.role]).toEqual([role, role]);
    }
    expect((await foreign.get(`/v1/accounts/${id}`)).status).toBe(404);
    expect((await foreign.get('/v1/accounts?alliance_id=harbour')).status).toBe(404);
    expect(
      (await foreign.post('/v1/accounts', { name: 'mole', role: 'operator', alliance_id: 'harbour' })).status,
    ).toBe(404);
    expect((await foreign.post(`/v1/accounts/${id}/api-keys`, {})).status).toBe(404);
    expect((await foreign.delete(`/v1/accounts/${id}`)).status).toBe(404);
    expect((await foreign.put(`/v1/accounts/${id}/password`, { password: 'a long enough one' })).status).toBe(
      404,
    );
    const seenByPlatform = await platform.get(`/v1/accounts/${id}?alliance_id=harbour`);
    expect(seenByPlatform.body).toMatchObject({ id, alliance_id: 'harbour', name: 'watched', state: 'open' });
  });

  it('are validated', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const platform = await gateway.account('operator', null);
    const opened = await platform.post('/v1/accounts?alliance_id=harbour', {
      name: 'first-operator',
      role: 'operator',
      password: null,
      unit_id: null,
    });
    expect([opened.status, opened.body.alliance_id]).toEqual([201, 'harbour']);
    const torn = { name: 'x', role: 'operator', alliance_id: 'elsewhere' };
    expect((await platform.post('/v1/accounts?alliance_id=harbour', torn)).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/alliance_id' }],
    });
    const mole = { name: 'mole', role: 'operator' };
    expect((await operator.post('/v1/accounts?alliance_id=elsewhere', mole)).status).toBe(404);
    const eternal = `/v1/accounts/${opened.body.id}/api-keys?alliance_id=harbour`;
    expect((await platform.post(eternal, { expires_in_days: null })).body.expires_at).toBeNull();
    const codes = async (body: object) => (await operator.post('/v1/accounts', body)).body.code;
    expect(await codes({ name: 'a', role: 'enterprise' })).toBe('enterprise_required');
    expect(await codes({ name: 'a', role: 'unit_officer' })).toBe('unit_required');
    expect(await codes({ name: 'a', role: 'analyst', enterprise_id: 'e' })).toBe('affiliation_not_allowed');
    expect(await codes({ name: 'a', role: 'king' })).toBe('validation_failed');
    await operator.post('/v1/accounts', { name: 'twice', role: 'analyst' });
    expect(await codes({ name: 'twice', role: 'analyst' })).toBe('name_taken');
  });

  it('are listed page by page', async () => {
    const operator = await gateway.account('operator', 'paged');
    for (let i = 0; i < 4; i++) await operator.post('/v1/accounts', { name: `n${i}`, role: 'analyst' });
    const names: string[] = [];
    let path: string | null = '/v1/accounts?limit=2&role=analyst';
    while (path) {
      const answer: Answer = await operator.get(path);
      names.push(...answer.body.items.map(({ name }: { name: string }) => name));
      path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(names).toEqual(['n0', 'n1', 'n2', 'n3']);
    expect((await operator.get('/v1/accounts?cursor=nonsense')).body.errors[0].code).toBe('invalid_cursor');
  });

  it('that are closed lose their keys and sessions', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const dispatcher = await gateway.account('dispatcher', 'harbour');
    expect((await dispatcher.get('/v1/me')).status).toBe(200);
    expect((await operator.delete(`/v1/accounts/${dispatcher.id}`)).status).toBe(204);
    expect((await dispatcher.get('/v1/me')).status).toBe(401);
    expect((await operator.post(`/v1/accounts/${dispatcher.id}/api-keys`, {})).body.code).toBe(
      'account_closed',
    );
  });

  it('that are closed can be reopened, with nothing to sign in with', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const desk = { name: 'reopened desk', role: 'unit_officer', unit_id: 'customs', password };
    const { id } = (await operator.post('/v1/accounts', desk)).body;
    const { api_key } = (await operator.post(`/v1/accounts/${id}/api-keys`, {})).body;
    const signIn = (text: string) =>
      gateway.anonymous.post('/v1/sessions', { alliance_id: 'harbour', name: desk.name, password: text });
    const cookies: string[] = [];
    for (const answer of [await signIn(password), await gateway.anonymous.post('/v1/sessions', { api_key })])
      cookies.push(answer.headers.get('set-cookie')!.split(';')[0]!);
    const statuses = async () => [
      (await gateway.bearing(api_key).get('/v1/me')).status,
      ...(await Promise.all(
        cookies.map(
          async (cookie) => (await gateway.anonymous.get('/v1/me', { headers: { cookie } })).status,
        ),
      )),
    ];
    expect(await statuses()).toEqual([200, 200, 200]);
    await operator.delete(`/v1/accounts/${id}`);
    const again = await operator.post('/v1/accounts', desk);
    expect(again.body).toMatchObject({ status: 409, code: 'name_taken', account_id: id });
    expect(again.body.detail).toContain(`/v1/accounts/${id}/reopen`);

    const path = `/v1/accounts/${id}/reopen`;
    const foreign = await gateway.account('operator', 'elsewhere');
    expect((await foreign.post(path)).status).toBe(404);
    expect((await foreign.post(`${path}?alliance_id=harbour`)).status).toBe(404);
    expect((await (await gateway.account('council', 'harbour')).post(path)).status).toBe(403);
    const reopened = await operator.post(path);
    const { name, role, unit_id } = desk;
    expect([reopened.status, reopened.body]).toEqual([
      200,
      expect.objectContaining({ id, name, role, unit_id, state: 'open' }),
    ]);
    expect((await operator.post(path)).headers.get('etag')).toBe(reopened.headers.get('etag'));
    expect(await statuses()).toEqual([401, 401, 401]);
    expect((await signIn(password)).body.code).toBe('sign_in_failed');

    const renewed = (await operator.post(`/v1/accounts/${id}/api-keys`, {})).body;
    expect((await gateway.bearing(renewed.api_key).get('/v1/me')).body).toMatchObject({
      account_id: id,
      role,
    });
    await operator.put(`/v1/accounts/${id}/password`, { password });
    expect((await signIn(password)).status).toBe(201);
    expect(await statuses()).toEqual([401, 401, 401]);
    const events = await gateway.running.app.get(EventStore).readStream('harbour', id);
    expect(events.find(({ type }) => type === 'account.reopened')).toMatchObject({
      actor: { account_id: operator.id, role: 'operator' },
      data: { account_id: id, version: reopened.body.version },
    });
  });
});

describe('sessions', () => {
  it('start with a password, last in a cookie, and end on request', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const { id } = (await operator.post('/v1/accounts', { name: 'console', role: 'dispatcher', password }))
      .body;
    const signIn = (body: object) => gateway.anonymous.post('/v1/sessions', body);
    expect((await signIn({ alliance_id: 'harbour', name: 'console', password: 'wrong' })).body).toMatchObject(
      { status: 401, code: 'sign_in_failed' },
    );
    expect((await signIn({ alliance_id: 'elsewhere', name: 'console', password })).status).toBe(401);
    expect((await signIn({ alliance_id: 'harbour' })).body.errors).toHaveLength(2);
    const answer = await signIn({ alliance_id: 'harbour', name: 'console', password });
    expect(answer.body).toMatchObject({ account_id: id, role: 'dispatcher', name: 'console' });
    const setCookie = answer.headers.get('set-cookie')!;
    expect(setCookie).toMatch(/^muster_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const cookie = setCookie.split(';')[0]!;
    const ask = (headers: Record<string, string> = {}) => ({ headers: { cookie, ...headers } });
    expect((await gateway.anonymous.get('/v1/tickets', ask())).status).toBe(200);
    expect((await gateway.anonymous.get('/v1/me', ask())).body.account_id).toBe(id);
    const own = { origin: gateway.url, 'sec-fetch-site': 'same-origin', ...idempotent.headers };
    expect((await gateway.anonymous.post('/v1/tickets', { title: 'x' }, ask(own))).status).toBe(201);
    const signs: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of signs) {
      const foreign = await gateway.anonymous.post(
        '/v1/tickets',
        { title: 'x' },
        ask({ ...idempotent.headers, ...headers }),
      );
      expect(foreign.body).toMatchObject({ status: 403, code: 'cross_site_request' });
    }
    expect((await gateway.anonymous.delete('/v1/sessions', ask())).status).toBe(204);
    expect((await gateway.anonymous.get('/v1/tickets', ask())).status).toBe(401);
  });

  it('end when the password is changed', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const { id } = (await operator.post('/v1/accounts', { name: 'changed', role: 'analyst', password })).body;
    const { headers } = await gateway.anonymous.post('/v1/sessions', {
      alliance_id: 'harbour',
      name: 'changed',
      password,
      api_key: null, // as many clients write what is absent
    });
    const cookie = headers.get('set-cookie')!.split(';')[0]!;
    expect((await gateway.anonymous.get('/v1/me', { headers: { cookie } })).status).toBe(200);
    expect(
      (await operator.put(`/v1/accounts/${id}/password`, { password: 'another long phrase' })).status,
    ).toBe(204);
    expect((await gateway.anonymous.get('/v1/me', { headers: { cookie } })).status).toBe(401);
  });

  it('may start with an API key', async () => {
    const council = await gateway.account('council', 'harbour');
    const answer = await gateway.anonymous.post('/v1/sessions', { api_key: council.key });
    expect(answer.body.account_id).toBe(council.id);
    // … and ends with it: whoever has got hold of the key would stay otherwise.
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const me = () => gateway.anonymous.get('/v1/me', { headers: { cookie } });
    expect((await me()).status).toBe(200);
    const operator = await gateway.account('operator', 'harbour');
    const path = `/v1/accounts/${council.id}/api-keys/${council.keyId}`;
    expect((await operator.delete(path)).status).toBe(204);
    expect((await me()).status).toBe(401);
  });

  it('of an API key end when it expires', async () => {
    const council = await gateway.account('council', 'harbour');
    const { headers } = await gateway.anonymous.post('/v1/sessions', { api_key: council.key });
    const cookie = headers.get('set-cookie')!.split(';')[0]!;
    const expire = statement('expire_key', 'update api_key set expires_at = now() where key_id = $1');
    await gateway.running.app.get(Database).query(expire, [council.keyId]);
    expect((await gateway.anonymous.get('/v1/me', { headers: { cookie } })).status).toBe(401);
  });

  it('cannot be guessed at speed', async () => {
    const statuses: number[] = [];
    while (statuses.at(-1) !== 429 && statuses.length <= SIGN_INS) {
      const guess = { alliance_id: 'harbour', name: 'victim', password: `guess ${statuses.length}` };
      statuses.push((await gateway.anonymous.post('/v1/sessions', guess)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});
