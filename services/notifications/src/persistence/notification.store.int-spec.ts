import { DirectorySchema1700000000100, LateArrivals1764700000000 } from '@muster/directory';
import { testDatabase } from '@muster/local-stack/testing';
import {
  EventStore,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  VersionConflict,
} from '@muster/messaging';
import { Database, openDataSource } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../delivering/system-actor.js';
import { type Channel, defaultSubscription } from '../domain/channel.js';
import type { Match } from '../domain/matching.js';
import type { Notice } from '../domain/notice.js';
import { notificationPublished } from '../publishing/notification-published.js';
import { NotificationsSchema1700000000200 } from './migrations/notifications-schema.js';
import { type Notification, NotificationStore, type Room } from './notification.store.js';
import { notificationRowSets, notificationStateSql } from './state-sql.js';

const channel = (id = uuidv7()): Channel => ({
  id,
  tenantId: 'north',
  ownerKind: 'unit',
  ownerId: 'customs',
  kind: 'webhook',
  language: 'zh',
  state: 'active',
  disabledCode: null,
  address: '',
  maskedAddress: '',
  secret: null,
  previousSecret: null,
  previousSecretUntil: null,
  subscriptions: [defaultSubscription('unit')],
});

describe('the store of notifications', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let store: NotificationStore;

  beforeAll(async () => {
    const test = await testDatabase('notification-store');
    drop = test.drop;
    database = new Database(
      await openDataSource({
        url: test.url,
        migrations: [
          DirectorySchema1700000000100,
          LateArrivals1764700000000,
          NotificationsSchema1700000000200,
          Operating1764200000000,
          OutboxOfChanges1764500000000,
        ],
        applicationName: 'test',
      }),
    );
    await database.onModuleInit();
    const events = new EventStore(database, {
      service: 'notifications',
      topic: 'muster.notifications.v1',
      stateSql: notificationStateSql,
      rowSets: notificationRowSets,
      onCommitted: () => undefined,
    });
    store = new NotificationStore(database, events);
  });
  beforeEach(() => database.dataSource.query('delete from notification'));
  afterAll(async () => {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await drop();
  });

  const match = (to: Channel, window: string | null = null, eventId = uuidv7()): Match => {
    const notice: Notice = {
      kind: 'offered',
      eventId,
      tenantId: 'north',
      occurredAt: '2026-11-24T01:00:00.000Z',
      ticketId: uuidv7(),
      ticketNo: 'TJ-1',
      round: 1,
      unitId: 'customs',
      enterpriseId: null,
      role: 'lead',
      clock: null,
      dueAt: null,
      emergency: false,
    };
    return { notice, channel: to, suppressed: null, window, dueAt: new Date(0) };
  };
  const insert = (...matched: Match[]) => database.transaction((tx) => store.insert(tx, matched));
  const claim = (prompt = 100, more: Partial<Room> = {}) =>
    store.claim({ prompt, slow: 8, perChannel: 4, channels: [], ...more }, 60);
  const channelsOf = (messages: Map<string, Notification[]>) =>
    [...messages.values()].map(([first]) => first!.channelId);
  const settle = (notification: Notification) => {
    const occurredAt = database.now();
    const event = notificationPublished(
      notification,
      { type: 'notification.delivered', attempt_no: 1 },
      occurredAt,
    );
    return store.save(notification, { event, state: 'delivered', attempts: 1, failureCode: null }, SYSTEM);
  };

  it('writes one notification per event and channel, however often the event comes', async () => {
    const to = channel();
    const first = match(to);
    await insert(first, first, match(channel(), null, first.notice.eventId));
    await insert(first);
    expect((await claim()).size).toBe(2);
  });

  it('gives each message to one of many who claim at once', async () => {
    await insert(...Array.from({ length: 60 }, () => match(channel())));
    const claimed = await Promise.all(Array.from({ length: 6 }, () => claim(10)));
    const ids = claimed.flatMap((messages) => [...messages.keys()]);
    expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
    expect((await claim()).size).toBe(0);
  });

  it('gives it to another when the lease has run out, under the same id; the slower one settles nothing', async () => {
    await insert(match(channel()));
    const [[messageId, [dead]]] = [...(await claim())] as [[string, Notification[]]];
    await database.dataSource.query(`update notification set lease_until = now() - interval '1 second'`);
    const [[again, [alive]]] = [...(await claim())] as [[string, Notification[]]];
    expect([again, alive!.id]).toEqual([messageId, dead!.id]);
    await settle(alive!);
    await expect(settle(dead!)).rejects.toThrow(VersionConflict);
    const rows = await database.dataSource.query<object[]>('select key, version, type from outbox_message');
    expect(rows).toEqual([{ key: messageId, version: 1, type: 'muster.notification.delivered.v1' }]);
  });

  it('puts what shares a window into one message, and late ones into another', async () => {
    const [to, other] = [channel(), channel()];
    await insert(match(to, 'w1'), match(to, 'w1'), match(to, 'w2'), match(other, 'w1'), match(to));
    const sizes = (messages: Map<string, unknown[]>) =>
      [...messages.values()].map(({ length }) => length).sort();
    expect(sizes(await claim())).toEqual([1, 1, 1, 2]);
    await insert(match(to, 'w1'));
    expect(sizes(await claim())).toEqual([1]);
  });

  it('gives a channel a few at a time, passes over those that have enough under way, and over what is not due', async () => {
    const [slow, other] = [channel(), channel()];
    await insert(...Array.from({ length: 9 }, () => match(slow)));
    expect((await claim()).size).toBe(4);
    await insert(match(slow), match(other), { ...match(other), dueAt: new Date(Date.now() + 3_600_000) });
    const full = [{ channel_id: slow.id, places: 0, slow: false }];
    expect(channelsOf(await claim(100, { channels: full }))).toEqual([other.id]);
  });

  it('gives slow channels slots of their own, and what is left of them to those that are due first', async () => {
    const prompt = channel();
    const slow = [channel(), channel(), channel()];
    await insert(
      ...slow.flatMap((each, n) => [
        { ...match(each), dueAt: new Date(n) },
        { ...match(each), dueAt: new Date(n) },
      ]),
    );
    await insert(match(prompt), { ...match(prompt), dueAt: new Date(10) });
    const channels = slow.map(({ id }) => ({ channel_id: id, places: 1, slow: true }));
    expect(channelsOf(await claim(1, { slow: 2, channels })).sort()).toEqual(
      [prompt.id, slow[0]!.id, slow[1]!.id].sort(),
    );
    expect(channelsOf(await claim(0, { slow: 8, channels })).sort()).toEqual(slow.map(({ id }) => id).sort());
    expect(channelsOf(await claim(100, { slow: 0, channels }))).toEqual([prompt.id]);
  });

  it('keeps a lease that is renewed', async () => {
    await insert(match(channel()), match(channel()));
    const [kept, left] = [...(await claim()).keys()];
    await database.dataSource.query(`update notification set lease_until = now() - interval '1 second'`);
    await store.renew([kept!], 60);
    expect([...(await claim()).keys()]).toEqual([left]);
  });

  it('finds what is due by its index', async () => {
    const plan = await database.dataSource.transaction(async (manager) => {
      for (const way of ['seqscan', 'bitmapscan', 'sort'])
        await manager.query(`set local enable_${way} = off`);
      const rows: { 'QUERY PLAN': string }[] = await manager.query(
        `explain select notification_id from notification
         where state = 'pending' and message_id = notification_id and due_at <= now() order by due_at limit 16`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('notification_due');
  });
});
