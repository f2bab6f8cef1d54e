import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Identity } from '@muster/auth';
import { Database, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { Attachments } from '../src/attachments/attachments.js';
import { OrphanSweep } from '../src/attachments/orphan-sweep.js';
import { LARGEST_FILE } from '../src/attachments/received-file.js';
import { jpeg, pdf, png } from '../src/attachments/testing/files.js';
import { EscalationSystem } from './escalation-system.js';

const whistle = { category: 'clearance', title: '三个集装箱等待查验', description: '周一到港' };
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('files and drafts over HTTP', () => {
  let system: EscalationSystem;
  let folder: string;
  const identity = (role: Identity['role'], own: Partial<Identity> = {}): Identity => ({
    role,
    allianceId: 'harbour',
    accountId: uuidv7(),
    ...own,
  });
  const acme = identity('enterprise', { enterpriseId: 'acme' });
  const colleague = identity('enterprise', { enterpriseId: 'acme' });
  const other = identity('enterprise', { enterpriseId: 'other' });
  const dispatcher = identity('dispatcher');
  const customs = identity('unit_officer', { unitId: 'customs' });
  const police = identity('unit_officer', { unitId: 'police' });
  const analyst = identity('analyst');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-attachments-'));
    system = await EscalationSystem.start({ MUSTER_ATTACHMENTS_FOLDER: folder });
    await system.found('harbour');
  }, 60_000);
  afterAll(async () => {
    await system[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const by = (who: Identity) => system.service.as(who);
  const ask = () => ({ headers: { 'idempotency-key': randomUUID() } });
  async function fetchAs(who: Identity, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'x-muster-identity': await system.service.minter.tokenFor(who), ...init.headers };
    return fetch(system.service.url + path, { ...init, headers });
  }
  async function send(
    who: Identity,
    content: Buffer | ReadableStream,
    name = '照片.jpg',
    type = 'application/octet-stream',
  ) {
    const answer = await fetchAs(who, `/v1/attachments?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: content as never,
      headers: { 'content-type': type },
      ...({ duplex: 'half' } as object),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, any> };
  }
  const stored = () => readdir(join(folder, 'harbour')).catch(() => []);

  it('takes a photograph in, attaches it, and hands it to those who may read the whistle', async () => {
    const photo = jpeg();
    const { status, body: file } = await send(acme, photo, '../堆场.exe');
    expect(status).toBe(201);
    expect(file).toMatchObject({ name: '堆场.jpg', type: 'image/jpeg', sent_sha256: sha256(photo) });
    expect((await fetchAs(colleague, file['href'])).status).toBe(404); // its sender's alone, until it is attached

    const request = { ...whistle, attachment_ids: [file['id']] };
    const key = ask();
    const raised = await by(acme).post('/v1/tickets', request, key);
    expect(raised.status).toBe(201);
    const again = await by(acme).post('/v1/tickets', request, key);
    expect([again.headers.get('idempotency-replayed'), again.body.id]).toEqual(['true', raised.body.id]);

    for (const who of [acme, colleague, dispatcher, customs]) {
      const answer = await fetchAs(who, file['href']);
      expect([who.role, answer.status]).toEqual([who.role, 200]);
      const content = Buffer.from(await answer.arrayBuffer());
      expect(sha256(content)).toBe(file['sha256']);
      expect(content.toString('latin1')).not.toMatch(/GPS/);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'content-disposition': expect.stringMatching(/^attachment; filename="__\.jpg"/),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
    }
    for (const who of [other, police, identity('dispatcher', { allianceId: 'next-door' })])
      expect((await fetchAs(who, file['href'])).status).toBe(404);
    expect((await fetchAs(analyst, file['href'])).status).toBe(403);
    const listed = async (who: Identity) =>
      (await by(who).get(`/v1/tickets/${raised.body.id}/attachments`)).body;
    expect((await listed(customs)).items).toMatchObject([{ id: file['id'], name: '堆场.jpg' }]);
    expect((await listed(analyst)).items).toEqual([]);
    expect((await listed(other)).code).toBe('not_found');
    expect((await by(acme).delete(file['href'])).body.code).toBe('file_attached');

    const proof = await send(customs, pdf(), '放行单.pdf');
    const attach = (who: Identity, ids: unknown[]) =>
      by(who).post(`/v1/tickets/${raised.body.id}/attachments`, { attachment_ids: ids });
    expect((await attach(customs, [proof.body['id']])).body.items).toHaveLength(2);
    expect((await attach(customs, [proof.body['id']])).body.items).toHaveLength(2);
    expect((await attach(dispatcher, [randomUUID()])).body.errors[0]).toMatchObject({
      pointer: '/attachment_ids/0',
    });
    expect((await attach(police, [proof.body['id']])).body.code).toBe('not_found');
  });

  it('takes as evidence what is attached to the whistle, and nothing else', async () => {
    const raised = await by(acme).post('/v1/tickets', whistle, ask());
    const { id } = raised.body.assignments.find(({ unit_id }: { unit_id: string }) => unit_id === 'customs');
    const own = `/v1/assignments/${id}`;
    await by(customs).post(`${own}/sign`);
    await by(customs).post(`${own}/report-in`, {
      contact: { who: '王经理', channel: 'phone', agreed: '查验' },
    });
    const { body: proof } = await send(customs, pdf(), '放行单.pdf');
    const submit = () =>
      by(customs).post(`${own}/submit`, { result: '已放行', evidence: ['单号 7', proof['href']] });
    const refused = await submit();
    expect([refused.status, refused.body.code, refused.body.attachment_ids]).toEqual([
      422,
      'unknown_attachments',
      [proof['id']],
    ]);
    const elsewhere = await by(acme).post('/v1/tickets', whistle, ask());
    await by(customs).post(`/v1/tickets/${elsewhere.body.id}/attachments`, { attachment_ids: [proof['id']] });
    expect((await submit()).body.code).toBe('unknown_attachments');
    const { body: mine } = await send(customs, pdf(), '放行单.pdf');
    await by(customs).post(`/v1/tickets/${raised.body.id}/attachments`, { attachment_ids: [mine['id']] });
    const evidence = [mine['href']];
    const taken = await by(customs).post(`${own}/submit`, { result: '已放行', evidence });
    expect([taken.status, taken.body.submissions[0].evidence]).toEqual([200, evidence]);
  });

  it.each<[string, Buffer, number, object]>([
    [
      'a program that is called a picture',
      Buffer.from('MZ\x90\0'),
      422,
      { code: 'file_refused', fault: 'unknown_type' },
    ],
    ['a bomb', png({ width: 1, height: 1, unpacked: 50_000_000 }), 422, { fault: 'too_many_pixels' }],
    ['a script', pdf('<</S/JavaScript>>'), 422, { fault: 'active_content' }],
    ['too much, announced', Buffer.alloc(LARGEST_FILE + 1), 413, { code: 'body_too_large' }],
  ])('refuses %s, and keeps nothing of it', async (_, content, status, problem) => {
    const before = await stored();
    const answer = await send(acme, content);
    expect([answer.status, answer.body]).toMatchObject([status, problem]);
    expect(await stored()).toEqual(before);
    const own = `muster-upload-${process.pid}-`; // others send files at the same time
    expect((await readdir(tmpdir())).filter((name) => name.startsWith(own))).toEqual([]);
  });

  it('refuses too much that was not announced, without keeping it in memory', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        if ((sent += 65_536) > 4 * LARGEST_FILE) return controller.close();
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const answer = await send(acme, endless).catch(() => ({ status: 413 })); // the connection may be closed first
    expect(answer.status).toBe(413);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  });

  it('takes files where files belong, and JSON everywhere else', async () => {
    expect((await send(acme, jpeg(), 'a.jpg', 'text/plain')).body['code']).toBe('unsupported_media_type');
    expect((await send(acme, jpeg(), 'a.jpg', 'application/json')).status).toBeGreaterThanOrEqual(400);
    const json = await fetchAs(acme, '/v1/tickets', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
    });
    expect(json.status).toBe(415);
    expect((await send(analyst, jpeg())).body['code']).toBe('forbidden_role');
  });

  it('raises nothing with a file that is not the caller’s', async () => {
    const { body } = await send(acme, jpeg());
    const stolen = await by(other).post('/v1/tickets', { ...whistle, attachment_ids: [body['id']] }, ask());
    expect([stolen.status, stolen.body.errors[0].code]).toEqual([422, 'unknown_attachment']);
    expect((await by(other).get('/v1/tickets')).body.items).toEqual([]);
  });

  it('removes files whose whistle was never blown, but not those of a draft', async () => {
    const [kept, lost, taken] = [await send(acme, jpeg()), await send(acme, png()), await send(acme, pdf())];
    expect((await by(acme).delete(taken!.body['href'])).status).toBe(204);
    expect(await stored()).not.toContain(taken!.body['id']);
    await by(acme).post('/v1/drafts', { attachment_ids: [kept!.body['id']] });
    const { app } = system.service;
    await app.get(OrphanSweep).sweep();
    expect(await stored()).toEqual(expect.arrayContaining([kept!.body['id'], lost!.body['id']]));
    await app
      .get(Database)
      .query(
        statement(
          't_age',
          `update attachment set created_at = now() - interval '2 days' where ticket_id is null`,
        ),
      );
    await app.get(OrphanSweep).sweep();
    expect(await stored()).toContain(kept!.body['id']);
    expect(await stored()).not.toContain(lost!.body['id']);
    expect((await fetchAs(acme, lost!.body['href'])).status).toBe(404);
  });

  it('spares what was attached, or kept by a draft, since the sweep made its list', async () => {
    const [used, kept] = [await send(acme, jpeg()), await send(acme, png())].map(({ body }) => body);
    const raise = { ...whistle, attachment_ids: [used!['id']] };
    const headers = { 'idempotency-key': uuidv7() };
    expect((await by(acme).post('/v1/tickets', raise, { headers })).status).toBe(201);
    await by(acme).post('/v1/drafts', { attachment_ids: [kept!['id']] });
    for (const file of [used!, kept!]) {
      await system.service.app.get(Attachments).destroyOrphan('harbour', file['id']);
      expect((await fetchAs(acme, file['href'])).status).toBe(200);
    }
  });

  it('saves a draft, takes it up again, raises it once, and forgets it', async () => {
    const begun = await by(acme).post('/v1/drafts', { title: '三个集装箱' });
    expect([begun.status, begun.headers.get('etag'), begun.body.ticket]).toEqual([
      201,
      '"v1"',
      { title: '三个集装箱' },
    ]);
    const at = begun.headers.get('location')!;
    const incomplete = await by(acme).post(`${at}/submit`);
    expect([incomplete.status, incomplete.body.errors.length]).toEqual([422, 2]);
    const { body: file } = await send(acme, jpeg());
    const complete = { ...whistle, attachment_ids: [file['id']] };
    expect((await by(acme).put(at, complete, { headers: { 'if-match': '"v1"' } })).body.version).toBe(2);
    expect((await by(acme).put(at, whistle, { headers: { 'if-match': '"v1"' } })).body.code).toBe(
      'stale_version',
    );
    for (const who of [colleague, other, dispatcher])
      expect((await by(who).get(at)).body.code).toBe('not_found');
    expect((await by(acme).get('/v1/drafts')).body.items[0]).toMatchObject({
      id: begun.body.id,
      ticket: complete,
    });

    const submit = () => by(acme).post(`${at}/submit`);
    const answers = [...(await Promise.all([submit(), submit()])), await submit()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]); // whoever did not hear the answer asks again
    const raised = answers.map(({ body }) => body.id);
    expect(new Set(raised).size).toBe(1);
    expect((await by(colleague).post(`${at}/submit`)).status).toBe(404);
    expect((await by(acme).get(`/v1/tickets/${raised[0]}/attachments`)).body.items).toHaveLength(1);
    expect((await by(acme).get(at)).body.code).toBe('not_found');
    expect((await by(acme).delete(at)).body.code).toBe('not_found');
  });

  it('keeps a limited number of drafts, for a limited time', async () => {
    const writer = identity('council');
    const begin = () => by(writer).post('/v1/drafts', {});
    const drafts = await Promise.all(Array.from({ length: 50 }, begin));
    expect(drafts.every(({ status }) => status === 201)).toBe(true);
    expect((await begin()).body).toMatchObject({ status: 409, code: 'too_many_drafts' });
    await system.service.app
      .get(Database)
      .query(statement('t_expire', `update draft set expires_at = now() where id = $1`), [
        drafts[0]!.body.id,
      ]);
    expect((await by(writer).get('/v1/drafts')).body.items).toHaveLength(49);
    expect((await begin()).status).toBe(201);
    expect((await by(writer).delete(`/v1/drafts/${drafts[1]!.body.id}`)).status).toBe(204);
  });
});
