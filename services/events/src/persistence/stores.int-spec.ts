import { testDatabase } from '@muster/local-stack/testing';
import {
  EventStore,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  VersionConflict,
} from '@muster/messaging';
import { Database, openDataSource } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Meeting } from '../domain/meeting.js';
import type { TicketNews } from '../on-ticket-changed/ticket-news.js';
import { KnownTicketStore } from './known-ticket.store.js';
import { meetingRow, MeetingStore } from './meeting.store.js';
import { EventsSchema1700000000200 } from './migrations/events-schema.js';
import { Cadences1765000000000 } from './migrations/cadences.js';
import { SecretaryRota1765500000100 } from './migrations/secretary-rota.js';
import { TicketsForConferences1764900000000 } from './migrations/tickets-for-conferences.js';
import { eventsStateSql } from './state-sql.js';

const meeting = (id: string, startsAt: string, ticketId: string | null = null): Meeting => ({
  id,
  kind: 'joint_conference',
  title: '联席会',
  place: null,
  startsAt,
  convenorUnitId: 'secretariat',
  invitedUnitIds: [],
  invitedEnterpriseIds: ['e-1'],
  agenda: ticketId === null ? [] : [{ id: uuidv7(), position: 1, title: '泊位', ticketId }],
  decisions: [],
  attendance: [{ kind: 'enterprise', id: 'e-2', persons: 1 }],
});

