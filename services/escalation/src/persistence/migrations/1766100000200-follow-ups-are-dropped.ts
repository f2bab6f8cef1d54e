import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A follow-up may be dropped (ADR-0244). */
export class FollowUpsAreDropped1766100000200 implements MigrationInterface {
  readonly name = 'FollowUpsAreDropped1766100000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table follow_up drop constraint follow_up_state_check,
      add constraint follow_up_state_check check (state in ('open', 'adopted', 'landed', 'dropped'))`);
    await runner.query('drop index follow_up_awaited');
    await runner.query(
      `create index follow_up_awaited on follow_up (due_on) where state in ('open', 'adopted') and not late`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index follow_up_awaited');
    await runner.query(
      `create index follow_up_awaited on follow_up (due_on) where state <> 'landed' and not late`,
    );
    await runner.query(`alter table follow_up drop constraint follow_up_state_check,
      add constraint follow_up_state_check check (state in ('open', 'adopted', 'landed'))`);
  }
}
