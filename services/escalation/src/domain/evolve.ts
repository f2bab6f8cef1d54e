import type { Instant } from '@muster/clock';
import { startedClock } from './clocks.js';
import type { AssignmentState, ClockName } from './vocabulary.js';
import type { Assignment, Clock, Pins, Whistle } from './whistle.js';
import type { WhistleEvent, WhistleEventData, WhistleEventType } from './whistle-event.js';

type Apply<Type extends WhistleEventType> = (
  whistle: Whistle,
  data: WhistleEventData[Type],
  event: WhistleEvent<Type>,
) => Whistle;

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
  }),
  'assignment.offered': (whistle, data, { at }) => ({
    ...whistle,
    assignments: [
      ...whistle.assignments,
      {
        ...blankAssignment(whistle, data, at),
        offerNo: data.offer_no,
        clocks: {
          sign: startedClock(instant(data.sign_due_at)),
          contact: startedClock(instant(data.contact_due_at)),
          resolve: startedClock(instant(data.resolve_due_at)),
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
        clocks: { sign: null, contact: null, resolve: startedClock(instant(data.resolve_due_at)) },
      },
    ],
  }),
  'ticket.resolved': (whistle, { summary }, { at }) => ({
    ...whistle,
    state: 'resolved',
    summary,
    resolvedAt: at,
  }),
  'callback.recorded': (whistle, data, { at, round }) => ({
    ...whistle,
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
  'ticket.reopened': (whistle, { level }, { round }) => ({
    ...whistle,
    state: 'in_progress',
    round,
    level,
    summary: null,
    resolvedAt: null,
  }),
  'clock.breached': (whistle, { assignment_id, clock }, { at }) =>
    assignment_id === null
      ? whistle
      : withAssignment(whistle, assignment_id, (assignment) => ({
          ...assignment,
          version: assignment.version + 1,
          clocks: withClock(assignment, clock, { breachedAt: at }),
        })),
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
    place: data.place ?? null, // logs from before places were asked for have none
    projectId: data.project_id ?? null,
    title: data.title,
    description: data.description,
    dispatch: null,
    assignments: [],
    callBacks: [],
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

function withAssignment(
  whistle: Whistle,
  id: string,
  change: (assignment: Assignment) => Assignment,
): Whistle {
  const assignments = whistle.assignments.map((assignment) =>
    assignment.id === id ? change(assignment) : assignment,
  );
  return { ...whistle, assignments };
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

function pins(data: {
  policy_code: string;
  policy_version: number;
  calendar_id: string;
  calendar_version: number;
}): Pins {
  return {
    policyCode: data.policy_code,
    policyVersion: data.policy_version,
    calendarId: data.calendar_id,
    calendarVersion: data.calendar_version,
  };
}

function instant(text: string | null): Instant | null {
  return text === null ? null : Date.parse(text);
}
