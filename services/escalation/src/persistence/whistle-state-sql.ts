import type { Instant } from '@muster/clock';
import type { RowSet, StateSql } from '@muster/messaging';
import { RowColumns } from '@muster/persistence';
import type { AssignmentRole, AssignmentState, Kind, Source, TicketState } from '../domain/vocabulary.js';

/** The row of a ticket, as the statement below reads it; instants are epoch milliseconds. */
export interface StoredTicket {
  readonly number: string;
  readonly state: TicketState;
  readonly kind: Kind;
  readonly level: number;
  readonly round: number;
  readonly priority: boolean;
  readonly source: Source;
  readonly enterprise_id: string | null;
  readonly category_code: string;
  readonly process_stage: string | null;
  readonly title: string;
  readonly lead_unit_id: string | undefined;
  readonly raised_at: Instant;
  readonly next_due_at: Instant | null;
  /** Where the row stood when it was loaded, unless somebody has had the scheduler look at it meanwhile. Null for a new one. */
  readonly was_due_at: Instant | null;
  /** Null for a whistle that has none (ADR-0162), else `{a,b}`. */
  readonly flags: string | null;
  readonly detail: string;
}

/** The row of an assignment. */
export interface StoredAssignment {
  readonly id: string;
  /** Written for the first time. */
  readonly is_new: boolean;
  readonly position: number;
  readonly unit_id: string;
  readonly role: AssignmentRole;
  readonly round: number;
  readonly state: AssignmentState;
  readonly version: number;
  readonly sign_due_at: Instant | null;
  readonly contact_due_at: Instant | null;
  readonly resolve_due_at: Instant | null;
  readonly urgent_at: Instant | 'infinity';
  readonly detail: string;
}

interface OfAggregate {
  readonly aggregate_id: string;
}

const ticketColumns = new RowColumns<StoredTicket & OfAggregate>({
  aggregate_id: 'text',
  number: 'text',
  state: 'text',
  kind: 'text',
  level: 'smallint',
  round: 'smallint',
  priority: 'boolean',
  source: 'text',
  enterprise_id: 'text',
  category_code: 'text',
  process_stage: 'text',
  title: 'text',
  lead_unit_id: 'text',
  raised_at: 'timestamptz',
  next_due_at: 'timestamptz',
  was_due_at: 'timestamptz',
  flags: 'text',
  detail: 'json',
});

const assignmentColumns = new RowColumns<StoredAssignment & OfAggregate>({
  aggregate_id: 'text',
  id: 'uuid',
  is_new: 'boolean',
  position: 'smallint',
  unit_id: 'text',
  role: 'text',
  round: 'smallint',
  state: 'text',
  version: 'int',
  sign_due_at: 'timestamptz',
  contact_due_at: 'timestamptz',
  resolve_due_at: 'timestamptz',
  urgent_at: 'timestamptz',
  detail: 'json',
});

/** What the statement below reads. */
export const whistleRowSets: readonly RowSet[] = [
  { name: 'ticket', as: ticketColumns },
  { name: 'assignment', as: assignmentColumns },
];

/**
 * The part of the save statement that is this service's own (ADR-0035): tickets under their version check, then the assignments
 * that changed; any number of whistles in one pass. A mark that the scheduler should look, set since the whistle was loaded, stays: what is
 * saved may have been decided by the calendar of before (ADR-0192). The row sets are those of a `StoredWhistle`: read once for all whistles.
 */
export const whistleStateSql: StateSql = (rowsOf) => `ticket_given as (
  select change.tenant_id, change.aggregate_id::uuid as id, change.expected_version, change.new_version, given.*
  from change join ${rowsOf('ticket')}
    on given.aggregate_id = change.aggregate_id
), raised as (
  insert into ticket (tenant_id, id, number, version, state, kind, level, round, priority, source, enterprise_id, category_code,
    process_stage, title, lead_unit_id, raised_at, next_due_at, flags, detail)
  select tenant_id, id, number, new_version, state, kind, level, round, priority, source, enterprise_id, category_code,
    process_stage, title, lead_unit_id, raised_at, next_due_at, flags::text[], detail
  from ticket_given where expected_version = 0
  on conflict (tenant_id, id) do nothing returning id
), moved as (
  update ticket set version = given.new_version, state = given.state, kind = given.kind, level = given.level, round = given.round,
    priority = given.priority, enterprise_id = given.enterprise_id, category_code = given.category_code, process_stage = given.process_stage,
    lead_unit_id = given.lead_unit_id, next_due_at = case when ticket.next_due_at is not distinct from given.was_due_at
      then given.next_due_at else least(ticket.next_due_at, given.next_due_at) end, flags = given.flags::text[], detail = given.detail
  from ticket_given given
  where ticket.tenant_id = given.tenant_id and ticket.id = given.id and ticket.version = given.expected_version
    and given.expected_version > 0
  returning ticket.id
), saved(aggregate_id) as (
  select id::text from raised union all select id::text from moved
), assignment_given as (
  select change.tenant_id, change.aggregate_id::uuid as ticket_id, given.*
  from change join ${rowsOf('assignment')} on given.aggregate_id = change.aggregate_id
  where (change.aggregate_id in (select aggregate_id from saved)) is true -- hashed; as a join every assignment was compared with every whistle
), offered as (
  insert into assignment (tenant_id, id, ticket_id, position, unit_id, role, round, state, version, sign_due_at, contact_due_at,
    resolve_due_at, urgent_at, detail)
  select tenant_id, id, ticket_id, position, unit_id, role, round, state, version, sign_due_at, contact_due_at, resolve_due_at,
    urgent_at, detail
  from assignment_given where is_new
), worked_on as (
  update assignment set role = given.role, state = given.state, version = given.version, sign_due_at = given.sign_due_at,
    contact_due_at = given.contact_due_at, resolve_due_at = given.resolve_due_at, urgent_at = given.urgent_at, detail = given.detail
  from assignment_given given
  where assignment.tenant_id = given.tenant_id and assignment.id = given.id and not given.is_new
)`;
