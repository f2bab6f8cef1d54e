import { DAY_MS } from '@muster/clock';
import { testDatabase } from '@muster/local-stack/testing';
import {
  EventStore,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  VersionConflict,
} from '@muster/messaging';
import { Database, openDataSource } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Activity } from '../domain/activity.js';
import { NO_PURPOSE } from '../domain/activity-purpose.js';
import { type Campaign, evolveCampaign } from '../domain/campaign.js';
import type { Meeting } from '../domain/meeting.js';
import { evolveMobilisation, type Mobilisation, type Organisation } from '../domain/mobilisation.js';
import type { Booking, Resource } from '../domain/resource.js';
import type { TicketNews } from '../on-ticket-changed/ticket-news.js';
import { activityRow, ActivityStore } from './activity.store.js';
import { campaignRow, CampaignStore } from './campaign.store.js';
import { KnownTicketStore } from './known-ticket.store.js';
import { meetingRow, MeetingStore } from './meeting.store.js';
import { EventsSchema1700000000200 } from './migrations/events-schema.js';
import { Cadences1765000000000 } from './migrations/cadences.js';
import { SecretaryRota1765500000100 } from './migrations/secretary-rota.js';
import { ActivitiesHaveOutcomes1765900000100 } from './migrations/activities-have-outcomes.js';
import { Campaigns1766100000100 } from './migrations/campaigns.js';
import { DecisionsFollowed1765800000100 } from './migrations/decisions-followed.js';
import { DecisionsLanded1766000000100 } from './migrations/decisions-landed.js';
import { Resources1765600000100 } from './migrations/resources.js';
import { TicketsForConferences1764900000000 } from './migrations/tickets-for-conferences.js';
import { Mobilisations1765700000100 } from './migrations/mobilisations.js';
import { mobilisationRow, MobilisationStore } from './mobilisation.store.js';
import { resourceRow, ResourceStore } from './resource.store.js';
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
  let resources: ResourceStore;
  let mobilisations: MobilisationStore;
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
          Resources1765600000100,
          Mobilisations1765700000100,
          DecisionsFollowed1765800000100,
          ActivitiesHaveOutcomes1765900000100,
          DecisionsLanded1766000000100,
          Campaigns1766100000100,
        ],
        applicationName: 'test',
      }),
    );
    await database.onModuleInit();
    meetings = new MeetingStore(database);
    tickets = new KnownTicketStore(database);
    resources = new ResourceStore(database);
    mobilisations = new MobilisationStore(database);
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

  const saveRow = (
    [tenantId, aggregateType, aggregateId]: [string, string, string],
    state: object,
    expectedVersion: number,
  ) =>
    events.save({
      tenantId,
      aggregateType,
      aggregateId,
      expectedVersion,
      events: [
        { id: uuidv7(), type: `${aggregateType}.noted`, occurredAt: new Date(), data: {}, public: null },
      ],
      actor: { account_id: 'tester', role: 'council' },
      state,
    });
  const save = (tenantId: string, state: Meeting, expectedVersion: number) =>
    saveRow([tenantId, 'meeting', state.id], meetingRow(state), expectedVersion);
  const share = (tenantId: string, state: Resource, expectedVersion: number) =>
    saveRow([tenantId, 'resource', state.id], resourceRow(state), expectedVersion);

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

  it('find activities by project, whistle and whether one can sign up, and those of before by neither', async () => {
    const activities = new ActivityStore(database);
    const [before, ticket] = [uuidv7(), uuidv7()];
    await database.dataSource.query(
      `insert into activity (activity_id, tenant_id, version, kind, starts_at, host_unit_ids, document)
       values ($1, 'north', 1, 'salon', '2026-12-05T01:00:00Z', '{customs}', $2)`,
      [before, { id: before, kind: 'salon', startsAt: '2026-12-05T01:00:00.000Z', attendance: [] }],
    );
    const soon = (days: number) => new Date(database.now().getTime() + days * DAY_MS).toISOString();
    const activity: Activity = {
      ...{
        id: uuidv7(),
        kind: 'salon',
        title: '沙龙',
        place: null,
        startsAt: soon(2),
        hostUnitIds: ['customs'],
      },
      ...{ platformCode: null, mechanismCode: null, attendance: [] },
      purpose: { ...NO_PURPOSE, projectId: 'p-1', ticketIds: [ticket] },
      signUpAsked: { until: soon(1), places: null },
    };
    const write = (version: number, more: Partial<Activity>) =>
      saveRow(['north', 'activity', activity.id], activityRow({ ...activity, ...more }), version);
    const found = async (filter: object, tenant = 'north') =>
      (await activities.list(tenant, { limit: 9, ...filter })).map(({ state }) => state.id);
    await write(0, {});
    expect(await found({})).toEqual(expect.arrayContaining([activity.id, before]));
    for (const filter of [{ projectId: 'p-1' }, { ticketId: ticket }, { openForSignUp: true }]) {
      expect(await found(filter)).toEqual([activity.id]);
      expect(await found(filter, 'south')).toEqual([]);
    }
    await write(1, { purpose: NO_PURPOSE, signUpAsked: { until: soon(-1), places: null } });
    for (const filter of [{ projectId: 'p-1' }, { ticketId: ticket }, { openForSignUp: true }])
      expect(await found(filter)).toEqual([]);
    await write(2, { calledOff: { at: soon(0), reason: '台风' } });
    expect(await found({ openForSignUp: true })).toEqual([]);
    const span = { from: '2026-12-05T01:00:00Z', to: '2026-12-05T02:00:00Z' };
    expect(await activities.began('north', span)).toEqual([
      { kind: 'salon', purpose: null, attendance: [], outcomes: [] },
    ]);
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

  describe('of resources', () => {
    const hour = 3_600_000;
    const at = (hours: number) => new Date(database.now().getTime() + hours * hour).toISOString();
    const booking = (from: number, to: number, more: Partial<Booking> = {}): Booking => ({
      ...{ id: uuidv7(), startsAt: at(from), endsAt: at(to) },
      ...{ booker: { kind: 'unit', id: 'customs' }, purpose: '培训' },
      ...more,
    });
    const resource = (more: Partial<Resource> = {}): Resource => ({
      ...{ id: uuidv7(), kind: 'venue', name: '多功能厅', place: null, note: null },
      ...{ ownerUnitId: 'secretariat', bookings: [], visits: [], uses: [] },
      ...more,
    });

    it('write one at the version that was decided upon, in its own alliance only', async () => {
      const hall = resource();
      await share('north', hall, 0);
      const booked = { ...hall, bookings: [booking(1, 2)] };
      await share('north', booked, 1);
      await expect(share('north', hall, 1)).rejects.toThrow(VersionConflict);
      await expect(share('south', hall, 2)).rejects.toThrow(VersionConflict);
      expect(await resources.load('north', hall.id)).toEqual({ version: 2, state: booked });
      expect(await resources.load('south', hall.id)).toBeUndefined();
      expect(await resources.list('south', { limit: 9 })).toEqual([]);
    });

    it('list them by kind with the booking that runs or comes next, page by page', async () => {
      const running = booking(-1, 1);
      const hall = resource({
        bookings: [
          booking(-9, -8),
          booking(-3, 3, { cancelled: { at: at(-4), reason: '改期' } }),
          running,
          booking(5, 6),
        ],
        visits: [{ on: '2026-12-01', persons: 3 }],
        uses: [{ month: '2026-12', bookingsUsed: 1, persons: 4 }],
      });
      const [expert, course, second] = [
        resource({ kind: 'expert', ownerUnitId: 'customs' }),
        resource({ kind: 'course', ownerUnitId: 'customs' }),
        resource(),
      ];
      for (const each of [hall, expert, course, second]) await share('list', each, 0);
      const all = [course, expert, hall, second];
      const read = await resources.list('list', { limit: 9 });
      expect(read.map(({ state }) => state.id)).toEqual(all.map(({ id }) => id));
      expect(read[2]!.state).toEqual({ ...hall, bookings: [running], visits: [] });
      const [first, next] = [
        await resources.list('list', { limit: 2 }),
        await resources.list('list', { limit: 9, after: expert }),
      ];
      expect([...first, ...next].map(({ state }) => state.id)).toEqual(all.map(({ id }) => id));
      const found = async (filter: object) =>
        (await resources.list('list', { limit: 9, ...filter })).map(({ state }) => state.id);
      expect(await found({ kind: 'venue' })).toEqual([hall.id, second.id]);
      expect(await found({ ownerUnitId: 'customs' })).toEqual([course.id, expert.id]);
    });

    it('find what is free all of a span, up to the moments at which it is taken', async () => {
      const hall = resource({
        bookings: [
          booking(2, 4),
          booking(6, 8, { cancelled: { at: at(0), reason: '改期' } }),
          booking(10, 12),
        ],
      });
      const gone = resource({ withdrawn: { at: at(0), reason: '装修' } });
      const [from, to] = [hall.bookings[0]!.endsAt, hall.bookings[2]!.startsAt];
      for (const each of [hall, gone]) await share('free', each, 0);
      const isFree = async (startsAt: string, endsAt: string) =>
        (await resources.list('free', { limit: 9, freeIn: { startsAt, endsAt } })).length === 1;
      expect(await isFree(from, to)).toBe(true);
      expect(await isFree(at(6), at(7))).toBe(true);
      expect(await isFree(at(3), at(5))).toBe(false);
      expect(await isFree(at(1), at(13))).toBe(false);
      expect(await isFree(at(11), at(11.5))).toBe(false);
      expect(await isFree(at(0), at(1))).toBe(true);
      expect(await resources.list('free', { limit: 9 })).toHaveLength(2);
    });

    it('read a page of them from the index, without sorting', async () => {
      const plan = await database.dataSource.transaction(async (manager) => {
        await manager.query('set local enable_seqscan = off');
        const rows: { 'QUERY PLAN': string }[] = await manager.query(
          `explain select document, version from resource
           where tenant_id = 'north' and (kind, resource_id) > ('expert', '${uuidv7()}'::uuid)
           order by kind, resource_id limit 51`,
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
      expect(plan).toContain('resource_by_kind');
      expect(plan).not.toContain('Sort');
    });
  });

  describe('of mobilisations', () => {
    const hour = 3_600_000;
    const at = (hours: number) => new Date(database.now().getTime() + hours * hour).toISOString();
    const unit = (id: string): Organisation => ({ kind: 'unit', id });
    const called = (more: Partial<Mobilisation> = {}): Mobilisation => ({
      ...{ id: uuidv7(), title: '支援卡口', text: '请组织志愿者', place: null },
      ...{ dueAt: at(24), answerBy: at(8), calledAt: at(0) },
      organisations: [unit('customs'), { kind: 'party_organisation', id: 'branch' }],
      ...more,
    });
    const answered = (mobilisation: Mobilisation, organisation: Organisation): Mobilisation =>
      evolveMobilisation(mobilisation, {
        ...{ type: 'mobilisation.answered', at: at(1), organisation },
        ...{ answer: 'coming', persons: 3, note: null },
      });
    const keep = (tenantId: string, state: Mobilisation, expectedVersion: number) =>
      saveRow([tenantId, 'mobilisation', state.id], mobilisationRow(state), expectedVersion);

    it('write one at the version that was decided upon, in its own alliance only', async () => {
      const first = called();
      await keep('north', first, 0);
      const second = answered(first, unit('customs'));
      await keep('north', second, 1);
      await expect(keep('north', first, 1)).rejects.toThrow(VersionConflict);
      await expect(keep('south', first, 2)).rejects.toThrow(VersionConflict);
      expect(await mobilisations.load('north', first.id)).toEqual({ version: 2, state: second });
      expect(await mobilisations.load('south', first.id)).toBeUndefined();
      expect(await mobilisations.list('south', { limit: 9 })).toEqual([]);
    });

    it('list them by call with totals, to those that are called with their own organisations, page by page', async () => {
      const [older, over] = [
        answered(called(), unit('customs')),
        called({ ended: { at: at(1), outcome: 'done', reason: null } }),
      ];
      const other = called({ organisations: [unit('maritime')] });
      for (const each of [older, over, other]) await keep('list', each, 0);
      const found = async (filter: object) =>
        (await mobilisations.list('list', { limit: 9, ...filter })).map(({ state }) => state.id);
      expect(await found({})).toEqual([other.id, over.id, older.id]);
      expect(await found({ limit: 2 })).toEqual([other.id, over.id]);
      expect(await found({ after: over.id })).toEqual([older.id]);
      expect(await found({ open: true })).toEqual([other.id, older.id]);
      expect(await found({ open: false })).toEqual([over.id]);
      // A party organisation of the same id is another one.
      expect(await found({ organisations: [{ kind: 'party_organisation', id: 'customs' }] })).toEqual([]);
      expect(await found({ organisations: [] })).toEqual([]);
      const [mine] = await mobilisations.list('list', {
        ...{ limit: 1, open: true, organisations: [unit('customs'), unit('pilots')] },
      });
      expect(mine).toEqual({
        version: 1,
        totals: { called: 2, answered: 1, coming: 1, persons: 3 },
        state: { ...older, organisations: [older.organisations[0]] },
      });
      expect((await mobilisations.list('list', { limit: 1 }))[0]!.state.organisations).toEqual([]);
    });

    it('find those of which a reminder is due: half-way, while somebody has not answered, before the moment', async () => {
      const due = called();
      const all = called({ organisations: [unit('customs')] });
      const [reminded, over] = [
        called({ remindedAt: at(4) }),
        called({ ended: { at: at(1), outcome: 'done', reason: null } }),
      ];
      for (const each of [due, answered(all, unit('customs')), reminded, over]) await keep('remind', each, 0);
      const toRemind = async (hours: number) =>
        (await mobilisations.toRemind(new Date(at(hours))))
          .filter(({ tenantId }) => tenantId === 'remind')
          .map(({ id }) => id);
      expect(await toRemind(3.9)).toEqual([]);
      expect(await toRemind(4.1)).toEqual([due.id]);
      expect(await toRemind(25)).toEqual([]);
      await keep('remind', { ...due, remindedAt: at(4) }, 1);
      expect(await toRemind(4.1)).toEqual([]);
    });
  });

  describe('of campaigns', () => {
    let campaigns: CampaignStore;
    beforeAll(() => void (campaigns = new CampaignStore(database)));

    const campaign = (more: Partial<Campaign> = {}): Campaign => ({
      ...{ id: uuidv7(), kind: 'special_action', title: '专项', purpose: null, targetGroup: null },
      ...{ leadUnitId: 'customs', unitIds: ['maritime'], startsOn: '2026-12-01', endsOn: '2026-12-31' },
      ...{ partOf: null, plannedAt: '2026-12-01T01:00:00.000Z', numbersGiven: 0, indicators: [] },
      expected: { problemsSolved: 1, relationsStraightened: 1, reports: 1 },
      ...more,
    });
    const keep = (tenantId: string, state: Campaign, expectedVersion: number) =>
      saveRow([tenantId, 'campaign', state.id], campaignRow(state), expectedVersion);
    const called = (state: Campaign) =>
      evolveCampaign(state, {
        ...{ type: 'campaign.called_off', kind: state.kind, at: '2026-12-02T01:00:00.000Z', reason: '并入' },
      });

    it('write one at the version that was decided upon, in its own alliance only', async () => {
      const first = campaign();
      await keep('north', first, 0);
      await keep('north', called(first), 1);
      await expect(keep('north', first, 1)).rejects.toThrow(VersionConflict);
      await expect(keep('south', first, 2)).rejects.toThrow(VersionConflict);
      expect(await campaigns.load('north', first.id)).toEqual({ version: 2, state: called(first) });
      expect(await campaigns.load('south', first.id)).toBeUndefined();
    });

    it('list them by plan, kind, state, unit and what they are part of, page by page, with their parts', async () => {
      const whole = campaign();
      const part = campaign({ partOf: whole.id, leadUnitId: 'maritime', unitIds: [] });
      const series = called(campaign({ kind: 'series' }));
      for (const each of [whole, part, series]) await keep('lists', each, 0);
      const found = async (filter: object) =>
        (await campaigns.list('lists', { limit: 9, ...filter })).map(({ state }) => state.id);
      expect(await found({})).toEqual([series.id, part.id, whole.id]);
      expect(await found({ after: part.id })).toEqual([whole.id]);
      expect(await found({ limit: 1 })).toEqual([series.id]);
      expect(await found({ kind: 'series' })).toEqual([series.id]);
      expect(await found({ state: 'open' })).toEqual([part.id, whole.id]);
      expect(await found({ unitId: 'customs' })).toEqual([series.id, whole.id]);
      expect(await found({ partOf: whole.id })).toEqual([part.id]);
      expect(await campaigns.parts('lists', [whole.id, series.id])).toEqual([
        { id: part.id, partOf: whole.id, state: 'open', title: '专项' },
      ]);
      expect(await campaigns.parts('north', [whole.id])).toEqual([]);
    });

    it('find the activities that belong to some of them, as long as they do', async () => {
      const activities = new ActivityStore(database);
      const [series, other] = [uuidv7(), uuidv7()];
      const activity: Activity = {
        ...{ id: uuidv7(), kind: 'lecture_hall', title: '大讲堂', place: null },
        ...{ startsAt: '2026-12-05T01:00:00.000Z', hostUnitIds: ['customs'] },
        ...{ platformCode: null, mechanismCode: null, attendance: [] },
        purpose: { ...NO_PURPOSE, campaign: { id: series, number: 1 } },
      };
      const write = (version: number, more: Partial<Activity> = {}) =>
        saveRow(['north', 'activity', activity.id], activityRow({ ...activity, ...more }), version);
      await write(0);
      expect(await activities.ofCampaigns('north', [other, series])).toEqual([
        {
          ...{ campaignId: series, startsAt: activity.startsAt, isCalledOff: false },
          ...{ attendance: [], outcomes: [] },
        },
      ]);
      expect(await activities.list('north', { limit: 9, campaignId: series })).toHaveLength(1);
      expect(await activities.list('north', { limit: 9, campaignId: other })).toEqual([]);
      expect(await activities.ofCampaigns('south', [series])).toEqual([]);
      await write(1, { purpose: NO_PURPOSE });
      expect(await activities.ofCampaigns('north', [series])).toEqual([]);
    });
  });
});
