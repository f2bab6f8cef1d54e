import type { Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { EscalationSystem } from './escalation-system.js';

describe('finding whistles over HTTP', () => {
  let system: EscalationSystem;
  let acme: Caller;
  let other: Caller;
  let dispatcher: Caller;
  let analyst: Caller;
  let customs: Caller;
  const numbers: string[] = [];
  const ids: string[] = [];

  const whistles = [
    {
      category: 'clearance',
      title: '=HYPERLINK("http://evil")',
      description: '三号桥限高，"货车"绕行\n两公里',
    },
    {
      category: 'traffic',
      title: '闸口拥堵',
      description: '排队',
      place: { code: 'gate-3', label: '三号闸' },
    },
    {
      category: 'clearance',
      title: '冷链查验',
      description: '等待',
      place: { lat: 38.97, lon: 117.78, label: 'B 区' },
    },
  ];

  beforeAll(async () => {
    system = await EscalationSystem.start();
    await system.found('harbour');
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    other = system.as('enterprise', 'harbour', { enterpriseId: 'other' });
    [dispatcher, analyst] = [system.as('dispatcher'), system.as('analyst')];
    customs = system.as('unit_officer', 'harbour', { unitId: 'customs' });
    for (const whistle of whistles) {
      const raised = await acme.post('/v1/tickets', whistle, {
        headers: { 'idempotency-key': randomUUID() },
      });
      expect(raised.status).toBe(201);
      numbers.push(raised.body.number as string);
      ids.push(raised.body.id as string);
    }
    await system.until(async () => (await acme.get('/v1/tickets?q=等待')).body.items.length === 1);
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const found = async (by: Caller, query: string) =>
    (await by.get(`/v1/tickets?${query}`)).body.items.map(({ number }: { number: string }) =>
      numbers.indexOf(number),
    );

  it('lists the whistles that are named, as far as they may be seen', async () => {
    const query = `id=${ids[2]},${randomUUID()},${ids[0]}`;
    expect(await found(acme, query)).toEqual([2, 0]);
    expect(await found(acme, `${query}&category=traffic`)).toEqual([]);
    expect(await found(other, query)).toEqual([]);
    for (const wrong of ['id=4711', `id=${Array.from({ length: 201 }, () => ids[0]).join(',')}`])
      expect(await acme.get(`/v1/tickets?${wrong}`)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: expect.stringContaining('id') }] },
      });
  });

  it('shows where it is, and to analysts the code only', async () => {
    // Places are looked up in the search rows, which follow the whistles within a second or so (ADR-0130).
    await system.until(async () => (await acme.get('/v1/tickets?place=gate-3')).body.items.length === 1);
    const shown = await acme.get('/v1/tickets?place=gate-3');
    expect(shown.body.items[0].place).toEqual({ code: 'gate-3', label: '三号闸', lat: null, lon: null });
    const [queue] = (await analyst.get('/v1/tickets?place=gate-3')).body.items;
    expect(queue.place).toEqual({ code: 'gate-3', label: null, lat: null, lon: null });
    const timeline = await analyst.get(`/v1/tickets/${queue.id}/timeline`);
    expect(JSON.stringify(timeline.body)).not.toMatch(/三号闸|拥堵/);
  });

  it.each([
    ['/place', { lat: 38.97 }],
    ['/place', { lat: 95, lon: 117 }],
    ['/place', {}],
    ['/place', { code: '三号' }],
    ['/project_id', 'atlantis'],
  ])('refuses an impossible %s %j', async (pointer, value) => {
    const body = { ...whistles[1], [pointer.slice(1)]: value };
    const { status, body: problem } = await acme.post('/v1/tickets', body, {
      headers: { 'idempotency-key': randomUUID() },
    });
    expect([status, problem.code]).toEqual([422, 'validation_failed']);
    expect(problem.errors[0].pointer).toMatch(pointer);
  });

  it('finds words in texts, within what each may see', async () => {
    expect(await found(acme, 'q=限高')).toEqual([0]);
    expect(await found(dispatcher, 'q=桥 货车')).toEqual([0]);
    expect(await found(dispatcher, 'q=三号闸')).toEqual([1]);
    expect(await found(customs, 'q=查验')).toEqual([2]);
    expect(await found(customs, 'q=拥堵')).toEqual([]);
    expect(await found(other, 'q=限高')).toEqual([]);
    expect(await found(analyst, 'q=限高')).toEqual([]);
    expect(await found(analyst, `q=${numbers[1]!.slice(-4)}`)).toEqual([1]);
  });

  it('narrows and sorts', async () => {
    expect(await found(dispatcher, 'sort=oldest')).toEqual([0, 1, 2]);
    expect(await found(dispatcher, 'category=clearance&lead_unit_id=customs&sort=untouched')).toEqual([0, 2]);
    expect(await found(dispatcher, 'priority=true')).toEqual([]);
    expect(await found(dispatcher, 'priority=false&overdue=false&kind=routine&source=enterprise')).toEqual([
      1,
    ]);
    expect(
      await found(dispatcher, 'raised_from=2026-01-01T00:00:00Z&raised_to=2020-01-01T00:00:00Z'),
    ).toEqual([]);
    const page = await dispatcher.get('/v1/tickets?sort=urgent&limit=1');
    expect(page.headers.get('link')).toMatch(/sort=urgent.*rel="next"/);
    const next = await dispatcher.get(`/v1/tickets?sort=urgent&limit=5&cursor=${page.body.next_cursor}`);
    expect(next.body.items).toHaveLength(2);
    const wrong = await dispatcher.get(`/v1/tickets?sort=newest&cursor=${page.body.next_cursor}`);
    expect(wrong.body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/cursor', code: 'invalid_cursor' }],
    });
    expect((await dispatcher.get('/v1/tickets?sort=random&priority=perhaps')).body.errors).toHaveLength(2);
  });

  it('takes instants with an offset, and days from midnight UTC; nothing that only looks like one', async () => {
    const bad = ['2026-12', '20261231', '2026-W53-4', '2026-12-31T10Z', '2026-12-31T10:00:00', '0000-01-01'];
    for (const [n, at] of bad.entries()) {
      const field = ['raised_from', 'raised_to', 'due_before'][n % 3]!;
      for (const path of ['/v1/tickets', '/v1/tickets/export']) {
        const { status, body } = await dispatcher.get(`${path}?${field}=${at}`);
        expect([at, status, body.errors]).toMatchObject([at, 422, [{ pointer: `/${field}`, in: 'query' }]]);
      }
    }
    expect(await found(dispatcher, 'raised_from=0001-01-01&raised_to=9999-12-31&sort=oldest')).toEqual([
      0, 1, 2,
    ]);
    expect(await found(dispatcher, 'raised_from=2026-01-01T00:00+08:00&sort=oldest')).toEqual([0, 1, 2]);
    expect(await found(dispatcher, 'due_before=2026-01-01')).toEqual([]);
  });

  it('exports what the list shows, safe for spreadsheets', async () => {
    const { status, headers, body } = await acme.get('/v1/tickets/export?category=clearance&sort=oldest', {
      headers: { 'accept-language': 'en' },
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="tickets.csv"');
    const [head, first, ...rest] = (body as string).split('\r\n');
    expect(head).toMatch(/^number,state,kind,/); // the BOM is read away with the text
    expect(first).toContain(
      `"'=HYPERLINK(""http://evil"")","三号桥限高，""货车""绕行\n两公里",customs,border terminal`,
    );
    expect(rest).toHaveLength(2);
    const bytes = async (query: string) => {
      const { url, minter } = system.service;
      const token = await minter.tokenFor({
        role: 'analyst',
        allianceId: 'harbour',
        accountId: randomUUID(),
      });
      const answer = await fetch(`${url}/v1/tickets/export?${query}`, {
        headers: { 'x-muster-identity': token },
      });
      return Buffer.from(await answer.arrayBuffer());
    };
    expect((await bytes('')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const plain = (await bytes('bom=false')).toString();
    expect(plain).toMatch(/^哨件号,/);
    expect(plain.split('\r\n')).toHaveLength(5);
    expect(plain).not.toMatch(/限高|HYPERLINK|拥堵|B 区/);
    expect((await other.get('/v1/tickets/export')).body.trim().split('\r\n')).toHaveLength(1);
    expect((await acme.get('/v1/tickets/export?category=!')).body).toMatchObject({ status: 422 });
  });
});