describe('the stores', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let meetings: MeetingStore;
  let tickets: KnownTicketStore;
  let events: EventStore;

  beforeAll(async () => {
    const test = await testDatabase('events-stores');
    drop = test.drop;
    database = new Database(
      await openDataSource({
        url: test.url,
        migrations: [
          EventsSchema1700000000200,
          Operating1764200000000,
          OutboxOfChanges1764500000000,
          TicketsForConferences1764900000000,
          Cadences1765000000000,
          SecretaryRota1765500000100,
        ],
        applicationName: 'test',
      }),
    );
    await database.onModuleInit();
    meetings = new MeetingStore(database);
    tickets = new KnownTicketStore(database);
    events = new EventStore(database, {
      service: 'events',
      topic: 'muster.activities.v1',
      stateSql: eventsStateSql,
      onCommitted: () => undefined,
    });
  });
  afterAll(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });

  const save = (tenantId: string, state: Meeting, expectedVersion: number) =>
    events.save({
      tenantId,
      aggregateType: 'meeting',
      aggregateId: state.id,
      expectedVersion,
      events: [{ id: uuidv7(), type: 'meeting.noted', occurredAt: new Date(), data: {}, public: null }],
      actor: { account_id: 'tester', role: 'council' },
      state: meetingRow(state),
    });

  it('write a meeting at the version that was decided upon, in its own alliance only', async () => {
    const id = uuidv7();
    const ticket = uuidv7();
    await save('north', meeting(id, '2026-12-01T01:00:00.000Z'), 0);
    await save('north', meeting(id, '2026-12-01T01:00:00.000Z', ticket), 1);
    await expect(save('north', meeting(id, '2026-12-01T01:00:00.000Z'), 1)).rejects.toThrow(VersionConflict);
    await expect(save('south', meeting(id, '2026-12-01T01:00:00.000Z'), 2)).rejects.toThrow(VersionConflict);
    expect(await meetings.load('north', id)).toMatchObject({
      version: 2,
      state: { agenda: [{ ticketId: ticket }] },
    });
    expect(await meetings.load('south', id)).toBeUndefined();
    expect(await events.readStream('north', id)).toHaveLength(2);
    expect(await meetings.list('north', { limit: 9, ticketId: ticket })).toHaveLength(1);
    expect(await meetings.list('south', { limit: 9, ticketId: ticket })).toEqual([]);
    for (const enterpriseId of ['e-1', 'e-2'])
      expect(await meetings.list('north', { limit: 9, enterpriseId })).toHaveLength(1);
    expect(await meetings.list('north', { limit: 9, enterpriseId: 'e-3' })).toEqual([]);
  });

  it('read a page of meetings from the index, without sorting', async () => {
    const plan = await database.dataSource.transaction(async (manager) => {
      await manager.query('set local enable_seqscan = off');
      const rows: { 'QUERY PLAN': string }[] = await manager.query(
        `explain select document, version from meeting
         where tenant_id = 'north' and (starts_at, meeting_id) < (now(), '${uuidv7()}'::uuid)
         order by starts_at desc, meeting_id desc limit 51`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('meeting_by_time');
    expect(plan).not.toContain('Sort');
  });

  it('keep what is known of a ticket: later news win, older ones and repetitions change nothing', async () => {
    const ticket_id = uuidv7();
    const news = (version: number, more: Partial<TicketNews> = {}): TicketNews => ({
      tenant_id: 'north',
      ticket_id,
      number: 'TJ-1',
      state: 'raised',
      level: null,
      round: 1,
      enterprise_id: null,
      version,
      ...more,
    });
    const apply = (each: TicketNews) => database.transaction((tx) => tickets.apply(tx, [each]));
    const known = async (tenantId = 'north') => (await tickets.find(tenantId, [ticket_id])).get(ticket_id);

    await apply(news(1, { level: 2, enterprise_id: 'e-1' }));
    await apply(news(3, { state: 'in_progress' }));
    await apply(news(0, { level: 3 }));
    await apply(news(2, { state: 'dispatched' }));
    await apply(news(1, { level: 2 }));
    expect(await known()).toEqual({
      id: ticket_id,
      number: 'TJ-1',
      state: 'in_progress',
      level: 3,
      round: 1,
      enterpriseId: 'e-1',
    });
    await apply(news(5, { state: 'rejected' }));
    await apply(news(6));
    expect(await known()).toMatchObject({ state: 'raised', level: 3 });
    await apply(news(9, { tenant_id: 'south', round: 2 }));
    expect(await known('south')).toMatchObject({ state: 'raised', level: null, round: 2 });
    expect(await known('west')).toBeUndefined();
  });

  it('find what a conference has to look at: open at level 3 or above, or on account; highest and oldest first', async () => {
    const ids = Array.from({ length: 8 }, () => uuidv7());
    const courses: [string, number | null][] = [
      ['in_progress', 3],
      ['in_progress', 2],
      ['on_account', null],
      ['sign_off', 4],
      ['raised', 3],
      ['resolved', 3],
      ['closed', 4],
      ['merged', 3],
    ];
    const news = courses.map(([state, level], n): TicketNews => ({
      ...{ tenant_id: 'east', ticket_id: ids[n]!, number: `TJ-${n}`, round: 1, enterprise_id: null },
      ...{ state, level, version: 1 },
    }));
    const apply = (each: TicketNews[]) => database.transaction((tx) => tickets.apply(tx, each));
    expect(await apply(news)).toEqual(['east']);
    expect(await apply(news)).toEqual([]);
    expect(await apply([{ ...news[1]!, version: 2 }])).toEqual([]);
    const found = async (most: number) =>
      (await tickets.forConference('east', most)).map(({ number, pulledFor }) => `${number} ${pulledFor}`);
    expect(await found(9)).toEqual(['TJ-3 level', 'TJ-0 level', 'TJ-4 level', 'TJ-2 on_account']);
    expect(await found(2)).toEqual(['TJ-3 level', 'TJ-0 level']);
    expect(await apply([{ ...news[0]!, version: 2, state: 'closed' }])).toEqual([]);
    expect(await found(1)).toEqual(['TJ-3 level']);
    expect(await tickets.forConference('west', 9)).toEqual([]);

    const plan = await database.dataSource.transaction(async (manager) => {
      await manager.query('set local enable_seqscan = off');
      const rows: { 'QUERY PLAN': string }[] = await manager.query(
        `explain select ticket_id from known_ticket where tenant_id = 'east' and for_conference
         order by level desc nulls last, ticket_id limit 100`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('known_ticket_for_conference');
    expect(plan).not.toContain('Sort');
  });

  it('find the next conference that has not begun, where each starts now and is not called off', async () => {
    const at = (ms: number) => new Date(database.now().getTime() + ms).toISOString();
    const hour = 3_600_000;
    const called = async (kind: Meeting['kind'], startsAt: string) => {
      const id = uuidv7();
      await save('inland', { ...meeting(id, startsAt), kind }, 0);
      return id;
    };
    await called('joint_conference', at(-hour));
    await called('coordination', at(hour));
    await called('council_meeting', at(3 * hour));
    const next = await called('joint_conference', at(2 * hour));
    const moved = await called('joint_conference', at(hour));
    const calledOff = await called('council_meeting', at(hour));
    await save('inland', { ...meeting(moved, at(4 * hour)), kind: 'joint_conference' }, 1);
    const off = { at: at(-hour), reason: '台风' };
    await save('inland', { ...meeting(calledOff, at(hour)), kind: 'council_meeting', calledOff: off }, 1);
    await database.transaction(async (tx) => {
      await meetings.lockAgendas(tx, ['inland', 'east']);
      expect((await meetings.nextConference(tx, 'inland'))?.state.id).toBe(next);
      expect(await meetings.nextConference(tx, 'east')).toBeUndefined();
    });
  });
});
