import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What activities are for, until when organisations may sign up, and which whistles they are about or led to (ADR-0236). */
export class ActivitiesHaveOutcomes1765900000100 implements MigrationInterface {
  readonly name = 'ActivitiesHaveOutcomes1765900000100';

  async up(runner: QueryRunner): Promise<void> {
    // Of before: they say nothing of it.
    await runner.query(`alter table activity add column project_id text, add column sign_up_ends timestamptz,
      add column ticket_ids uuid[] not null default '{}'`);
    await runner.query('create index activity_by_ticket on activity using gin (ticket_ids)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table activity drop column project_id, drop column sign_up_ends, drop column ticket_ids',
    );
  }
}
