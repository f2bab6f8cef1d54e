import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A unit still has something to do with an assignment that it disputes or has paused: both stay in its inbox. */
export class OpenAssignments1700000000110 implements MigrationInterface {
  readonly name = 'OpenAssignments1700000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index assignment_inbox');
    await runner.query(`create index assignment_inbox on assignment (tenant_id, unit_id, urgent_at, id)
      where state in ('offered', 'signed', 'working', 'disputed', 'paused', 'submitted')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index assignment_inbox');
    await runner.query(`create index assignment_inbox on assignment (tenant_id, unit_id, urgent_at, id)
      where state in ('offered', 'signed', 'working', 'submitted')`);
  }
}
