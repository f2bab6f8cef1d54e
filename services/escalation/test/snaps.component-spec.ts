import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Identity } from '@muster/auth';
import { v7 as uuidv7 } from 'uuid';
import { jpeg, pdf, png } from '../src/attachments/testing/files.js';
import { EscalationSystem } from './escalation-system.js';

interface Snapped {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, any>;
}

describe('hazard snaps and followers over HTTP', () => {
  let system: EscalationSystem;
  let folder: string;
  const identity = (role: Identity['role'], own: Partial<Identity> = {}): Identity => ({
    role,
    allianceId: 'harbour',
    accountId: uuidv7(),
    ...own,
  });
  const acme = identity('enterprise', { enterpriseId: 'acme' });
  const other = identity('enterprise', { enterpriseId: 'other' });
  const hotline = identity('hotline');
  const dispatcher = identity('dispatcher');
  const customs = identity('unit_officer', { unitId: 'customs' });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-snaps-'));
    system = await EscalationSystem.start({ MUSTER_ATTACHMENTS_FOLDER: folder });
    await system.found('harbour');
  }, 60_000);
  afterAll(async () => {
    await system?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const by = (who: Identity) => system.service.as(who);
  const stored = () => readdir(join(folder, 'harbour')).catch(() => []);
  const photo = png();

  async function send(who: Identity, form: FormData, key: string = randomUUID()): Promise<Snapped> {
    const answer = await fetch(`${system.service.url}/v1/hazard-snaps`, {
      method: 'POST',
      body: form,
      headers: { 'x-muster-identity': await system.service.minter.tokenFor(who), 'idempotency-key': key },
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as never };
  }
  function formOf(snap: unknown, ...photos: readonly Buffer[]): FormData {
    const form = new FormData();
    for (const [no, content] of photos.entries())
      form.append('photo', new Blob([new Uint8Array(content)]), `现场${no}.jpg`);
    if (snap !== undefined) form.append('snap', typeof snap === 'string' ? snap : JSON.stringify(snap));
    return form;
  }
  const snap = (who: Identity, said: object, key?: string) => send(who, formOf(said, jpeg()), key);
  const at = (code: string, more: object = {}) => ({ place: { code }, ...more });
  const filesOf = async (id: string) =>
    (await by(dispatcher).get(`/v1/tickets/${id}/attachments`)).body.items;
  const followed = async (who: Identity) =>
    (await by(who).get('/v1/tickets?followed=true')).body.items.map(({ id }: any) => id);

  it('blows the whistle with a photograph, a place and a word, once however often it is sent', async () => {
    const key = randomUUID();
    const said = at('quay-1', { text: '防护栏缺失\n靠近三号岸桥' });
    const first = await snap(acme, said, key);
    expect([first.status, first.body]).toMatchObject([
      201,
      {
        outcome: 'raised',
        photos: 1,
        ticket: {
          state: 'dispatched',
          category: 'safety_hazard',
          kind: 'urgent',
          title: '防护栏缺失',
          description: '防护栏缺失\n靠近三号岸桥',
          enterprise_id: 'acme',
          place: { code: 'quay-1' },
        },
      },
    ]);
    const again = await snap(acme, said, key);
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual(['true', first.body]);
    const files = await filesOf(first.body['ticket'].id);
    expect(files).toMatchObject([{ name: '现场0.jpg', type: 'image/jpeg' }]);
    const file = await fetch(system.service.url + files[0].href, {
      headers: { 'x-muster-identity': await system.service.minter.tokenFor(dispatcher) },
    });
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).not.toMatch(/GPS/);
    expect((await snap(acme, at('quay-1'), key)).body['code']).toBe('idempotency_key_reused');
  });

  it('makes whoever reports the same place a follower, who then sees the whistle through', async () => {
    const where = (lat: number) => ({ place: { label: '二号堆场', lat, lon: 117.7883 } });
    const { body: raised } = await snap(acme, where(38.9735));
    const { id } = raised['ticket'];
    expect(raised['ticket'].title).toBe('隐患随手拍：二号堆场 / Hazard snapped');
    expect((await by(other).get(`/v1/tickets/${id}`)).status).toBe(404);

    const key = randomUUID();
    const nearby = { ...where(38.97395), text: '有人被困，快来' };
    const joined = await snap(other, nearby, key);
    expect([joined.status, joined.body]).toMatchObject([
      200,
      {
        outcome: 'followed',
        photos: 1,
        ticket: {
          id,
          particulars: { follower_count: 1, following: true },
          notice: { code: 'life_danger' },
        },
      },
    ]);
    const again = await snap(other, nearby, key);
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
      200,
      'true',
      joined.body,
    ]);
    expect(await filesOf(id)).toHaveLength(2);
    expect((await by(acme).get(`/v1/tickets/${id}`)).body.particulars).toMatchObject({
      follower_count: 1,
      following: false,
    });
    expect([await followed(other), await followed(acme)]).toEqual([[id], []]);
    const colleague = identity('party_secretary', { enterpriseId: 'other' });
    expect((await by(colleague).get(`/v1/tickets/${id}/timeline`)).body.items.at(-1)).toMatchObject({
      type: 'ticket.follower_joined',
      label_zh: '又有人报告同一隐患，关注者 1 个',
      data: { cause: 'same_hazard', enterprise_id: 'other' },
    });

    expect((await by(other).post(`/v1/tickets/${id}/unfollow`)).body.particulars.follower_count).toBe(0);
    expect((await by(other).get(`/v1/tickets/${id}`)).status).toBe(404);
    expect(await followed(other)).toEqual([]);
    const { body: ticket } = await by(dispatcher).get(`/v1/tickets/${id}`);
    const events = await system.sentAbout(id, ticket.version);
    expect(events.at(-2)).toMatchObject({
      type: 'muster.ticket.follower_joined.v1',
      data: { enterprise_id: 'other', followers: 1 },
    });
    expect(JSON.stringify(events)).not.toContain(other.accountId);
    expect(await system.republishedAbout(id)).toEqual(events.map(({ type, data }) => ({ type, data })));
  });

  it('raises another for another place, another category, and for whoever insists', async () => {
    const { body: first } = await snap(acme, at('gate-1'));
    for (const said of [at('gate-2'), at('gate-1', { category: 'noise' }), at('gate-1', { insist: true })]) {
      const { status, body } = await snap(other, said);
      expect([said, status, body['outcome']]).toEqual([said, 201, 'raised']);
      expect(body['ticket'].id).not.toBe(first['ticket'].id);
    }
    const { body: second } = await snap(identity('council'), at('gate-1'));
    expect(second).toMatchObject({ outcome: 'followed', ticket: { id: first['ticket'].id } }); // the oldest
  });

  it('never opens a whistle that is no hazard, or keeps its own people from attaching', async () => {
    const secret = {
      category: 'clearance',
      title: '客户名单泄露',
      description: '机密',
      place: { code: 'yard-2' },
    };
    const { body } = await by(acme).post('/v1/tickets', secret, {
      headers: { 'idempotency-key': randomUUID() },
    });
    const stranger = await snap(other, at('yard-2', { category: 'clearance' }));
    expect([stranger.status, stranger.body['outcome']]).toEqual([201, 'raised']);
    expect((await by(other).get(`/v1/tickets/${body.id}`)).status).toBe(404);

    const { body: hazard } = await snap(acme, at('yard-3'));
    const sizes = Array.from({ length: 24 }, (_, n) => jpeg({ width: 640 + n }));
    let kept = 0;
    while (sizes.length > 0)
      kept += (await send(other, formOf(at('yard-3'), ...sizes.splice(0, 3)))).body['photos'];
    expect([kept, (await filesOf(hazard['ticket'].id)).length]).toEqual([19, 20]);
  });

  it('raises one whistle when many snap at the same moment', async () => {
    const reporters = Array.from({ length: 6 }, () => identity('enterprise', { enterpriseId: 'other' }));
    const answers = await Promise.all(reporters.map((who) => snap(who, at('smoke-1'))));
    expect(answers.map(({ body }) => body['outcome']).sort()).toEqual([
      ...Array(5).fill('followed'),
      'raised',
    ]);
    const [id, ...rest] = new Set(answers.map(({ body }) => body['ticket'].id));
    expect(rest).toEqual([]);
    const shown = await by(dispatcher).get(`/v1/tickets/${id}`);
    expect(shown.body.particulars.follower_count).toBe(5);
  });

  it('is taken down by the hotline, for an enterprise that follows then', async () => {
    await snap(acme, at('hall-1'));
    const said = at('hall-1', { enterprise_id: 'other' });
    const { body } = await snap(hotline, said);
    expect(body).toMatchObject({ outcome: 'followed', ticket: { enterprise_id: 'acme' } });
    expect(await followed(other)).toContain(body['ticket'].id);
    expect((await snap(hotline, at('hall-1', { enterprise_id: 'gone' }))).body['errors']).toMatchObject([
      { pointer: '/enterprise_id' },
    ]);
    expect((await snap(acme, said)).body['code']).toBe('not_entitled');
  });

  it('lets others follow of their own accord, and takes followers along when whistles are merged', async () => {
    const [child, master] = [await snap(acme, at('hall-2')), await snap(acme, at('hall-3'))].map(
      ({ body }) => body['ticket'].id as string,
    ) as [string, string];
    const follow = await by(hotline).post(`/v1/tickets/${child}/follow`);
    expect([follow.status, follow.body.particulars.follower_count]).toEqual([200, 1]);
    expect((await by(hotline).post(`/v1/tickets/${child}/follow`)).body.version).toBe(follow.body.version);
    expect((await by(customs).post(`/v1/tickets/${child}/follow`)).status).toBe(403);
    expect((await by(other).post(`/v1/tickets/${child}/follow`)).status).toBe(404);
    await by(dispatcher).post(`/v1/tickets/${child}/merge`, { master_ticket_id: master });
    const { particulars } = (await by(hotline).get(`/v1/tickets/${master}`)).body;
    expect(particulars).toMatchObject({ followers: [child], follower_count: 2, following: true });
    expect(await followed(hotline)).toEqual([master, child].sort().reverse());
    expect((await by(hotline).get('/v1/tickets?followed=false')).status).toBe(422);
  });

  it.each<[string, unknown, Buffer[], number, object]>([
    ['no photograph', { place: { code: 'q' } }, [], 422, { errors: [{ pointer: '/photo' }] }],
    ['no place', { text: '防护栏' }, [jpeg()], 422, { errors: [{ pointer: '/place' }] }],
    ['a place that is none', { place: {} }, [jpeg()], 422, { code: 'validation_failed' }],
    ['nothing said', undefined, [jpeg()], 422, { errors: [{ pointer: '/snap' }] }],
    ['no JSON', '{', [jpeg()], 400, { code: 'malformed_json' }],
    ['what is no snap', { place: { code: 'q' }, x: 1 }, [jpeg()], 422, { errors: [{ pointer: '/x' }] }],
    ['a document', { place: { code: 'q' } }, [jpeg(), pdf()], 422, { errors: [{ code: 'not_a_photo' }] }],
    ['a program', { place: { code: 'q' } }, [Buffer.from('MZ')], 422, { code: 'file_refused' }],
    ['too many', { place: { code: 'q' } }, Array(4).fill(photo), 422, { errors: [{ pointer: '/photo' }] }],
    [
      'an unknown category',
      { place: { code: 'q' }, category: 'x' },
      [jpeg()],
      422,
      { errors: [{ pointer: '/category' }] },
    ],
  ])('refuses %s, and keeps nothing', async (_, said, photos, status, problem) => {
    const before = await stored();
    const answer = await send(acme, formOf(said, ...photos));
    expect([answer.status, answer.body]).toMatchObject([status, problem]);
    expect(await stored()).toEqual(before);
  });

  it('takes forms where they belong, from those who may raise', async () => {
    expect((await snap(customs, at('q'))).body['code']).toBe('forbidden_role');
    const elsewhere = await fetch(`${system.service.url}/v1/tickets`, {
      method: 'POST',
      body: formOf(at('q'), jpeg()),
      headers: {
        'x-muster-identity': await system.service.minter.tokenFor(acme),
        'idempotency-key': randomUUID(),
      },
    });
    expect(elsewhere.status).toBe(415);
    expect(
      (await by(acme).post('/v1/hazard-snaps', at('q'), { headers: { 'idempotency-key': 'j' } })).status,
    ).toBe(415);
  });
});
