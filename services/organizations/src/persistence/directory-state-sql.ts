/**
 * The part of the save statement that is this service's own (ADR-0051): the directory's row under its version check, then only
 * the entries that changed. `change.state` is a `StoredState`.
 */
export const directoryStateSql = `registered as (
  insert into directory (tenant_id, version, matrix_version, policies_version, plans_version, calendar_versions, alliance, document, updated_at)
  select aggregate_id, new_version, (state->>'matrix_version')::integer, (state->>'policies_version')::integer,
    (state->>'plans_version')::integer, (state->'calendar_versions')::jsonb, (state->'document'->'alliance')::jsonb, state->'document',
    (state->>'updated_at')::timestamptz
  from change where expected_version = 0 and tenant_id = aggregate_id
  on conflict do nothing returning tenant_id
), updated as (
  update directory set version = change.new_version,
    matrix_version = (change.state->>'matrix_version')::integer, policies_version = (change.state->>'policies_version')::integer,
    plans_version = (change.state->>'plans_version')::integer,
    calendar_versions = (change.state->'calendar_versions')::jsonb, alliance = (change.state->'document'->'alliance')::jsonb,
    document = change.state->'document', updated_at = (change.state->>'updated_at')::timestamptz
  from change
  where directory.tenant_id = change.tenant_id and directory.tenant_id = change.aggregate_id
    and directory.version = change.expected_version and change.expected_version > 0
  returning directory.tenant_id
), written as (
  select tenant_id from registered union all select tenant_id from updated
), removed as (
  delete from directory_entry using change, json_to_recordset(change.state->'removed') as gone(section text, id text)
  where change.tenant_id in (select tenant_id from written)
    and (directory_entry.tenant_id, directory_entry.section, directory_entry.id) = (change.tenant_id, gone.section, gone.id)
), put as (
  insert into directory_entry (tenant_id, section, id, ordinal, body)
  select change.tenant_id, entry.section, entry.id, entry.ordinal, entry.body
  from change, json_to_recordset(change.state->'entries') as entry(section text, id text, ordinal integer, body jsonb)
  where change.tenant_id in (select tenant_id from written)
  on conflict (tenant_id, section, id) do update set ordinal = excluded.ordinal, body = excluded.body
), saved(aggregate_id) as (select tenant_id from written)`;
