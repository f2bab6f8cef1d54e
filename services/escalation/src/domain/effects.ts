import { type Calendar, type Deadline, type Instant, schedule } from '@muster/clock';
import type { Actor } from './actor.js';
import { assignmentId } from './assignment-id.js';
import { outcomeOf } from './clocks.js';
import type { Command } from './command.js';
import { outstandingCoAssignments } from './completion.js';
import { lastCallBack, verdict } from './conditions.js';
import { deadlineOf, policyFor } from './deadline-policies.js';
import type { DeadlinePolicy, Directory } from './directory.js';
import { muster } from './dispatch.js';
import { KIND_RULES, SOURCE_OF } from './kinds.js';
import { type Context, directoryOf } from './situation.js';
import type {
  AssignmentCommandId,
  AssignmentTimerId,
  AutomaticId,
  TicketCommandId,
  TicketTimerId,
} from './transitions.js';
import type { AssignmentRole, ReopenCause } from './vocabulary.js';
import { WAITING_EFFECTS, waitRunOut } from './waiting.js';
import { type Assignment, currentAssignments, leadOf, type Whistle, workingUnits } from './whistle.js';
import type { NewWhistleEvent } from './whistle-event.js';

const NO_DEADLINES = {
  sign_due_at: null,
  contact_due_at: null,
  resolve_due_at: null,
  sign_warn_at: null,
  contact_warn_at: null,
  resolve_warn_at: null,
};
const iso = (at: Instant) => new Date(at).toISOString();
const ofUnit = ({ id, unitId, role }: Assignment) => ({ assignment_id: id, unit_id: unitId, role });

/** What a ticket transition records. The tables have decided that it may. */
export const TICKET_EFFECTS: {
  [Id in TicketCommandId]: (whistle: Whistle, command: never, context: Context) => NewWhistleEvent[];
} = {
  T1: (_, command: Command<'raise'>, context) => [raisedBy(command, context)],
  T11b: (whistle, { summary }: Command<'resolve'>, context) => {
    const lead = leadOf(whistle)!;
    return [
      // The lead needs nobody's consent to its own part: resolving accepts it (ADR-0034).
      ...(lead.state === 'submitted' ? [accepted(lead)] : []),
      ...outstandingCoAssignments(whistle).map(cancelled),
      resolved(whistle, lead.unitId, summary ?? null, context),
    ];
  },
  T16: (whistle, { callBackId, solved, satisfaction, comment }: Command<'record_call_back'>, { actor }) => [
    {
      type: 'callback.recorded',
      data: {
        callback_id: callBackId,
        solved,
        satisfaction: satisfaction ?? null,
        comment: comment ?? null,
        on_behalf: actor.role !== 'enterprise',
        lead_unit_id: whistle.dispatch!.leadUnitId,
        unit_ids: workingUnits(whistle),
      },
    },
  ],
};

/** What an automatic transition records. */
export const AUTOMATIC_EFFECTS: {
  [Id in AutomaticId]: (whistle: Whistle, context: Context) => NewWhistleEvent[];
} = {
  T5: (whistle, context) => dispatched(whistle, context.now, directoryOf(context)),
  T6: (whistle) => [{ type: 'ticket.started', data: { lead_assignment_id: leadOf(whistle)!.id } }],
  T17: (whistle) => [
    {
      type: 'ticket.closed',
      data: { outcome: lastCallBack(whistle)!.satisfaction === null ? 'unrated' : 'solved' },
    },
  ],
  T18: (whistle, context) => reopened(whistle, context.now, directoryOf(context)),
};

