import type { Instant } from '@muster/clock';
import { CLOCK_APPLIERS, ended } from './evolve-clocks.js';
import { startedClock } from './clocks.js';
import { WAIT_APPLIERS } from './evolve-waits.js';
import {
  type Apply,
  instant,
  pins,
  startedTicketClock,
  stoppedTicketClock,
  withAssignment,
} from './evolving.js';
import type { AssignmentState, ClockName } from './vocabulary.js';
import type { Assignment, Clock, Whistle } from './whistle.js';
import type { PinsData, WhistleEvent, WhistleEventData, WhistleEventType } from './whistle-event.js';

/** What each event changes. Ticket events touch the ticket, assignment events one assignment. */
const appliers: { [Type in WhistleEventType]: Apply<Type> } = {
  'ticket.raised': (whistle) => whistle,
  'ticket.dispatched': (whistle, data, { at }) => ({
    ...whistle,
    state: 'dispatched',
    dispatch: {
      ...pins(data),
      mode: data.mode,
      leadUnitId: data.lead_unit_id,
      ruleId: data.rule_id,
      catchAll: data.catch_all,
      directoryVersion: data.directory_version,
      at,
    },
    pins: null,
    clocks: startedTicketClock(whistle.clocks, 'resolve', at, data.resolve_due_at, data.resolve_warn_at),
  }),
  'assignment.offered': (whistle, data, { at }) => ({
    ...whistle,
    assignments: [
      ...whistle.assignments,
      {
        ...blankAssignment(whistle, data, at),
        offerNo: data.offer_no,
        clocks: {
          sign: startedClock(at, instant(data.sign_due_at), instant(data.sign_warn_at)),
          contact: startedClock(at, instant(data.contact_due_at), instant(data.contact_warn_at)),
          resolve: startedClock(at, instant(data.resolve_due_at), instant(data.resolve_warn_at)),
        },
      },
    ],
  }),
  'assignment.signed': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'signed'),
      signedAt: at,
      clocks: stopped(assignment, 'sign', at),
    })),
  'ticket.started': (whistle, _, { at }) => ({ ...whistle, state: 'in_progress', startedAt: at }),
  'assignment.reported_in': (whistle, { assignment_id, who, channel, agreed }, { at }) =>
    withAssignment(whistle, assignment_id, (assignment) => ({
      ...moved(assignment, 'working'),
      contact: { who, channel, agreed },
      reportedInAt: at,
      clocks: stopped(assignment, 'contact', at),
    })),
  'assignment.submitted': (whistle, { assignment_id, submission_no, result, evidence }, { at }) =>
    withAssignment(whistle, assignment_id, (assignment) => ({
      ...moved(assignment, 'submitted'),
      submissions: [
        ...assignment.submissions,
        { no: submission_no, result, evidence, submittedAt: at, returned: null },
      ],
      clocks: stopped(assignment, 'resolve', at),
    })),
  'assignment.accepted': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'accepted'),
      acceptedAt: at,
    })),
  'assignment.returned': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'working'),
      submissions: assignment.submissions.map((submission) =>
        submission.no === data.submission_no
          ? { ...submission, returned: { reason: data.reason, at } }
          : submission,
      ),
      clocks: withClock(assignment, 'resolve', { stoppedAt: null }), // A10: runs on as if never stopped
    })),
  'assignment.cancelled': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'cancelled'),
      clocks: {
        sign: halted(assignment.clocks.sign, at),
        contact: halted(assignment.clocks.contact, at),
        resolve: halted(assignment.clocks.resolve, at),
      },
    })),
  'assignment.reopened': (whistle, data, { at }) => ({
    ...whistle,
    assignments: [
      ...whistle.assignments,
      {
        ...blankAssignment(whistle, data, at),
        ...carriedOver(whistle, data.previous_assignment_id),
        state: 'working',
        clocks: {
          sign: null,
          contact: null,
          resolve: startedClock(at, instant(data.resolve_due_at), instant(data.resolve_warn_at)),
        },
      },
    ],
  }),
  'ticket.resolved': (whistle, { summary, call_back_due_at, call_back_warn_at }, { at }) => ({
    ...whistle,
    clocks: startedTicketClock(
      stoppedTicketClock(whistle, 'resolve', at),
      'call_back',
      at,
      call_back_due_at,
      call_back_warn_at,
    ),
    state: 'resolved',
    summary,
    resolvedAt: at,
  }),
  'callback.recorded': (whistle, data, { at, round }) => ({
    ...whistle,
    clocks: stoppedTicketClock(whistle, 'call_back', at),
    callBacks: [
      ...whistle.callBacks,
      {
        id: data.callback_id,
        round,
        solved: data.solved,
        satisfaction: data.satisfaction,
        comment: data.comment,
        onBehalf: data.on_behalf,
        recordedAt: at,
      },
    ],
  }),
  'ticket.closed': (whistle, { outcome }, { at }) => ({ ...whistle, state: 'closed', outcome, closedAt: at }),
  'ticket.reopened': (whistle, { level, ...data }, { round, at }) => ({
    ...whistle,
    pins: data.policy_code === undefined ? whistle.pins : pins(data as PinsData),
    clocks: startedTicketClock(whistle.clocks, 'resolve', at, data.resolve_due_at, data.resolve_warn_at),
    waits: ended(whistle.waits, at),
    state: 'in_progress',
    round,
    level,
    summary: null,
    resolvedAt: null,
  }),
  ...CLOCK_APPLIERS,
  ...WAIT_APPLIERS,
};

