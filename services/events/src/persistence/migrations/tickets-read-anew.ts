import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The service begins `muster.tickets.v1` again: releases before this one passed over rejections, withdrawals, merges, levels, accounts and
 * sign-offs. What they did read is in the inbox and is not applied twice (ADR-0046).
 */
export class TicketsReadAnew1764800000000 implements MigrationInterface {
  readonly name = 'TicketsReadAnew1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    // Topics may have a prefix.
    await runner.query(`update consumer_position set next_offset = 0 where topic like '%muster.tickets.v1'`);
  }

  async down(): Promise<void> {
    // What was read again is right in either release.
  }
}