/** What an assignment transition records. */
export const ASSIGNMENT_EFFECTS: {
  [Id in AssignmentCommandId]: (
    whistle: Whistle,
    assignment: Assignment,
    command: never,
    context: Context,
  ) => NewWhistleEvent[];
} = {
  A2: (_, assignment) => [
    {
      type: 'assignment.signed',
      data: { ...ofUnit(assignment), clock: outcomeOf(assignment.clocks.sign) },
    },
  ],
  A3: (_, assignment, { contact }: Command<'report_in'>) => [
    {
      type: 'assignment.reported_in',
      data: { ...ofUnit(assignment), ...contact, clock: outcomeOf(assignment.clocks.contact) },
    },
  ],
  A8: (_, assignment, { result, evidence }: Command<'submit'>) => [
    {
      type: 'assignment.submitted',
      data: {
        ...ofUnit(assignment),
        submission_no: assignment.submissions.length + 1,
        result,
        evidence: [...(evidence ?? [])],
        clock: outcomeOf(assignment.clocks.resolve),
      },
    },
  ],
  A9: (_, assignment) => [accepted(assignment)],
  A10: (_, assignment, { reason }: Command<'return'>) => [
    {
      type: 'assignment.returned',
      data: { ...ofUnit(assignment), submission_no: assignment.submissions.at(-1)!.no, reason },
    },
  ],
  ...WAITING_EFFECTS,
};

/** What a transition of a ticket records that time brings. */
export const TICKET_TIMER_EFFECTS: Readonly<
  Record<TicketTimerId, (whistle: Whistle, context: Context) => NewWhistleEvent[]>
> = {};

/** What a transition of an assignment records that time brings. */
export const ASSIGNMENT_TIMER_EFFECTS: {
  [Id in AssignmentTimerId]: (
    whistle: Whistle,
    assignment: Assignment,
    context: Context,
  ) => NewWhistleEvent[];
} = {
  'A7-max': waitRunOut,
};

function raisedBy(command: Command<'raise'>, context: Context): NewWhistleEvent {
  const { actor } = context;
  const kind =
    command.kind ??
    (actor.role === 'council' ? 'proactive' : directoryOf(context).category(command.category)!.kind);
  return {
    type: 'ticket.raised',
    data: {
      ticket_id: command.ticketId,
      ticket_no: command.number,
      enterprise_id: raisingEnterprise(actor, command),
      source: SOURCE_OF[actor.role]!,
      kind,
      category_code: command.category,
      process_stage: command.processStage ?? null,
      priority: false,
      level: KIND_RULES[kind].initialLevel,
      title: command.title,
      description: command.description,
    },
  };
}

function raisingEnterprise(actor: Actor, { enterpriseId }: Command<'raise'>): string | null {
  return (actor.role === 'enterprise' ? actor.enterpriseId : enterpriseId) ?? null;
}

// T5 with A1: one lead and everybody else's own assignment. All clocks start here, so refusing to sign gains nothing (B2.3).
function dispatched(whistle: Whistle, now: Instant, directory: Directory): NewWhistleEvent[] {
  const team = muster(whistle.category, whistle.processStage, directory);
  const { policy, version } = policyFor(whistle.kind, whistle.category, directory);
  const deadlinesOn = perCalendar((calendar) => ({
    ...deadline('sign', policy.sign, now, calendar),
    ...deadline('contact', policy.contact, now, calendar),
    ...deadline('resolve', policy.resolve, now, calendar),
    ...pins(policy, version, calendar),
  }));
  const offer = (unitId: string, role: AssignmentRole): NewWhistleEvent => ({
    type: 'assignment.offered',
    data: {
      assignment_id: assignmentId(whistle.id, whistle.round, unitId, 1),
      unit_id: unitId,
      role,
      offer_no: 1,
      ...deadlinesOn(directory.calendarOf(unitId)),
      ...(role === 'inform' && NO_DEADLINES),
    },
  });
  return [
    {
      type: 'ticket.dispatched',
      data: {
        mode: team.coUnitIds.length > 0 ? 'joint' : 'single',
        lead_unit_id: team.leadUnitId,
        co_unit_ids: [...team.coUnitIds],
        rule_id: team.rule?.id ?? null,
        catch_all: team.catchAll,
        directory_version: directory.version,
        ...deadline('resolve', policy.resolve, now, directory.defaultCalendar),
        ...pins(policy, version, directory.defaultCalendar),
      },
    },
    offer(team.leadUnitId, 'lead'),
    ...team.coUnitIds.map((unitId) => offer(unitId, 'co')),
    ...team.informUnitIds.map((unitId) => offer(unitId, 'inform')),
  ];
}

