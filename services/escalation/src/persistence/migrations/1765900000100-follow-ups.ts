import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where follow-ups are found without their whistles (ADR-0238). Those of before stand in their whistles' documents. */
export class FollowUps1765900000100 implements MigrationInterface {
  readonly name = 'FollowUps1765900000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of TABLES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table follow_up');
  }
}

const TABLES = [
  `create table follow_up (
    tenant_id text not null,
    id uuid not null,
    ticket_id uuid not null,
    kind text not null,
    unit_id text not null,
    due_on date not null,
    state text not null check (state in ('open', 'adopted', 'landed')),
    late boolean not null,
    added_at timestamptz,
    landed_at timestamptz,
    primary key (tenant_id, id)
  )`,
  'create index follow_up_by_day on follow_up (tenant_id, due_on, id)',
  `create index follow_up_awaited on follow_up (due_on) where state <> 'landed' and not late`,
  `insert into follow_up (tenant_id, id, ticket_id, kind, unit_id, due_on, state, late, landed_at)
   select tenant_id, (one->>'id')::uuid, id, one->>'kind', one->>'unitId', (one->>'dueOn')::date,
     case when one->'landed'->>'at' is null then 'open' else 'landed' end, false,
     to_timestamp((one->'landed'->>'at')::numeric / 1000)
   from ticket, json_array_elements(detail->'particulars'->'followUps') as one
   where detail->'particulars'->'followUps' is not null
   on conflict do nothing`,
];
