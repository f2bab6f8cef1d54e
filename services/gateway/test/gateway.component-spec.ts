import { createHash } from 'node:crypto';
import dns from 'node:dns';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { eventually } from '@muster/local-stack';
import { hashing } from '../src/sessions/password.js';
import { GatewayUnderTest } from './gateway-under-test.js';
import { seen } from './harbour.service.js';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await GatewayUnderTest.start();
}, 60_000);
afterAll(() => gateway.stop(), 30_000);

const idempotent = { headers: { 'idempotency-key': 'k1' } };

/** Another gateway, for one test. */
async function startWith(env: Record<string, string>): Promise<GatewayUnderTest & AsyncDisposable> {
  const another = await GatewayUnderTest.start(env);
  return Object.assign(another, { [Symbol.asyncDispose]: () => another.stop() });
}

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
  it('refuses names and cursors that PostgreSQL could not store or read', async () => {
    const operator = await gateway.account('operator', null);
    const name = 'a\u0000b';
    const session = { name, password: 'a long phrase', alliance_id: 'harbour' };
    expect((await gateway.anonymous.post('/v1/sessions', session)).body).toMatchObject({
      status: 422,
      code: 'validation_failed',
    });
    const account = { name, role: 'analyst', alliance_id: 'harbour' };
    expect((await operator.post('/v1/accounts', account)).body).toMatchObject({
      status: 422,
      code: 'validation_failed',
    });
    const cursor = Buffer.from('["foo","bar"]').toString('base64url');
    expect((await operator.get(`/v1/accounts?cursor=${cursor}`)).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/cursor', code: 'invalid_cursor' }],
    });
  });

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

  it.each([
    ['/v1/attachments', 'application/octet-stream', 15],
    ['/v1/hazard-snaps', 'multipart/form-data; boundary=x', 46],
  ])('hands what %s takes on as it comes, as %s, up to %i MiB, and only there', async (path, type, mib) => {
    const { key } = await gateway.account('enterprise', 'harbour');
    const send = async (to: string, bytes: number) => {
      const answer = await fetch(gateway.url + to, {
        method: 'POST',
        body: Buffer.alloc(bytes, 'picture'),
        headers: { authorization: `Bearer ${key}`, 'content-type': type },
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const sha256 = createHash('sha256').update(Buffer.alloc(5_000_000, 'picture')).digest('hex');
    expect(await send(path, 5_000_000)).toEqual({ status: 201, body: { bytes: 5_000_000, sha256 } });
    expect((await send(path, mib * 1024 * 1024 + 1)).body).toMatchObject({ code: 'body_too_large' });
    expect((await send('/v1/tickets', 10)).body).toMatchObject({ code: 'unsupported_media_type' });
  });

  it('goes on with the connection of whoever was refused before all of the file had come', async () => {
    const { key } = await gateway.account('analyst', 'harbour');
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const head = `host: gateway\r\nauthorization: Bearer ${key}\r\n`;
    socket.write(
      `POST /v1/attachments HTTP/1.1\r\n${head}content-type: application/octet-stream\r\ncontent-length: 200000\r\n\r\n`,
    );
    socket.write(Buffer.alloc(1_000));
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 403 [\s\S]*forbidden_role/);
    socket.write(Buffer.alloc(199_000));
    socket.write(`GET /v1/me HTTP/1.1\r\n${head}connection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
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

  it('lets fifty wait to sign in, and begins nothing for who has left meanwhile', async () => {
    await using open = await startWith({ MUSTER_SIGN_IN_RATE_LIMIT: '0' });
    const signIn = { alliance_id: 'harbour', name: 'crowd', password: 'a long phrase nobody guesses' };
    const held = Promise.withResolvers<void>();
    const atWork = [1, 2].map(() => hashing.take(() => held.promise));
    try {
      const leaving = new AbortController();
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(signIn),
        signal: leaving.signal,
      };
      const crowd = Array.from({ length: 50 }, () => fetch(`${open.url}/v1/sessions`, request));
      const left = Promise.allSettled(crowd);
      await eventually('fifty wait for their turn', async () => hashing.waitingCount === 50);
      const refused = await open.anonymous.post('/v1/sessions', signIn);
      expect(refused.body).toMatchObject({ status: 503, code: 'overloaded' });
      expect(refused.headers.get('retry-after')).toBe('2');
      leaving.abort();
      await left;
      await eventually('nobody waits any more', async () => hashing.waitingCount === 0);
    } finally {
      held.resolve();
      await Promise.all(atWork);
    }
    expect((await open.anonymous.post('/v1/sessions', signIn)).body.code).toBe('sign_in_failed');
  }, 90_000);

  it('counts by the address for which a trusted proxy asks, and believes nobody else about it', async () => {
    await using trusting = await startWith({
      MUSTER_TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8',
      MUSTER_ANONYMOUS_RATE_LIMIT: '3',
    });
    await using wary = await startWith({ MUSTER_ANONYMOUS_RATE_LIMIT: '3' });
    const ask = async (of: GatewayUnderTest, forwarded: string) =>
      (await of.anonymous.get('/v1/me', { headers: { 'x-forwarded-for': forwarded } })).status;
    const [one, other] = ['192.0.2.1', '192.0.2.9, 192.0.2.2, 10.0.0.1']; // what a client says itself comes first
    for (let i = 0; i < 3; i++) expect(await ask(trusting, one)).toBe(401);
    expect(await ask(trusting, one)).toBe(429);
    for (let i = 0; i < 3; i++) expect(await ask(trusting, other)).toBe(401);
    expect(await ask(trusting, '192.0.2.8, 192.0.2.2')).toBe(429);
    for (let i = 0; i < 3; i++) expect(await ask(wary, `192.0.2.${i}`)).toBe(401);
    expect(await ask(wary, '192.0.2.4')).toBe(429);
  });

  const startStrict = () => startWith({ MUSTER_RATE_LIMIT: '3', MUSTER_ANONYMOUS_RATE_LIMIT: '5' });
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

  it('was sent nothing when its name cannot be told at the moment', async () => {
    const { lookup } = dns;
    const error = Object.assign(new Error('getaddrinfo EAI_AGAIN events.invalid'), { code: 'EAI_AGAIN' });
    const unable = (name: string, ...rest: unknown[]): void => {
      if (name === 'events.invalid') setImmediate(rest.at(-1) as (error: Error) => void, error);
      else Reflect.apply(lookup, dns, [name, ...rest]);
    };
    dns.lookup = unable as unknown as typeof lookup;
    try {
      await using nameless = await startWith({ MUSTER_EVENTS_URL: 'http://events.invalid' });
      const operator = await nameless.account('operator', 'harbour');
      const answer = await operator.post('/v1/meetings', {});
      expect(answer.body).toMatchObject({ status: 503, code: 'service_unavailable', service: 'events' });
    } finally {
      dns.lookup = lookup;
    }
  });

  it('answers one account while another asks for more than there are connections', async () => {
    await using patient = await startWith({ MUSTER_UPSTREAM_TIMEOUT_S: '30' });
    const many = await patient.account('dispatcher', 'harbour');
    const one = await patient.account('dispatcher', 'harbour');
    const before = seen.slow;
    let done = 0;
    const flood = Promise.all(
      Array.from({ length: 130 }, () => many.post('/v1/tickets/slow').then(() => done++)),
    );
    while (seen.slow - before < 64) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await one.get('/v1/tickets')).status).toBe(200);
    expect(done).toBeLessThan(128); // in the order of arrival, two rounds of 64 would have come first
    await flood;
  });

  it('never repeats a command whose outcome is unknown', async () => {
    const operator = await gateway.account('operator', 'harbour');
    const before = seen.slow;
    const answer = await operator.post('/v1/tickets/slow', {});
    expect(answer.body).toMatchObject({ status: 503, code: 'outcome_unknown' });
    expect(seen.slow).toBe(before + 1);
  });

  it('repeats a command that was cut off only when its key keeps it from taking effect twice', async () => {
    const operator = await gateway.account('operator', 'harbour');
    seen.cut = 0;
    const keyed = await operator.post('/v1/tickets/cut', {}, { headers: { 'idempotency-key': 'a-key-1' } });
    expect(keyed.status).toBe(201);
    expect(seen.cut).toBe(2);
    const bare = await operator.post('/v1/tickets/cut', {});
    expect(bare.body).toMatchObject({ status: 503, code: 'outcome_unknown' });
    expect(seen.cut).toBe(3);
  });

  it('repeats none where no key keeps it from taking effect twice, and none that names a version', async () => {
    const operator = await gateway.account('operator', 'harbour');
    for (const path of ['/v1/drafts/cut', '/v1/notifications/cut']) {
      seen.cut = 0;
      const answer = await operator.post(path, {}, { headers: { 'idempotency-key': 'a-key-2' } });
      expect(answer.body).toMatchObject({ status: 503, code: 'outcome_unknown' });
      expect(seen.cut).toBe(1);
    }
    seen.cut = 0;
    const versioned = await operator.put('/v1/tickets/cut', {}, { headers: { 'if-match': '"v1"' } });
    expect(versioned.body).toMatchObject({ status: 503, code: 'outcome_unknown' });
    expect(seen.cut).toBe(1);
    await operator.put('/v1/tickets/cut', {});
    expect(seen.cut).toBe(3);
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
      services: {
        gateway: 'up',
        organizations: 'up',
        escalation: 'up',
        events: 'down',
        statistics: 'up',
        notifications: 'up',
      },
    });
    expect((await gateway.anonymous.get('/health/live')).body).toEqual({ status: 'up' });
    expect((await fetch(`${gateway.running.adminUrl}/health/ready`)).status).toBe(200);
    expect((await gateway.anonymous.get('/metrics')).status).toBe(404);
  });
});

describe('a client that does not read', () => {
  /** Nobody is broken off while a slow machine still brings those about who read nothing. */
  const UNHURRIED = { MUSTER_CLIENT_TIMEOUT_S: '600' };

  /** Asks and reads nothing; resolves once the service has begun to answer. */
  async function unread(of: GatewayUnderTest, key: string, path: string): Promise<Socket> {
    const { large } = seen;
    const socket = connect(Number(new URL(of.url).port), '127.0.0.1').pause();
    socket.on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\n\r\n`);
    await until(() => seen.large > large);
    return socket;
  }
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  };

  it('has eight files on their way at the most, and keeps nobody else from theirs', async () => {
    await using open = await startWith(UNHURRIED);
    const [greedy, other] = [
      await open.account('enterprise', 'harbour'),
      await open.account('enterprise', 'next'),
    ];
    const sockets: Socket[] = [];
    for (let i = 0; i < 8; i++) sockets.push(await unread(open, greedy.key, '/v1/attachments/large'));
    const refused = await greedy.get('/v1/attachments/large');
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests', retry_after: 2 });
    expect(refused.headers.get('retry-after')).toBe('2');
    sockets.push(await unread(open, other.key, '/v1/attachments/large'));
    expect((await greedy.get('/v1/tickets')).status).toBe(200);
    const { largeClosed } = seen;
    for (const socket of sockets) socket.destroy();
    await until(() => seen.largeClosed >= largeClosed + 9);
    (await unread(open, greedy.key, '/v1/attachments/large')).destroy();
  }, 30_000);

  it('is broken off after a while', async () => {
    await using open = await startWith({ MUSTER_CLIENT_TIMEOUT_S: '1' });
    const { key } = await open.account('enterprise', 'harbour');
    const { largeClosed } = seen;
    const socket = await unread(open, key, '/v1/tickets/large');
    await until(() => seen.largeClosed > largeClosed);
    socket.resume();
    await once(socket, 'close');
    expect(socket.bytesRead).toBeLessThan(32 * 1024 * 1024);
  }, 30_000);

  it('holds eight of the connections for answers at the most; who waits in vain for one is told so', async () => {
    await using open = await startWith(UNHURRIED);
    const sockets: Socket[] = [];
    for (let account = 0; account < 8; account++) {
      const { key } = await open.account('enterprise', 'harbour');
      for (let i = 0; i < 8; i++) sockets.push(await unread(open, key, '/v1/tickets/large'));
      if (account > 0) continue;
      const { largeClosed } = seen;
      await unread(open, key, '/v1/tickets/large');
      await until(() => seen.largeClosed > largeClosed); // the ninth, as soon as it is to wait
    }
    const other = await open.account('enterprise', 'next');
    const late = await other.post('/v1/tickets', { title: 'x' }, idempotent);
    expect(late.body).toMatchObject({ status: 503, code: 'overloaded' });
    expect(late.headers.get('retry-after')).toBe('2');
    for (const socket of sockets) socket.destroy();
    expect((await other.post('/v1/tickets', { title: 'x' }, idempotent)).status).toBe(201);
  }, 120_000);
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
