import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Named undertakings that join activities, and which of them an activity belongs to (ADR-0240). */
export class Campaigns1766100000100 implements MigrationInterface {
  readonly name = 'Campaigns1766100000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table campaign (
      campaign_id uuid primary key,
      tenant_id text not null,
      version bigint not null check (version > 0),
      kind text not null,
      state text not null,
      unit_ids text[] not null,
      part_of uuid,
      document jsonb not null
    )`);
    await runner.query('create index campaign_by_plan on campaign (tenant_id, campaign_id)');
    await runner.query('create index campaign_parts on campaign (part_of) where part_of is not null');
    // Of before: they belong to none.
    await runner.query('alter table activity add column campaign_id uuid');
    await runner.query(
      'create index activity_by_campaign on activity (campaign_id) where campaign_id is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table activity drop column campaign_id');
    await runner.query('drop table campaign');
  }
}
