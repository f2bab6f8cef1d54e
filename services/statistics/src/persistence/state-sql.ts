/**
 * The service's part of the one statement that saves a change (ADR-0012). `state.aggregate` says which table a change belongs to: figures
 * that others published, months as they are published here, and themes of months. A row is written only at the version that the decision was
 * based on; a month gets a row for each version.
 */
export const statisticsStateSql = `figure_created as (
  insert into external_figure (figure_id, tenant_id, version, indicator_code, year, first_month, last_month, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'indicator_code', (state->>'year')::int, (state->>'first_month')::int,
    (state->>'last_month')::int, (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'external_figure'
  on conflict do nothing returning figure_id
), figure_updated as (
  update external_figure set version = change.new_version, document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'external_figure'
    and external_figure.figure_id = change.aggregate_id::uuid
    and external_figure.tenant_id = change.tenant_id and external_figure.version = change.expected_version
  returning external_figure.figure_id
), month_published as (
  insert into published_month (month_id, version, tenant_id, period, document)
  select aggregate_id::uuid, new_version, tenant_id, state->>'period', state->'document'
  from change where state->>'aggregate' = 'published_month' and expected_version =
    (select coalesce(max(version), 0) from published_month where month_id = change.aggregate_id::uuid)
  on conflict do nothing returning month_id
), theme_created as (
  insert into monthly_theme (theme_id, version, tenant_id, month, stands, document)
  select aggregate_id::uuid, new_version, tenant_id, state->>'month', (state->>'stands')::boolean, (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'monthly_theme'
  on conflict do nothing returning theme_id
), theme_updated as (
  update monthly_theme set version = change.new_version, stands = (change.state->>'stands')::boolean,
    document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'monthly_theme'
    and monthly_theme.theme_id = change.aggregate_id::uuid
    and monthly_theme.tenant_id = change.tenant_id and monthly_theme.version = change.expected_version
  returning monthly_theme.theme_id
), saved(aggregate_id) as (
  select figure_id::text from figure_created union all select figure_id::text from figure_updated
  union all select month_id::text from month_published
  union all select theme_id::text from theme_created union all select theme_id::text from theme_updated
)`;
