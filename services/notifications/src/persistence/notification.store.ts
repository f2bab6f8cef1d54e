import { Injectable } from '@nestjs/common';
import { type Actor, EventStore, type NewEvent } from '@muster/messaging';
import { Database, type Queryable, statement } from '@muster/persistence';
import { v5 as uuidv5 } from 'uuid';
import type { Match } from '../domain/matching.js';
import type { Notice } from '../domain/notice.js';
import type {
  ChannelKind,
  DeliveryState,
  NoticeKind,
  OwnerKind,
  SuppressionCause,
} from '../domain/vocabulary.js';
import { insertNotifications, notificationRow } from './state-sql.js';

/** A notification as it stands. */
export interface Notification {
  readonly id: string;
  readonly tenantId: string;
  readonly version: number;
  readonly channelId: string;
  readonly channelKind: ChannelKind;
  readonly recipientKind: OwnerKind;
  readonly recipientId: string;
  readonly noticeKind: NoticeKind;
  readonly ticketId: string | null;
  readonly unitId: string | null;
  readonly round: number | null;
  readonly notice: Notice;
  readonly state: DeliveryState;
  readonly suppressed: SuppressionCause | null;
  readonly dueAt: Date;
  readonly messageId: string | null;
  readonly attempts: number;
  readonly failureCode: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

/** A notification of a list. */
export interface ListedNotification extends Notification {
  /** To the microsecond: what was made together has the same one, and a `Date` is less. */
  readonly createdAtText: string;
}

/** What changes when a notification was tried, settled or is to be tried again. */
export interface Step {
  readonly event: NewEvent;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly failureCode: string | null;
  readonly dueAt?: Date;
  readonly messageId?: string;
}

const columns = `notification_id as id, tenant_id as "tenantId", version, channel_id as "channelId", channel_kind as "channelKind",
  recipient_kind as "recipientKind", recipient_id as "recipientId", notice_kind as "noticeKind", ticket_id as "ticketId",
  unit_id as "unitId", round, notice, state, suppressed, due_at as "dueAt", message_id as "messageId", attempts,
  failure_code as "failureCode", created_at as "createdAt", settled_at as "settledAt"`;

const insert = statement(
  'notification_insert',
  `${insertNotifications} from json_to_recordset($1::json) as given(${notificationRow}) on conflict do nothing`,
);
// A warning whose reason is gone is settled by the worker, so that its outcome is told like any other.
const supersede = statement(
  'notification_supersede',
  `update notification set suppressed = 'superseded', due_at = now(), message_id = coalesce(message_id, notification_id)
   from json_to_recordset($1::json) as done(tenant_id text, ticket_id uuid, unit_id text, clock text)
   where notification.tenant_id = done.tenant_id and notification.ticket_id = done.ticket_id
     and (done.unit_id is null or notification.unit_id = done.unit_id)
     and (done.clock is null or notification.notice->>'clock' = done.clock)
     and notification.notice_kind in ('sign_due', 'due_soon') and state = 'pending'`,
);
const one = statement(
  'notification_one',
  `select ${columns} from notification where tenant_id = $1 and notification_id = $2`,
);
const list = statement(
  'notification_page',
  `select ${columns}, created_at::text as "createdAtText" from notification
   where tenant_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or ticket_id = $3)
     and ($4::uuid is null or channel_id = $4)
     and ($5::text is null or (recipient_kind = $5 and recipient_id = $6) or ($5 = 'unit' and unit_id = $6))
     and ($7::timestamptz is null or (created_at, notification_id) < ($7, $8::uuid))
   order by created_at desc, notification_id desc limit $9`,
);
const gather = statement(
  'notification_gather',
  // Materialized: put into the update, PostgreSQL would collect anew for each row, because hardly any is pending when it counts (ADR-0120).
  `with ripe as materialized (
     select tenant_id, channel_id, gathered, (array_agg(notification_id order by notification_id))[1] as leader
     from notification where state = 'pending' and message_id is null and due_at <= now()
     group by tenant_id, channel_id, gathered limit 100
   )
   update notification set message_id = ripe.leader from ripe
   where notification.tenant_id = ripe.tenant_id and notification.channel_id = ripe.channel_id
     and notification.gathered = ripe.gathered and notification.state = 'pending' and notification.message_id is null
     and notification.due_at <= now()`,
);
// Only the row that leads a message is claimed, of each channel and of slow ones together as many as there is room for (ADR-0193).
// Whoever dies with a lease loses it, and the message is sent again with the same id.
const claim = statement(
  'notification_claim',
  `with candidates as (
     select notification_id, channel_id, due_at from notification
     where state = 'pending' and message_id = notification_id and due_at <= now() and (lease_until is null or lease_until < now())
       and channel_id <> all($1::uuid[])
     order by due_at limit 500
   ), ranked as (
     select notification_id, due_at, coalesce(places, $3) as places, coalesce(slow, false) as slow,
       row_number() over (partition by channel_id order by due_at) as place
     from candidates left join json_to_recordset($2::json) as known(channel_id uuid, places int, slow bool) using (channel_id)
   ), prompt_due as (
     select notification.notification_id from notification join ranked using (notification_id)
     where not slow and place <= places and state = 'pending' and (lease_until is null or lease_until < now())
     order by ranked.due_at limit $4 for update of notification skip locked
   ), slow_due as (
     select notification.notification_id from notification join ranked using (notification_id)
     where slow and place <= places and state = 'pending' and (lease_until is null or lease_until < now())
     order by ranked.due_at limit $5 for update of notification skip locked
   ), claimed as (
     update notification set lease_until = now() + make_interval(secs => $6)
     from (select * from prompt_due union all select * from slow_due) as due
     where notification.notification_id = due.notification_id returning notification.notification_id
   )
   select ${columns} from notification where message_id in (select notification_id from claimed) and state = 'pending'
   order by notification_id`,
);
const renew = statement(
  'notification_renew',
  `update notification set lease_until = now() + make_interval(secs => $2)
   where notification_id = any($1::uuid[]) and state = 'pending'`,
);
const purge = statement(
  'notification_purge',
  `delete from notification where notification_id in (
     select notification_id from notification where settled_at < now() - make_interval(days => $1) limit $2)
   returning 1 as gone`,
);
const backlog = statement(
  'notification_backlog',
  `select count(*) filter (where due_at <= now()) as due,
     coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as oldest
   from notification where state = 'pending' and attempts = 0 and due_at <= now()`,
);

/** Of the notifications' ids: the same event, notice, recipient and channel give the same id on every delivery. */
const NAMESPACE = 'b0b3a0d4-7d7e-5d0b-9c57-6f0d5d1a2c40';

/** What a unit was to do, or with null the whistle itself, and need not be warned of any more; `clock` null: whatever it was. */
export interface DoneDuty {
  readonly tenant_id: string;
  readonly ticket_id: string;
  readonly unit_id: string | null;
  readonly clock: string | null;
}

/** Which page of the deliveries. */
export interface DeliveryFilter {
  readonly state?: DeliveryState;
  readonly ticketId?: string;
  readonly channelId?: string;
  /** Only what went to this owner, or was about this unit. */
  readonly owner?: { readonly kind: OwnerKind; readonly id: string };
  readonly after?: { readonly createdAt: string; readonly id: string };
  readonly limit: number;
}

/** How many messages there is room for (ADR-0193). */
export interface Room {
  /** … to channels that answer promptly, or that nothing is known of. */
  readonly prompt: number;
  /** … to slow channels. */
  readonly slow: number;
  /** … to one channel that is not among `channels`. */
  readonly perChannel: number;
  readonly channels: readonly {
    readonly channel_id: string;
    readonly places: number;
    readonly slow: boolean;
  }[];
}

@Injectable()
export class NotificationStore {
  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
  ) {}

