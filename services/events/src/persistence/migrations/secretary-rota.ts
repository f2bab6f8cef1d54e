import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose secretary has the duty, and which whistles wait for an intake meanwhile (ADR-0229). */
export class SecretaryRota1765500000100 implements MigrationInterface {
  readonly name = 'SecretaryRota1765500000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table secretary_rota (
      rota_id uuid primary key,
      tenant_id text not null unique,
      version bigint not null check (version > 0),
      plan_on date,
      document jsonb not null
    )`);
    await runner.query('create index secretary_rota_to_plan on secretary_rota (plan_on)');
    // A column of its own, so that most news of a ticket still leave the indexes alone (as `for_conference`).
    await runner.query(`alter table known_ticket add column at_intake boolean not null
      generated always as (state = 'raised') stored`);
    await runner.query('create index known_ticket_at_intake on known_ticket (tenant_id) where at_intake');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_ticket drop column at_intake');
    await runner.query('drop table secretary_rota');
  }
}
