import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Flags that lists are narrowed to (ADR-0162). Null for nearly every whistle, so that raising one pays for neither column nor index.
 * Whistles from before have theirs from their documents; a missed deadline is seen when they are next touched.
 */
export class TicketFlags1700000000410 implements MigrationInterface {
  readonly name = 'TicketFlags1700000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ticket add column flags text[]');
    await runner.query(BACKFILL);
    await runner.query('create index ticket_flagged on ticket (tenant_id, id) where flags is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ticket drop column flags');
  }
}

const BACKFILL = `update ticket set flags = found.flags from (
    select tenant_id, id, array_remove(array[
      case when exists (select from assignment a where a.tenant_id = ticket.tenant_id and a.ticket_id = ticket.id and a.state = 'disputed')
        then 'disputed' end,
      case when detail->'particulars'->>'supervised' = 'true' then 'supervised' end,
      case when exists (select from json_array_elements(detail->'particulars'->'taskForces') force where force->'stoodDown'->>'at' is null)
        then 'task_force' end], null) as flags
    from ticket where detail->'particulars' is not null
      or exists (select from assignment a where a.tenant_id = ticket.tenant_id and a.ticket_id = ticket.id and a.state = 'disputed')
  ) found
  where ticket.tenant_id = found.tenant_id and ticket.id = found.id and found.flags <> '{}'`;
