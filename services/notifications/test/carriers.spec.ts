import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { AddressGuard } from '../src/delivering/address-guard.js';
import { Carriers } from '../src/delivering/carriers.js';
import type { Message } from '../src/domain/message.js';
import type { Notice } from '../src/domain/notice.js';
import type { ChannelKind } from '../src/domain/vocabulary.js';
import { MailServer } from './counterparts/mail-server.js';
import { Receiver } from './counterparts/receiver.js';

const notice: Notice = {
  kind: 'offered',
  eventId: '0198f0f4-1c00-7a10-8000-000000000002',
  tenantId: 'harbour',
  occurredAt: '2026-11-24T01:00:00.000Z',
  ticketId: '0198f0f4-1c00-7a10-8000-000000000001',
  ticketNo: 'TJ-2026-000123',
  round: 1,
  unitId: 'customs',
  enterpriseId: null,
  role: 'lead',
  clock: null,
  dueAt: null,
  emergency: false,
};
const message: Message = {
  id: 'm-1',
  subject: '【吹哨报到】哨件 TJ-2026-000123',
  lines: ['哨件 TJ-2026-000123'],
  notices: [notice],
};
const secretOf = (fill: string) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`;

describe('the carriers', () => {
  let receiver: Receiver;
  let mail: MailServer;
  let carriers: Carriers;
  beforeAll(async () => {
    receiver = await Receiver.open();
    mail = await MailServer.open();
    // So patient that a busy machine is no silent receiver.
    carriers = carriersWaiting(20);
  });
  beforeEach(() => {
    receiver.arrived.length = 0;
    receiver.reply = () => ({});
  });
  afterAll(async () => {
    await receiver.close();
    await mail.close();
  });

  const carriersWaiting = (timeoutS: number) =>
    new Carriers(
      { smtpUrl: mail.url, smtpFrom: 'muster@harbour.example', timeoutS },
      new AddressGuard(['127.0.0.1']),
    );
  const send = (kind: ChannelKind, address: string, secrets: string[] = [], what = message) =>
    carriers.of(kind)!.send(what, { address, secrets }, new Date());
  const hook = (secrets = [secretOf('a')], what = message) =>
    send('webhook', `${receiver.url}/hook`, secrets, what);

  describe('Standard Webhooks', () => {
    it('signs so that the reference library verifies it, with the old secret as well while it holds', async () => {
      expect(await hook([secretOf('b'), secretOf('a')])).toEqual({ outcome: 'delivered' });
      const { headers, body } = receiver.arrived[0]!;
      expect(headers['webhook-id']).toBe('m-1');
      for (const secret of ['a', 'b'])
        expect(new Webhook(secretOf(secret)).verify(body, headers as Record<string, string>)).toMatchObject({
          type: 'muster.notice.offered',
          timestamp: notice.occurredAt,
          data: { ticket_id: notice.ticketId, ticket_no: 'TJ-2026-000123', unit_id: 'customs' },
        });
      expect(() => new Webhook(secretOf('c')).verify(body, headers as Record<string, string>)).toThrow(
        'No matching signature',
      );
    });

    it('sends the same body and id on every attempt, and a digest as one', async () => {
      await hook();
      await hook();
      expect(receiver.arrived[0]!.body).toBe(receiver.arrived[1]!.body);
      const two = { ...message, notices: [notice, { ...notice, kind: 'cancelled' as const }] };
      await hook([secretOf('a')], two);
      expect(JSON.parse(receiver.arrived[2]!.body)).toMatchObject({
        type: 'muster.notice.digest',
        data: { notices: [{ type: 'muster.notice.offered' }, { type: 'muster.notice.cancelled' }] },
      });
    });

    it.each([
      [{ status: 200 }, { outcome: 'delivered' }],
      [
        { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
        { outcome: 'failed', code: 'http_302' },
      ],
      [{ status: 404 }, { outcome: 'failed', code: 'http_404' }],
      [{ status: 410 }, { outcome: 'gone', code: 'http_410' }],
      [
        { status: 429, headers: { 'retry-after': '120' } },
        { outcome: 'failed', code: 'http_429', retryAfterS: 120 },
      ],
      [
        { status: 503, headers: { 'retry-after': 'soon' } },
        { outcome: 'failed', code: 'http_503' },
      ],
      [
        { status: 101, headers: { connection: 'Upgrade', upgrade: 'x' } },
        { outcome: 'failed', code: 'connection_failed' },
      ],
    ])('takes %j for %j', async (reply, receipt) => {
      receiver.reply = () => reply;
      expect(await hook()).toEqual(receipt);
      expect(receiver.arrived).toHaveLength(1);
    });

    it('waits for an answer as long as it was told, not longer', async () => {
      receiver.reply = () => ({ silence: true });
      const to = { address: `${receiver.url}/hook`, secrets: [secretOf('a')] };
      const receipt = await carriersWaiting(1).of('webhook')!.send(message, to, new Date());
      expect(receipt).toEqual({ outcome: 'failed', code: 'timeout' });
      expect(receiver.arrived).toHaveLength(1);
    });

    it('reads Retry-After as a date, and no more of a body than it must', async () => {
      receiver.reply = () => ({
        status: 503,
        headers: { 'retry-after': new Date(Date.now() + 90_000).toUTCString() },
        body: 'x'.repeat(1_000_000),
      });
      const receipt = (await hook()) as { retryAfterS: number };
      expect(receipt.retryAfterS).toBeGreaterThan(80);
      expect(receipt.retryAfterS).toBeLessThanOrEqual(90);
    });

    it('fails where nobody listens or the name means nothing, and goes nowhere inside', async () => {
      expect(await send('webhook', 'http://127.0.0.1:1/', [secretOf('a')])).toEqual({
        outcome: 'failed',
        code: 'connection_failed',
      });
      const guarded = new Carriers({ smtpFrom: 'a@b', timeoutS: 1 }, new AddressGuard([])).of('webhook')!;
      for (const host of [
        receiver.url,
        receiver.url.replace('127.0.0.1', 'localhost'),
        'https://169.254.169.254/latest',
      ])
        expect(await guarded.send(message, { address: host, secrets: [secretOf('a')] }, new Date())).toEqual({
          outcome: 'refused',
          code: 'blocked_address',
        });
      expect(receiver.arrived).toHaveLength(0);
    });
  });

  describe('the bots of Chinese teams', () => {
    const answers = (body: object) => (receiver.reply = () => ({ body: JSON.stringify(body) }));
    const arrived = () => JSON.parse(receiver.arrived[0]!.body) as Record<string, unknown>;

    it('WeCom takes a text; its address is its key', async () => {
      answers({ errcode: 0, errmsg: 'ok' });
      expect(await send('wecom', `${receiver.url}/cgi-bin/webhook/send?key=k`)).toEqual({
        outcome: 'delivered',
      });
      expect(receiver.arrived[0]!.path).toBe('/cgi-bin/webhook/send?key=k');
      expect(arrived()).toEqual({ msgtype: 'text', text: { content: message.subject } });
    });

    it('DingTalk takes time and signature in the address', async () => {
      answers({ errcode: 0, errmsg: 'ok' });
      expect(await send('dingtalk', `${receiver.url}/robot/send?access_token=t`, ['SECx'])).toEqual({
        outcome: 'delivered',
      });
      const query = new URL(receiver.arrived[0]!.path, receiver.url).searchParams;
      const timestamp = query.get('timestamp')!;
      expect(Math.abs(Number(timestamp) - Date.now())).toBeLessThan(60_000);
      expect(query.get('access_token')).toBe('t');
      expect(query.get('sign')).toBe(
        createHmac('sha256', 'SECx').update(`${timestamp}\nSECx`).digest('base64'),
      );
    });

    it('Feishu takes time and signature in the body, the signed text being the key', async () => {
      answers({ code: 0, msg: 'success', data: {} });
      expect(await send('feishu', `${receiver.url}/open-apis/bot/v2/hook/x`, ['s'])).toEqual({
        outcome: 'delivered',
      });
      const body = arrived() as { timestamp: string; sign: string };
      expect(body).toMatchObject({ msg_type: 'text', content: { text: message.subject } });
      expect(Number(body.timestamp)).toBeLessThan(10_000_000_000);
      expect(body.sign).toBe(createHmac('sha256', `${body.timestamp}\ns`).update('').digest('base64'));
    });

    it.each<[ChannelKind, object | string, object]>([
      [
        'wecom',
        { errcode: 93000, errmsg: 'invalid webhook url' },
        { outcome: 'refused', code: 'errcode_93000' },
      ],
      ['wecom', { errcode: 45009 }, { outcome: 'failed', code: 'errcode_45009', retryAfterS: 60 }],
      [
        'dingtalk',
        { errcode: 310000, errmsg: 'sign not match' },
        { outcome: 'refused', code: 'errcode_310000' },
      ],
      ['dingtalk', { errcode: 130101 }, { outcome: 'failed', code: 'errcode_130101', retryAfterS: 600 }],
      ['feishu', { code: 19021 }, { outcome: 'refused', code: 'errcode_19021' }],
      ['feishu', { code: 11232 }, { outcome: 'failed', code: 'errcode_11232', retryAfterS: 60 }],
      ['feishu', { StatusCode: 0, StatusMessage: 'success' }, { outcome: 'delivered' }],
      ['feishu', { code: 4711 }, { outcome: 'failed', code: 'errcode_4711' }],
      ['wecom', 'sorry', { outcome: 'failed', code: 'unreadable_answer' }],
      ['wecom', { errcode: 'zero' }, { outcome: 'failed', code: 'unreadable_answer' }],
    ])('%s: %j is %j although the status is 200', async (kind, answer, receipt) => {
      receiver.reply = () => ({ body: typeof answer === 'string' ? answer : JSON.stringify(answer) });
      expect(await send(kind, receiver.url)).toEqual(receipt);
    });

    it('a gateway’s error page is judged by its status', async () => {
      receiver.reply = () => ({ status: 502, body: '<html>' });
      expect(await send('wecom', receiver.url)).toEqual({ outcome: 'failed', code: 'http_502' });
    });
  });

  describe('mail', () => {
    it('arrives in Chinese with the same message id on every attempt', async () => {
      for (let attempt = 0; attempt < 2; attempt++)
        expect(await send('email', 'desk@customs.example')).toEqual({ outcome: 'delivered' });
      const ids = mail.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)![1]!.trim());
      expect(ids).toEqual(['<m-1@harbour.example>', '<m-1@harbour.example>']);
      expect(mail.received[0]).toMatchObject({
        to: 'desk@customs.example',
        raw: expect.stringContaining('Auto-Submitted: auto-generated'),
      });
      expect(mail.received[0]!.raw).toMatch(/^Subject: =\?UTF-8\?/m);
    });

    it('is given up for an unknown mailbox, and tried again when the server asks for it or is away', async () => {
      expect(await send('email', 'nobody@customs.example')).toEqual({ outcome: 'refused', code: 'smtp_550' });
      expect(await send('email', 'later@customs.example')).toEqual({ outcome: 'failed', code: 'smtp_451' });
      const away = new Carriers(
        { smtpUrl: 'smtp://127.0.0.1:1', smtpFrom: 'a@b.example', timeoutS: 1 },
        new AddressGuard([]),
      );
      expect(
        await away.of('email')!.send(message, { address: 'a@b.example', secrets: [] }, new Date()),
      ).toEqual({
        outcome: 'failed',
        code: 'connection_failed',
      });
      expect(
        new Carriers({ smtpFrom: 'a@b', timeoutS: 1 }, new AddressGuard([])).of('email'),
      ).toBeUndefined();
    });
  });
});
