import { IDENTITY_HEADER } from '@muster/auth';
import { Database } from '@muster/persistence';
import { readSse, type StreamedEvent } from './parts/stream-reader.js';
import { StatisticsSystem } from './parts/statistics-system.js';
import { until } from './parts/until.js';
import { randomWhistles } from './stories/random-whistles.js';
import { TicketStory } from './stories/ticket-story.js';

const ACCOUNT = '01890000-0000-7000-8000-0000000000aa';

describe('streams of whistle events', () => {
  let system: StatisticsSystem;
  let service: StatisticsSystem['service'];
  let topics: StatisticsSystem['topics'];
  /** Ids of the events of tianjin, in the order of their keys and versions. */
  const published = new Map<string, string[]>();
  let url: string;
  let token: Record<string, string>;

  const tokenOf = async (allianceId: string, accountId = ACCOUNT) => ({
    [IDENTITY_HEADER]: await service.minter.tokenFor({ accountId, allianceId, role: 'analyst' as const }),
  });

  beforeAll(async () => {
    system = await StatisticsSystem.start('streams');
    ({ service, topics } = system);
    url = `${service.url}/v1/streams/tickets`;
    for (const tenantId of ['tianjin', 'yantian']) {
      for (const { ticketId, events } of randomWhistles(30, tenantId)) {
        const ids = await topics.publish('muster.tickets.v1', tenantId, ticketId, events);
        if (tenantId === 'tianjin') published.set(ticketId, ids);
      }
    }
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose](), 60_000);

  beforeEach(async () => {
    token = await tokenOf('tianjin'); // a token lives for a minute
  });

  const total = () => [...published.values()].flat().length;
  const idOf = ({ event }: StreamedEvent) => event.id as string;

  it('gives every event, in the order of each whistle, from the beginning', async () => {
    const { seen, response, retry } = await readSse(url, token, (events) => events.length >= total());
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(retry).toBe(3000);
    expect(new Set(seen.map(idOf))).toEqual(new Set([...published.values()].flat()));
    for (const [ticketId, ids] of published) {
      expect(seen.filter(({ event }) => event.subject === ticketId).map(idOf)).toEqual(ids);
    }
    expect(seen[0]).toMatchObject({
      type: 'muster.ticket.raised.v1',
      event: {
        specversion: '1.0',
        type: 'muster.ticket.raised.v1',
        source: '/services/escalation',
        datacontenttype: 'application/json',
        dataschema: 'http://localhost:8080/schemas/muster.ticket.raised.v1.json',
        sequence: '00000000000000000001',
        tenantid: 'tianjin',
        data: { version: 1, round: 1 },
      },
    });
    expect(seen[0]!.event.partitionkey).toBe(seen[0]!.event.subject);
    expect(Date.parse(seen[0]!.event.recordedat)).toBeGreaterThan(0);
  });

  it('gives every event to a reader who is cut off again and again', async () => {
    const unique = new Set<string>();
    let position: string | undefined;
    let cuts = 0;
    while (unique.size < total()) {
      const patience = 1 + ((cuts * 7) % 23);
      const headers = { ...token, ...(position && cuts % 2 ? { 'last-event-id': position } : {}) };
      const query = position && cuts % 2 === 0 ? `?last_event_id=${position}` : '';
      const { seen } = await readSse(
        url + query,
        headers,
        (events) => events.length >= patience || new Set([...unique, ...events.map(idOf)]).size === total(),
      );
      const kept = seen.slice(0, patience); // what came behind was under way when the line broke
      for (const each of kept) unique.add(idOf(each));
      position = kept.at(-1)!.position;
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(20);
    expect(unique).toEqual(new Set([...published.values()].flat()));
  }, 60_000);

  it('follows the present', async () => {
    const story = new TicketStory('0198f0f4-1c00-7a10-8000-0000000000f1').raised();
    const reading = readSse(`${url}?since=now`, token, (events) => events.length >= 1);
    await until(async () =>
      (await (await fetch(`${service.adminUrl}/metrics`)).text()).includes('muster_open_streams 1'),
    );
    published.set(
      story.ticketId,
      await topics.publish('muster.tickets.v1', 'tianjin', story.ticketId, story.events),
    );
    expect((await reading).seen.map(idOf)).toEqual(published.get(story.ticketId));
  });

  it('is NDJSON that ends at the present when asked for', async () => {
    const response = await fetch(url, { headers: { ...token, accept: 'application/x-ndjson' } });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const events = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toHaveLength(total());
    const middle = events[100]!;
    const rest = await fetch(`${url}?last_event_id=${middle.streamposition}`, {
      headers: { ...token, accept: 'application/json' },
    });
    expect((await rest.text()).trimEnd().split('\n')).toHaveLength(total() - 101);
  });

  it('starts at a moment', async () => {
    const response = await fetch(`${url}?since=2026-09-15T00:00:00%2B08:00`, {
      headers: { ...token, accept: 'application/json' },
    });
    const events = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const wanted = Date.parse('2026-09-15T00:00:00+08:00');
    const all = await fetch(`${url}?since=0`, { headers: { ...token, accept: 'application/json' } });
    const later = (await all.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ recordedat }) => Date.parse(recordedat) >= wanted);
    expect(later.length).toBeGreaterThan(10);
    const ids = new Set(events.map(({ id }) => id));
    for (const { id } of later) expect(ids).toContain(id);
  });

  it('gives only the types that were asked for', async () => {
    const asked = `${url}?types=ticket.raised,muster.ticket.closed.v1`;
    const response = await fetch(asked, { headers: { ...token, accept: 'application/x-ndjson' } });
    const types = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type as string);
    expect(new Set(types)).toEqual(new Set(['muster.ticket.raised.v1', 'muster.ticket.closed.v1']));
    expect(types.filter((type) => type === 'muster.ticket.raised.v1')).toHaveLength(published.size);
  });

  it('refuses positions that are not its own', async () => {
    const { seen } = await readSse(url, await tokenOf('yantian'), (events) => events.length >= 1);
    const foreign = await readSse(url, { ...token, 'last-event-id': seen[0]!.position }, () => true);
    expect(foreign.response.status).toBe(410);
    const vector = Buffer.from(JSON.stringify({ of: 'tickets', t: 'tianjin', p: [[0, 1_000_000]] })).toString(
      'base64url',
    );
    expect(
      (await readSse(url, { ...token, 'last-event-id': `v1.${vector}` }, () => true)).response.status,
    ).toBe(410);
    for (const nonsense of [
      'v1.',
      'v2.abc',
      '17',
      'v1.bnVsbA',
      `v1.${Buffer.from('{"p":1}').toString('base64url')}`,
    ]) {
      expect((await readSse(url, { ...token, 'last-event-id': nonsense }, () => true)).response.status).toBe(
        400,
      );
    }
  });

  it('refuses what it cannot give', async () => {
    expect((await fetch(url, { headers: { ...token, accept: 'text/csv' } })).status).toBe(406);
    expect((await fetch(`${url}?since=yesterday`, { headers: token })).status).toBe(422);
    expect((await fetch(`${url}?types=everything`, { headers: token })).status).toBe(422);
  });

  it('lets an account have a few streams at once, and gives the places back', async () => {
    const account = await tokenOf('tianjin', '01890000-0000-7000-8000-0000000000bb');
    const open = Array.from({ length: 5 }, () => new AbortController());
    await Promise.all(open.map(({ signal }) => fetch(url, { headers: account, signal })));
    expect((await fetch(url, { headers: account })).status).toBe(429);
    for (const each of open) each.abort();
    await until(async () => {
      const { response } = await readSse(url, account, () => true);
      return response.ok;
    });
  });

  it('gives back the place of a reader that leaves before its stream has begun', async () => {
    const openStreams = async () => {
      const metrics = await (await fetch(`${service.adminUrl}/metrics`)).text();
      return Number(/muster_open_streams (\d+)/.exec(metrics)![1]);
    };
    await until(async () => (await openStreams()) === 0);
    const database = service.app.get(Database).dataSource;
    await database.transaction(async (holding) => {
      // The beginning of the stream cannot be looked up.
      await holding.query('lock table stream_partition in access exclusive mode');
      const leaving = new AbortController();
      const asked = fetch(`${url}?since=now`, { headers: token, signal: leaving.signal });
      const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%last_position as position from stream%'`;
      await until(async () => (await database.query<object[]>(waiting)).length === 1);
      leaving.abort();
      await expect(asked).rejects.toThrow('abort');
    });
    await until(async () => (await openStreams()) === 0);
  });
});