  /** Writes intents in the transaction that also holds the inbox and the position (ADR-0120). What is there already stays. */
  async insert(tx: Queryable, matched: readonly Match[]): Promise<void> {
    if (matched.length > 0) await tx.query(insert, [JSON.stringify(matched.map(rowOf))]);
  }

  /** What was done takes the reason from warnings that have not been sent. */
  async supersede(tx: Queryable, done: readonly DoneDuty[]): Promise<void> {
    if (done.length > 0) await tx.query(supersede, [JSON.stringify(done)]);
  }

  async load(tenantId: string, id: string): Promise<Notification | undefined> {
    return (await this.database.query<Notification>(one, [tenantId, id]))[0];
  }

  /** Newest first. */
  list(tenantId: string, filter: DeliveryFilter): Promise<ListedNotification[]> {
    const { state, ticketId, channelId, owner, after, limit } = filter;
    const values = [
      tenantId,
      state,
      ticketId,
      channelId,
      owner?.kind,
      owner?.id,
      after?.createdAt,
      after?.id,
      limit,
    ];
    return this.database.query<ListedNotification>(
      list,
      values.map((value) => value ?? null),
    );
  }

  /**
   * Claims messages that are due for `leaseS` seconds; nobody else gets them meanwhile.
   *
   * @returns their notifications by message, those that lead a message and those that travel with it.
   */
  async claim(
    { prompt, slow, perChannel, channels }: Room,
    leaseS: number,
  ): Promise<Map<string, Notification[]>> {
    await this.database.query(gather);
    const full = channels.filter(({ places }) => places <= 0).map(({ channel_id }) => channel_id);
    const values = [full, JSON.stringify(channels), perChannel, prompt, slow, leaseS];
    const rows = await this.database.query<Notification>(claim, values);
    return Map.groupBy(rows, ({ messageId }) => messageId!);
  }

