import { type Role, ROLES } from '@muster/auth';
import { addressOf, call } from './matrix/addressing.js';
import type { Harbour } from './matrix/harbour.js';
import { TwoHarbours } from './matrix/harbour-fixture.js';
import { type Described, operations } from './matrix/operations.js';

const all = operations();
const guarded = all.filter(({ isPublic }) => !isPublic);
let harbours: TwoHarbours;

beforeAll(async () => {
  harbours = await TwoHarbours.open();
}, 300_000);
afterAll(() => harbours?.stop(), 180_000);

function wrongRoles({ roles }: Described): Role[] {
  return ROLES.filter((role) => !roles.includes(role));
}

/** A name that does not exist yet is made by the operation itself, each alliance its own. */
function makesWhatItNames({ name }: Described): boolean {
  return name === 'POST /v1/process-templates/{code}/versions';
}

/** The body of a stream's answer is not waited for; what it would say follows from its status. */
function streamed({ path }: Described): string | undefined {
  return path.startsWith('/v1/streams') ? 'forbidden_role' : undefined;
}

/** Everything of a harbour that its people can read, to be compared before and after. */
async function contents({ people, allianceId, ids }: Harbour): Promise<unknown> {
  const paths = [
    `/v1/alliances/${allianceId}/directory`,
    '/v1/tickets',
    `/v1/tickets/${ids.ticket}`,
    `/v1/tickets/${ids.ticket}/timeline`,
    `/v1/meetings/${ids.meeting}`,
    `/v1/activities/${ids.activity}`,
    `/v1/resources/${ids.resource}`,
    `/v1/mobilisations/${ids.mobilisation}`,
    `/v1/mobilisations/${ids.mobilisationToEnd}`,
    `/v1/campaigns/${ids.campaign}`,
    `/v1/campaigns/${ids.campaignToEnd}`,
    `/v1/practice-lists/${ids.practiceList}`,
    '/v1/meetings',
    '/v1/activities',
    '/v1/resources',
    '/v1/mobilisations',
    '/v1/campaigns',
    '/v1/follow-ups',
    '/v1/project-milestones',
  ];
  const answers = await Promise.all(paths.map((path) => people.dispatcher.get(path)));
  const accounts = await people.operator.get('/v1/accounts?limit=200');
  const keys = await people.operator.get(`/v1/accounts/${ids.account}/api-keys`);
  return [...answers.map(({ body }) => body), accounts.body, keys.body];
}

/** More than a hundred requests to a whole system; a busy machine takes its time. */
const MANY_REQUESTS_MS = 240_000;

describe('nobody gets in without a right', () => {
  let before: unknown;
  beforeAll(async () => {
    before = await contents(harbours.own);
  });

  const refusedCredentials: [string, (harbours: TwoHarbours) => string][] = [
    ['none', () => ''],
    ['a key that does not exist', () => `Bearer mk_${'a'.repeat(16)}_${'b'.repeat(43)}`],
    [
      'a key with another secret',
      ({ own }) => `Bearer ${own.people.operator.key.slice(0, 20)}${'b'.repeat(43)}`,
    ],
    ['no key at all', () => 'Bearer x'],
    [
      'another scheme',
      ({ own }) => `Basic ${Buffer.from(`operator:${own.people.operator.key}`).toString('base64')}`,
    ],
    [
      'an unsigned identity',
      () =>
        `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"role":"operator"}').toString('base64url')}.`,
    ],
  ];

  it.each(refusedCredentials)('with the credential: %s', async (_what, credential) => {
    for (const operation of guarded) {
      const authorization = credential(harbours);
      const { request } = harbours.anonymous;
      const path = addressOf(operation, harbours.own);
      const answer = await request(operation.method, path, {
        headers: authorization ? { authorization } : {},
      });
      expect([operation.name, answer.status, answer.body.code]).toEqual([
        operation.name,
        401,
        'unauthenticated',
      ]);
    }
  });

  it('with a revoked key, or an expired one', async () => {
    const { operator } = harbours.own.people;
    const { id } = (await operator.post('/v1/accounts', { name: 'leaver', role: 'operator' })).body;
    const { api_key, key_id } = (await operator.post(`/v1/accounts/${id}/api-keys`, {})).body;
    expect((await harbours.bearing(api_key).get('/v1/me')).status).toBe(200);
    await operator.delete(`/v1/accounts/${id}/api-keys/${key_id}`);
    for (const operation of guarded)
      expect([
        operation.name,
        (await call(harbours.bearing(api_key), operation, harbours.own)).status,
      ]).toEqual([operation.name, 401]);
    await operator.delete(`/v1/accounts/${id}`);
    before = await contents(harbours.own);
  });

  it('by telling the service who one is', async () => {
    const forged = {
      'x-muster-identity': 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoib3BlcmF0b3IifQ.',
      'x-muster-role': 'operator',
      'x-forwarded-user': 'operator',
    };
    for (const operation of guarded.filter(({ path }) => !path.startsWith('/v1/streams'))) {
      const path = addressOf(operation, harbours.own);
      const anonymous = await harbours.anonymous.request(operation.method, path, { headers: forged });
      expect([operation.name, anonymous.status]).toEqual([operation.name, 401]);
      const wrong = wrongRoles(operation)[0];
      if (!wrong) continue;
      const answer = await harbours.own.people[wrong].request(operation.method, path, { headers: forged });
      expect([operation.name, wrong, answer.status]).toEqual([operation.name, wrong, 403]);
    }
  });

  it.each(ROLES)(
    'with the role %s where it is not allowed',
    async (role) => {
      for (const operation of guarded.filter(({ roles }) => !roles.includes(role))) {
        const answer = await call(harbours.own.people[role], operation, harbours.own);
        expect([operation.name, answer.status, answer.body?.code ?? streamed(operation)]).toEqual([
          operation.name,
          403,
          'forbidden_role',
        ]);
        expect(answer.headers.get('content-type')).toMatch('application/problem+json');
      }
    },
    MANY_REQUESTS_MS,
  );

  it.each(ROLES)(
    'from another alliance, as %s',
    async (role) => {
      for (const operation of guarded) {
        const answer = await call(harbours.other.people[role], operation, harbours.own);
        const named = operation.parameters.length > 0;
        if (named && !makesWhatItNames(operation) && operation.roles.includes(role))
          expect([operation.name, answer.status]).toEqual([operation.name, 404]);
        else if (!operation.roles.includes(role))
          expect([operation.name, answer.status]).toEqual([operation.name, 403]);
        expect([operation.name, JSON.stringify(answer.body ?? '').includes(harbours.own.secret)]).toEqual([
          operation.name,
          false,
        ]);
      }
    },
    MANY_REQUESTS_MS,
  );

  afterAll(async () => {
    expect(await contents(harbours.own)).toEqual(before);
  });
});

