import { eventually } from '@muster/local-stack';
import { testDatabase } from '@muster/local-stack/testing';
import type { ReceivedEvent } from '@muster/messaging';
import { Database, openDataSource, statement } from '@muster/persistence';
import {
  Directories,
  DirectoryProjection,
  DirectorySchema1700000000100,
  LateArrivals1764700000000,
} from './index.js';

const rows = statement(
  't_rows',
  'select kind, id, directory_version, removed from directory_entry where tenant_id = $1 order by kind, id',
);

const waiting = statement(
  't_waiting',
  `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
);

function event(tenantId: string, version: number, name: string, data: object): ReceivedEvent {
  return {
    id: `0198f0f4-0000-7000-8000-${String(version).padStart(12, '0')}`,
    type: `muster.${name}.v1`,
    tenantId,
    key: tenantId,
    version,
    time: new Date(0),
    recordedAt: new Date(0),
    correlationId: null,
    traceparent: null,
    data: { version, occurred_at: '2026-03-02T01:00:00.000Z', ...data },
    json: '{}',
    topic: 'muster.organizations.v1',
    partition: 0,
    offset: version,
  };
}
const names = { name_zh: '名', name_en: 'Name' };
const unit = (id: string, active = true) => ({ unit: { id, ...names, active, catch_all: false } });
const alliance = (id: string) => ({
  alliance: { id, ...names, time_zone: 'Asia/Shanghai', lead_unit_ids: [], number_prefix: 'TJ' },
});

describe('the directory read model', () => {
  let database: Database;
  let directories: Directories;
  let drop: () => Promise<void>;
  const projection = new DirectoryProjection();
  const apply = (...events: ReceivedEvent[]) => database.transaction((tx) => projection.apply(tx, events));

  beforeAll(async () => {
    const test = await testDatabase('directory');
    drop = test.drop;
    database = new Database(
      await openDataSource({
        url: test.url,
        migrations: [DirectorySchema1700000000100, LateArrivals1764700000000],
        applicationName: 'test',
      }),
    );
    await database.onModuleInit();
    directories = new Directories(database);
  });
  afterAll(async () => {
    directories.onApplicationShutdown();
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });

  it('applies a batch, the newest of several events about one part, tenants apart', async () => {
    const tenants = await apply(
      event('north', 1, 'alliance.registered', alliance('north')),
      event('north', 2, 'unit.registered', unit('customs')),
      event('south', 1, 'alliance.registered', alliance('south')),
      event('north', 3, 'unit.updated', unit('customs', false)),
      event('north', 4, 'something.new', {}),
    );
    expect(tenants.sort()).toEqual(['north', 'south']);
    const north = await directories.get('north');
    expect(north?.version).toBe(4);
    expect(north?.unit('customs')?.active).toBe(false);
    expect((await directories.get('south'))?.unit('customs')).toBeUndefined();
    expect(await directories.get('nowhere')).toBeUndefined();
  });

  it('changes nothing when a batch comes again or late', async () => {
    await apply(
      event('again', 1, 'alliance.registered', alliance('again')),
      event('again', 2, 'unit.registered', unit('customs')),
    );
    await apply(event('again', 3, 'unit.removed', { unit: { id: 'customs' } }));
    const before = await database.query(rows, ['again']);
    await apply(event('again', 2, 'unit.registered', unit('customs')));
    await apply(event('again', 3, 'unit.removed', { unit: { id: 'customs' } }));
    expect(await database.query(rows, ['again'])).toEqual(before);
    expect(await directories.get('again')).toMatchObject({ version: 3 });
    expect((await directories.get('again'))!.units).toEqual([]);
  });

  it('is refreshed from what changed: at once by the process that committed, by the poll in the others', async () => {
    const other = new Directories(database);
    await apply(
      event('twice', 1, 'alliance.registered', alliance('twice')),
      event('twice', 2, 'unit.registered', unit('customs')),
    );
    const first = await directories.get('twice');
    await other.get('twice');

    await apply(
      event('twice', 3, 'unit.registered', unit('maritime')),
      event('twice', 4, 'unit.removed', { unit: { id: 'customs' } }),
    );
    expect(directories.peek('twice')).toBe(first);
    await directories.refresh(['twice', 'never-asked-for']);
    await other.poll();
    for (const refreshed of [directories, other]) {
      expect(refreshed.peek('twice')!.version).toBe(4);
      expect(refreshed.peek('twice')!.units.map(({ id }) => id)).toEqual(['maritime']);
    }
    expect(directories.peek('never-asked-for')).toBeUndefined();
  });

  describe('what was lost in the broker and is published again after a newer version (ADR-0022)', () => {
    const begun = async (tenantId: string) => {
      const [here, there] = [new Directories(database), new Directories(database)];
      await apply(
        event(tenantId, 1, 'alliance.registered', alliance(tenantId)),
        event(tenantId, 2, 'unit.registered', unit('customs')),
      );
      await Promise.all([here.get(tenantId), there.get(tenantId)]);
      // 3 and 5 are lost.
      await apply(
        event(tenantId, 4, 'unit.registered', unit('pilots')),
        event(tenantId, 6, 'unit.removed', { unit: { id: 'customs' } }),
      );
      await Promise.all([here.refresh([tenantId]), there.poll()]);
      const units = () =>
        [here, there].map((each) =>
          each
            .peek(tenantId)!
            .units.map(({ id }) => id)
            .sort(),
        );
      return { here, there, units };
    };

    it('reaches every process, and brings nothing back that is gone', async () => {
      const { here, there, units } = await begun('lost');
      await apply(
        event('lost', 1, 'alliance.registered', alliance('lost')),
        event('lost', 2, 'unit.registered', unit('customs')),
        event('lost', 3, 'unit.registered', unit('maritime')),
        event('lost', 4, 'unit.registered', unit('pilots')),
        event('lost', 5, 'unit.updated', unit('customs', false)),
      );
      await Promise.all([here.refresh(['lost']), there.poll()]);
      expect(units()).toEqual(Array.from({ length: 2 }, () => ['maritime', 'pilots']));
      expect(here.peek('lost')!.version).toBe(6);
    });

    it('reaches them also in one batch with what is new', async () => {
      const { here, there, units } = await begun('mixed');
      await apply(
        event('mixed', 3, 'unit.registered', unit('maritime')),
        event('mixed', 7, 'unit.registered', unit('police')),
      );
      await Promise.all([here.refresh(['mixed']), there.poll()]);
      expect(units()).toEqual(Array.from({ length: 2 }, () => ['maritime', 'pilots', 'police']));
    });

    it('reaches them when the newer version is committed while it waits', async () => {
      const { here, there, units } = await begun('raced');
      let late: Promise<unknown> | undefined;
      await database.transaction(async (tx) => {
        await projection.apply(tx, [event('raced', 7, 'unit.registered', unit('police'))]);
        late = apply(event('raced', 5, 'unit.registered', unit('maritime')));
        await eventually('a batch waits', async () => (await database.query(waiting)).length > 0);
      });
      await there.poll();
      await late;
      await Promise.all([here.refresh(['raced']), there.poll()]);
      expect(units()).toEqual(Array.from({ length: 2 }, () => ['maritime', 'pilots', 'police']));
    });

    it('has nothing read again when it was not lost', async () => {
      const { here, there } = await begun('known');
      const [seenHere, seenThere] = [here.peek('known'), there.peek('known')];
      await apply(
        event('known', 4, 'unit.registered', unit('pilots')),
        event('known', 5, 'something.new', {}),
      );
      await Promise.all([here.refresh(['known']), there.poll()]);
      expect(here.peek('known')).toBe(seenHere);
      expect(there.peek('known')).toBe(seenThere);
    });
  });

  it('asks the database once for many questions at the same moment', async () => {
    await apply(event('crowd', 1, 'alliance.registered', alliance('crowd')));
    const answers = await Promise.all(Array.from({ length: 20 }, () => directories.get('crowd')));
    expect(new Set(answers).size).toBe(1);
  });
});
