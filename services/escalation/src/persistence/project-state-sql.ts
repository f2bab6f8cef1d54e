import type { RowSet, StateSql } from '@muster/messaging';

/** What the statement below reads. */
export const projectRowSets: readonly RowSet[] = ['template', 'process', 'milestone', 'list'].map((name) => ({
  name,
  as: 'json',
}));

/**
 * The state SQL of the project services' own store: templates, processes and lists of practice items, each a document under its version
 * check; with a process its milestones, for the register of all (ADR-0241).
 */
export const projectStateSql: StateSql = (rowsOf) => `template_written as (
  insert into process_template as t (tenant_id, id, code, version, document)
  select change.tenant_id, change.aggregate_id::uuid, given.code, change.new_version, given.document
  from change join ${rowsOf('template')} as given(aggregate_id text, code text, document jsonb)
    on given.aggregate_id = change.aggregate_id
  on conflict (tenant_id, id) do update set version = excluded.version, document = excluded.document
    where t.version = (select expected_version from change where change.aggregate_id = excluded.id::text)
  returning t.id
), process_written as (
  insert into project_process as p (tenant_id, id, project_id, version, enterprise_id, unit_ids, is_open, attention_at, document)
  select change.tenant_id, change.aggregate_id::uuid, given.project_id, change.new_version, given.enterprise_id, given.unit_ids,
    given.is_open, given.attention_at, given.document
  from change join ${rowsOf('process')} as given(aggregate_id text, project_id text, enterprise_id text, unit_ids text[],
    is_open boolean, attention_at timestamptz, document jsonb)
    on given.aggregate_id = change.aggregate_id
  on conflict (tenant_id, id) do update set version = excluded.version, unit_ids = excluded.unit_ids, is_open = excluded.is_open,
    attention_at = excluded.attention_at, document = excluded.document
    where p.version = (select expected_version from change where change.aggregate_id = excluded.id::text)
  returning p.id
), milestone_written as (
  insert into project_milestone (tenant_id, process_id, code, project_id, unit_id, planned_on, due_at, state, days_ahead_of_first)
  select change.tenant_id, process_written.id, given.code, given.project_id, given.unit_id, given.planned_on, given.due_at, given.state,
    given.days_ahead_of_first
  from change join process_written on process_written.id::text = change.aggregate_id
  join ${rowsOf('milestone')} as given(aggregate_id text, code text, project_id text, unit_id text, planned_on date, due_at timestamptz,
    state text, days_ahead_of_first int) on given.aggregate_id = change.aggregate_id
  on conflict (tenant_id, process_id, code) do update set unit_id = excluded.unit_id, planned_on = excluded.planned_on,
    due_at = excluded.due_at, state = excluded.state, days_ahead_of_first = excluded.days_ahead_of_first
), list_written as (
  insert into practice_list as l (tenant_id, id, version, unit_ids, is_open, attention_at, document)
  select change.tenant_id, change.aggregate_id::uuid, change.new_version, given.unit_ids, given.is_open, given.attention_at, given.document
  from change join ${rowsOf('list')} as given(aggregate_id text, unit_ids text[], is_open boolean, attention_at timestamptz,
    document jsonb)
    on given.aggregate_id = change.aggregate_id
  on conflict (tenant_id, id) do update set version = excluded.version, unit_ids = excluded.unit_ids, is_open = excluded.is_open,
    attention_at = excluded.attention_at, document = excluded.document
    where l.version = (select expected_version from change where change.aggregate_id = excluded.id::text)
  returning l.id
), saved(aggregate_id) as (
  select id::text from template_written union all select id::text from process_written union all select id::text from list_written
)`;
