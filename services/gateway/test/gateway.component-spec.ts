import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { once } from 'node:events';
import { KafkaJsClient } from '@muster/messaging';
import { Database, statement } from '@muster/persistence';
import { testBrokers } from '@muster/local-stack/testing';
import type { Answer } from '@muster/http/testing';
import { GatewayUnderTest } from './gateway-under-test.js';
import { seen } from './harbour.service.js';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await GatewayUnderTest.start();
}, 60_000);
afterAll(() => gateway.stop(), 30_000);

const idempotent = { headers: { 'idempotency-key': 'k1' } };

/** Sends raw bytes and reads the answer to its end. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  await once(socket, 'close');
  return answer;
}

describe('routing', () => {
  it('passes a request on with a signed identity, and the answer back', async () => {
    const enterprise = await gateway.account('enterprise', 'harbour');
    const answer = await enterprise.post(
      '/v1/tickets',
      { title: '通关延误' },
      { headers: { ...idempotent.headers, 'accept-language': 'en', 'if-match': '"v1"' } },
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"v1"');
    expect(answer.headers.get('location')).toBe('/v1/tickets/1');
    expect(answer.headers.get('ratelimit-policy')).toBe('"account";q=1200;w=60');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.body).toMatchObject({
      title: '通关延误',
      key: 'k1',
      who: {
        accountId: enterprise.id,
        allianceId: 'harbour',
        role: 'enterprise',
        enterpriseId: 'enterprise-001',
      },
    });
    expect(answer.body.headers).toMatchObject({
      'accept-language': 'en',
      'if-match': '"v1"',
      'x-request-id': answer.headers.get('x-request-id'),
    });
    expect(answer.body.headers).not.toHaveProperty('authorization');
  });

  it('keeps trace and request id, and never passes on what a client says about itself', async () => {
    const dispatcher = await gateway.account('dispatcher', 'harbour');
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const answer = await dispatcher.get('/v1/tickets?state=open&q=%E9%80%9A', {
      headers: {
        'x-request-id': 'req-1',
        traceparent: `00-${trace}-b7ad6b7169203331-01`,
        'x-muster-identity': 'forged',
        'x-muster-role': 'operator',
        'x-forwarded-for': '10.0.0.1',
        cookie: 'muster_session=x',
      },
    });
    expect(answer.body.url).toBe('/v1/tickets?state=open&q=%E9%80%9A');
    expect(answer.body.headers['x-request-id']).toBe('req-1');
    expect(answer.body.headers.traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    expect(answer.body.headers['x-muster-identity']).toMatch(/^eyJ/);
    for (const name of ['x-muster-role', 'x-forwarded-for', 'cookie', 'authorization'])
      expect(answer.body.headers).not.toHaveProperty(name);
  });

  it('lets the service refuse in its own words', async () => {
    const dispatcher = await gateway.account('dispatcher', 'harbour');
    const stale = await dispatcher.post('/v1/tickets/1/close', undefined, {
      headers: { 'if-match': '"v2"' },
    });
    expect(stale.body).toMatchObject({ status: 412, code: 'stale_version', asked: 2 });
    const analyst = await gateway.account('analyst', 'harbour');
    expect((await analyst.get('/v1/tickets')).body).toMatchObject({ status: 403, code: 'forbidden_role' });
    expect((await dispatcher.post('/v1/tickets', { title: 1, role: 'x' }, idempotent)).body).toMatchObject({
      status: 422,
      code: 'validation_failed',
    });
    expect((await dispatcher.post('/v1/tickets', '{"title":', idempotent)).body).toMatchObject({
      status: 400,
      code: 'malformed_json',
    });
    expect((await dispatcher.get('/v1/tickets/elsewhere/x')).body).toMatchObject({
      status: 404,
      code: 'route_not_found',
    });
  });

  it('streams as it comes, resumes, and lets go when the client leaves', async () => {
    const dispatcher = await gateway.account('dispatcher', 'harbour');
    const leave = new AbortController();
    const response = await fetch(`${gateway.url}/v1/streams/tickets`, {
      headers: { authorization: `Bearer ${dispatcher.key}`, 'last-event-id': 'v1.42' },
      signal: leave.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body!.getReader();
    expect(Buffer.from((await reader.read()).value!).toString()).toBe('id: v1.42\ndata: 1\n\n');
    expect(Buffer.from((await reader.read()).value!).toString()).toContain(': heartbeat');
    const closed = seen.streamsClosed;
    leave.abort();
    while (seen.streamsClosed === closed) await new Promise((resolve) => setImmediate(resolve));
  });
});

it('ends its streams when it stops, so that clients resume elsewhere at once', async () => {
  const leaving = await GatewayUnderTest.start();
  const { key } = await leaving.account('dispatcher', 'harbour');
  const response = await fetch(`${leaving.url}/v1/streams/tickets`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const reader = response.body!.getReader();
  await reader.read();
  const stopped = leaving.stop();
  let last = await reader.read();
  while (!last.done) last = await reader.read();
  await stopped;
}, 20_000);

describe('limits and bad input', () => {
  it('takes 256 KiB, and 5 MiB for a directory', async () => {
    const operator = await gateway.account('operator', 'harbour');
    expect(
      (await operator.post('/v1/tickets', { title: 'x'.repeat(300_000) }, idempotent)).body,
    ).toMatchObject({ status: 413, code: 'body_too_large' });
    const directory = { units: 'x'.repeat(4_000_000) };
    expect((await operator.put('/v1/alliances/harbour/directory', directory)).body).toEqual({
      bytes: 4_000_012,
    });
    expect(
      (await operator.put('/v1/alliances/harbour/directory', { units: 'x'.repeat(5_300_000) })).status,
    ).toBe(413);
  });

  it('takes JSON only', async () => {
    const operator = await gateway.account('operator', 'harbour');
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
      const answer = await operator.request('POST', '/v1/tickets', {
        body: 'x',
        headers: { 'content-type': type },
      });
      expect([type, answer.body.status, answer.body.code]).toEqual([type, 415, 'unsupported_media_type']);
    }
  });

  it.each([
    '/v1/tickets/../alliances',
    '/v1/tickets/%2e%2e/alliances',
    '/v1/tickets//1',
    '/v1/tickets/.',
    '/v1/tickets/\\..',
    '/v1/tickets/%00',
  ])('refuses the ambiguous path %s', async (path) => {
    const { key } = await gateway.account('operator', 'harbour');
    const answer = await raw(
      `GET ${path} HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${key}\r\nconnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*malformed_request/);
  });

  it('cannot be used to smuggle a request', async () => {
    const { key } = await gateway.account('operator', 'harbour');
    const head = `host: gateway\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n`;
    const both = `POST /v1/tickets HTTP/1.1\r\n${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/tickets HTTP/1.1\r\nhost: a\r\n\r\n`;
    expect(await raw(both)).toMatch(/^HTTP\/1\.1 400 /);
    const twice = `POST /v1/tickets HTTP/1.1\r\n${head}content-length: 2\r\ncontent-length: 30\r\n\r\n{}`;
    expect(await raw(twice)).toMatch(/^HTTP\/1\.1 400 /);
    const folded = `POST /v1/tickets HTTP/1.1\r\n${head}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`;
    expect(await raw(folded)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*headers_too_large/,
    );
  });

  it('limits what one account may ask, and says so in headers', async () => {
    await using strict = await startStrict();
    const one = await strict.account('dispatcher', 'harbour');
    const other = await strict.account('dispatcher', 'harbour');
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await one.get('/v1/tickets'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]!.headers.get('ratelimit')).toMatch(/^"account";r=2;t=\d+$/);
    expect(answers[3]!.body).toMatchObject({ code: 'too_many_requests', status: 429 });
    expect(Number(answers[3]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await other.get('/v1/tickets')).status).toBe(200);
    const guesses = [];
    for (let i = 0; i < 7; i++)
      guesses.push(
        (await strict.bearing(`mk_${'a'.repeat(16)}_${String(i).repeat(43)}`).get('/v1/tickets')).status,
      );
    expect(guesses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(guesses.at(-1)).toBe(429);
  });

  async function startStrict(): Promise<GatewayUnderTest & AsyncDisposable> {
    const strict = await GatewayUnderTest.start({ MUSTER_RATE_LIMIT: '3', MUSTER_ANONYMOUS_RATE_LIMIT: '5' });
    return Object.assign(strict, { [Symbol.asyncDispose]: () => strict.stop() });
  }
});

describe('a service that is away', () => {
  it('is a 503 that says when to try again', async () => {
    const operator = await gateway.account('operator', 'harbour');
    for (const method of ['GET', 'POST']) {
      const answer = await operator.request(method, '/v1/meetings', method === 'POST' ? { body: {} } : {});
      expect(answer.body).toMatchObject({ status: 503, code: 'service_unavailable', service: 'events' });
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.body.trace_id).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  it('never repeats a command whose outcome is unknown', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const before = seen.slow;
    const answer = await operator.post('/v1/tickets/slow', {});
    expect(answer.body).toMatchObject({ status: 503, code: 'outcome_unknown' });
    expect(seen.slow).toBe(before + 1);
  });

  it('is a 503 when it breaks off before its answer, and a broken connection when it breaks off within', async () => {
    const operator = await gateway.account('operator', 'harbour');
    expect((await operator.get('/v1/tickets/die')).body).toMatchObject({
      status: 503,
      code: 'service_unavailable',
    });
    await expect(operator.get('/v1/tickets/half')).rejects.toThrow();
  });

  it('shows in the readiness of the system, not in the gateway’s own', async () => {
    const ready = await gateway.anonymous.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toEqual({
      status: 'down',
      services: { gateway: 'up', organizations: 'up', escalation: 'up', events: 'down', statistics: 'up' },
    });
    expect((await gateway.anonymous.get('/health/live')).body).toEqual({ status: 'up' });
    expect((await fetch(`${gateway.running.adminUrl}/health/ready`)).status).toBe(200);
    expect((await gateway.anonymous.get('/metrics')).status).toBe(404);
  });
});

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
    const issued = (await operator.post(`/v1/accounts/${opened.id}/api-keys`, {})).body;
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
      `select (select json_agg(a) from account a)::text || (select json_agg(k) from api_key k)::text || (select json_agg(e) from event_log e)::text as text`,
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
});

describe('sessions', () => {
  const password = 'correct horse battery staple';

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
  });

  it('cannot be guessed at speed', async () => {
    const statuses = [];
    for (let i = 0; i < 12; i++)
      statuses.push(
        (
          await gateway.anonymous.post('/v1/sessions', {
            alliance_id: 'harbour',
            name: 'victim',
            password: `guess ${i}`,
          })
        ).status,
      );
    expect(statuses).toContain(429);
    expect(statuses).not.toContain(200);
  });
});

describe('documents', () => {
  it('are there for people and machines, in both languages, without credentials', async () => {
    const openapi = (await gateway.anonymous.get('/openapi.json')).body;
    expect(openapi).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: '/' }, { url: 'http://localhost:8080' }],
    });
    expect(openapi).not.toHaveProperty('x-problems');
    const asyncapi = await gateway.anonymous.get('/asyncapi.yaml');
    expect(asyncapi.headers.get('content-type')).toMatch('yaml');
    expect(asyncapi.body).toMatch(/^# |asyncapi: 3\.0\.0/m);
    const schema = (await gateway.anonymous.get('/schemas/muster.ticket.raised.v1.json')).body;
    expect(schema.$id).toBe('/schemas/muster.ticket.raised.v1.json');
    expect((await gateway.anonymous.get('/schemas/none.json')).status).toBe(404);
    const home = await gateway.anonymous.get('/');
    expect(home.headers.get('content-language')).toBe('zh-CN');
    expect(home.body).toContain('企业吹哨、理事会报到');
    expect((await gateway.anonymous.get('/?lang=en')).body).toContain('blows the whistle');
    const problem = await gateway.anonymous.get('/problems/stale_version', {
      headers: { 'accept-language': 'en' },
    });
    expect(problem.headers.get('content-language')).toBe('en');
    expect(problem.body).toContain('Someone else has changed this');
    expect((await gateway.anonymous.get('/problems/constructor')).status).toBe(404);
    const docs = await gateway.anonymous.get('/docs');
    expect(docs.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(docs.body).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    for (const asset of docs.body.match(/(?<=(?:href|src)=")\/assets[^"]+/g)!)
      expect([asset, (await gateway.anonymous.get(asset)).status]).toEqual([asset, 200]);
  });

  it('are not sent again when they are known', async () => {
    const first = await gateway.anonymous.get('/openapi.json');
    const again = await gateway.anonymous.get('/openapi.json', {
      headers: { 'if-none-match': first.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });
});
