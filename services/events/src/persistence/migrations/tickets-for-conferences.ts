import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which tickets a conference has to look at (ADR-0210). The column seldom changes with the state, so that most news of a ticket still leave
 * the indexes alone.
 */
export class TicketsForConferences1764900000000 implements MigrationInterface {
  readonly name = 'TicketsForConferences1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table known_ticket add column for_conference boolean not null generated always as (
      state = 'on_account' or (coalesce(level, 0) >= 3 and state in ('raised', 'dispatched', 'in_progress', 'sign_off'))
    ) stored`);
    await runner.query(`create index known_ticket_for_conference on known_ticket (tenant_id, level desc nulls last, ticket_id)
      where for_conference`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_ticket drop column for_conference');
  }
}
