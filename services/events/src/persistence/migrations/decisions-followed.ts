import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which meetings have decisions that are to be carried out, and when the next of them is due (ADR-0234). */
export class DecisionsFollowed1765800000100 implements MigrationInterface {
  readonly name = 'DecisionsFollowed1765800000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table meeting add column open_decisions boolean not null default false,
      add column next_due_on date`);
    // Of before: they can be carried out, and no unit is told that it is late with what nobody asked it to report.
    await runner.query(`update meeting set open_decisions = true
      where document @? '$.decisions[*] ? (@.ticketId == null || @.dueOn == null)'`);
    await runner.query(
      'create index meeting_with_open_decisions on meeting (tenant_id, meeting_id) where open_decisions',
    );
    await runner.query(
      'create index meeting_by_next_due_day on meeting (next_due_on) where next_due_on is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table meeting drop column open_decisions, drop column next_due_on');
  }
}