// T18: a new round for the same units, at work already, each with a new resolve clock by the policy of today (ADR-0033).
function reopened(whistle: Whistle, now: Instant, directory: Directory): NewWhistleEvent[] {
  const round = whistle.round + 1;
  const { policy, version } = policyFor(whistle.kind, whistle.category, directory);
  const deadlineOn = perCalendar((calendar) => ({
    ...deadline('resolve', policy.resolve, now, calendar),
    ...pins(policy, version, calendar),
  }));
  const again = currentAssignments(whistle).filter(
    ({ role, state }) => role !== 'inform' && state !== 'cancelled',
  );
  return [
    {
      type: 'ticket.reopened',
      // The second time the secretariat looks at it (T18 with T8).
      data: {
        cause: verdict(whistle) as ReopenCause,
        level: round > 2 ? Math.max(whistle.level, 2) : whistle.level,
        ...deadlineOn(directory.defaultCalendar),
      },
    },
    ...again.map((assignment): NewWhistleEvent => ({
      type: 'assignment.reopened',
      data: {
        ...ofUnit(assignment),
        assignment_id: assignmentId(whistle.id, round, assignment.unitId, 1),
        previous_assignment_id: assignment.id,
        ...deadlineOn(directory.calendarOf(assignment.unitId)),
      },
    })),
  ];
}

// Units mostly share a calendar, so that each deadline is worked out once.
function perCalendar<Deadlines>(work: (calendar: Calendar) => Deadlines): (calendar: Calendar) => Deadlines {
  const known = new Map<Calendar, Deadlines>();
  return (calendar) => {
    let deadlines = known.get(calendar);
    if (!deadlines) known.set(calendar, (deadlines = work(calendar)));
    return deadlines;
  };
}

// When a clock is due and when it warns, as the events that start it carry it.
function deadline<Name extends string>(
  name: Name,
  terms: Deadline | undefined,
  start: Instant,
  calendar: Calendar,
) {
  const { dueAt, warnAt } = terms ? schedule(start, [terms], calendar) : { dueAt: null, warnAt: null };
  return {
    [`${name}_due_at`]: dueAt === null ? null : iso(dueAt),
    [`${name}_warn_at`]: warnAt === null ? null : iso(warnAt),
  } as { [Key in `${Name}_due_at` | `${Name}_warn_at`]: string | null };
}

// T11, T11b: the whistle's own resolve clock stops, the call-back is owed.
function resolved(
  whistle: Whistle,
  leadUnitId: string,
  summary: string | null,
  context: Context,
): NewWhistleEvent {
  const directory = directoryOf(context);
  const { policy } = policyFor(whistle.kind, whistle.category, directory);
  const callBack = schedule(context.now, [deadlineOf(policy, 'call_back')!], directory.defaultCalendar);
  return {
    type: 'ticket.resolved',
    data: {
      lead_unit_id: leadUnitId,
      unit_ids: workingUnits(whistle),
      summary,
      clock: outcomeOf(whistle.clocks.resolve),
      call_back_due_at: iso(callBack.dueAt),
      call_back_warn_at: iso(callBack.warnAt),
    },
  };
}

// The clock is judged at the time of submission, however long the judging took (A9).
function accepted(assignment: Assignment): NewWhistleEvent {
  return {
    type: 'assignment.accepted',
    data: {
      ...ofUnit(assignment),
      submitted_at: iso(assignment.submissions.at(-1)!.submittedAt),
      clock: outcomeOf(assignment.clocks.resolve),
    },
  };
}

function cancelled(assignment: Assignment): NewWhistleEvent {
  return { type: 'assignment.cancelled', data: ofUnit(assignment) };
}

function pins({ code }: DeadlinePolicy, policyVersion: number, calendar: { id: string; version: number }) {
  return {
    policy_code: code,
    policy_version: policyVersion,
    calendar_id: calendar.id,
    calendar_version: calendar.version,
  };
}
