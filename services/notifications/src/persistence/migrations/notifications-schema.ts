import type { MigrationInterface, QueryRunner } from 'typeorm';
import { messagingTables } from '@muster/messaging';

/** Channels, the tickets that notices are about, and notifications from intent to outcome (ADR-0120). */
export class NotificationsSchema1700000000200 implements MigrationInterface {
  readonly name = 'NotificationsSchema1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of messagingTables()) await runner.query(table);
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notification, channel, known_ticket');
  }
}

const TABLES = [
  `create table channel (
    channel_id uuid primary key,
    tenant_id text not null,
    version bigint not null check (version > 0),
    owner_kind text not null,
    owner_id text not null,
    kind text not null,
    state text not null,
    document jsonb not null
  )`,
  `create index channel_of_tenant on channel (tenant_id, channel_id) where state <> 'closed'`,
  `create table known_ticket (
    tenant_id text not null,
    ticket_id uuid not null,
    kind text not null,
    enterprise_id text,
    primary key (tenant_id, ticket_id)
  )`,
  // One row per event, notice, recipient and channel. Those that travel together carry one message id, the id of the row that leads them.
  `create table notification (
    notification_id uuid primary key,
    tenant_id text not null,
    version bigint not null default 0,
    event_id uuid not null,
    channel_id uuid not null,
    channel_kind text not null,
    recipient_kind text not null,
    recipient_id text not null,
    notice_kind text not null,
    ticket_id uuid,
    unit_id text,
    round int,
    notice jsonb not null,
    state text not null default 'pending',
    suppressed text,
    due_at timestamptz not null,
    gathered text,
    message_id uuid,
    attempts int not null default 0,
    lease_until timestamptz,
    failure_code text,
    created_at timestamptz not null default now(),
    settled_at timestamptz,
    unique (tenant_id, event_id, notice_kind, recipient_kind, recipient_id, channel_id)
  ) with (fillfactor = 80)`,
  `create index notification_due on notification (due_at) where state = 'pending'`,
  `create index notification_message on notification (message_id) where state = 'pending'`,
  `create index notification_gathered on notification (channel_id, gathered) where state = 'pending' and message_id is null`,
  'create index notification_list on notification (tenant_id, created_at desc, notification_id desc)',
  `create index notification_of_ticket on notification (tenant_id, ticket_id) where state = 'pending'`,
  'create index notification_settled on notification (settled_at) where settled_at is not null',
];