/**
 * The whistle after an event. Pure and total over its own stream: folding a stream from `undefined` always gives the same whistle.
 *
 * @throws Error when the event does not follow the whistle's version; only a damaged store can cause that.
 */
export function evolve(whistle: Whistle | undefined, event: WhistleEvent): Whistle {
  if (event.version !== (whistle?.version ?? 0) + 1) {
    throw new Error(`event ${event.version} cannot follow version ${whistle?.version ?? 0}`);
  }
  if (event.type === 'ticket.raised') return raised(event);
  const apply = appliers[event.type] as Apply<WhistleEventType>;
  const next = apply(whistle!, event.data, event) as { -readonly [Key in keyof Whistle]: Whistle[Key] };
  return { ...next, version: event.version };
}

function raised({ data, at, version }: WhistleEvent<'ticket.raised'>): Whistle {
  return {
    id: data.ticket_id,
    number: data.ticket_no,
    version,
    state: 'raised',
    kind: data.kind,
    level: data.level,
    round: 1,
    priority: data.priority,
    source: data.source,
    enterpriseId: data.enterprise_id,
    category: data.category_code,
    processStage: data.process_stage,
    title: data.title,
    description: data.description,
    dispatch: null,
    assignments: [],
    callBacks: [],
    pins: null,
    clocks: {},
    windows: {},
    waits: [],
    summary: null,
    outcome: null,
    raisedAt: at,
    startedAt: null,
    resolvedAt: null,
    closedAt: null,
  };
}

function blankAssignment(
  whistle: Whistle,
  data: WhistleEventData['assignment.offered'] | WhistleEventData['assignment.reopened'],
  at: Instant,
): Omit<Assignment, 'clocks'> {
  return {
    id: data.assignment_id,
    unitId: data.unit_id,
    role: data.role,
    round: whistle.round,
    state: 'offered',
    version: 1,
    offerNo: 1,
    previousId: null,
    pins: pins(data),
    offeredAt: at,
    signedAt: null,
    contact: null,
    reportedInAt: null,
    submissions: [],
    waits: [],
    pauseRequest: null,
    acceptedAt: null,
  };
}

// A redo goes to units that have signed and reported in already (T18).
function carriedOver(
  whistle: Whistle,
  previousId: string,
): Pick<Assignment, 'previousId' | 'signedAt' | 'contact' | 'reportedInAt'> {
  const previous = whistle.assignments.find(({ id }) => id === previousId)!;
  return {
    previousId,
    signedAt: previous.signedAt,
    contact: previous.contact,
    reportedInAt: previous.reportedInAt,
  };
}

function moved(assignment: Assignment, state: AssignmentState): Assignment {
  return { ...assignment, state, version: assignment.version + 1 };
}

function stopped(assignment: Assignment, name: ClockName, at: Instant): Assignment['clocks'] {
  return withClock(assignment, name, { stoppedAt: at });
}

function withClock({ clocks }: Assignment, name: ClockName, change: Partial<Clock>): Assignment['clocks'] {
  const clock = clocks[name];
  return clock ? { ...clocks, [name]: { ...clock, ...change } } : clocks;
}

function halted(clock: Clock | null, at: Instant): Clock | null {
  return clock && { ...clock, stoppedAt: clock.stoppedAt ?? at };
}
