import { testDatabase } from '@muster/local-stack/testing';
import { EventStore } from '@muster/messaging';
import { Database, openDataSource } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { acme, dispatcher, hotline } from '../domain/testing/harbour.js';
import { Story } from '../domain/testing/story.js';
import { databaseOptions } from '../escalation.module.js';
import { besideRowSets, besideStateSql } from './follow-up-state-sql.js';
import { ModeByUnits1764800000100 } from './migrations/1764800000100-mode-by-units.js';
import { whistleRowSets, whistleStateSql } from './whistle-state-sql.js';
import { WhistleStore } from './whistle.store.js';

const TENANT = 'harbour';

describe('the migration of modes (ADR-0208)', () => {
  let drop: () => Promise<void>;
  let database: Database;
  let store: WhistleStore;

  beforeAll(async () => {
    const { url, drop: dropDatabase } = await testDatabase('modes');
    drop = dropDatabase;
    database = new Database(await openDataSource(databaseOptions({ databaseUrl: url, poolSize: 2 })));
    await database.onModuleInit();
    const [events, besideEvents] = (
      [
        ['escalation', whistleStateSql, whistleRowSets],
        ['escalation_beside', besideStateSql, besideRowSets],
      ] as const
    ).map(
      ([service, stateSql, rowSets]) =>
        new EventStore(database, {
          service,
          topic: 'tickets',
          stateSql,
          rowSets,
          onCommitted: () => undefined,
        }),
    );
    store = new WhistleStore(database, events!, besideEvents!);
  });
  afterAll(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });

  it('gives whistles from before the mode that their units have', async () => {
    const team = { leadUnitId: 'customs', informUnitIds: [] };
    const told = async (serial: number, coUnitIds: string[], later: (story: Story) => Story) => {
      const story = new Story()
        .raise(
          { ticketId: uuidv7(), number: `HB-2026-80000${serial}`, hold: true, enterpriseId: 'acme' },
          hotline,
        )
        .act('dispatch', { ...team, coUnitIds }, dispatcher);
      const dispatchedWith = story.whistle!.dispatch!.mode;
      later(story);
      await store.save(TENANT, undefined, { whistle: story.whistle!, events: story.events }, acme);
      const { mode } = story.whistle!.dispatch!;
      await database.dataSource.query(
        `update ticket set detail = replace(detail::text, $2, $3)::json where id = $1`,
        [story.whistle!.id, `"mode":"${mode}"`, `"mode":"${dispatchedWith}"`],
      );
      return story.whistle!;
    };
    const add = (story: Story) => story.act('add_unit', { unitId: 'border', role: 'co' }, dispatcher);
    const remove = (story: Story) =>
      story.act('remove_unit', { unitId: 'border', reason: '不需要' }, dispatcher);
    const whistles = [
      await told(1, [], add),
      await told(2, [], (story) => story),
      await told(3, ['border'], remove),
      await told(4, ['border'], (story) => remove(story.sign('border').reportIn('border'))),
      await told(5, ['border'], (story) => remove(story.at('2026-10-15T12:00').tick())),
      await told(6, [], (story) =>
        story
          .sign('customs')
          .reportIn('customs')
          .act('replace_unit', { unitId: 'customs', byUnitId: 'border', reason: '轮换' }, dispatcher),
      ),
    ];
    const modes = whistles.map(({ dispatch }) => dispatch!.mode);
    expect(modes).toEqual(['joint', 'single', 'single', 'joint', 'joint', 'single']);
    await new ModeByUnits1764800000100().up(database.dataSource.createQueryRunner());
    for (const whistle of whistles)
      expect(await store.load(TENANT, { ticketId: whistle.id })).toEqual(whistle);
  });
});
