import type { Instant } from '@muster/clock';
import { startedClock } from '../domain/clocks.js';
import { flagsOf } from '../domain/flags.js';
import { nextDueAt } from '../domain/next-due-at.js';
import { urgentAt } from '../domain/urgency.js';
import { NO_PARTICULARS } from '../domain/applying.js';
import type { Place } from '../domain/place.js';
import type { ClockName, Outcome } from '../domain/vocabulary.js';
import type { StoredAssignment, StoredTicket } from './whistle-state-sql.js';
import type {
  Assignment,
  CallBack,
  Clock,
  Dispatch,
  Pins,
  Submission,
  Wait,
  Whistle,
} from '../domain/whistle.js';

/** What the state SQL writes for one change, by row set: the ticket's row and the rows of the assignments that changed. */
export type StoredWhistle = {
  readonly ticket: readonly StoredTicket[];
  readonly assignment: readonly StoredAssignment[];
};

/** A ticket with its assignments with the columns of {@link whistleColumns}. */
export interface TicketRow extends Omit<
  StoredTicket,
  'lead_unit_id' | 'raised_at' | 'next_due_at' | 'was_due_at' | 'flags' | 'detail'
> {
  readonly id: string;
  readonly version: number;
  readonly raised_at: Date;
  readonly detail: TicketDetail;
  readonly assignments: readonly AssignmentRow[];
}

// Instants in documents are epoch milliseconds: nobody but this file reads them, and they need no parsing.
interface TicketDetail {
  readonly description: string;
  readonly place?: Place | null;
  readonly project_id?: string | null;
  readonly dispatch: Dispatch | null;
  readonly call_backs: readonly CallBack[];
  readonly summary: string | null;
  readonly outcome: Outcome | null;
  readonly started_at: Instant | null;
  readonly resolved_at: Instant | null;
  readonly closed_at: Instant | null;
  readonly clocks?: Whistle['clocks'];
  readonly windows?: Whistle['windows'];
  readonly waits?: readonly Wait[];
  readonly pins?: Pins | null;
  /** Most whistles have none. */
  readonly particulars?: Whistle['particulars'];
}

interface AssignmentRow extends Pick<
  StoredAssignment,
  'id' | 'unit_id' | 'role' | 'round' | 'state' | 'version'
> {
  readonly sign_due_at: string | null;
  readonly contact_due_at: string | null;
  readonly resolve_due_at: string | null;
  readonly detail: AssignmentDetail;
}

// What is as it was at the start is left out.
type ClockDetail = Partial<Omit<Clock, 'dueAt'>>;
type AssignmentDetail = Pick<Assignment, 'pins' | 'contact'> & {
  readonly offer_no: number;
  readonly previous_id: string | null;
  readonly clocks: { readonly [name in ClockName]?: ClockDetail };
  readonly offered_at: Instant;
  readonly signed_at: Instant | null;
  readonly reported_in_at: Instant | null;
  readonly submissions: readonly Submission[];
  readonly accepted_at: Instant | null;
  readonly waits?: readonly Wait[];
  readonly particulars?: Assignment['particulars'];
};

/** The columns of a `TicketRow`, of table `ticket`. */
export const whistleColumns = `ticket.id, ticket.number, ticket.version, ticket.state, ticket.kind, ticket.level, ticket.round,
  ticket.priority, ticket.source, ticket.enterprise_id, ticket.category_code, ticket.process_stage, ticket.title, ticket.raised_at,
  ticket.detail,
  (select json_agg(json_build_object('id', a.id, 'unit_id', a.unit_id, 'role', a.role, 'round', a.round, 'state', a.state,
      'version', a.version, 'sign_due_at', a.sign_due_at, 'contact_due_at', a.contact_due_at, 'resolve_due_at', a.resolve_due_at,
      'detail', a.detail) order by a.position)
   from assignment a where a.tenant_id = ticket.tenant_id and a.ticket_id = ticket.id) as assignments`;

/**
 * The rows to write for a whistle.
 *
 * @param before the whistle as it was loaded: assignments that are still the same objects need no writing.
 */
export function stored(whistle: Whistle, before: Whistle | undefined): StoredWhistle {
  const assignments: StoredAssignment[] = [];
  whistle.assignments.forEach((assignment, position) => {
    if (assignment === before?.assignments[position]) return;
    const isNew = !before?.assignments.some(({ id }) => id === assignment.id);
    assignments.push(assignmentRow(assignment, position, isNew));
  });
  const wasDueAt = before ? nextDueAt(before) : null;
  return { ticket: [ticketRow(whistle, wasDueAt)], assignment: assignments };
}

/** The whistle of a row. */
export function restored(row: TicketRow): Whistle {
  const { detail } = row;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    state: row.state,
    kind: row.kind,
    level: row.level,
    round: row.round,
    priority: row.priority,
    source: row.source,
    enterpriseId: row.enterprise_id,
    category: row.category_code,
    processStage: row.process_stage,
    place: detail.place ?? null,
    projectId: detail.project_id ?? null,
    title: row.title,
    description: detail.description,
    dispatch: detail.dispatch,
    assignments: (row.assignments ?? []).map(restoredAssignment),
    callBacks: detail.call_backs,
    summary: detail.summary,
    outcome: detail.outcome,
    raisedAt: row.raised_at.getTime(),
    startedAt: detail.started_at,
    resolvedAt: detail.resolved_at,
    closedAt: detail.closed_at,
    clocks: detail.clocks ?? {},
    windows: detail.windows ?? {},
    waits: detail.waits ?? [],
    pins: detail.pins ?? null,
    particulars: detail.particulars ?? NO_PARTICULARS,
  };
}

