/**
 * The service's part of the one statement that saves a change (ADR-0012). `state.aggregate` says which table a change belongs to;
 * a row is written only at the version that the decision was based on.
 */
export const eventsStateSql = `meeting_created as (
  insert into meeting (meeting_id, tenant_id, version, kind, starts_at, enterprise_ids, ticket_ids, open_decisions, next_due_on, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'kind', (state->>'starts_at')::timestamptz,
    array(select json_array_elements_text(state->'enterprise_ids')),
    array(select json_array_elements_text(state->'ticket_ids')::uuid), (state->>'open_decisions')::boolean,
    (state->>'next_due_on')::date, (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'meeting'
  on conflict do nothing returning meeting_id
), meeting_updated as (
  update meeting set version = change.new_version, starts_at = (change.state->>'starts_at')::timestamptz,
    enterprise_ids = array(select json_array_elements_text(change.state->'enterprise_ids')),
    ticket_ids = array(select json_array_elements_text(change.state->'ticket_ids')::uuid),
    open_decisions = (change.state->>'open_decisions')::boolean, next_due_on = (change.state->>'next_due_on')::date,
    document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'meeting' and meeting.meeting_id = change.aggregate_id::uuid
    and meeting.tenant_id = change.tenant_id and meeting.version = change.expected_version
  returning meeting.meeting_id
), activity_created as (
  insert into activity (activity_id, tenant_id, version, kind, starts_at, host_unit_ids, project_id, ticket_ids, sign_up_ends, campaign_id, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'kind', (state->>'starts_at')::timestamptz,
    array(select json_array_elements_text(state->'host_unit_ids')), state->>'project_id',
    array(select json_array_elements_text(state->'ticket_ids')::uuid), (state->>'sign_up_ends')::timestamptz, (state->>'campaign_id')::uuid,
    (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'activity'
  on conflict do nothing returning activity_id
), activity_updated as (
  update activity set version = change.new_version, starts_at = (change.state->>'starts_at')::timestamptz,
    project_id = change.state->>'project_id', ticket_ids = array(select json_array_elements_text(change.state->'ticket_ids')::uuid),
    sign_up_ends = (change.state->>'sign_up_ends')::timestamptz, campaign_id = (change.state->>'campaign_id')::uuid,
    document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'activity' and activity.activity_id = change.aggregate_id::uuid
    and activity.tenant_id = change.tenant_id and activity.version = change.expected_version
  returning activity.activity_id
), cadence_created as (
  insert into cadence (cadence_id, tenant_id, version, mechanism_code, starts_at, ends_at, outcome, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'mechanism_code', (state->>'starts_at')::timestamptz,
    (state->>'ends_at')::timestamptz, state->>'outcome', (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'cadence'
  on conflict do nothing returning cadence_id
), cadence_updated as (
  update cadence set version = change.new_version, outcome = change.state->>'outcome', document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'cadence' and cadence.cadence_id = change.aggregate_id::uuid
    and cadence.tenant_id = change.tenant_id and cadence.version = change.expected_version
  returning cadence.cadence_id
), secretary_rota_created as (
  insert into secretary_rota (rota_id, tenant_id, version, plan_on, document)
  select aggregate_id::uuid, tenant_id, new_version, (state->>'plan_on')::date, (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'secretary_rota'
  on conflict do nothing returning rota_id
), secretary_rota_updated as (
  update secretary_rota set version = change.new_version, plan_on = (change.state->>'plan_on')::date,
    document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'secretary_rota'
    and secretary_rota.rota_id = change.aggregate_id::uuid
    and secretary_rota.tenant_id = change.tenant_id and secretary_rota.version = change.expected_version
  returning secretary_rota.rota_id
), resource_created as (
  insert into resource (resource_id, tenant_id, version, kind, owner_unit_id, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'kind', state->>'owner_unit_id', (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'resource'
  on conflict do nothing returning resource_id
), resource_updated as (
  update resource set version = change.new_version, document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'resource' and resource.resource_id = change.aggregate_id::uuid
    and resource.tenant_id = change.tenant_id and resource.version = change.expected_version
  returning resource.resource_id
), mobilisation_created as (
  insert into mobilisation (mobilisation_id, tenant_id, version, due_at, remind_at, called, totals, document)
  select aggregate_id::uuid, tenant_id, new_version, (state->>'due_at')::timestamptz, (state->>'remind_at')::timestamptz,
    array(select json_array_elements_text(state->'called')), (state->'totals')::jsonb, (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'mobilisation'
  on conflict do nothing returning mobilisation_id
), mobilisation_updated as (
  update mobilisation set version = change.new_version, remind_at = (change.state->>'remind_at')::timestamptz,
    totals = (change.state->'totals')::jsonb, document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'mobilisation'
    and mobilisation.mobilisation_id = change.aggregate_id::uuid
    and mobilisation.tenant_id = change.tenant_id and mobilisation.version = change.expected_version
  returning mobilisation.mobilisation_id
), campaign_created as (
  insert into campaign (campaign_id, tenant_id, version, kind, state, unit_ids, part_of, document)
  select aggregate_id::uuid, tenant_id, new_version, state->>'kind', state->>'state',
    array(select json_array_elements_text(state->'unit_ids')), (state->>'part_of')::uuid, (state->'document')::jsonb
  from change where expected_version = 0 and state->>'aggregate' = 'campaign'
  on conflict do nothing returning campaign_id
), campaign_updated as (
  update campaign set version = change.new_version, state = change.state->>'state',
    unit_ids = array(select json_array_elements_text(change.state->'unit_ids')), document = (change.state->'document')::jsonb
  from change
  where change.expected_version > 0 and change.state->>'aggregate' = 'campaign' and campaign.campaign_id = change.aggregate_id::uuid
    and campaign.tenant_id = change.tenant_id and campaign.version = change.expected_version
  returning campaign.campaign_id
), saved(aggregate_id) as (
  select meeting_id::text from meeting_created union all select meeting_id::text from meeting_updated
  union all select activity_id::text from activity_created union all select activity_id::text from activity_updated
  union all select cadence_id::text from cadence_created union all select cadence_id::text from cadence_updated
  union all select rota_id::text from secretary_rota_created union all select rota_id::text from secretary_rota_updated
  union all select resource_id::text from resource_created union all select resource_id::text from resource_updated
  union all select mobilisation_id::text from mobilisation_created union all select mobilisation_id::text from mobilisation_updated
  union all select campaign_id::text from campaign_created union all select campaign_id::text from campaign_updated
)`;