  /** Keeps messages that are still being sent for another `leaseS` seconds. */
  async renew(messageIds: readonly string[], leaseS: number): Promise<void> {
    if (messageIds.length > 0) await this.database.query(renew, [messageIds, leaseS]);
  }

  /** @throws VersionConflict when somebody else has settled it. */
  save(
    notification: Notification,
    { event, state, attempts, failureCode, dueAt, messageId }: Step,
    actor: Actor,
  ): Promise<void> {
    return this.events.save({
      tenantId: notification.tenantId,
      aggregateType: 'notification',
      aggregateId: notification.id,
      expectedVersion: notification.version,
      events: [event],
      actor,
      ...(notification.ticketId === null ? {} : { correlationId: notification.ticketId }),
      state: {
        aggregate: 'notification',
        state,
        attempts,
        failure_code: failureCode,
        due_at: dueAt?.toISOString() ?? null,
        message_id: messageId ?? null,
      },
    });
  }

  /** Deletes what was settled more than `days` ago. @returns how many, at most `most`. */
  async purge(days: number, most: number): Promise<number> {
    return (await this.database.query(purge, [days, most])).length;
  }

  /** How many wait although they are due, and for how many seconds the oldest has. */
  async backlog(): Promise<{ due: number; oldest: number }> {
    const [row] = await this.database.query<{ due: number; oldest: number }>(backlog);
    return row!;
  }
}

/** The row of a match; also what a change of a channel brings along. */
export function rowOf({ notice, channel, dueAt, window, suppressed }: Match): object {
  const name = [notice.tenantId, notice.eventId, notice.kind, channel.ownerKind, channel.ownerId, channel.id];
  const id = uuidv5(JSON.stringify(name), NAMESPACE);
  return {
    notification_id: id,
    tenant_id: notice.tenantId,
    event_id: notice.eventId,
    channel_id: channel.id,
    channel_kind: channel.kind,
    recipient_kind: channel.ownerKind,
    recipient_id: channel.ownerId,
    notice_kind: notice.kind,
    ticket_id: notice.ticketId,
    unit_id: notice.unitId,
    round: notice.round,
    notice,
    suppressed,
    due_at: dueAt.toISOString(),
    gathered: window,
    message_id: window === null ? id : null,
  };
}
