import { testDatabase } from '@muster/local-stack/testing';
import { Directories } from '@muster/directory';
import { EventStore, IdempotencyReplay, VersionConflict } from '@muster/messaging';
import { Health, Metrics } from '@muster/observability';
import { Database, openDataSource, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { DeadlineWatch } from '../clocks/deadline-watch.js';
import { decide } from '../domain/decide.js';
import { acme, harbour, officerOf } from '../domain/testing/harbour.js';
import { Story } from '../domain/testing/story.js';
import type { Whistle } from '../domain/whistle.js';
import { databaseOptions } from '../escalation.module.js';
import { TicketNumbers } from '../raising/ticket-numbers.js';
import { planOfLast } from './testing/plan-of-last.js';
import { WhistleLists } from './whistle.lists.js';
import { besideRowSets, besideStateSql } from './follow-up-state-sql.js';
import { whistleRowSets, whistleStateSql } from './whistle-state-sql.js';
import { WhistleStore } from './whistle.store.js';

const TENANT = 'harbour';

describe('the store of whistles', () => {
  const databases: Database[] = [];
  let url: string;
  let drop: () => Promise<void>;
  let database: Database;
  let store: WhistleStore;

  /** A process of the service: its own connections and event store. */
  async function process(): Promise<{ database: Database; store: WhistleStore }> {
    const database = new Database(await openDataSource(databaseOptions({ databaseUrl: url, poolSize: 4 })));
    await database.onModuleInit();
    databases.push(database);
    const options = {
      service: 'escalation',
      topic: 'tickets',
      stateSql: whistleStateSql,
      rowSets: whistleRowSets,
      onCommitted: () => undefined,
    };
    const beside = {
      ...options,
      service: 'escalation_beside',
      stateSql: besideStateSql,
      rowSets: besideRowSets,
    };
    const [events, besideEvents] = [options, beside].map((each) => new EventStore(database, each));
    return { database, store: new WhistleStore(database, events!, besideEvents!) };
  }

  beforeAll(async () => {
    ({ url, drop } = await testDatabase('whistles'));
    ({ database, store } = await process());
  });
  afterAll(async () => {
    for (const each of databases) {
      each.onApplicationShutdown();
      await each.dataSource.destroy();
    }
    await drop();
  });

  let serial = 0;
  function raised(tenantNumber = `HB-2026-9${String(++serial).padStart(5, '0')}`, at = store.now()) {
    const command = {
      type: 'raise' as const,
      ticketId: uuidv7(),
      number: tenantNumber,
      category: 'clearance',
      title: '三个集装箱',
      description: '周一到港',
    };
    return decide(undefined, command, { now: at, actor: acme, directory: harbour() });
  }
  const load = (whistle: Whistle, from = store) => from.load(TENANT, { ticketId: whistle.id });
  const sign = (whistle: Whistle, unit: string, now = store.now()) => {
    const { id } = whistle.assignments.find(({ unitId }) => unitId === unit)!;
    return decide(whistle, { type: 'sign', assignmentId: id }, { now, actor: officerOf(unit) });
  };
  const rows = <Row extends object>(text: string, ...values: unknown[]) =>
    database.query<Row>(statement(`t_${Buffer.from(text).toString('hex').slice(-50)}`, text), values);

  it('gives back every whistle as it was saved, through a whole life with a redo', async () => {
    const story = new Story().at('2026-09-28T09:00').raise({ ticketId: uuidv7(), number: 'HB-2026-900000' });
    let before: Whistle | undefined;
    const kept = async () => {
      await store.save(TENANT, before, { whistle: story.whistle!, events: story.last }, acme);
      before = await load(story.whistle!);
      expect(before).toEqual(story.whistle);
      story.whistle = before;
    };
    await kept();
    const acts = [
      () => story.at('2026-09-28T11:00').tick(),
      () => story.sign('customs'),
      () => story.reportIn('customs'),
      () => story.submit('customs'),
      ...['border', 'terminal'].flatMap((unit) => [
        () => story.sign(unit),
        () => story.reportIn(unit),
        () => story.submit(unit),
      ]),
      () => story.return('border'),
      () => story.submit('border'),
      () => story.accept('border'),
      () => story.accept('terminal'),
      () => story.resolve(),
      () => story.callBack({ solved: 'no', comment: '还没有' }),
      () => story.submit('customs'),
    ];
    for (const act of acts) {
      act();
      await kept();
    }
    const log = await store.history(TENANT, story.whistle!.id);
    expect(log.map(({ version }) => version)).toEqual(log.map((_, i) => i + 1));
    expect(await store.history('next-door', story.whistle!.id)).toEqual([]);
  });

  it('finds a whistle by its assignments, and nothing of another tenant', async () => {
    const decision = raised();
    await store.save(TENANT, undefined, decision, acme);
    const assignmentId = decision.whistle.assignments[1]!.id;
    expect(await store.load(TENANT, { assignmentId })).toEqual(decision.whistle);
    expect(await store.load('next-door', { assignmentId })).toBeUndefined();
    expect(await store.load('next-door', { ticketId: decision.whistle.id })).toBeUndefined();
  });

  it('saves many whistles in one commit, each judged by itself', async () => {
    const first = raised();
    await store.save(TENANT, undefined, first, acme);
    const winner = sign(first.whistle, 'customs');
    await store.save(TENANT, first.whistle, winner, acme);
    const many = Array.from({ length: 20 }, () => raised());
    const outcomes = await Promise.allSettled([
      ...many.map((decision) => store.save(TENANT, undefined, decision, acme)),
      store.save(TENANT, first.whistle, sign(first.whistle, 'border'), acme), // decided on an old version
      store.save('next-door', winner.whistle, sign(winner.whistle, 'border'), acme), // another tenant's
    ]);
    expect(outcomes.slice(0, 20).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(outcomes.slice(20).map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual([
      expect.any(VersionConflict),
      expect.any(VersionConflict),
    ]);
    expect(await load(first.whistle)).toEqual(winner.whistle);
  });

  it('lets one of two processes win, and leaves no trace of the other', async () => {
    const other = await process();
    const { whistle, events } = raised();
    await store.save(TENANT, undefined, { whistle, events }, acme);
    for (let i = 0; i < 10; i++) {
      const current = (await load(whistle))!;
      const unit = ['customs', 'border', 'terminal'][i % 3]!;
      const step =
        current.assignments.find(({ unitId }) => unitId === unit)!.state === 'offered' ? sign : undefined;
      if (!step) break;
      const outcomes = await Promise.allSettled([
        store.save(TENANT, current, step(current, unit), acme),
        other.store.save(TENANT, current, step(current, unit), acme),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    const log = await store.history(TENANT, whistle.id);
    expect(log.map(({ version }) => version)).toEqual(log.map((_, i) => i + 1));
    expect(log.filter(({ type }) => type === 'assignment.signed')).toHaveLength(3);
    const [sent] = await rows<{ count: number }>(
      'select count(*) from outbox_message where key = $1',
      whistle.id,
    );
    expect(sent!.count).toBe(log.length);
  });

  it('claims an idempotency key once, over two processes and fifty identical requests', async () => {
    const other = await process();
    const key = { principal: 'acme-account', key: uuidv7(), fingerprint: 'f' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const decision = raised();
        const at = i % 2 === 0 ? store : other.store;
        try {
          await at.save(TENANT, undefined, decision, acme, { ...key, response: { id: decision.whistle.id } });
          return { id: decision.whistle.id, replayed: false };
        } catch (error) {
          if (!(error instanceof IdempotencyReplay)) throw error;
          return { id: error.response['id'], replayed: true };
        }
      }),
    );
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const [found] = await rows<{ count: number }>('select count(*) from ticket where id = any($1)', [
      ...new Set(answers.map(({ id }) => id)),
    ]);
    expect(found!.count).toBe(1);
  });

  it('records each passed deadline once, however many processes look', async () => {
    const other = await process();
    const watches = [store, other.store].map((each, i) => watchOf(databases[i]!, each));
    const late = Array.from({ length: 30 }, () => raised(undefined, store.now() - 30 * 86_400_000));
    const early = raised();
    await Promise.all([...late, early].map((decision) => store.save(TENANT, undefined, decision, acme)));
    await Promise.all(watches.map((watch) => watch.look()));
    await Promise.all(watches.map((watch) => watch.look()));
    for (const { whistle } of late) {
      const log = await store.history(TENANT, whistle.id);
      const breaches = log.filter(({ type }) => type === 'clock.breached');
      expect(breaches).toHaveLength(10); // three of each unit, and the whistle's own
      expect(breaches[0]!.actor).toEqual({ account_id: 'system', role: 'system' });
      expect((await load(whistle))!.version).toBe(5 + 10);
    }
    expect((await load(early.whistle))!.version).toBe(5);
  });

  it('numbers whistles without repeating itself, whoever asks', async () => {
    const other = await process();
    const now = Date.parse('2026-12-31T17:00:00Z'); // already 2027 in Shanghai
    const numbers = [new TicketNumbers(database), new TicketNumbers(other.database)];
    const drawn = await Promise.all(
      Array.from({ length: 700 }, (_, i) => numbers[i % 2]!.next('numbers', 'TJ', 'Asia/Shanghai', now)),
    );
    expect(new Set(drawn).size).toBe(700);
    expect(drawn.every((number) => /^TJ-2027-\d{6}$/.test(number))).toBe(true);
    expect(await numbers[0]!.next('numbers', 'TJ', 'UTC', now)).toMatch(/^TJ-2026-0000\d\d$/);
  });

  describe('with a large alliance', () => {
    beforeAll(async () => {
      await rows(`insert into ticket (tenant_id, id, number, version, state, kind, level, round, priority, source, enterprise_id,
          category_code, process_stage, title, lead_unit_id, raised_at, next_due_at, detail)
        select 'large', gen_random_uuid(), 'LA-2026-' || n, 1, case when n % 10 = 0 then 'dispatched' else 'closed' end, 'key', 1, 1,
          false, 'enterprise', 'enterprise-' || n % 80, 'category-' || n % 20, null, 'Title ' || n, 'unit-' || n % 12, now(),
          case when n % 10 = 0 then now() + interval '1 day' end, '{"description": "", "dispatch": null, "call_backs": []}'
        from generate_series(1, 30000) n`);
      await rows(`insert into assignment (tenant_id, id, ticket_id, position, unit_id, role, round, state, version, urgent_at, detail)
        select 'large', gen_random_uuid(), id, 0, lead_unit_id, 'lead', 1, case when state = 'closed' then 'accepted' else 'offered' end,
          1, case when state = 'closed' then 'infinity' else now() + random() * interval '10 days' end, '{"clocks": {}}'
        from ticket where tenant_id = 'large'`);
      await rows('analyze ticket');
      await rows('analyze assignment');
    }, 60_000);

    const lists = () => new WhistleLists(database);
    const limit = 51;
    const someId = '80000000-0000-4000-8000-000000000000';
    it.each([
      ['an inbox', () => lists().assignments('large', { unitId: 'unit-4', limit })],
      [
        'a later page of an inbox',
        () =>
          lists().assignments('large', {
            unitId: 'unit-4',
            after: ['2026-01-01 00:00:00+00', someId],
            limit,
          }),
      ],
      [
        'finished work',
        () => lists().assignments('large', { unitId: 'unit-4', states: ['accepted'], limit }),
      ],
      ['a whistle', () => store.load('large', { ticketId: someId })],
      ['a whistle by assignment', () => store.load('large', { assignmentId: someId })],
    ])('%s is read by index', async (_, read) => {
      await read();
      const plan = await planOfLast(database);
      expect(plan).not.toMatch(/Seq Scan/);
      expect(plan).toMatch(/Index (Only )?Scan/);
    });

    it('the scheduler reads only what is due', async () => {
      const watch = watchOf(database, store);
      await watch.look();
      const plan = await planOfLast(database, 'due_tickets');
      expect(plan).toMatch(/Index Scan using ticket_due/);
      expect(plan).toMatch(/Index Cond: \(next_due_at </); // without it the whole queue would be read
    });
  });

  const isMarked = async ({ id }: Whistle) =>
    (
      await rows<{ marked: boolean; due: string }>(
        'select next_due_at <= clock_timestamp() as marked, next_due_at::text as due from ticket where id = $1',
        id,
      )
    )[0]!;

  it('keeps the mark of a new calendar from what was decided by the old one (ADR-0192)', async () => {
    const { whistle, events } = raised();
    await store.save(TENANT, undefined, { whistle, events }, acme);
    const before = (await load(whistle))!;
    await store.lookAtAll([TENANT]);
    const { due } = await isMarked(whistle);
    await store.save(TENANT, before, sign(before, 'border'), officerOf('border'));
    expect(await isMarked(whistle)).toEqual({ marked: true, due });

    const signed = (await load(whistle))!;
    await store.lookAtAll([TENANT]); // another one, after the scheduler has found it due
    expect(await store.lookAgain(TENANT, signed, due)).toBe(false);
    const marked = await isMarked(whistle);
    expect(marked.marked).toBe(true);
    expect(await store.lookAgain(TENANT, signed, marked.due)).toBe(true);
    expect((await isMarked(whistle)).marked).toBe(false);
    await store.save(TENANT, signed, sign(signed, 'customs'), officerOf('customs'));
    expect((await isMarked(whistle)).marked).toBe(false);
  });

  it('is through with a calendar that moves nothing in one look', async () => {
    const all = Array.from({ length: 300 }, () => raised());
    await Promise.all(all.map((decision) => store.save(TENANT, undefined, decision, acme)));
    await store.lookAtAll([TENANT]);
    await watchOf(database, store).look();
    const due = await rows(
      `select from ticket where next_due_at < clock_timestamp() and version = $1`,
      all[0]!.whistle.version,
    );
    expect(due).toHaveLength(0);
  });
});

function watchOf(database: Database, store: WhistleStore): DeadlineWatch {
  return new DeadlineWatch(database, store, new Directories(database), new Health(), new Metrics());
}
