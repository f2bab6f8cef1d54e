/** What the statement below reads from `$4` and `$5`. */
export const whistleRowSets = ['ticket', 'assignment'] as const;

/**
 * The part of the save statement that is this service's own (ADR-0035): tickets under their version check, then the assignments
 * that changed; any number of whistles in one pass. `$4` and `$5` are the row sets of a `StoredWhistle`: read once for all
 * whistles, because a document per whistle would be parsed again for each of its parts.
 */
export const whistleStateSql = `ticket_given as (
  select change.tenant_id, change.aggregate_id::uuid as id, change.expected_version, change.new_version, given.*
  from change join json_to_recordset($4::json) as given(aggregate_id text, number text, state text, kind text, level smallint, round smallint, priority boolean, source text, enterprise_id text,
    category_code text, process_stage text, title text, lead_unit_id text, raised_at timestamptz, next_due_at timestamptz, flags text[], detail json)
    on given.aggregate_id = change.aggregate_id
), raised as (
  insert into ticket (tenant_id, id, number, version, state, kind, level, round, priority, source, enterprise_id, category_code,
    process_stage, title, lead_unit_id, raised_at, next_due_at, flags, detail)
  select tenant_id, id, number, new_version, state, kind, level, round, priority, source, enterprise_id, category_code,
    process_stage, title, lead_unit_id, raised_at, next_due_at, flags, detail
  from ticket_given where expected_version = 0
  on conflict (tenant_id, id) do nothing returning id
), moved as (
  update ticket set version = given.new_version, state = given.state, kind = given.kind, level = given.level, round = given.round,
    priority = given.priority, enterprise_id = given.enterprise_id, category_code = given.category_code, process_stage = given.process_stage,
    lead_unit_id = given.lead_unit_id, next_due_at = given.next_due_at, flags = given.flags, detail = given.detail
  from ticket_given given
  where ticket.tenant_id = given.tenant_id and ticket.id = given.id and ticket.version = given.expected_version
    and given.expected_version > 0
  returning ticket.id
), saved(aggregate_id) as (
  select id::text from raised union all select id::text from moved
), assigned as (
  insert into assignment (tenant_id, id, ticket_id, position, unit_id, role, round, state, version, sign_due_at, contact_due_at,
    resolve_due_at, urgent_at, detail)
  select change.tenant_id, given.id, change.aggregate_id::uuid, given.position, given.unit_id, given.role, given.round, given.state,
    given.version, given.sign_due_at, given.contact_due_at, given.resolve_due_at, given.urgent_at, given.detail
  from change join saved on saved.aggregate_id = change.aggregate_id
  join json_to_recordset($5::json) as given(aggregate_id text, id uuid, position smallint, unit_id text, role text, round smallint, state text, version int, sign_due_at timestamptz,
    contact_due_at timestamptz, resolve_due_at timestamptz, urgent_at timestamptz, detail json)
    on given.aggregate_id = change.aggregate_id
  on conflict (tenant_id, id) do update set role = excluded.role, state = excluded.state, version = excluded.version,
    sign_due_at = excluded.sign_due_at, contact_due_at = excluded.contact_due_at, resolve_due_at = excluded.resolve_due_at,
    urgent_at = excluded.urgent_at, detail = excluded.detail
)`;
