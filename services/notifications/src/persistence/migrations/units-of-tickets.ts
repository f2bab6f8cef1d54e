import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who takes part in a whistle, and no reminders made up here: escalation says when a deadline is near (ADR-0159). */
export class UnitsOfTickets1700000000240 implements MigrationInterface {
  readonly name = 'UnitsOfTickets1700000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table known_ticket add column units jsonb not null default '[]'`);
    await runner.query(
      `delete from notification where notice_kind = 'sign_due' and state = 'pending' and attempts = 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_ticket drop column units');
  }
}
