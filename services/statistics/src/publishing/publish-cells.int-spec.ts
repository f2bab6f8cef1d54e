import { accept } from '@muster/contracts';
import { LiveProjection } from '../../test/parts/live-projection.js';
import { randomWhistles } from '../../test/stories/random-whistles.js';
import { rebuild } from '../rebuilding/rebuild.js';
import { publishCells, unpublishedCells } from './publish-cells.js';

interface OutboxRow {
  key: string;
  version: number;
  type: string;
  payload: { value: number; delta: number; cell_version: number };
}

describe('publishing figures', () => {
  let live: LiveProjection;
  beforeEach(async () => {
    live = await LiveProjection.open('publishing');
  });
  afterEach(() => live.close());

  const outbox = () =>
    live.database.dataSource.query<OutboxRow[]>(
      'select key, version, type, payload from outbox_message order by position',
    );
  const take = async (count: number, seed: string) => {
    for (const { ticketId, events } of randomWhistles(count, seed)) await live.takeTicket(ticketId, events);
  };
  const publishAll = async () =>
    publishCells(live.database, 'metrics', await unpublishedCells(live.database, 10_000));

  async function published(): Promise<Record<string, number>> {
    const sums: Record<string, number> = {};
    const versions: Record<string, number> = {};
    for (const { key, version, type, payload } of await outbox()) {
      accept(type, payload);
      versions[key] = (versions[key] ?? 0) + 1;
      expect([version, payload.cell_version]).toEqual([versions[key], versions[key]]);
      sums[key] = (sums[key] ?? 0) + payload.delta;
      expect(payload.value).toBe(sums[key]);
    }
    return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
  }
  const figures = async () =>
    Object.fromEntries(Object.entries(await live.figures()).map(([key, value]) => [`tianjin/${key}`, value]));

  it('says each move once; the moves add up', async () => {
    await take(5, 'one');
    const moved = await publishAll();
    expect(moved).toBe((await outbox()).length);
    expect(await publishAll()).toBe(0);
    await take(5, 'two');
    await publishAll();
    expect(await published()).toEqual(await figures());
  });

  it('is exact when several publish at once, while figures move', async () => {
    await take(3, 'before');
    await Promise.all([publishAll(), publishAll(), take(3, 'meanwhile'), publishAll(), publishAll()]);
    await publishAll();
    expect(await published()).toEqual(await figures());
  });

  it('says what a new projection corrects', async () => {
    await take(3, 'damaged');
    await live.database.dataSource.query('update metric_value set value = value + 7');
    await publishAll();
    await rebuild(live.database);
    await publishAll();
    expect(await published()).toEqual(await figures());
  });
});
