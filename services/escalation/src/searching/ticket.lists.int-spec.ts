import { testDatabase } from '@muster/local-stack/testing';
import { Metrics } from '@muster/observability';
import { Database, openDataSource, statement } from '@muster/persistence';
import { databaseOptions } from '../escalation.module.js';
import { planOfLast } from '../persistence/testing/plan-of-last.js';
import { firstIdAt } from './id-time.js';
import { SearchIndexer } from './search-indexer.js';
import { TicketLists } from './ticket.lists.js';
import type { Stretch, TicketFilter } from './ticket-filter.js';

const ALLIANCE = 'large';
const TICKETS = 20_000;
const YEAR_BEGINS = Date.parse('2026-01-01T00:00:00Z');
const MINUTE = 60_000;

/** The id of the nth ticket below, and one that no ticket has. */
const idOf = (n: number) => {
  const hex = `${(YEAR_BEGINS + n * MINUTE).toString(16).padStart(12, '0')}70008${n.toString(16).padStart(15, '0')}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
const NOBODYS = '019b0a3e-5c1d-7e2f-8a90-3f1e2d4c5b6a';

// One a minute. Every ticket waits for an inspection, every 4000th has a bridge in its way.
const insertTickets = `insert into ticket (tenant_id, id, number, version, state, kind, level, round, priority, source, enterprise_id,
    category_code, process_stage, title, lead_unit_id, raised_at, next_due_at, flags, detail)
  select $1, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid,
    'LA-2026-' || lpad(n::text, 6, '0'), 1, case when n % 10 = 0 then 'dispatched' else 'closed' end,
    case when n % 100 = 0 then 'emergency' else 'key' end, case when n % 500 = 0 then 3 else 1 end, case when n % 250 = 0 then 2 else 1 end,
    n % 200 = 0, 'enterprise', 'enterprise-' || n % 80, 'category-' || n % 20, null,
    '等待查验' || case when n % 4000 = 0 then '，三号桥限高' else '' end, 'unit-' || n % 12, at,
    case when n % 10 = 0 then at + interval '1 day' end,
    nullif(array_remove(array[case when n % 10 = 0 and n < 1560 then 'overdue' end, case when n % 700 = 0 then 'supervised' end,
      case when n % 800 = 0 then 'disputed' end, case when n % 900 = 0 then 'task_force' end], null), '{}'),
    json_build_object('description', '第' || n || '箱', 'dispatch', json_build_object('mode', case when n % 3 = 0 then 'joint' else 'single' end), 'call_backs', '[]'::json,
      'place', json_build_object('code', 'yard-' || n % 50, 'label', null, 'point', null),
      'project_id', case when n % 1000 = 0 then 'berth-9' end)
  from (select n, timestamptz '2026-01-01Z' + n * interval '1 minute' as at from generate_series(1, $2::int) n) each`;
const insertAssignments = `insert into assignment (tenant_id, id, ticket_id, position, unit_id, role, round, state, version, urgent_at, detail)
  select tenant_id, gen_random_uuid(), id, 0, lead_unit_id, 'lead', 1, 'offered', 1, 'infinity', '{"clocks": {}}'
  from ticket where tenant_id = $1`;

describe('lists of tickets in a large alliance', () => {
  let database: Database;
  let lists: TicketLists;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const { url, drop: dropDatabase } = await testDatabase('ticket_lists');
    drop = dropDatabase;
    database = new Database(await openDataSource(databaseOptions({ databaseUrl: url, poolSize: 4 })));
    await database.onModuleInit();
    lists = new TicketLists(database);
    const run = (name: string, text: string, values: unknown[] = []) =>
      database.query(statement(`t_${name}`, text), values);
    await run('tickets', insertTickets, [ALLIANCE, TICKETS]);
    await run('assignments', insertAssignments, [ALLIANCE]);
    await run('alliance', `insert into ticket_number_block values ($1, 2026, 1)`, [ALLIANCE]);
    const indexer = new SearchIndexer(database, new Metrics());
    for (let looks = 0; looks < TICKETS / 500 + 1; looks++) await indexer.look();
    for (const table of ['ticket', 'assignment', 'ticket_search'])
      await run(table, `vacuum analyze ${table}`);
  }, 120_000);
  afterAll(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });

  const first = (filter: TicketFilter, stretch: Partial<Stretch> = {}) =>
    lists.tickets(ALLIANCE, filter, { sort: 'newest', limit: 51, ...stretch });
  const search = (question: string, more: TicketFilter = {}, inTexts = true) =>
    first({ ...more, text: { question, inTexts } });
  const serials = (listed: Awaited<ReturnType<typeof first>>) =>
    listed.map(({ whistle }) => Number(whistle.number.slice(-6)));
  const noon = (n: number) => new Date(YEAR_BEGINS + n * MINUTE).toISOString();

  it.each<[string, TicketFilter, Partial<Stretch>, RegExp?]>([
    ['all', {}, {}],
    ['named ones', { ids: [idOf(17), idOf(12_000)] }, {}, /ticket_pkey/],
    ['a later page', {}, { after: [firstIdAt(YEAR_BEGINS + 9000 * MINUTE)] }],
    ['the oldest', {}, { sort: 'oldest' }],
    ['what nobody has signed', {}, { sort: 'untouched' }],
    ['the most urgent', {}, { sort: 'urgent' }, /ticket_due/],
    ['the overdue, next deadline first', { overdue: true }, { sort: 'urgent' }],
    ['the overdue, newest first', { overdue: true }, {}, /ticket_flagged/],
    ['under supervision', { flags: ['supervised'] }, {}, /ticket_flagged/],
    ['with a task force', { flags: ['task_force'] }, {}, /ticket_flagged/],
    ['joint ones', { mode: 'joint' }, {}],
    ['a second round', { round: 2 }, {}, /ticket_done_again/],
    ['open ones', { states: ['dispatched'] }, {}],
    ['a category', { category: 'category-3' }, {}, /ticket_by_category/],
    ['an enterprise', { enterpriseId: 'enterprise-17' }, {}, /ticket_by_enterprise/],
    ['a unit’s', { leadUnitId: 'unit-4' }, {}],
    ['a place’s', { placeCode: 'yard-7' }, {}],
    ['a project’s', { projectId: 'berth-9' }, {}, /ticket_search_project/],
    ['priority', { priority: true }, {}, /ticket_with_priority/],
    ['raised higher', { level: 3 }, {}, /ticket_raised_higher/],
    ['done again', { reopened: true }, {}, /ticket_done_again/],
    ['a frequent word', { text: { question: '查验', inTexts: true } }, {}],
    ['a rare word', { text: { question: '限高', inTexts: true } }, {}, /ticket_search_grams/],
    ['part of a number', { text: { question: '04000', inTexts: false } }, {}, /ticket_search_grams/],
  ])('%s: by index', async (_, filter, stretch, index = /Index/) => {
    expect(await first(filter, stretch)).not.toEqual([]);
    const plan = await planOfLast(database);
    expect(plan).not.toMatch(/Seq Scan/);
    expect(plan).toMatch(index);
  });

  it.each<[string, TicketFilter, number]>([
    [
      'named ones, within the other conditions',
      { ids: [idOf(20), idOf(30), idOf(31), NOBODYS], states: ['dispatched'] },
      2,
    ],
    ['kind and level', { kinds: ['emergency'], level: 3 }, 40],
    ['priority', { priority: true }, 100],
    ['no priority, and raised higher', { priority: false, level: 3 }, 20],
    ['done again', { reopened: true }, 80],
    ['place and project', { placeCode: 'yard-0', projectId: 'berth-9' }, 20],
    ['lead and enterprise', { leadUnitId: 'unit-0', enterpriseId: 'enterprise-0' }, 83],
    ['an hour', { raisedFrom: noon(1000), raisedTo: noon(1060) }, 60],
    ['due before, overdue', { dueBefore: noon(3000), overdue: true }, 155],
    ['due in time', { states: ['dispatched'], overdue: false, dueBefore: noon(3000) }, 0],
    ['a flag', { flags: ['supervised'] }, 28],
    ['several flags', { flags: ['supervised', 'disputed'] }, 3],
    ['a flag and the priority right', { flags: ['supervised', 'priority'] }, 14],
    // Every third of the 25 that are disputed, but for two with a task force: that is a mode of its own.
    ['joint and a flag', { mode: 'joint', flags: ['disputed'] }, 6],
    ['joint, and a task force', { mode: 'joint', flags: ['task_force'] }, 0],
    ['a round', { round: 2, raisedTo: noon(2600) }, 10],
    ['units that never met', { unitIds: ['unit-0', 'unit-1'] }, 0],
    ['another source', { source: 'hotline' }, 0],
  ])('narrows to %s', async (_, filter, count) => {
    expect(await first(filter, { limit: 500 })).toHaveLength(count);
  });

  it.each<[string, () => ReturnType<typeof first>, number[]]>([
    ['a Chinese word, newest first', () => search('限高'), [20000, 16000, 12000, 8000, 4000]],
    ['one character', () => search('桥'), [20000, 16000, 12000, 8000, 4000]],
    ['several words', () => search('三号桥 查验'), [20000, 16000, 12000, 8000, 4000]],
    ['words out of order', () => search('查验 12000箱'), [12000]],
    ['a number', () => search('la-2026-004321'), [4321]],
    [
      'part of a number',
      () => search('26-00432'),
      [4329, 4328, 4327, 4326, 4325, 4324, 4323, 4322, 4321, 4320],
    ],
    ['full-width digits', () => search('第１９９９９箱'), [19999]],
    [
      'a word within other conditions',
      () => search('限高', { enterpriseId: 'enterprise-0', raisedTo: noon(9000) }),
      [8000, 4000],
    ],
    ['numbers alone, for those who see no texts', () => search('004321', {}, false), [4321]],
    ['nothing in texts, for those who see none', () => search('限高', {}, false), []],
    ['signs by themselves, among the newest', () => search('%'), []],
    ['nothing where the characters stand apart', () => search('查限'), []],
    ['nothing of what was never said', () => search('恐龙'), []],
  ])('finds %s', async (_, find, expected) => {
    expect(serials(await find())).toEqual(expected);
  });

  it('finds what is not indexed yet', async () => {
    // Ids are in the order of time: what comes behind the last one that is indexed is looked for as well.
    const newest = `insert into ticket select tenant_id, '${idOf(TICKETS + 1)}', 'LA-2027-1', version, state, kind, level, round, priority, source,
      enterprise_id, category_code, process_stage, 'ＧＡＴＥ 闸机失灵', lead_unit_id, now(), null, detail from ticket where number = 'LA-2026-000001'`;
    await database.query(statement('t_newest', newest));
    for (const question of ['闸机', 'gate 失灵', '27-1']) expect(await search(question)).toHaveLength(1);
    await database.query(statement('t_gone', `delete from ticket where number = 'LA-2027-1'`));
  });

  it('finds nothing of another alliance', async () => {
    const found = await lists.tickets(
      'next-door',
      { text: { question: '限高', inTexts: true } },
      { sort: 'newest', limit: 9 },
    );
    expect(found).toEqual([]);
  });

  it.each<[string, TicketFilter, Stretch['sort'], number]>([
    ['newest', { category: 'category-3' }, 'newest', 1000],
    ['oldest', { category: 'category-3' }, 'oldest', 1000],
    ['urgent', {}, 'urgent', 2000],
    ['untouched', {}, 'untouched', 2000],
    [
      'a frequent word',
      { category: 'category-3', text: { question: '查验', inTexts: true } },
      'newest',
      1000,
    ],
  ])('goes through all pages without a gap or a repetition: %s', async (_, filter, sort, count) => {
    const seen: string[] = [];
    let after: readonly string[] | undefined;
    do {
      const page = await first(filter, { sort, limit: 190, after });
      seen.push(...page.map(({ whistle }) => whistle.id));
      after = page.length < 190 ? undefined : page.at(-1)!.position;
    } while (after);
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
    const ascending = [...seen].sort();
    expect(seen).toEqual(sort === 'newest' ? ascending.reverse() : ascending);
  });

  it('finds within an hour what became visible long after its id was drawn', async () => {
    const indexer = new SearchIndexer(database, new Metrics());
    await indexer.look();
    const id = firstIdAt(database.now().getTime() - 15 * MINUTE);
    const copy = `insert into ticket select (jsonb_populate_record(ticket, jsonb_build_object('id', $2::text, 'number', 'LATE'))).*
      from ticket where tenant_id = $1 order by id limit 1`;
    await database.query(statement('t_late', copy), [ALLIANCE, id]);
    for (let looks = 1; looks <= 3_600; looks++) await indexer.look();
    const indexed = statement(
      't_indexed',
      'select from ticket_search where tenant_id = $1 and ticket_id = $2',
    );
    expect(await database.query(indexed, [ALLIANCE, id])).toHaveLength(1);
  });

  it.each(['flags first', 'followed first'])(
    'never takes one filter’s statement for another’s: %s',
    async (order) => {
      const fresh = new TicketLists(database);
      const ask = (filter: TicketFilter) => fresh.tickets(ALLIANCE, filter, { sort: 'oldest', limit: 7 });
      const flagged = () => ask({ flags: ['disputed'] });
      const followed = () => ask({ follower: 'account:nobody' });
      const [first, second] = order === 'flags first' ? [flagged, followed] : [followed, flagged];
      const found = [(await first()).length, (await second()).length];
      expect(order === 'flags first' ? found : found.reverse()).toEqual([7, 0]);
    },
  );
});
