import type { Answer, Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { EscalationSystem } from './escalation-system.js';

const whistle = {
  category: 'clearance',
  title: '三个集装箱等待查验',
  description: '周一到港，冷链货物有变质风险',
};
const contact = { contact: { who: '王经理', channel: 'phone', agreed: '今日 15:00 现场查验' } };

describe('the escalation service: HTTP in, Kafka out', () => {
  let system: EscalationSystem;
  let acme: Caller;
  let other: Caller;
  let dispatcher: Caller;
  let council: Caller;
  let analyst: Caller;
  let customs: Caller;
  let border: Caller;
  let terminal: Caller;
  let police: Caller;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    await Promise.all([system.found('harbour'), system.found('next-door')]);
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    other = system.as('enterprise', 'harbour', { enterpriseId: 'other' });
    dispatcher = system.as('dispatcher');
    council = system.as('council');
    analyst = system.as('analyst');
    [customs, border, terminal, police] = ['customs', 'border', 'terminal', 'police'].map((unitId) =>
      system.as('unit_officer', 'harbour', { unitId }),
    ) as [Caller, Caller, Caller, Caller];
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const key = (name: string = randomUUID()) => ({ headers: { 'idempotency-key': name } });
  const raise = (body: object = whistle, by = acme, ask = key()) => by.post('/v1/tickets', body, ask);
  const assignmentIn = (ticket: Answer, unit: string) =>
    ticket.body.assignments.findLast(({ unit_id }: { unit_id: string }) => unit_id === unit).id as string;

  async function work(officer: Caller, id: string): Promise<void> {
    for (const [step, body] of [
      ['sign'],
      ['report-in', contact],
      ['submit', { result: '已放行' }],
    ] as const) {
      const answer = await officer.post(`/v1/assignments/${id}/${step}`, body);
      expect([step, answer.status]).toEqual([step, 200]);
    }
  }
  async function resolved(): Promise<Answer> {
    const ticket = await raise();
    const [lead, first, second] = ['customs', 'border', 'terminal'].map((unit) =>
      assignmentIn(ticket, unit),
    ) as string[];
    await work(customs, lead!);
    await work(border, first!);
    await work(terminal, second!);
    expect((await customs.post(`/v1/assignments/${first}/accept`)).status).toBe(200);
    expect((await dispatcher.post(`/v1/assignments/${second}/accept`)).status).toBe(200);
    return customs.post(`/v1/tickets/${ticket.body.id}/resolve`, { summary: '全部放行' });
  }

  it('goes the whole way: whistle, muster, sign, report in, submit, accept, resolve, call-back, closed', async () => {
    const raised = await raise();
    expect(raised.status).toBe(201);
    expect(raised.headers.get('etag')).toBe('"v5"');
    expect(raised.headers.get('location')).toBe(`/v1/tickets/${raised.body.id}`);
    expect(raised.body).toMatchObject({
      number: expect.stringMatching(/^HB-\d{4}-\d{6}$/),
      state: 'dispatched',
      version: 5,
      kind: 'key',
      enterprise_id: 'acme',
      lead_unit_id: 'customs',
      assignments: [
        { unit_id: 'customs', role: 'lead', state: 'offered', clocks: { sign: 'running' } },
        { unit_id: 'border', role: 'co', state: 'offered' },
        { unit_id: 'terminal', role: 'co', state: 'offered' },
      ],
    });
    expect(raised.body.notice).toBeUndefined();

    const done = await resolved();
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({
      state: 'resolved',
      summary: '全部放行',
      actions: ['recategorise', 'add_follow_up', 'rate_whistle'],
    });
    const { id } = done.body;
    const shown = await acme.get(`/v1/tickets/${id}`);
    expect(shown.body.actions).toEqual(['record_call_back', 'rate_units']);
    const closed = await acme.post(`/v1/tickets/${id}/call-backs`, {
      solved: 'yes',
      satisfaction: 'satisfied',
      comment: '很快',
    });
    expect(closed.status).toBe(201);
    expect(closed.body).toMatchObject({
      state: 'closed',
      outcome: 'solved',
      call_backs: [{ solved: 'yes', satisfaction: 'satisfied', comment: '很快', on_behalf: false }],
    });

    const events = await system.sentAbout(id, 21);
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    expect(events.map(({ type }) => type.replace(/^muster\.|\.v1$/g, ''))).toEqual([
      'ticket.raised',
      'ticket.dispatched',
      ...Array(3).fill('assignment.offered'),
      'assignment.signed',
      'ticket.started',
      'assignment.reported_in',
      'assignment.submitted',
      ...['signed', 'reported_in', 'submitted', 'signed', 'reported_in', 'submitted'].map(
        (type) => `assignment.${type}`,
      ),
      ...Array(3).fill('assignment.accepted'),
      'ticket.resolved',
      'callback.recorded',
      'ticket.closed',
    ]);
    expect(new Set(events.map(({ tenantId }) => tenantId))).toEqual(new Set(['harbour']));
    expect(JSON.stringify(events)).not.toMatch(/王经理|冷链|很快|放行/);

    const timeline = await acme.get(`/v1/tickets/${id}/timeline`);
    expect(timeline.body.items).toHaveLength(21);
    expect(timeline.body.items[5]).toMatchObject({
      type: 'assignment.signed',
      label_zh: '名（主办）签收',
      label_en: 'Name (lead) signed',
      actor: { role: 'unit_officer', unit_id: 'customs', enterprise_id: null },
    });
  });

  it('has an unsolved one done again', async () => {
    const { body } = await resolved();
    const again = await dispatcher.post(`/v1/tickets/${body.id}/call-backs`, { solved: 'partial' });
    expect(again.body).toMatchObject({ state: 'in_progress', round: 2, call_backs: [{ on_behalf: true }] });
    const second = again.body.assignments.filter(({ round }: { round: number }) => round === 2);
    expect(second).toMatchObject([
      { unit_id: 'customs', state: 'working', clocks: { sign: 'none', contact: 'none', resolve: 'running' } },
      { unit_id: 'border', state: 'working' },
      { unit_id: 'terminal', state: 'working' },
    ]);
    const submitted = await border.post(`/v1/assignments/${second[1].id}/submit`, {
      result: '再次放行',
      evidence: '照片一',
    });
    expect(submitted.body).toMatchObject({ state: 'submitted', submissions: [{ evidence: ['照片一'] }] });
  });

  describe('idempotency', () => {
    it('answers the same request the same, and another one with that key not at all', async () => {
      const ask = key();
      const first = await raise(whistle, acme, ask);
      const again = await raise({ ...whistle, description: whistle.description }, acme, ask);
      expect(again.status).toBe(201);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(again.headers.get('etag')).toBe('"v5"');
      expect(again.body).toEqual(first.body);
      expect((await raise({ ...whistle, title: '另一件事' }, acme, ask)).body).toMatchObject({
        status: 422,
        code: 'idempotency_key_reused',
      });
      expect((await raise(whistle, other, ask)).body.id).not.toBe(first.body.id); // a key belongs to its account
      expect((await acme.post('/v1/tickets', whistle)).body).toMatchObject({
        status: 400,
        code: 'idempotency_key_required',
      });
    });

    it('raises once however often the same request arrives at once', async () => {
      const ask = key();
      const answers = await Promise.all(Array.from({ length: 50 }, () => raise(whistle, acme, ask)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    });

    it('makes a repeated step harmless', async () => {
      const ticket = await raise();
      const id = assignmentIn(ticket, 'customs');
      const ask = key();
      const first = await customs.post(`/v1/assignments/${id}/sign`, undefined, ask);
      const again = await customs.post(`/v1/assignments/${id}/sign`, undefined, ask);
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
      expect(again.body).toEqual(first.body);
      expect((await customs.post(`/v1/assignments/${id}/sign`)).body).toMatchObject({
        code: 'illegal_transition',
      });
    });
  });

  describe('several at once', () => {
    it('lets every unit sign in the same moment', async () => {
      const ticket = await raise();
      const sign = (officer: Caller, unit: string) =>
        officer.post(`/v1/assignments/${assignmentIn(ticket, unit)}/sign`);
      const answers = await Promise.all([
        sign(customs, 'customs'),
        sign(border, 'border'),
        sign(terminal, 'terminal'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const shown = await dispatcher.get(`/v1/tickets/${ticket.body.id}`);
      expect(shown.body).toMatchObject({ state: 'in_progress', version: 9 });
      const events = await system.sentAbout(ticket.body.id, 9);
      expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('lets one of many identical steps win', async () => {
      const id = assignmentIn(await raise(), 'customs');
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => customs.post(`/v1/assignments/${id}/sign`)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    });

    it('honours If-Match: the assignment’s own version on steps, the ticket’s on resolving', async () => {
      const ticket = await raise();
      const id = assignmentIn(ticket, 'customs');
      const match = (tag: string) => ({ headers: { 'if-match': tag } });
      expect((await customs.post(`/v1/assignments/${id}/sign`, undefined, match('"v9"'))).body).toMatchObject(
        {
          status: 412,
          code: 'stale_version',
          current_version: 1,
        },
      );
      await border.post(`/v1/assignments/${assignmentIn(ticket, 'border')}/sign`); // moves the ticket, not this assignment
      const signed = await customs.post(`/v1/assignments/${id}/sign`, undefined, match('"v1"'));
      expect([signed.status, signed.headers.get('etag')]).toEqual([200, '"v2"']);
      expect((await customs.get(`/v1/assignments/${id}`)).headers.get('etag')).toBe('"v2"');
      expect((await customs.post(`/v1/tickets/${ticket.body.id}/resolve`, {}, match('"v5"'))).status).toBe(
        412,
      );
    });
  });

  describe('refusals', () => {
    it('say from which states it would be legal', async () => {
      const id = assignmentIn(await raise(), 'customs');
      const english = { headers: { 'accept-language': 'en' } };
      expect(
        (await customs.post(`/v1/assignments/${id}/submit`, { result: 'x' }, english)).body,
      ).toMatchObject({
        status: 409,
        code: 'illegal_transition',
        state: 'offered',
        legal_from: ['working'],
        detail: 'The state is offered; this is possible from working only.',
      });
    });

    it('name the place of what the directory does not have', async () => {
      const bad = await raise({ ...whistle, category: 'weather' });
      expect(bad.body).toMatchObject({
        status: 422,
        code: 'validation_failed',
        errors: [{ pointer: '/category', code: 'unknown_category' }],
      });
      expect((await raise({ ...whistle, process_stage: 'orbit' })).body.errors[0].pointer).toBe(
        '/process_stage',
      );
      expect((await raise({ ...whistle, enterprise_id: 'nobody' }, dispatcher)).body.errors[0].pointer).toBe(
        '/enterprise_id',
      );
    });

    it('list everything that is wrong with a body', async () => {
      const bad = await raise({ category: 7, title: '   ', kind: 'panic', colour: 'red' });
      expect(bad.status).toBe(422);
      expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/category',
        '/colour',
        '/description',
        '/kind',
        '/title',
      ]);
      for (const unstorable of ['a\u0000b', 'a\ud800b', '\u200b ']) {
        expect((await raise({ ...whistle, title: unstorable })).body).toMatchObject({
          status: 422,
          errors: [{ pointer: '/title' }],
        });
      }
      expect((await dispatcher.get('/v1/tickets?q=%00')).status).toBe(422);
      const id = assignmentIn(await raise(), 'customs');
      await customs.post(`/v1/assignments/${id}/sign`);
      const vague = await customs.post(`/v1/assignments/${id}/report-in`, {
        contact: { who: '', channel: 'pigeon' },
      });
      expect(vague.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
        '/contact/agreed',
        '/contact/channel',
        '/contact/who',
      ]);
    });

    it('keep to roles, units and alliances', async () => {
      const ticket = await raise();
      const { id } = ticket.body;
      const lead = assignmentIn(ticket, 'customs');
      expect((await customs.post('/v1/tickets', whistle, key())).body.code).toBe('forbidden_role');
      expect((await border.post(`/v1/assignments/${lead}/sign`)).body).toMatchObject({
        status: 403,
        code: 'not_entitled',
      });
      expect((await police.post(`/v1/assignments/${lead}/sign`)).status).toBe(404);
      expect((await police.get(`/v1/tickets/${id}`)).status).toBe(404);
      expect((await other.get(`/v1/tickets/${id}`)).status).toBe(404);
      expect((await other.get(`/v1/tickets/${id}/timeline`)).status).toBe(404);
      expect((await other.post(`/v1/tickets/${id}/call-backs`, { solved: 'yes' })).status).toBe(404);
      const neighbours = [
        system.as('dispatcher', 'next-door'),
        system.as('council', 'next-door'),
        system.as('enterprise', 'next-door', { enterpriseId: 'acme' }),
        system.as('unit_officer', 'next-door', { unitId: 'customs' }),
      ];
      for (const neighbour of neighbours) {
        expect((await neighbour.get(`/v1/tickets/${id}`)).status).toBe(404);
        expect((await neighbour.get('/v1/tickets')).body.items).toEqual([]);
      }
      expect((await neighbours[3]!.post(`/v1/assignments/${lead}/sign`)).status).toBe(404);
      expect((await neighbours[0]!.post(`/v1/assignments/${lead}/accept`)).status).toBe(404);
      expect((await dispatcher.get(`/v1/tickets/${id}`)).body).toEqual({
        ...ticket.body,
        actions: expect.arrayContaining(['merge', 'escalate', 'withdraw']),
      });
      expect((await system.as('operator', null as never).get('/v1/tickets')).body.code).toBe(
        'alliance_required',
      );
    });

    it('tell an alliance without a directory so', async () => {
      const stranger = system.as('enterprise', 'nowhere', { enterpriseId: 'acme' });
      expect((await raise(whistle, stranger)).body).toMatchObject({ status: 409, code: 'directory_missing' });
    });
  });

  describe('lists', () => {
    it('page through tickets newest first, filtered, each caller its own', async () => {
      const alliance = `lists-${randomUUID().slice(0, 8)}`;
      await system.found(alliance);
      const mine = system.as('enterprise', alliance, { enterpriseId: 'acme' });
      const theirs = system.as('enterprise', alliance, { enterpriseId: 'other' });
      const desk = system.as('dispatcher', alliance);
      for (let i = 0; i < 5; i++) await raise({ ...whistle, title: `第${i}批 100%冷链` }, mine);
      await raise({ ...whistle, category: 'noise', title: '夜间噪音' }, theirs);

      const first = await desk.get('/v1/tickets?limit=4');
      expect(first.body.items).toHaveLength(4);
      expect(first.headers.get('link')).toContain('rel="next"');
      const second = await desk.get(`/v1/tickets?limit=4&cursor=${first.body.next_cursor}`);
      expect(second.body).toMatchObject({ items: [expect.anything(), expect.anything()], next_cursor: null });
      const numbers = [...first.body.items, ...second.body.items].map(({ number }) => number);
      expect(numbers).toEqual(numbers.toSorted().toReversed());

      const count = async (caller: Caller, query: string) =>
        (await caller.get(`/v1/tickets?${query}`)).body.items.length;
      expect(await count(mine, '')).toBe(5);
      expect(await count(theirs, '')).toBe(1);
      expect(await count(theirs, 'enterprise_id=acme')).toBe(0);
      expect(await count(desk, 'category=noise')).toBe(1);
      expect(await count(desk, 'unit_id=border')).toBe(5);
      expect(await count(desk, 'unit_id=office&state=dispatched,in_progress')).toBe(1);
      expect(await count(desk, 'state=closed')).toBe(0);
      expect(await count(desk, `q=${encodeURIComponent('100%冷')}`)).toBe(5);
      expect(await count(desk, `q=${encodeURIComponent('%')}`)).toBe(5);
      expect(await count(desk, `q=${numbers[0]}`)).toBe(1);
      expect(await count(system.as('unit_officer', alliance, { unitId: 'office' }), '')).toBe(1);
      expect(await count(system.as('analyst', alliance), `q=${encodeURIComponent('冷链')}`)).toBe(0);
      for (const query of [
        'cursor=nonsense',
        'cursor=WyJ4Il0',
        'state=lost',
        'limit=0',
        'limit=999',
        'colour=red',
      ]) {
        expect((await desk.get(`/v1/tickets?${query}`)).status).toBe(422);
      }
    });

    it('give a unit its inbox, most urgent first', async () => {
      const alliance = `inbox-${randomUUID().slice(0, 8)}`;
      await system.found(alliance);
      const mine = system.as('enterprise', alliance, { enterpriseId: 'acme' });
      const officer = system.as('unit_officer', alliance, { unitId: 'terminal' });
      const slow = await raise(whistle, mine);
      const fast = await raise({ ...whistle, kind: 'emergency' }, mine);
      const urgent = await raise({ ...whistle, kind: 'urgent' }, mine);
      const inbox = async (query = '') => (await officer.get(`/v1/assignments?${query}`)).body;
      const order = [fast, urgent, slow].map(({ body }) => body.number);
      expect((await inbox()).items.map(({ ticket }: any) => ticket.number)).toEqual(order);
      const paged: string[] = [];
      for (let cursor = ''; cursor !== null;) {
        const page = await inbox(`limit=1&cursor=${cursor}`);
        paged.push(...page.items.map(({ ticket }: any) => ticket.number));
        cursor = page.next_cursor;
      }
      expect(paged).toEqual(order);
      const { items } = await inbox();
      expect(items[0]).toMatchObject({
        unit_id: 'terminal',
        actions: ['sign'],
        ticket: { title: whistle.title },
      });
      await officer.post(`/v1/assignments/${items[0].id}/sign`);
      expect((await inbox('state=signed')).items).toHaveLength(1);
      expect((await inbox('state=offered')).items).toHaveLength(2);
      expect((await inbox('state=accepted')).items).toEqual([]);
      expect((await inbox(`ticket_id=${slow.body.id}`)).items).toHaveLength(1);
      expect((await officer.get('/v1/assignments?unit_id=customs')).status).toBe(403);
      expect((await mine.get('/v1/assignments')).body.code).toBe('forbidden_role');
      const desk = system.as('dispatcher', alliance);
      expect((await desk.get('/v1/assignments?unit_id=customs')).body.items).toHaveLength(3);
      expect((await desk.get('/v1/assignments?cursor=WyJ4IiwieSJd')).status).toBe(422);
    });

    it('show analysts courses and figures, not what people wrote', async () => {
      const { body } = await resolved();
      const seen = [
        (await analyst.get(`/v1/tickets/${body.id}`)).body,
        (await analyst.get(`/v1/tickets/${body.id}/timeline`)).body,
        (await analyst.get('/v1/tickets')).body,
        (await analyst.get('/v1/assignments?unit_id=customs')).body,
      ];
      expect(seen[0]).toMatchObject({
        title: null,
        description: null,
        assignments: expect.arrayContaining([]),
      });
      expect(JSON.stringify(seen)).not.toMatch(/三个集装箱|冷链|王经理|现场查验|已放行|全部放行/);
    });
  });

  it('answers a danger to life with the emergency numbers', async () => {
    const { status, body } = await raise({ ...whistle, description: '3号仓库着火，有人被困' });
    expect(status).toBe(201);
    expect(body.notice).toMatchObject({ code: 'life_danger', numbers: { fire: '119', medical: '120' } });
  });

  it('lets the hotline and the council raise, each in its way', async () => {
    expect(
      (await raise({ ...whistle, enterprise_id: 'acme', kind: 'enforcement' }, dispatcher)).body,
    ).toMatchObject({
      source: 'hotline',
      enterprise_id: 'acme',
      kind: 'enforcement',
      level: 2,
    });
    expect((await raise(whistle, council)).body).toMatchObject({
      source: 'council',
      kind: 'proactive',
      enterprise_id: null,
    });
    expect((await raise({ ...whistle, kind: 'enforcement' })).body).toMatchObject({
      status: 403,
      code: 'kind_not_allowed',
    });
  });
});
