import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A new installation begins with today's definitions. One that has taken events in makes a new projection beside the old (kpis B8.9). */
export class Definitions31700000000120 implements MigrationInterface {
  readonly name = 'Definitions31700000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update projection set definitions_version = 3
      where definitions_version = 2 and not exists (select from public_event)`);
    // Whistles that were ever on account are few, and found without reading the log (ADR-0164).
    await runner.query(`create index public_event_hung on public_event (tenant_id, recorded_at)
      where type = 'muster.ticket.hung.v1'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index public_event_hung');
    await runner.query(`update projection set definitions_version = 2
      where definitions_version = 3 and not exists (select from public_event)`);
  }
}
