import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '@muster/http/testing';
import { call } from './matrix/addressing.js';
import type { Person } from './matrix/harbour.js';
import { TwoHarbours } from './matrix/harbour-fixture.js';
import { type Described, operations } from './matrix/operations.js';

const all = operations();
let harbours: TwoHarbours;

beforeAll(async () => {
  harbours = await TwoHarbours.open();
}, 300_000);
afterAll(() => harbours?.stop(), 180_000);

const find = (name: string): Described => all.find((operation) => operation.name === name)!;
const once = () => ({ headers: { 'idempotency-key': randomUUID() } });

describe('tenants', () => {
  it('see nothing of each other in any list, search or figure', async () => {
    const { own, other } = harbours;
    const lists = all.filter(
      ({ method, parameters, path, isPublic }) =>
        method === 'GET' && parameters.length === 0 && !isPublic && !path.startsWith('/v1/streams'),
    );
    for (const person of Object.values(other.people)) {
      for (const operation of lists) {
        for (const query of [operation.query, `?q=${encodeURIComponent(own.secret)}`, '?limit=200']) {
          const answer = await person.get(operation.path + query);
          const text = JSON.stringify(answer.body);
          for (const id of [...Object.values(own.ids), own.secret])
            expect([operation.name, person.role, text.includes(id)]).toEqual([
              operation.name,
              person.role,
              false,
            ]);
        }
      }
    }
    expect((await other.people.operator.get('/v1/alliances')).body.items).toMatchObject([
      { id: other.allianceId },
    ]);
  });

  it('hear nothing of each other on a stream, from its very beginning', async () => {
    const { own, other } = harbours;
    const heard = await listen(other.people.analyst, other.ids.ticket);
    expect(heard).toContain(other.ids.ticket);
    expect(heard).not.toContain(own.ids.ticket);
    expect(heard).not.toContain(`"${own.allianceId}"`);
    expect(heard).not.toContain(other.secret);
  });

  it('cannot name each other’s things inside their own', async () => {
    const { own, other } = harbours;
    const { dispatcher } = other.people;
    const refused = [
      await dispatcher.post(`/v1/meetings/${other.ids.meeting}/agenda-items`, {
        title: 'x',
        ticket_id: own.ids.ticket,
      }),
      await dispatcher.post(`/v1/meetings/${other.ids.meeting}/decisions`, {
        text: 'x',
        owner_unit_id: 'council',
        ticket_id: own.ids.ticket,
      }),
      await dispatcher.post('/v1/meetings', {
        kind: 'joint_conference',
        title: 'x',
        starts_at: '2026-12-01T09:00:00+08:00',
        convenor_unit_id: 'council-secretariat',
        invited_unit_ids: ['council-secretariat'],
      }),
      await other.people.council.post(`/v1/statistics/monthly-themes/${other.ids.theme}/measures`, {
        measures: [{ kind: 'policy', text: 'x', ticket_ids: [own.ids.ticket] }],
      }),
      await other.people.enterprise.post(
        '/v1/tickets',
        { category: 'bonded_ghost', title: 'x', description: 'x' },
        once(),
      ),
    ];
    for (const answer of refused)
      expect([answer.status, answer.body.code]).toEqual([422, 'validation_failed']);
  });

  it('may use the same idempotency key, each for its own whistle', async () => {
    const ask = once();
    const whistle = { category: 'clearance', title: 'same key', description: 'same key' };
    const [mine, theirs] = await Promise.all(
      [harbours.own, harbours.other].map(({ people }) => people.enterprise.post('/v1/tickets', whistle, ask)),
    );
    expect([mine!.status, theirs!.status]).toEqual([201, 201]);
    expect(mine!.body.id).not.toBe(theirs!.body.id);
  });

  it('cannot import into each other', async () => {
    const { own, other } = harbours;
    const before = await own.people.operator.get(`/v1/alliances/${own.allianceId}/directory`);
    const directory = (await other.people.operator.get(`/v1/alliances/${other.allianceId}/directory`)).body;
    expect(
      (await other.people.operator.put(`/v1/alliances/${own.allianceId}/directory`, directory)).status,
    ).toBe(404);
    expect(
      (await own.people.operator.put(`/v1/alliances/${own.allianceId}/directory`, directory)).status,
    ).toBe(422);
    const after = await own.people.operator.get(`/v1/alliances/${own.allianceId}/directory`);
    expect(after.body).toEqual(before.body);
  });
});

