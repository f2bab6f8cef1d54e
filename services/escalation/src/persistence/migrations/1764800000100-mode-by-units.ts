import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The mode of a whistle follows the units that work on it (ADR-0208). Whistles from before have the one that they were dispatched with;
 * those that units joined or left since get theirs by the rule of `withMode`, said in SQL.
 */
export class ModeByUnits1764800000100 implements MigrationInterface {
  readonly name = 'ModeByUnits1764800000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CORRECTION);
  }

  async down(): Promise<void> {
    // What it was dispatched with stands in its event.
  }
}

// As text: a document is kept as it was written, and neither value stands under this name anywhere else in it.
const CORRECTION = `update ticket
  set detail = replace(detail::text, '"mode":"' || found.told || '"', '"mode":"' || found.mode || '"')::json
  from (
    select tenant_id, id, detail->'dispatch'->>'mode' as told,
      case when exists (
        select from assignment a
        where a.tenant_id = ticket.tenant_id and a.ticket_id = ticket.id and a.role = 'co' and a.unit_id <> ticket.lead_unit_id
          and a.detail->'particulars'->'dispute'->>'outcome' is distinct from 'upheld'
          and (a.detail->>'reported_in_at' is not null or a.detail->'clocks'->'contact'->>'breachedAt' is not null
            or (a.state <> 'released' and (a.detail->>'offered_at')::numeric >= (ticket.detail->'dispatch'->>'at')::numeric))
      ) then 'joint' else 'single' end as mode
    from ticket where lead_unit_id is not null
  ) found
  where ticket.tenant_id = found.tenant_id and ticket.id = found.id and found.mode <> found.told`;
