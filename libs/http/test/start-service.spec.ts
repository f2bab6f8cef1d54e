import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { generateIdentityKeys } from '@muster/auth/testing';
import { readPrivateKey, IdentityMinter } from '@muster/auth';
import { SignJWT, UnsecuredJWT } from 'jose';
import { openApiOf, startService } from '../src/index.js';
import { testService, type TestService } from '../src/testing/index.js';
import { forgotten, tugs } from './tugs.service.js';

const env = { DATABASE_URL: 'postgresql://nobody:nothing@127.0.0.1:1/none', KAFKA_BROKERS: '127.0.0.1:1' };
const ID = '01890000-0000-7000-8000-000000000001';

describe('a service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService(tugs, { env });
  });
  afterAll(() => service.close());

  const key = { headers: { 'idempotency-key': '"k-1"' } };

  it('answers a good request', async () => {
    const answer = await service
      .as({ role: 'dispatcher' })
      .post('/v1/tugs', { name: 'Tug 7', kind: 'ocean', crew: [{ post: 'mate' }] }, key);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: '1',
      name: 'Tug 7',
      alliance: 'test-alliance',
      key: 'k-1',
      crew: [true],
    });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lists everything that is wrong with a body, in Chinese unless asked otherwise', async () => {
    const body = { name: 'T', kind: 'river', power: 1.5, colour: 'X1', crew: [{}], admin: true };
    const answer = await service.as({ role: 'dispatcher' }).post('/v1/tugs', body, key);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.headers.get('content-language')).toBe('zh-CN');
    expect(answer.body).toMatchObject({
      type: '/problems/validation_failed',
      status: 422,
      code: 'validation_failed',
      instance: '/v1/tugs',
    });
    expect(answer.body.trace_id).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/name', code: 'too_short', message: '至少 2 个字符' },
        { pointer: '/kind', code: 'not_allowed', message: '应为以下之一：harbour, ocean' },
        { pointer: '/power', code: 'wrong_type', message: '应为整数' },
        { pointer: '/colour', code: 'wrong_format', message: expect.any(String) },
        { pointer: '/crew/0/post', code: 'required', message: '必填' },
        { pointer: '/admin', code: 'unknown_field', message: '未知字段' },
      ]),
    );
    expect(answer.body.errors).toHaveLength(6);
    const english = await service
      .as({ role: 'dispatcher' })
      .post('/v1/tugs', {}, { headers: { ...key.headers, 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' } });
    expect(english.headers.get('content-language')).toBe('en');
    expect(english.body.errors[0]).toEqual({ pointer: '/name', code: 'required', message: 'is required' });
  });

  it.each([
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['nothing', ''],
  ])('refuses %s where an object belongs', async (_what, body) => {
    const answer = await service.as({ role: 'dispatcher' }).request('POST', '/v1/tugs', { body, ...key });
    expect(answer.status).toBe(422);
  });

  it('reads query parameters by their declared types', async () => {
    const answer = await service
      .as({ role: 'operator' })
      .get('/v1/tugs?limit=2&kinds=ocean,harbour&idle=true');
    expect(answer.status).toBe(200);
    expect(answer.body.query).toEqual({ limit: 2, kinds: ['ocean', 'harbour'], idle: true });
    expect(answer.body.items).toHaveLength(2);
    expect(answer.headers.get('link')).toBe(
      `</v1/tugs?limit=2&kinds=ocean%2Charbour&idle=true&cursor=${answer.body.next_cursor}>; rel="next"`,
    );
    const bad = await service.as({ role: 'operator' }).get('/v1/tugs?limit=9999&nonsense=1');
    expect(bad.status).toBe(422);
    expect(bad.body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/limit', code: 'too_large', message: '不得大于 200', in: 'query' },
        { pointer: '/nonsense', code: 'unknown_field', message: '未知字段', in: 'query' },
      ]),
    );
  });

  it('refuses what is not JSON, too large, of another type, or nowhere', async () => {
    const dispatcher = service.as({ role: 'dispatcher' });
    expect((await dispatcher.post('/v1/tugs', '{"name":', key)).body).toMatchObject({
      status: 400,
      code: 'malformed_json',
    });
    expect((await dispatcher.post('/v1/tugs', '{"__proto__":{"a":1}}', key)).body).toMatchObject({
      status: 400,
      code: 'malformed_json',
    });
    expect((await dispatcher.post('/v1/tugs', { name: 'x'.repeat(300_000) }, key)).body).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    const xml = await dispatcher.request('POST', '/v1/tugs', {
      body: '<a/>',
      headers: { 'content-type': 'application/xml' },
    });
    expect(xml.body).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    expect((await dispatcher.get('/v1/nowhere')).body).toMatchObject({
      status: 404,
      code: 'route_not_found',
    });
    expect((await dispatcher.get('/%zz')).body).toMatchObject({ status: 400, code: 'malformed_request' });
    expect(
      (await service.as({ role: 'operator' }).post('/v1/tugs/big', { a: 'x'.repeat(300_000) })).status,
    ).toBe(201);
  });

  it('has entity tags and its own problems', async () => {
    const operator = service.as({ role: 'operator' });
    expect((await operator.get(`/v1/tugs/${ID}`)).headers.get('etag')).toBe('"v3"');
    const moor = (headers: Record<string, string>) =>
      operator.post(`/v1/tugs/${ID}/moor`, undefined, { headers });
    expect((await moor({ 'if-match': '"v2"' })).body).toMatchObject({ status: 412, code: 'stale_version' });
    expect((await moor({ 'if-match': 'W/"v3"' })).status).toBe(412);
    expect((await moor({ 'if-match': 'v3' })).body).toMatchObject({ status: 400, code: 'invalid_header' });
    expect((await moor({ 'if-match': '"v3"', 'accept-language': 'en' })).body).toMatchObject({
      status: 409,
      code: 'tug_at_sea',
      detail: 'Mooring is possible from in_port, anchored only.',
      legal_from: ['in_port', 'anchored'],
    });
    expect((await operator.get('/v1/tugs/not-a-uuid')).status).toBe(404);
    expect((await operator.post('/v1/tugs', { name: 'Tug', kind: 'ocean' })).body.code).toBe(
      'idempotency_key_required',
    );
  });

  it('tells nothing about its own failures, and says when a dependency is away', async () => {
    const operator = service.as({ role: 'operator' });
    const failed = await operator.post('/v1/tugs/sink');
    expect(failed.body).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(failed.body)).not.toMatch(/insert|secret|1380/);
    const away = await operator.post('/v1/tugs/adrift');
    expect(away.body).toMatchObject({ status: 503, code: 'service_unavailable' });
    expect(away.headers.get('retry-after')).toBe('2');
  });

  it('admits only identities that the gateway signed', async () => {
    expect((await service.anonymous.get('/v1/tugs/open')).status).toBe(200);
    expect((await service.anonymous.get('/v1/tugs')).body).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    });
    expect((await service.as({ role: 'analyst' }).get('/v1/tugs')).body).toMatchObject({
      status: 403,
      code: 'forbidden_role',
    });
    const bearing = (token: string) =>
      service.anonymous.get('/v1/tugs', { headers: { 'x-muster-identity': token } });
    const claims = { alliance: 'test-alliance', role: 'operator' };
    const seconds = Math.floor(Date.now() / 1000);
    const ours = { issuer: 'muster-gateway', audience: 'muster-services', typ: 'muster-identity+jwt' };
    const privateKey = await readPrivateKey(generateIdentityKeys().privateKey);
    const forged = (key = privateKey, { issuer, audience, typ } = ours, expires = seconds + 60) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', typ, kid: key.id })
        .setSubject(ID)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(seconds)
        .setExpirationTime(expires)
        .sign(key.key);
    const real = (service.minter as unknown as { key: typeof privateKey }).key;
    expect((await bearing(await forged(real))).status).toBe(200);
    const unsigned = new UnsecuredJWT(claims)
      .setSubject(ID)
      .setIssuer(ours.issuer)
      .setAudience(ours.audience)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 60)
      .encode();
    const bad = {
      'a bare claim': JSON.stringify(claims),
      'no algorithm': unsigned,
      'another key': await forged(),
      'another key with our id': await forged({ ...privateKey, id: real.id }),
      'another audience': await forged(real, { ...ours, audience: 'elsewhere' }),
      'another issuer': await forged(real, { ...ours, issuer: 'someone' }),
      'another type': await forged(real, { ...ours, typ: 'JWT' }),
      'an expired token': await forged(real, ours, seconds - 10),
      'an unknown role': await service.minter.mint({
        accountId: ID,
        allianceId: 'a',
        role: 'admin' as never,
      }),
      'no alliance': await service.minter.mint({ accountId: ID, allianceId: null, role: 'council' }),
      'a long token': 'x'.repeat(4000),
    };
    for (const [what, token] of Object.entries(bad))
      expect([what, (await bearing(token)).status]).toEqual([what, 401]);
    const otherMinter = new IdentityMinter(privateKey);
    expect(
      (await bearing(await otherMinter.mint({ accountId: ID, allianceId: 'a', role: 'operator' }))).status,
    ).toBe(401);
  });

  it('answers what Node cannot parse with a problem document, and drops the connection', async () => {
    const ask = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket
          .on('data', (chunk) => (answer += String(chunk)))
          .on('close', () => resolve(answer))
          .on('error', reject);
      });
    expect(await ask('NONSENSE\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*problem\+json[\s\S]*malformed_request/,
    );
    const smuggled =
      'POST /v1/tugs HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/tugs HTTP/1.1\r\n\r\n';
    expect(await ask(smuggled)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await ask(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*headers_too_large/,
    );
  });

  it('shows health and metrics on the admin port only', async () => {
    expect(await (await fetch(`${service.adminUrl}/health/ready`)).json()).toEqual({
      status: 'up',
      checks: [],
    });
    expect(await (await fetch(`${service.adminUrl}/health/live`)).json()).toEqual({ status: 'up' });
    expect((await fetch(`${service.adminUrl}/health/started`)).status).toBe(200);
    const metrics = await (await fetch(`${service.adminUrl}/metrics`)).text();
    expect(metrics).toContain(
      'http_server_request_duration_seconds_count{method="GET",route="/v1/tugs/:id",status="200"}',
    );
    expect((await service.anonymous.get('/metrics')).status).toBe(404);
  });
});