describe('bad input changes nothing and is explained', () => {
  let before: unknown;
  beforeAll(async () => {
    before = await whistles();
  });
  afterAll(async () => {
    expect(await whistles()).toEqual(before);
  });

  async function whistles(): Promise<unknown> {
    const { dispatcher } = harbours.own.people;
    const { ids } = harbours.own;
    const paths = [
      '/v1/tickets?limit=200',
      `/v1/tickets/${ids.ticket}/timeline`,
      `/v1/meetings/${ids.meeting}`,
      `/v1/activities/${ids.activity}`,
      `/v1/resources/${ids.resource}`,
      `/v1/mobilisations/${ids.mobilisation}`,
      `/v1/mobilisations/${ids.mobilisationToEnd}`,
      `/v1/campaigns/${ids.campaign}`,
      `/v1/campaigns/${ids.campaignToEnd}`,
      '/v1/meetings',
      '/v1/activities',
      '/v1/resources',
      '/v1/mobilisations',
      '/v1/campaigns',
    ];
    return Promise.all(paths.map(async (path) => (await dispatcher.get(path)).body));
  }

  const writing = all.filter(({ example, isPublic }) => example !== undefined && !isPublic);
  const nobody = (operation: Described): Person => harbours.own.people[operation.roles[0] as Person['role']];

  function expectProblem(operation: Described, answer: Answer, status: number, code: string): void {
    expect([operation.name, answer.status, answer.body?.code]).toEqual([operation.name, status, code]);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({
      type: `/problems/${code}`,
      title: expect.any(String),
      status,
      instance: expect.any(String),
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  }

  it.each(writing.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (_name, operation) => {
      const { own } = harbours;
      const by = nobody(operation);
      const invalid = operation.path.endsWith('/directory') ? 'directory_invalid' : 'validation_failed';
      const send = (body: unknown) => call(by, operation, own, body);
      expectProblem(operation, await send('{"a":'), 400, 'malformed_json');
      expectProblem(operation, await send('{"__proto__":{"role":"operator"}}'), 400, 'malformed_json');
      for (const body of ['[]', '"text"', '7', 'null'])
        expectProblem(operation, await send(body), 422, invalid);
      const unknown = await send({ ...(operation.example as object), surprise: true, tenant_id: 'x' });
      expectProblem(operation, unknown, 422, invalid);
      expect(unknown.body.errors).toEqual(
        expect.arrayContaining([expect.objectContaining({ pointer: '/surprise', code: 'unknown_field' })]),
      );
      const types = Object.fromEntries(
        Object.keys(operation.example as object).map((name) => [name, { wrong: ['type'] }]),
      );
      const wrong = await send(types);
      expectProblem(operation, wrong, 422, invalid);
      expect(wrong.body.errors.length).toBeGreaterThanOrEqual(1);
      for (const error of wrong.body.errors)
        expect(error).toEqual(
          expect.objectContaining({
            pointer: expect.stringMatching(/^\//),
            code: expect.stringMatching(/^[a-z_]+$/),
            message: expect.any(String),
          }),
        );
      const size = operation.path.endsWith('/directory') ? 5_400_000 : 270_000;
      expectProblem(
        operation,
        await send({ ...(operation.example as object), filler: 'x'.repeat(size) }),
        413,
        'body_too_large',
      );
      const xml = await by.request(operation.method, operation.path.replace(/\{\w+\}/g, own.ids.ticket), {
        body: '<a/>',
        headers: { 'content-type': 'application/xml' },
      });
      expectProblem(operation, xml, 415, 'unsupported_media_type');
    },
  );

  it('ids that are none, or nobody’s', async () => {
    for (const operation of all.filter(({ parameters, isPublic }) => parameters.length > 0 && !isPublic)) {
      for (const id of ['0198f0f4-1c00-7a10-8000-00000000dead', 'no-such-thing', '%27%20or%201=1', '1']) {
        const path = operation.path.replace(/\{\w+\}/g, id);
        const answer = await nobody(operation).request(
          operation.method,
          path,
          operation.example === undefined ? {} : { body: operation.example },
        );
        // A template's name may be new: then its version is judged, here by units that do not exist.
        const judged =
          operation.name === 'POST /v1/process-templates/{code}/versions' && answer.status === 422;
        expect([operation.name, id, judged ? 404 : answer.status]).toEqual([operation.name, id, 404]);
      }
    }
  });

  it('versions that have passed, and headers that say nothing', async () => {
    const { own } = harbours;
    const officer = own.people.unit_officer;
    const sign = find('POST /v1/assignments/{id}/sign').path.replace('{id}', own.ids.assignment);
    expect((await officer.post(sign, undefined, { headers: { 'if-match': '"v999"' } })).body).toMatchObject({
      status: 412,
      code: 'stale_version',
    });
    expect((await officer.post(sign, undefined, { headers: { 'if-match': 'v1' } })).body).toMatchObject({
      status: 400,
      code: 'invalid_header',
    });
    expect(
      (
        await own.people.enterprise.post('/v1/tickets', {
          category: 'clearance',
          title: 'x',
          description: 'x',
        })
      ).body,
    ).toMatchObject({ status: 400, code: 'idempotency_key_required' });
    const bad = await own.people.enterprise.post(
      '/v1/tickets',
      { category: 'clearance', title: 'x', description: 'x' },
      { headers: { 'idempotency-key': 'x'.repeat(500) } },
    );
    expect(bad.body).toMatchObject({ status: 400, code: 'invalid_header' });
  });

  it('queries with nonsense in them', async () => {
    const { dispatcher } = harbours.own.people;
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=x',
      'cursor=nonsense',
      'surprise=1',
      'limit=1&limit=2',
    ]) {
      for (const path of [
        '/v1/tickets',
        '/v1/assignments',
        '/v1/meetings',
        '/v1/activities',
        '/v1/resources',
        '/v1/mobilisations',
        '/v1/campaigns',
        '/v1/notifications/channels',
        '/v1/notifications/deliveries',
      ]) {
        const answer = await dispatcher.get(`${path}?${query}`);
        expect([path, query, answer.status, answer.body.code]).toEqual([
          path,
          query,
          422,
          'validation_failed',
        ]);
      }
    }
  });

  it('methods that are not offered', async () => {
    const { operator } = harbours.own.people;
    for (const method of ['DELETE', 'PATCH', 'PUT'])
      expect((await operator.request(method, '/v1/tickets')).status).toBe(404);
  });

  it('requests that are none', async () => {
    const { port } = new URL(harbours.url);
    const ask = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
        socket.on('data', (chunk) => (answer += String(chunk))).on('close', () => resolve(answer));
      });
    expect(await ask('GET / HTTP/9\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*malformed_request/);
    expect(await ask(`GET / HTTP/1.1\r\nhost: x\r\nbig: ${'x'.repeat(17_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
    expect(
      await ask(
        'POST /v1/tickets HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      ),
    ).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('the same whistle sent twice', () => {
  it('with one key is one whistle, even at the same moment', async () => {
    const { enterprise } = harbours.own.people;
    const ask = once();
    const whistle = { category: 'clearance', title: 'twice', description: 'twice' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => enterprise.post('/v1/tickets', whistle, ask)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const other = await enterprise.post('/v1/tickets', { ...whistle, title: 'something else' }, ask);
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  });
});

/** Everything that a stream says from its beginning until it mentions `id`. */
async function listen({ key }: Person, id: string): Promise<string> {
  const leave = new AbortController();
  const response = await fetch(`${harbours.url}/v1/streams/tickets?since=2020-01-01T00:00:00Z`, {
    headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
    signal: leave.signal,
  });
  expect(response.status).toBe(200);
  let heard = '';
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const patience = pause(45_000, 'late', { ref: false });
  while (!heard.includes(id)) {
    const next = await Promise.race([reader.read(), patience]);
    if (next === 'late')
      throw new Error(`nothing about ${id} on the stream within 45 s: ${heard.slice(0, 500)}`);
    heard += (next as { value?: string }).value ?? '';
  }
  leave.abort();
  return heard;
}
