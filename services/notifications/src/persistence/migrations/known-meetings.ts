import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings whose units are told when they are moved or called off (ADR-0226). */
export class KnownMeetings1765300000000 implements MigrationInterface {
  readonly name = 'KnownMeetings1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table known_meeting (
      tenant_id text not null,
      meeting_id uuid not null,
      kind text not null,
      starts_at timestamptz not null,
      convenor_unit_id text not null,
      invited_unit_ids jsonb not null,
      primary key (tenant_id, meeting_id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table known_meeting');
  }
}
