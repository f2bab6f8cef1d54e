import type { Caller } from '@muster/http/testing';
import { foundAlliance } from './alliance.js';
import { NotificationsSystem } from './system.js';

const ALLIANCE = 'harbour';
const CHANNELS = '/v1/notifications/channels';

describe('channels: who opens them, what is kept, what is shown', () => {
  let system: NotificationsSystem;
  let dispatcher: Caller;
  let customs: Caller;
  let maritime: Caller;
  let enterprise: Caller;
  let neighbour: Caller;

  beforeAll(async () => {
    system = await NotificationsSystem.start();
    await foundAlliance(system, ALLIANCE);
    dispatcher = system.as('dispatcher', ALLIANCE);
    customs = system.as('unit_officer', ALLIANCE, { unitId: 'customs' });
    maritime = system.as('unit_officer', ALLIANCE, { unitId: 'maritime' });
    enterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    neighbour = system.as('dispatcher', 'next-door');
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const webhook = () => ({ kind: 'webhook', address: `${system.receiver.url}/a-path-that-is-secret` });
  const ids = async (who: Caller) =>
    ((await who.get(CHANNELS)).body.items as { id: string }[]).map(({ id }) => id);

  it('shows the secret once; address and secret are sealed in every table', async () => {
    const opened = await customs.post(CHANNELS, webhook());
    expect(opened).toMatchObject({
      status: 201,
      body: {
        owner_kind: 'unit',
        owner_id: 'customs',
        language: 'zh',
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
        address: `${system.receiver.url}/…`,
        subscriptions: [
          { events: expect.arrayContaining(['offered', 'sign_due', 'breached']), digest: 'none' },
        ],
      },
    });
    const { id, secret } = opened.body as { id: string; secret: string };
    const shown = await customs.get(`${CHANNELS}/${id}`);
    expect(shown.body).not.toHaveProperty('secret');
    const bot = {
      kind: 'dingtalk',
      address: `${system.receiver.url}/robot?access_token=a-token`,
      secret: 'SEC-a-bot',
    };
    expect((await customs.post(CHANNELS, bot)).body.secret).toBeNull();
    const { rows } = await system.database.query<{ text: string }>(
      `select document::text as text from channel union all select data::text || actor::text from event_log`,
    );
    const everything = rows.map(({ text }) => text).join('\n');
    for (const secrecy of [secret.slice(6), 'a-path-that-is-secret', 'a-token', 'SEC-a-bot'])
      expect([secrecy, everything.includes(secrecy)]).toEqual([secrecy, false]);
  });

  it('rotates with an overlap: both secrets sign for a day', async () => {
    const { id, secret } = (await customs.post(CHANNELS, webhook())).body;
    const rotated = await customs.post(`${CHANNELS}/${id}/secret`, undefined, {
      headers: { 'if-match': '"v1"' },
    });
    expect(rotated).toMatchObject({
      status: 200,
      body: { version: 2, previous_secret_until: expect.any(String) },
    });
    expect(rotated.body.secret).not.toBe(secret);
    expect(
      (await customs.post(`${CHANNELS}/${id}/secret`, undefined, { headers: { 'if-match': '"v1"' } })).status,
    ).toBe(412);
    const signatures = async () => {
      system.receiver.arrived.length = 0;
      expect((await customs.post(`${CHANNELS}/${id}/test`)).body).toEqual({
        delivered: true,
        failure_code: null,
      });
      return (system.receiver.arrived[0]!.headers['webhook-signature'] as string).split(' ').length;
    };
    expect(await signatures()).toBe(2);
    await system.database.query(
      `update channel set document = jsonb_set(document, '{previousSecretUntil}', to_jsonb((now() - interval '1 second')::timestamptz))
       where channel_id = $1`,
      [id],
    );
    expect(await signatures()).toBe(1);
    const bot = (await customs.post(CHANNELS, { kind: 'wecom', address: `${system.receiver.url}/bot` })).body;
    expect((await customs.post(`${CHANNELS}/${bot.id}/secret`)).body.code).toBe('no_signing_secret');
  });

  it('a test says what went wrong', async () => {
    const { id } = (await customs.post(CHANNELS, webhook())).body;
    system.receiver.reply = () => ({ status: 500 });
    expect((await customs.post(`${CHANNELS}/${id}/test`)).body).toEqual({
      delivered: false,
      failure_code: 'http_500',
    });
    system.receiver.reply = () => ({});
  });

  it('everybody manages their own; what is not theirs does not exist for them', async () => {
    const unit = (await customs.post(CHANNELS, webhook())).body.id as string;
    const officer = (await customs.post(CHANNELS, { ...webhook(), officer_id: 'officer-day' })).body
      .id as string;
    const own = (await enterprise.post(CHANNELS, webhook())).body.id as string;
    const alliance = (await dispatcher.post(CHANNELS, webhook())).body.id as string;
    expect((await dispatcher.post(CHANNELS, { ...webhook(), unit_id: 'maritime' })).body.owner_id).toBe(
      'maritime',
    );
    expect(await ids(customs)).toEqual(expect.arrayContaining([unit, officer]));
    expect(await ids(customs)).not.toContain(own);
    expect(await ids(enterprise)).toEqual([own]);
    expect(await ids(dispatcher)).toEqual(expect.arrayContaining([unit, officer, own, alliance]));
    expect(await ids(neighbour)).toEqual([]);
    for (const stranger of [maritime, enterprise, neighbour])
      for (const [method, path] of [
        ['GET', ''],
        ['DELETE', ''],
        ['POST', '/secret'],
        ['POST', '/test'],
        ['POST', '/enable'],
      ] as const)
        expect((await stranger.request(method, `${CHANNELS}/${unit}${path}`)).status).toBe(404);
    for (const [who, named] of [
      [maritime, { unit_id: 'customs' }],
      [maritime, { officer_id: 'officer-day' }],
      [enterprise, { unit_id: 'customs' }],
    ] as const)
      expect((await who.post(CHANNELS, { ...webhook(), ...named })).body.code).toBe('not_your_channel');
  });

  it.each([
    [{ kind: 'webhook', address: 'not a url' }, '/address not_a_url'],
    [{ kind: 'webhook', address: 'ftp://example.com/' }, '/address not_a_url'],
    [{ kind: 'webhook', address: 'http://example.com/' }, '/address https_required'],
    [{ kind: 'webhook', address: 'https://me:pw@example.com/' }, '/address no_credentials_in_url'],
    [{ kind: 'webhook', address: 'https://169.254.169.254/latest' }, '/address not_public'],
    [{ kind: 'webhook', address: 'https://[::ffff:10.0.0.1]/' }, '/address not_public'],
    [{ kind: 'wecom', address: 'https://example.com/cgi-bin/webhook/send?key=k' }, '/address not_the_vendor'],
    [{ kind: 'email', address: 'nobody' }, '/address not_an_address'],
    [{ kind: 'email', address: 'a@b.example\r\nbcc: c@d.example' }, '/address not_an_address'],
    [{ kind: 'wecom', address: 'https://qyapi.weixin.qq.com/x', secret: 's' }, '/secret secret_not_for_kind'],
    [{ kind: 'webhook', address: 'https://example.com/', unit_id: 'nowhere' }, '/unit_id unknown_unit'],
    [
      { kind: 'webhook', address: 'https://example.com/', unit_id: 'customs', officer_id: 'officer-day' },
      ' one_owner',
    ],
    [{ kind: 'pigeon', address: 'https://example.com/' }, '/kind not_allowed'],
  ])('refuses %j', async (request, expected) => {
    const { status, body } = await dispatcher.post(CHANNELS, request);
    expect([status, body.code, body.errors.map(({ pointer, code }: any) => `${pointer} ${code}`)]).toEqual([
      422,
      'validation_failed',
      [expected],
    ]);
  });

  it.each([
    [{ events: ['offered'], on_duty_only: true }, '/subscriptions/0/on_duty_only'],
    [{ events: ['offered'], quiet_from: '22:00' }, '/subscriptions/0/quiet_from'],
    [{ events: ['offered'], quiet_from: '22:00', quiet_to: '22:00' }, '/subscriptions/0/quiet_from'],
    [{ events: ['offered'], time_zone: 'Harbour/Nowhere' }, '/subscriptions/0/time_zone'],
    [{ events: [] }, '/subscriptions/0/events'],
    [{ events: ['gossip'] }, '/subscriptions/0/events'],
  ])('refuses the subscription %j', async (subscription, pointer) => {
    const { id } = (await customs.post(CHANNELS, webhook())).body;
    const { status, body } = await customs.put(`${CHANNELS}/${id}/subscriptions`, {
      subscriptions: [subscription],
    });
    expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
    expect((await customs.get(`${CHANNELS}/${id}`)).body.version).toBe(1);
  });

  it('pages through lists, and forgets what was closed', async () => {
    const first = await dispatcher.get(`${CHANNELS}?limit=2`);
    expect(first.body.items).toHaveLength(2);
    const second = await dispatcher.get(`${CHANNELS}?limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body.items[0].id).not.toBe(first.body.items[1].id);
    for (const cursor of ['nonsense', Buffer.from('["x"]').toString('base64url')])
      expect((await dispatcher.get(`${CHANNELS}?cursor=${cursor}`)).status).toBe(422);
    const forged = Buffer.from('["2026-01-01","x"]').toString('base64url');
    expect((await dispatcher.get(`/v1/notifications/deliveries?cursor=${forged}`)).status).toBe(422);
    const { id } = first.body.items[0];
    expect((await dispatcher.delete(`${CHANNELS}/${id}`)).status).toBe(204);
    expect((await dispatcher.get(`${CHANNELS}/${id}`)).status).toBe(404);
    const { rows } = await system.database.query<{ document: any }>(
      'select document from channel where channel_id = $1',
      [id],
    );
    expect(rows[0]!.document).toMatchObject({ address: '', secret: null, previousSecret: null });
  });
});
