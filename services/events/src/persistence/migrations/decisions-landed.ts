import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which decisions have landed at their whistles (ADR-0239). The service begins `muster.tickets.v1` again, since releases before this one
 * passed over what it says of follow-ups; what they did read is in the inbox and is not applied twice (ADR-0046).
 */
export class DecisionsLanded1766000000100 implements MigrationInterface {
  readonly name = 'DecisionsLanded1766000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table landed_decision (
      tenant_id text not null,
      decision_id uuid not null,
      landed_at timestamptz,
      version bigint not null,
      primary key (tenant_id, decision_id)
    )`);
    // Topics may have a prefix.
    await runner.query(`update consumer_position set next_offset = 0 where topic like '%muster.tickets.v1'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table landed_decision');
  }
}