it('does not start when a route says nothing about who may call it', async () => {
  const { publicKey } = generateIdentityKeys();
  const starting = startService(forgotten, {
    env: { ...env, PORT: '0', ADMIN_PORT: '0', LOG_LEVEL: 'silent', MUSTER_IDENTITY_PUBLIC_KEY: publicKey },
  });
  await expect(starting).rejects.toThrow(
    'routes without @Allow or @Public: ForgottenController.nobodySaidWho',
  );
});

it('lets requests in flight finish when it stops, and is not ready meanwhile', async () => {
  const service = await testService(tugs, { env: { ...env, MUSTER_DRAIN_MS: '300' } });
  const closing = service.close();
  const ready = await fetch(`${service.adminUrl}/health/ready`);
  expect(ready.status).toBe(503);
  expect((await service.anonymous.get('/v1/tugs/open')).status).toBe(200);
  await closing;
  await expect(service.anonymous.get('/v1/tugs/open')).rejects.toThrow();
});

it('refuses what is beyond its limit before it reads it, and takes the next once there is room', async () => {
  await using service = await testService(tugs, { env: { ...env, MUSTER_MOST_IN_FLIGHT: '2' } });
  const held = [await unfinished(service.url), await unfinished(service.url)];
  const refused = await service.anonymous.get('/v1/tugs/open');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(refused.body).toMatchObject({ status: 503, code: 'overloaded', title: '请求过多，暂时无法受理' });
  const metrics = async () => (await fetch(`${service.adminUrl}/metrics`)).text();
  expect(await metrics()).toMatch(/muster_http_requests_in_flight 2\n/);
  expect(await metrics()).toMatch(/muster_http_requests_refused_total 1\n/);
  for (const socket of held) socket.destroy();
  const deadline = performance.now() + 10_000;
  while ((await service.anonymous.get('/v1/tugs/open')).status !== 200) {
    if (performance.now() > deadline) throw new Error('those that went away are still counted');
  }
});

