import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the notifications of offers went, as `notifications` tells it. */
export class NotificationDeliveries1700000001200 implements MigrationInterface {
  readonly name = 'NotificationDeliveries1700000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notification_delivery (
      tenant_id text not null,
      notification_id text not null,
      ticket_id uuid not null,
      round int not null,
      unit_id text not null,
      channel_kind text not null,
      outcome text not null,
      version bigint not null,
      at timestamptz not null,
      primary key (tenant_id, notification_id)
    ) with (fillfactor = 80)`);
    await runner.query(
      'create index notification_delivery_of_ticket on notification_delivery (tenant_id, ticket_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notification_delivery');
  }
}
