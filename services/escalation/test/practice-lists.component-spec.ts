import { randomUUID } from 'node:crypto';
import type { Caller } from '@muster/http/testing';
import pg from 'pg';
import { changed, harbourEntries } from '../src/domain/testing/harbour.js';
import { exampleItemRequest } from '../src/practice-lists/practice-list-examples.js';
import { EscalationSystem } from './escalation-system.js';

const berth = changed('project', 'berth-1', {
  id: 'berth-1',
  name_zh: '九号泊位',
  name_en: 'Berth 9',
  stage: 'construction',
  owner_enterprise_id: 'acme',
  unit_ids: [],
  officer_ids: [],
});
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('lists of practice items: HTTP in, Kafka out', () => {
  let system: EscalationSystem;
  let database: pg.Client;
  let dispatcher: Caller;
  let council: Caller;
  let supervisor: Caller;
  let acme: Caller;
  let customs: Caller;
  let terminal: Caller;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    await Promise.all([
      system.found('harbour', [...harbourEntries, berth]),
      system.found('next-door', harbourEntries),
    ]);
    database = new pg.Client(system.databaseUrl);
    await database.connect();
    dispatcher = system.as('dispatcher');
    council = system.as('council');
    supervisor = system.as('supervisor');
    acme = system.as('enterprise', 'harbour', { enterpriseId: 'acme' });
    [customs, terminal] = ['customs', 'terminal'].map((unitId) =>
      system.as('unit_officer', 'harbour', { unitId }),
    ) as [Caller, Caller];
  }, 120_000);
  afterAll(async () => {
    await database?.end();
    await system?.[Symbol.asyncDispose]();
  });

  const item = (title: string, more: object = {}) => ({
    ...exampleItemRequest,
    title,
    due_on: inDays(30),
    ...more,
  });
  async function open(...items: object[]): Promise<string> {
    const { status, headers } = await council.post('/v1/practice-lists', { title: '保密清单', items });
    expect(status).toBe(201);
    return headers.get('location')!;
  }
  async function step(by: Caller, path: string, body: object = {}): Promise<any> {
    const answer = await by.post(path, body);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body;
  }
  const idsOf = (list: any): string[] => list.items.map(({ id }: any) => id);
  const titlesOf = (list: any): string[] => list.items.map(({ title }: any) => title);

  it('goes from the first item to the end, each step by the one whose it is, and tells Kafka no words', async () => {
    const ticket = await acme.post(
      '/v1/tickets',
      { category: 'clearance', title: '闸口', description: '拥堵' },
      { headers: { 'idempotency-key': randomUUID() } },
    );
    const path = await open(
      item('疏通闸口', { ticket_ids: [ticket.body.id], project_ids: ['berth-1'] }),
      item('补证', { item_class: 'legacy', owner_unit_id: 'terminal' }),
    );
    const added = await step(dispatcher, `${path}/items`, { ...item('修路'), position: 1 });
    expect(titlesOf(added)).toEqual(['修路', '疏通闸口', '补证']);
    expect([added.actions, added.items[0].actions]).toEqual([
      ['add_item', 'order_items'],
      ['revise_item', 'drop_item'],
    ]);
    const seen = (await customs.get(path)).body;
    expect(seen.items.map(({ actions }: any) => actions)).toEqual([
      ['report_progress'],
      ['report_progress'],
      [], // the terminal's
    ]);
    const [road, gate, papers] = idsOf(added) as [string, string, string];
    const ordered = await dispatcher.put(`${path}/order`, { item_ids: [gate, papers, road] });
    expect([ordered.status, titlesOf(ordered.body)]).toEqual([200, ['疏通闸口', '补证', '修路']]);
    const revised = await council.put(
      `${path}/items/${papers}`,
      item('补齐证照', { owner_unit_id: 'terminal' }),
    );
    expect(revised.body.items[1]).toMatchObject({ title: '补齐证照', revision: 2, item_class: 'acute' });

    await step(customs, `${path}/items/${gate}/progress`, { note: '保密：已勘查' });
    await step(supervisor, `${path}/items/${gate}/supervise`, { supervised: true, note: '保密：督办' });
    await step(customs, `${path}/items/${gate}/progress`, { note: '保密：已疏通', done: true });
    await step(council, `${path}/items/${gate}/return`, { reason: '保密：仍拥堵' });
    await step(customs, `${path}/items/${gate}/progress`, { note: '保密：再次疏通', done: true });
    await step(terminal, `${path}/items/${papers}/progress`, { note: '已补', done: true });
    await step(council, `${path}/items/${road}/drop`, { reason: '保密：并入明年' });
    const closed = await step(dispatcher, `${path}/close`);
    expect(closed).toMatchObject({
      is_open: false,
      items: [{ state: 'done' }, { state: 'done' }, { state: 'dropped' }],
    });
    expect(closed.items[0]).toMatchObject({
      ticket_ids: [ticket.body.id],
      project_ids: ['berth-1'],
      supervised: true,
      supervision: [{ role: 'supervisor', note: '保密：督办' }],
      progress: [{ what: 'progress' }, { what: 'done' }, { what: 'returned' }, { what: 'done' }],
    });

    const events = await system.sentAbout(closed.id, closed.version);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, i) => i + 1));
    expect(JSON.stringify(events)).not.toMatch(/保密|闸口|证照/);
    expect(events.at(-1)).toMatchObject({
      type: 'muster.practice_list.closed.v1',
      data: { done: 2, dropped: 1 },
    });
    expect(await system.republishedAbout(closed.id)).toEqual(
      events.map(({ type, data }) => ({ type, data })),
    );
  });

  it('records an item as overdue once, by itself', async () => {
    const path = await open(item('逾期'));
    const id = path.split('/').at(-1)!;
    // Time passes: what is due lies in the past from now on.
    await database.query(
      `update practice_list set attention_at = now(), document = jsonb_set(document, '{items,0,dueAt}',
         to_jsonb(floor(extract(epoch from now() - interval '1 hour') * 1000))) where id = $1`,
      [id],
    );
    await system.until(async () => (await dispatcher.get(path)).body.items[0].overdue_at !== null);
    const late = await step(
      customs,
      `${path}/items/${idsOf((await dispatcher.get(path)).body)[0]}/progress`,
      {
        note: '补做',
        done: true,
      },
    );
    const events = await system.sentAbout(id, late.version);
    expect(events.map(({ type }) => type.replace(/^.*list\.|\.v1$/g, ''))).toEqual([
      'opened',
      'item_added',
      'item_overdue',
      'item_progressed',
    ]);
    expect(events.at(-1)!.data).toMatchObject({ done: true, in_time: false });
  });

  it('refuses what the rules do not allow, with every place that is wrong, and changes nothing', async () => {
    const path = await open(item('一'), item('二'));
    const { body } = await dispatcher.get(path);
    const [first] = idsOf(body) as [string];
    const wrong = await council.post('/v1/practice-lists', {
      title: '清单',
      items: [
        item('三', { owner_unit_id: 'closed-bureau', ticket_ids: [randomUUID()], project_ids: ['berth-2'] }),
      ],
    });
    expect([wrong.status, wrong.body.errors.map(({ pointer }: any) => pointer)]).toEqual([
      422,
      ['/items/0/owner_unit_id', '/items/0/project_ids/0', '/items/0/ticket_ids/0'],
    ]);
    for (const due_on of ['2027-02-30', '0000-01-01', '9999-12-31']) {
      const undated = await dispatcher.post(`${path}/items`, item('四', { due_on }));
      expect([undated.status, undated.body.errors]).toMatchObject([422, [{ pointer: '/due_on' }]]);
    }
    const refusals = await Promise.all([
      dispatcher.post(`${path}/items`, item('四', { due_on: '2020-01-01' })),
      dispatcher.put(`${path}/order`, { item_ids: [first] }),
      terminal.post(`${path}/items/${first}/progress`, { note: '不是本单位的' }),
      council.post(`${path}/items/${first}/return`, { reason: '尚未完成' }),
      council.post(`${path}/items/${randomUUID()}/drop`, { reason: '没有此项' }),
      dispatcher.post(`${path}/close`),
      customs.post(`${path}/items`, item('五')),
      acme.post(`${path}/items/${first}/supervise`, { supervised: true, note: '督办' }),
    ]);
    expect(refusals.map((answer) => [answer.status, answer.body.code])).toEqual([
      [409, 'due_has_passed'],
      [409, 'order_incomplete'],
      [403, 'not_entitled'],
      [409, 'item_not_done'],
      [404, 'unknown_part'],
      [409, 'list_outstanding'],
      [403, 'forbidden_role'],
      [403, 'forbidden_role'],
    ]);
    const stale = { headers: { 'if-match': '"v1"' } };
    expect((await dispatcher.post(`${path}/items`, item('六'), stale)).body.code).toBe('stale_version');
    expect((await dispatcher.get(path)).body).toEqual(body);
  });

  it('adds an item once, however often it is asked for', async () => {
    const path = await open();
    const ask = { headers: { 'idempotency-key': randomUUID() } };
    const [one, two] = [
      await dispatcher.post(`${path}/items`, item('一次'), ask),
      await dispatcher.post(`${path}/items`, item('一次'), ask),
    ];
    expect(two!.body).toEqual(one!.body);
    expect((await dispatcher.get(path)).body.items).toHaveLength(1);
    expect((await dispatcher.post(`${path}/items`, item('另一'), ask)).body.code).toBe(
      'idempotency_key_reused',
    );
  });

  it('is read by the alliance, page by page: words by those who may, and by nobody next door', async () => {
    const path = await open(item('公开', { owner_unit_id: 'police' }));
    const { body } = await dispatcher.get(path);
    await step(supervisor, `${path}/items/${idsOf(body)[0]}/supervise`, { supervised: true, note: '内部' });
    const seenBy = async (who: Caller) => {
      const { title, items } = (await who.get(path)).body;
      return [title, items[0].title, items[0].supervision[0].note];
    };
    expect(await seenBy(customs)).toEqual(['保密清单', '公开', '内部']);
    expect(await seenBy(acme)).toEqual(['保密清单', '公开', null]);
    expect(await seenBy(system.as('analyst'))).toEqual([null, null, null]);
    const neighbour = system.as('dispatcher', 'next-door');
    expect((await neighbour.get(path)).status).toBe(404);
    expect((await neighbour.post(`${path}/close`)).status).toBe(404);
    expect((await neighbour.get('/v1/practice-lists')).body.items).toEqual([]);

    const all: string[] = [];
    let next: string | null = null;
    do {
      const page: any = await acme.get(`/v1/practice-lists?limit=2${next ? `&cursor=${next}` : ''}`);
      all.push(...idsOf(page.body));
      next = page.body.next_cursor;
    } while (next);
    expect(all).toEqual([...all].sort().reverse());
    expect(new Set(all).size).toBe(5);
    expect(idsOf((await acme.get('/v1/practice-lists?unit_id=police')).body)).toEqual([body.id]);
    expect((await acme.get('/v1/practice-lists?is_open=false')).body.items).toHaveLength(1);
  });
});
