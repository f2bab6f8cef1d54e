import { testDatabase } from '@muster/local-stack/testing';
import { EventStore, VersionConflict } from '@muster/messaging';
import { Database, openDataSource, statement } from '@muster/persistence';
import { demoDirectory } from '../../test/demo-directory.js';
import { decide } from '../domain/decide.js';
import type { DirectoryEvent } from '../domain/directory-event.js';
import { EMPTY_STATE } from '../domain/directory-state.js';
import type { Directory } from '../domain/directory.js';
import { replay } from '../domain/evolve.js';
import { databaseOptions } from '../organizations.module.js';
import { DirectoryReader } from './directory.reader.js';
import { directoryStateSql } from './directory-state-sql.js';
import { DirectoryStore } from './directory.store.js';

const actor = { account_id: 'account', role: 'operator' };
const rows = statement(
  't_entries',
  'select section, id, ordinal, body from directory_entry where tenant_id = $1 order by section, ordinal',
);
const outbox = statement(
  't_outbox',
  'select version, type, payload from outbox_message where key = $1 order by position, place',
);

describe('the store of directories', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let events: EventStore;
  let store: DirectoryStore;
  let reader: DirectoryReader;

  beforeAll(async () => {
    const test = await testDatabase('organizations');
    drop = test.drop;
    database = new Database(await openDataSource(databaseOptions({ databaseUrl: test.url })));
    await database.onModuleInit();
    events = new EventStore(database, {
      service: 'organizations',
      topic: 'muster.organizations.v1',
      stateSql: directoryStateSql,
      validate: () => undefined,
      onCommitted: () => undefined,
    });
    store = new DirectoryStore(database, events);
    reader = new DirectoryReader(database);
  });
  afterAll(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });

  /** Imports under another id, so that each test has an alliance of its own. */
  const named = (id: string): Directory => ({
    ...demoDirectory('tianjin'),
    alliance: { ...demoDirectory('tianjin').alliance, id },
  });
  async function imported(directory: Directory): Promise<number> {
    const { id } = directory.alliance;
    const before = await store.load(id);
    const decided = decide(before, directory);
    return decided.length === 0 ? before.version : store.save(id, before, decided, directory, actor);
  }

  it('keeps the document as it was, character by character', async () => {
    const directory = named('textual');
    const version = await imported(directory);
    expect(await store.text('textual')).toEqual({ text: JSON.stringify(directory), version });
    const state = await store.load('textual');
    expect(state).toEqual(replay(decide(EMPTY_STATE, directory)));
  });

  it('records every event with what only this service may know, and one message per version', async () => {
    const directory = named('recorded');
    const version = await imported(directory);
    const log = await events.readStream('recorded', 'recorded');
    expect(replay(log as unknown as DirectoryEvent[]).directory).toEqual(directory);
    expect(JSON.stringify(log)).toContain(directory.officers[0]!.phone);
    const sent = await database.query<{ version: number; payload: object }>(outbox, ['recorded']);
    expect(sent.map((message) => message.version)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    expect(JSON.stringify(sent)).not.toContain(directory.officers[0]!.phone);
  });

  it('keeps its entries in step with the document, whatever changes', async () => {
    const first = named('changing');
    await imported(first);
    const second = structuredClone(first);
    second.enterprises.reverse();
    second.enterprises.splice(10, 20);
    second.units.push({ ...second.units[0]!, id: 'new-unit', name_zh: '新单位', name_en: 'New unit' });
    second.officers[3]!.phone = '000-0000-9999';
    second.duty_rota.shift();
    for (const directory of [second, first, second]) {
      await imported(directory);
      const stored = await database.query<{ section: string; id: string; ordinal: number; body: object }>(
        rows,
        ['changing'],
      );
      for (const section of ['units', 'enterprises', 'officers', 'duty_rota', 'calendars'] as const) {
        const of = stored.filter((row) => row.section === section);
        expect(of.map(({ body }) => body)).toEqual(directory[section]);
        expect(of.map(({ ordinal }) => ordinal)).toEqual(directory[section].map((_, index) => index));
      }
      expect((await store.load('changing')).directory).toEqual(directory);
    }
  });

  it('lets one of two imports win, and keeps nothing of the other', async () => {
    const directory = named('contested');
    await imported(directory);
    const before = await store.load('contested');
    const save = (name_en: string) => {
      const incoming = { ...directory, alliance: { ...directory.alliance, name_en } };
      return store.save('contested', before, decide(before, incoming), incoming, actor);
    };
    const outcomes = await Promise.allSettled([save('One'), save('Two')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(VersionConflict),
    });
    const log = await events.readStream('contested', 'contested');
    expect(log).toHaveLength(before.version + 1);
    await expect(
      store.save('contested', EMPTY_STATE, decide(EMPTY_STATE, directory), directory, actor),
    ).rejects.toBeInstanceOf(VersionConflict);
  });

  it('lists pages of ten thousand enterprises by an index, in the order of the document', async () => {
    const directory = named('large');
    const [pattern] = directory.enterprises;
    directory.enterprises = Array.from({ length: 10_000 }, (_, i) => ({
      ...pattern!,
      id: `e-${i}`,
      name_en: `Enterprise ${i}`,
    }));
    directory.party_organisations = [];
    await imported(directory);
    await database.dataSource.query('analyze directory_entry');
    const page = await reader.entries<{ id: string }>('large', 'enterprises', { after: 4_999, limit: 3 });
    expect(page.map(({ body }) => body.id)).toEqual(['e-5000', 'e-5001', 'e-5002']);
    const found = await reader.entries<{ id: string }>(
      'large',
      'enterprises',
      { limit: 5 },
      { search: 'e 777' },
    );
    expect(found.map(({ body }) => body.id)).toEqual(['e-777', 'e-7770', 'e-7771', 'e-7772', 'e-7773']);
    const plan: { 'QUERY PLAN': string }[] = await database.dataSource.query(
      `explain select ordinal, body from directory_entry where tenant_id = 'large' and section = 'enterprises' and ordinal > 4999
       and body @> '{}' order by ordinal limit 50`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
      /Index Scan using directory_entry_in_order/,
    );
  });

  it('has exactly the tables that its entities describe', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
