import { PermanentError } from '@muster/messaging';
import fc from 'fast-check';
import { LiveProjection, directoryStory } from '../../test/parts/live-projection.js';
import { TicketStory } from '../../test/stories/ticket-story.js';
import { project, unseen } from '../domain/fold.js';
import { periodsIn } from '../domain/period.js';
import { ticketFold } from '../domain/ticket-fold.js';
import { verify } from '../verifying/verify.js';
import { PROJECTS, TICKETS } from './topic.js';

const TICKET = '0198f0f4-1c00-7a10-8000-000000000001';
const OTHER = '0198f0f4-1c00-7a10-8000-000000000002';

const story = () => {
  const one = new TicketStory(TICKET).raised().dispatched('customs', 'maritime');
  one
    .after(0.5)
    .signed('customs')
    .started()
    .after(0.5)
    .signed('maritime')
    .after(2)
    .reportedIn('customs')
    .reportedIn('maritime');
  one.after(30).submitted('customs').submitted('maritime').accepted('maritime').accepted('customs');
  one
    .resolved('customs', 'maritime')
    .after(24)
    .calledBack('yes', 'satisfied', 'customs', 'maritime')
    .closed();
  return one;
};

function expected(...stories: TicketStory[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { events } of stories) {
    const { state } = project(ticketFold, unseen(ticketFold), events, periodsIn('Asia/Shanghai'));
    for (const [key, value] of ticketFold.contributions(state.fact, periodsIn('Asia/Shanghai'))) {
      sums[key] = (sums[key] ?? 0) + value;
    }
  }
  return Object.fromEntries(Object.entries(sums).sort());
}

