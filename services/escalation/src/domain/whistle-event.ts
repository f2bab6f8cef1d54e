import type { Deadline, Instant } from '@muster/clock';
import type {
  AssignmentRole,
  Channel,
  ClockName,
  ClockOutcome,
  Kind,
  Mode,
  Outcome,
  PauseClass,
  ReopenCause,
  ResumeCause,
  Satisfaction,
  Solved,
  Source,
  TicketClockName,
} from './vocabulary.js';

interface OfUnit {
  assignment_id: string;
  unit_id: string;
  role: AssignmentRole;
}

/** One clock: a unit's, or with nulls the whistle's own. */
export interface OfClock {
  assignment_id: string | null;
  unit_id: string | null;
  clock: ClockName | TicketClockName;
}

export interface PinsData {
  policy_code: string;
  policy_version: number;
  calendar_id: string;
  calendar_version: number;
}

/**
 * Everything that can happen to a whistle, with all that the service knows of it. Instants in data are ISO 8601 UTC.
 * This is what the event log keeps; `publishing/` selects from it what others may see. Optional fields are absent from logs that were
 * written before they were known.
 */
export interface WhistleEventData {
  'ticket.raised': {
    ticket_id: string;
    ticket_no: string;
    enterprise_id: string | null;
    source: Source;
    kind: Kind;
    category_code: string;
    process_stage: string | null;
    priority: boolean;
    level: number;
    title: string;
    description: string;
  };
  'ticket.dispatched': PinsData & {
    mode: Mode;
    lead_unit_id: string;
    co_unit_ids: string[];
    rule_id: string | null;
    catch_all: boolean;
    directory_version: number;
    resolve_due_at?: string | null;
    resolve_warn_at?: string | null;
  };
  'assignment.offered': OfUnit &
    PinsData & {
      offer_no: number;
      sign_due_at: string | null;
      contact_due_at: string | null;
      resolve_due_at: string | null;
      sign_warn_at?: string | null;
      contact_warn_at?: string | null;
      resolve_warn_at?: string | null;
    };
  'assignment.signed': OfUnit & { clock: ClockOutcome };
  'ticket.started': { lead_assignment_id: string };
  'assignment.reported_in': OfUnit & { who: string; channel: Channel; agreed: string; clock: ClockOutcome };
  'assignment.pause_requested': OfUnit & { class: PauseClass; reason: string };
  'assignment.pause_refused': OfUnit & { class: PauseClass; reason: string };
  'assignment.paused': OfUnit & { class: PauseClass; reason: string; until: string | null };
  'assignment.resumed': OfUnit & {
    class: PauseClass;
    cause: ResumeCause;
    note: string | null;
    paused_at: string;
    ended_at: string;
    resolve_due_at: string | null;
    resolve_warn_at: string | null;
  };
  'assignment.submitted': OfUnit & {
    submission_no: number;
    result: string;
    evidence: string[];
    clock: ClockOutcome;
  };
  'assignment.accepted': OfUnit & { submitted_at: string; clock: ClockOutcome };
  'assignment.returned': OfUnit & { submission_no: number; reason: string };
  'assignment.cancelled': OfUnit;
  'assignment.reopened': OfUnit &
    PinsData & {
      previous_assignment_id: string;
      resolve_due_at: string | null;
      resolve_warn_at?: string | null;
    };
  'ticket.resolved': {
    lead_unit_id: string;
    unit_ids: string[];
    summary: string | null;
    clock?: ClockOutcome;
    call_back_due_at?: string;
    call_back_warn_at?: string;
  };
  'callback.recorded': {
    callback_id: string;
    solved: Solved;
    satisfaction: Satisfaction | null;
    comment: string | null;
    on_behalf: boolean;
    lead_unit_id: string;
    unit_ids: string[];
  };
  'ticket.closed': { outcome: Outcome };
  'ticket.reopened': Partial<PinsData> & {
    cause: ReopenCause;
    level: number;
    resolve_due_at?: string | null;
    resolve_warn_at?: string | null;
  };
  'clock.started': PinsData & { clock: TicketClockName; due_at: string; warn_at: string };
  'clock.warned': OfClock & { due_at: string; warn_at: string };
  'clock.breached': OfClock & { due_at: string; detected_at: string };
  'clock.satisfied': { clock: TicketClockName; due_at: string; outcome: ClockOutcome };
  'clock.voided': { clock: TicketClockName; due_at: string };
  'clock.paused': OfClock & { class: PauseClass; until: string | null };
  'clock.resumed': OfClock & {
    class: PauseClass;
    paused_at: string;
    ended_at: string;
    due_at: string;
    warn_at: string;
  };
  'clock.extended': OfClock & { by: Deadline; old_due_at: string; due_at: string; warn_at: string };
  'clock.rescheduled': OfClock & {
    calendar_id: string;
    calendar_version: number;
    old_due_at: string;
    due_at: string;
    warn_at: string;
  };
}

export type WhistleEventType = keyof WhistleEventData;

/** One event of a whistle's stream; `version` is gap-free from 1, `round` the one in hand after the event. */
export type WhistleEvent<Type extends WhistleEventType = WhistleEventType> = {
  [T in Type]: {
    readonly type: T;
    readonly version: number;
    readonly round: number;
    readonly at: Instant;
    readonly data: WhistleEventData[T];
  };
}[Type];

/** An event before the stream has given it its place. */
export type NewWhistleEvent = {
  [T in WhistleEventType]: { readonly type: T; readonly data: WhistleEventData[T] };
}[WhistleEventType];