function ticketRow(whistle: Whistle, wasDueAt: Instant | null): StoredTicket {
  const detail: TicketDetail = {
    description: whistle.description,
    ...(whistle.place && { place: whistle.place }),
    ...(whistle.projectId !== null && { project_id: whistle.projectId }),
    dispatch: whistle.dispatch,
    call_backs: whistle.callBacks,
    summary: whistle.summary,
    outcome: whistle.outcome,
    started_at: whistle.startedAt,
    resolved_at: whistle.resolvedAt,
    closed_at: whistle.closedAt,
    clocks: whistle.clocks,
    ...filled('windows', whistle.windows),
    ...filled('waits', whistle.waits),
    ...(whistle.pins && { pins: whistle.pins }),
    ...(whistle.particulars !== NO_PARTICULARS && { particulars: whistle.particulars }),
  };
  const flags = flagsOf(whistle);
  return {
    number: whistle.number,
    state: whistle.state,
    kind: whistle.kind,
    level: whistle.level,
    round: whistle.round,
    priority: whistle.priority,
    source: whistle.source,
    enterprise_id: whistle.enterpriseId,
    category_code: whistle.category,
    process_stage: whistle.processStage,
    title: whistle.title,
    lead_unit_id: whistle.dispatch?.leadUnitId,
    raised_at: whistle.raisedAt,
    next_due_at: nextDueAt(whistle),
    was_due_at: wasDueAt,
    flags: flags.length > 0 ? `{${flags.join()}}` : null,
    detail: JSON.stringify(detail),
  };
}

function assignmentRow(assignment: Assignment, position: number, isNew: boolean): StoredAssignment {
  const { sign, contact, resolve } = assignment.clocks;
  const detail: AssignmentDetail = {
    offer_no: assignment.offerNo,
    previous_id: assignment.previousId,
    pins: assignment.pins,
    clocks: {
      ...kept('sign', sign, assignment),
      ...kept('contact', contact, assignment),
      ...kept('resolve', resolve, assignment),
    },
    offered_at: assignment.offeredAt,
    signed_at: assignment.signedAt,
    contact: assignment.contact,
    reported_in_at: assignment.reportedInAt,
    submissions: assignment.submissions,
    accepted_at: assignment.acceptedAt,
    ...filled('waits', assignment.waits),
    ...(assignment.particulars !== NO_PARTICULARS && { particulars: assignment.particulars }),
  };
  return {
    id: assignment.id,
    is_new: isNew,
    position,
    unit_id: assignment.unitId,
    role: assignment.role,
    round: assignment.round,
    state: assignment.state,
    version: assignment.version,
    sign_due_at: sign?.dueAt ?? null,
    contact_due_at: contact?.dueAt ?? null,
    resolve_due_at: resolve?.dueAt ?? null,
    urgent_at: urgentAt(assignment) ?? 'infinity',
    detail: JSON.stringify(detail),
  };
}

function restoredAssignment(row: AssignmentRow): Assignment {
  const { detail } = row;
  return {
    id: row.id,
    unitId: row.unit_id,
    role: row.role,
    round: row.round,
    state: row.state,
    version: row.version,
    offerNo: detail.offer_no,
    previousId: detail.previous_id,
    pins: detail.pins,
    clocks: {
      sign: restoredClock(row.sign_due_at, detail.clocks.sign, detail.offered_at),
      contact: restoredClock(row.contact_due_at, detail.clocks.contact, detail.offered_at),
      resolve: restoredClock(row.resolve_due_at, detail.clocks.resolve, detail.offered_at),
    },
    waits: detail.waits ?? [],
    offeredAt: detail.offered_at,
    signedAt: detail.signed_at,
    contact: detail.contact,
    reportedInAt: detail.reported_in_at,
    submissions: detail.submissions,
    acceptedAt: detail.accepted_at,
    particulars: detail.particulars ?? NO_PARTICULARS,
  };
}

// The due instant is a column, an assignment's clocks start with it, and what has not happened needs no entry.
function kept(
  name: ClockName,
  clock: Clock | null,
  { offeredAt }: Assignment,
): { [name in ClockName]?: ClockDetail } {
  if (!clock) return {};
  const detail: Record<string, unknown> = {};
  let empty = true;
  for (const part in clock) {
    const value = clock[part as keyof Clock];
    if (value === null || part === 'dueAt' || (part === 'startedAt' && value === offeredAt)) continue;
    detail[part] = value;
    empty = false;
  }
  return empty ? {} : { [name]: detail };
}

function restoredClock(
  dueAt: string | null,
  detail: ClockDetail | undefined,
  startedAt: Instant,
): Clock | null {
  const clock = startedClock(startedAt, dueAt === null ? null : Date.parse(dueAt));
  return clock && { ...clock, ...detail };
}

function filled<Name extends string, Value extends object>(
  name: Name,
  value: Value,
): { [Key in Name]?: Value } {
  return Object.keys(value).length === 0 ? {} : ({ [name]: value } as { [Key in Name]?: Value });
}
