import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows which whistle (ADR-0150), so that each can list what it follows. */
export class Followers1700000000500 implements MigrationInterface {
  readonly name = 'Followers1700000000500';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ticket_follower');
  }
}

const TABLES = [
  `create table ticket_follower (
    tenant_id text not null,
    follower text not null,
    ticket_id uuid not null,
    primary key (tenant_id, follower, ticket_id)
  )`,
  'create index ticket_follower_of_ticket on ticket_follower (tenant_id, ticket_id)',
  // Raisers of merged whistles follow since before there was this table.
  `insert into ticket_follower (tenant_id, follower, ticket_id)
   select distinct tenant_id, 'enterprise/' || (follower->>'enterpriseId'), id
   from ticket, json_array_elements(detail->'particulars'->'followers') as follower
   where detail->'particulars'->'followers' is not null and follower->>'enterpriseId' is not null`,
];