/** A request whose body never comes. */
async function unfinished(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    'POST /v1/tugs/sink HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: 10\r\n\r\n',
  );
  await once(socket, 'data'); // "continue": the request has been taken
  return socket;
}

it('describes itself without starting', async () => {
  const document = await openApiOf(tugs);
  expect(document.openapi).toBe('3.1.0');
  const post = document.paths['/v1/tugs']!.post as any;
  expect(post).toMatchObject({
    summary: '登记拖轮 / Register a tug',
    'x-roles': ['dispatcher', 'operator'],
    operationId: 'tugs.register',
  });
  expect(Object.keys(post.responses).sort()).toEqual([
    '201',
    '400',
    '401',
    '403',
    '409',
    '413',
    '415',
    '422',
    '429',
    '503',
  ]);
  expect(post.requestBody.content['application/json'].example).toEqual({ name: 'Tug 7', kind: 'ocean' });
  expect(document.components!.schemas!.NewTug).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 40, description: '名称 / name', example: 'Tug 7' },
      kind: { type: 'string', enum: ['harbour', 'ocean'] },
      power: { type: 'integer', minimum: 1, maximum: 9000 },
      colour: { type: 'string', pattern: '^[a-z]+$' },
      crew: { type: 'array', minItems: 1, maxItems: 3, items: { $ref: '#/components/schemas/CrewMember' } },
    },
    required: ['name', 'kind'],
  });
  expect((document.paths['/v1/tugs/open']!.get as any)['x-roles']).toEqual(['public']);
  expect((document.paths['/v1/tugs/{id}']!.get as any)['x-roles']).toEqual(['operator']);
});