describe('the projection', () => {
  let live: LiveProjection;
  beforeAll(async () => {
    live = await LiveProjection.open('projector');
  });
  afterAll(() => live.close());
  beforeEach(async () => {
    await live.database.dataSource.query(
      'truncate public_change, stream_partition, fact, metric_value, metric_ledger, tenant_zone',
    );
  });

  it('counts a whistle event by event as it counts it at once', async () => {
    const { events } = story();
    for (const event of events) await live.takeTicket(TICKET, [event]);
    expect(await live.figures()).toEqual(expected(story()));
  });

  it('counts every event once, however often and in whatever company it comes', async () => {
    const { events } = story();
    await live.takeTicket(TICKET, [...events, ...events]);
    await live.takeTicket(TICKET, events);
    for (const event of events) await live.takeTicket(TICKET, [event]);
    expect(await live.figures()).toEqual(expected(story()));
  });

  it('waits for a missing version and then goes on with what came after it', async () => {
    const { events } = story();
    const late = events[3]!;
    await live.takeTicket(
      TICKET,
      events.filter((event) => event !== late),
    );
    expect(await live.figures()).toEqual(expected(trim(story(), 3)));
    await live.takeTicket(TICKET, [late]);
    expect(await live.figures()).toEqual(expected(story()));
  });

  it('takes versions in any order', async () => {
    for (const event of story().events.toReversed()) await live.takeTicket(TICKET, [event]);
    expect(await live.figures()).toEqual(expected(story()));
  });

  it('shows what was recorded until a moment, also when it arrived later', async () => {
    const { events } = story();
    const moment = new Date(events[6]!.recordedAt);
    const then = expected(
      trim(story(), events.findLastIndex(({ recordedAt }) => recordedAt <= moment.getTime()) + 1),
    );
    const late = events[2]!;
    await live.takeTicket(
      TICKET,
      events.filter((event) => event !== late),
    );
    await live.takeTicket(TICKET, [late]);
    expect(await live.figures('tianjin', moment.toISOString())).toEqual(then);
    const other = new TicketStory(OTHER).raised().recordedAt('2027-01-01T00:00:00Z').dispatched('customs');
    await live.takeTicket(OTHER, other.events);
    expect(await live.figures('tianjin', moment.toISOString())).toEqual({
      ...then,
      'tickets/count//customs-clearance/raised/2026-09': 1,
    });
    expect(await live.figures('tianjin', '2026-01-01T00:00:00Z')).toEqual({});
  });

  it('keeps alliances apart', async () => {
    await live.takeTicket(TICKET, story().events, { tenantId: 'tianjin' });
    await live.takeTicket(OTHER, new TicketStory(OTHER).raised().events, { tenantId: 'yantian' });
    expect(await live.figures('yantian')).toEqual({ 'tickets/count//customs-clearance/raised/2026-09': 1 });
    expect(await live.figures('tianjin')).toEqual(expected(story()));
  });

  it('refuses another event under a version that is on record', async () => {
    const { events } = story();
    await live.takeTicket(TICKET, events.slice(0, 2));
    const impostor = { ...live.received(TICKETS, TICKET, events[1]!), id: OTHER };
    await expect(live.take(TICKETS, [impostor])).rejects.toEqual(expect.any(PermanentError));
    await expect(live.take(TICKETS, [impostor])).rejects.toMatchObject({ code: 'version_reused' });
  });

  it('refuses a key of another alliance, whether the version is on record or not', async () => {
    const { events } = story();
    await live.takeTicket(TICKET, events.slice(0, 2));
    for (const version of [2, 3]) {
      const taking = live.takeTicket(TICKET, [events[version - 1]!], { tenantId: 'yantian' });
      await expect(taking).rejects.toEqual(expect.any(PermanentError));
    }
    const mixed = [
      live.received(TICKETS, OTHER, events[0]!),
      live.received(TICKETS, OTHER, events[1]!, { tenantId: 'yantian' }),
    ];
    await expect(live.take(TICKETS, mixed)).rejects.toMatchObject({ code: 'key_of_another_alliance' });
  });

  const logged = () =>
    live.database.dataSource.query<{ key: string; version: number; id: string; position: number }[]>(
      'select key, version, event_id as id, position from public_event order by key, version',
    );

  it('keeps what one command recorded as one change, with its events at their positions', async () => {
    const { events } = story();
    await live.takeTicket(TICKET, events.slice(0, 6));
    const changes = await live.database.dataSource.query(
      'select first_version, last_version, position, cardinality(event_ids) as events from public_change order by position',
    );
    expect(changes).toEqual([
      { first_version: 1, last_version: 4, position: 4, events: 4 },
      { first_version: 5, last_version: 6, position: 6, events: 2 },
    ]);
    expect((await logged()).map(({ version, position }) => [version, position])).toEqual(
      [1, 2, 3, 4, 5, 6].map((version) => [version, version]),
    );
  });

  it('knows what is on record, wherever a later delivery begins and ends', async () => {
    const { events } = story();
    await live.takeTicket(TICKET, events.slice(0, 6));
    const before = await logged();
    for (let from = 0; from < 6; from++)
      for (let to = from + 1; to <= 6; to++) await live.takeTicket(TICKET, events.slice(from, to));
    expect(await logged()).toEqual(before);
    await live.takeTicket(TICKET, events.slice(2, 9));
    expect((await logged()).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('has each event once, whatever several deliveries at once have in common', async () => {
    const { events } = story();
    const cut = fc.tuple(fc.nat(events.length - 1), fc.integer({ min: 1, max: events.length }));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 2, maxLength: 5 }), async (cuts) => {
        const key = `0198f0f4-1c00-7a10-8000-${String(++run).padStart(12, '0')}`;
        const deliveries = [...cuts.map(([from, length]) => events.slice(from, from + length)), events];
        await Promise.all(
          deliveries.map((each, index) => live.takeTicket(key, each, { partition: index % 2 })),
        );
        expect((await logged()).filter((row) => row.key === key).map(({ version }) => version)).toEqual(
          events.map(({ version }) => version),
        );
      }),
      { numRuns: 20 },
    );
    expect(await verify(live.database)).toMatchObject({ difference_count: 0, facts: run });
  });

  it('hands out positions in the order of commit, whatever the offsets are', async () => {
    const { events } = story();
    await live.takeTicket(TICKET, events.slice(0, 3), { partition: 4 });
    await live.takeTicket(TICKET, events.slice(2, 5), { partition: 4 });
    const other = new TicketStory(OTHER).raised().dispatched('customs').events;
    const rewound = other.map((event) => ({
      ...live.received(TICKETS, OTHER, event, { partition: 4 }),
      offset: 0,
    }));
    await live.take(TICKETS, rewound);
    const rows = await live.database.dataSource.query<{ key: string; version: number; position: number }[]>(
      'select key, version, position from public_event order by position',
    );
    expect(rows.map(({ key, version }) => [key, version])).toEqual([
      ...[1, 2, 3, 4, 5].map((version) => [TICKET, version]),
      ...[1, 2, 3].map((version) => [OTHER, version]),
    ]);
    expect(new Set(rows.map(({ position }) => position)).size).toBe(8);
  });

  it('counts by the alliance’s months even when its time zone turns up after its whistles', async () => {
    // 16:30 UTC on 31 August is 1 September in Shanghai and still August in London.
    const ticket = new TicketStory(TICKET, Date.parse('2026-08-31T16:30:00Z')).raised();
    const zone = (time_zone: string) =>
      directoryStory(['alliance.registered', { alliance: { id: 'london', time_zone } }]);
    await live.takeTicket(TICKET, ticket.events, { tenantId: 'london' });
    expect(await live.figures('london')).toEqual({ 'tickets/count//customs-clearance/raised/2026-09': 1 });
    await live.takeDirectory('london', zone('Europe/London'));
    const august = { 'tickets/count//customs-clearance/raised/2026-08': 1 };
    expect(await live.figures('london')).toEqual(august);
    expect(await live.figures('london', new Date(ticket.events[0]!.recordedAt).toISOString())).toEqual(
      august,
    );
    await live.takeTicket(OTHER, new TicketStory(OTHER, Date.parse('2026-08-31T16:30:00Z')).raised().events, {
      tenantId: 'london',
    });
    expect(await live.figures('london')).toEqual({ 'tickets/count//customs-clearance/raised/2026-08': 2 });
  });

  it('counts what was decided of projects by the alliance’s months, too, whenever its time zone turns up or is corrected', async () => {
    const at = Date.parse('2026-08-31T16:30:00Z');
    const decided = {
      ...{ type: 'muster.project_process.segment_decided.v1', version: 1, time: at, recordedAt: at },
      data: {
        ...{ version: 1, unit_id: 'quality', submission_no: 1, accepted: true, clock: 'satisfied' },
        ...{ limit_working_days: 10, working_days: 6.2 },
      },
    };
    const by = (month: string) => ({
      [`acceptance/satisfied/quality///${month}`]: 1,
      [`acceptance_days/10///62/${month}`]: 1,
      [`first_submission/accepted/quality///${month}`]: 1,
    });
    const [registered] = directoryStory([
      'alliance.registered',
      { alliance: { id: 'london', time_zone: 'Europe/London' } },
    ]);
    const corrected = {
      ...registered!,
      ...{ type: 'muster.alliance.updated.v1', version: 2 },
      data: { alliance: { id: 'london', time_zone: 'Asia/Shanghai' } },
    };
    await live.take(PROJECTS, [live.received(PROJECTS, TICKET, decided, { tenantId: 'london' })]);
    expect(await live.figures('london')).toEqual(by('2026-09'));
    for (const [event, month] of [
      [registered!, '2026-08'],
      [corrected, '2026-09'],
    ] as const) {
      await live.takeDirectory('london', [event]);
      expect(await live.figures('london')).toEqual(by(month));
      expect(await live.figures('london', new Date(at).toISOString())).toEqual(by(month));
      expect(await verify(live.database)).toMatchObject({ difference_count: 0 });
    }
  });

  it('lets batches of several partitions work on the same figures at once', async () => {
    const keys = Array.from(
      { length: 24 },
      (_, index) => `0198f0f4-1c00-7a10-8000-0000000001${String(index).padStart(2, '0')}`,
    );
    const stories = keys.map((key) => {
      const one = new TicketStory(key).raised().dispatched('customs', 'maritime', 'terminal');
      return one.after(1).signed('terminal').signed('customs').signed('maritime');
    });
    const ofPartition = async (partition: number) => {
      for (const { ticketId, events } of stories.filter((_, index) => index % 4 === partition)) {
        for (const event of events) await live.takeTicket(ticketId, [event], { partition });
      }
    };
    await Promise.all([0, 1, 2, 3].map(ofPartition));
    expect(await live.figures()).toEqual(expected(...stories));
  });
});

function trim(one: TicketStory, length: number): TicketStory {
  one.events.length = length;
  return one;
}
