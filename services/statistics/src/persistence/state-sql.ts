/**
 * The service's part of the one statement that saves a change (ADR-0012): published figures, its only aggregates. A row is written only at
 * the version that the decision was based on.
 */
export const statisticsStateSql = `figure_created as (
  insert into external_figure (figure_id, tenant_id, version, indicator_code, year, first_month, last_month, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'indicator_code', (state->>'year')::int, (state->>'first_month')::int,
    (state->>'last_month')::int, (state->'document')::jsonb
  from change where expected_version = 0
  on conflict do nothing returning figure_id
), figure_updated as (
  update external_figure set version = change.new_version, document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and external_figure.figure_id = change.aggregate_id::uuid
    and external_figure.tenant_id = change.tenant_id and external_figure.version = change.expected_version
  returning external_figure.figure_id
), saved(aggregate_id) as (
  select figure_id::text from figure_created union all select figure_id::text from figure_updated
)`;