describe('who has the right gets in', () => {
  // In the order of the work: whatever ends something comes after what still needs it.
  const last = [
    'sign',
    'report-in',
    'submit',
    'accept',
    'return',
    'resolve',
    'call-backs',
    'reschedule',
    'call-off',
    'DELETE /v1/notifications/channels',
    'DELETE /v1/drafts/{id}',
    'DELETE /v1/attachments/{id}',
    'DELETE /v1/accounts/{id}/api-keys',
    'DELETE /v1/accounts/{id}',
  ];
  /** Most steps are for one state only, and many end the whistle: they come after those that take it from state to state. */
  const isStep = ({ name }: Described): boolean =>
    /^(POST|PUT) \/v1\/(tickets|assignments|project-processes|practice-lists)\/\{id\}\//.test(name);
  const order = (operation: Described): number => {
    const { name } = operation;
    const at = last.findIndex(
      (part) => name.endsWith(`}/${part}`) || (part.startsWith('DELETE') && name.startsWith(part)),
    );
    return at < 0 && isStep(operation) ? last.length : at;
  };
  const ordered = [...guarded].sort((a, b) => order(a) - order(b));

  it.each(ordered.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (_name, operation) => {
      const answers: string[] = [];
      for (const role of operation.roles as Role[]) {
        const answer = await call(harbours.own.people[role], operation, harbours.own);
        answers.push(
          `${role}: ${answer.status} ${answer.status < 300 ? 'done' : JSON.stringify(answer.body)}`,
        );
        expect([role, answer.status, answer.body?.code]).not.toEqual([role, answer.status, 'forbidden_role']);
        expect([role, answer.status]).not.toEqual([role, 401]);
        expect(answer.status).toBeLessThan(500);
        expect(Object.keys(operation.described.responses)).toContain(String(answer.status));
      }
      // Someone succeeds, except where the whistle, the meeting, the resource, the channel or the delivery is not in a state for it.
      const isOrdered = order(operation) >= 0 && order(operation) < last.length;
      const needsAnotherState =
        /accept|return|resolve|call-backs|reschedule|call-off|withdraw|enable|replay|hand-over|feedback|adopted|dropped/.test(
          operation.path,
        ) ||
        (isStep(operation) && !isOrdered);
      if (!needsAnotherState) expect(answers.join('\n')).toContain('done');
    },
  );

  it('the platform’s operator serves every alliance, but belongs to none', async () => {
    for (const { allianceId } of [harbours.own, harbours.other]) {
      expect((await harbours.platform.get(`/v1/alliances/${allianceId}`)).body.id).toBe(allianceId);
      expect(
        (await harbours.platform.get(`/v1/accounts?alliance_id=${allianceId}`)).body.items.length,
      ).toBeGreaterThan(5);
    }
    for (const operation of guarded)
      expect([
        operation.name,
        (await call(harbours.platform, operation, harbours.own, operation.method === 'GET' ? undefined : {}))
          .status,
      ]).not.toEqual([operation.name, 500]);
  });
});

describe('the document', () => {
  it('says for every operation who may call it, what it is, and how an answer looks', () => {
    for (const { name, described, roles, example } of all) {
      expect([
        name,
        roles.length > 0 &&
          roles.every((role) => role === 'public' || (ROLES as readonly string[]).includes(role)),
      ]).toEqual([name, true]);
      expect([name, described['x-summary']]).toEqual([
        name,
        { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) },
      ]);
      if (described.requestBody?.content['application/json'])
        expect([name, example]).toEqual([name, expect.anything()]);
      for (const [status, { content }] of Object.entries(described.responses)) {
        const answer = status.startsWith('2') && content ? Object.values(content)[0]! : undefined;
        if (answer) expect([name, status, answer.example]).toEqual([name, status, expect.anything()]);
      }
      expect([name, Object.keys(described.responses)]).toEqual([
        name,
        expect.arrayContaining(['429', '503']),
      ]);
    }
  });
});
