import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whistles with follow-ups are few, and found without reading the log (ADR-0243), as those that were on account are (ADR-0164). */
export class WhistlesWithFollowUps1766000000200 implements MigrationInterface {
  readonly name = 'WhistlesWithFollowUps1766000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index public_change_followed_up on public_change (tenant_id, recorded_at)
      where 'muster.followup.added.v1' = any(types)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index public_change_followed_up');
  }
}
