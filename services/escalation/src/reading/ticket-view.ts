import type { Identity } from '@muster/auth';
import { type Instant, isoInstant } from '@muster/clock';
import { nextDueAt } from '../domain/next-due-at.js';
import { possibleActions } from '../domain/possible-actions.js';
import { openWait } from '../domain/clocks.js';
import { taskForceOf } from '../domain/steps/forming-task-force.js';
import { CLOCKS, TICKET_CLOCKS } from '../domain/vocabulary.js';
import type { Assignment, CallBack, Clock, Dispatch, Submission, Wait, Whistle } from '../domain/whistle.js';
import { disputeView, particularsView } from './particulars-view.js';
import { flatText } from '../flat-text.js';
import { actorOf, seesTexts } from './visibility.js';
import { workView } from './work-view.js';

/** A ticket as the API shows it to this caller: with its assignments, call-backs, what may be done now, and links. */
export function ticketView(whistle: Whistle, who: Identity) {
  const texts = seesTexts(who);
  const self = flatText('/v1/tickets/', whistle.id);
  return {
    id: whistle.id,
    number: whistle.number,
    version: whistle.version,
    state: whistle.state,
    kind: whistle.kind,
    level: whistle.level,
    mode: taskForceOf(whistle) ? 'task_force' : (whistle.dispatch?.mode ?? null),
    round: whistle.round,
    priority: whistle.priority,
    source: whistle.source,
    enterprise_id: whistle.enterpriseId,
    category: whistle.category,
    process_stage: whistle.processStage,
    place: placePart(whistle, texts),
    project_id: whistle.projectId,
    title: texts ? whistle.title : null,
    description: texts ? whistle.description : null,
    summary: texts ? whistle.summary : null,
    lead_unit_id: whistle.dispatch?.leadUnitId ?? null,
    outcome: whistle.outcome,
    raised_at: time(whistle.raisedAt),
    dispatched_at: time(whistle.dispatch?.at),
    started_at: time(whistle.startedAt),
    resolved_at: time(whistle.resolvedAt),
    closed_at: time(whistle.closedAt),
    next_due_at: time(nextDueAt(whistle)),
    dispatch: whistle.dispatch && {
      rule_id: whistle.dispatch.ruleId,
      catch_all: whistle.dispatch.catchAll,
      catch_all_because: whistle.dispatch.catchAllBecause ?? null,
      plan: planPart(whistle.dispatch.plan),
      directory_version: whistle.dispatch.directoryVersion,
      policy: { code: whistle.dispatch.policyCode, version: whistle.dispatch.policyVersion },
      calendar: { id: whistle.dispatch.calendarId, version: whistle.dispatch.calendarVersion },
    },
    assignments: whistle.assignments.map((assignment) => assignmentPart(whistle, assignment, who)),
    clocks: ticketClocks(whistle),
    extension: extensionPart(whistle, texts),
    work: workView(whistle, texts),
    call_backs: whistle.callBacks.map((callBack) => callBackPart(callBack, texts)),
    particulars: particularsView(whistle, who),
    actions: possibleActions(whistle, actorOf(who)),
    links: {
      self,
      timeline: flatText(self, '/timeline'),
      resolve: flatText(self, '/resolve'),
      call_backs: flatText(self, '/call-backs'),
    },
  };
}

/** A plan as it applied; null without one. Who heads the task force stands with the task force. */
export function planPart(plan: Dispatch['plan']) {
  return plan
    ? {
        code: plan.code,
        version: plan.version,
        name_zh: plan.name_zh,
        name_en: plan.name_en,
        steps: plan.steps,
        stand_down_when: plan.stand_down_when ?? null,
      }
    : null;
}

/** An assignment on its own: with the ticket that it belongs to. */
export function assignmentView(whistle: Whistle, assignment: Assignment, who: Identity) {
  return {
    ...assignmentPart(whistle, assignment, who),
    ticket: {
      id: whistle.id,
      number: whistle.number,
      version: whistle.version,
      state: whistle.state,
      kind: whistle.kind,
      level: whistle.level,
      category: whistle.category,
      process_stage: whistle.processStage,
      enterprise_id: whistle.enterpriseId,
      lead_unit_id: whistle.dispatch?.leadUnitId ?? null,
      title: seesTexts(who) ? whistle.title : null,
      raised_at: time(whistle.raisedAt),
    },
  };
}

export type TicketView = ReturnType<typeof ticketView>;
export type AssignmentView = ReturnType<typeof assignmentView>;

function assignmentPart(whistle: Whistle, assignment: Assignment, who: Identity) {
  const { sign, contact, resolve } = assignment.clocks;
  const texts = seesTexts(who);
  const self = flatText('/v1/assignments/', assignment.id);
  return {
    id: assignment.id,
    unit_id: assignment.unitId,
    role: assignment.role,
    round: assignment.round,
    state: assignment.state,
    version: assignment.version,
    sign_due_at: time(sign?.dueAt),
    contact_due_at: time(contact?.dueAt),
    resolve_due_at: time(resolve?.dueAt),
    original_resolve_due_at: time(resolve?.extension?.originalDueAt),
    clocks: Object.fromEntries(
      CLOCKS.map((name) => [
        name,
        clockState(assignment.clocks[name], name === 'resolve' && openWait(assignment.waits) !== undefined),
      ]),
    ),
    waits: assignment.waits.map(waitPart),
    waived: assignment.particulars.waived !== undefined,
    ladder_step: assignment.particulars.ladder?.step ?? null,
    pause_requested_at: time(assignment.particulars.pauseRequest?.at),
    offered_at: time(assignment.offeredAt),
    signed_at: time(assignment.signedAt),
    reported_in_at: time(assignment.reportedInAt),
    submitted_at: time(assignment.submissions.at(-1)?.submittedAt),
    accepted_at: time(assignment.acceptedAt),
    previous_assignment_id: assignment.previousId,
    contact: assignment.contact && {
      channel: assignment.contact.channel,
      who: texts ? assignment.contact.who : null,
      agreed: texts ? assignment.contact.agreed : null,
    },
    dispute: disputeView(assignment, texts),
    submissions: assignment.submissions.map((submission) => submissionPart(submission, texts)),
    policy: { code: assignment.pins.policyCode, version: assignment.pins.policyVersion },
    calendar: { id: assignment.pins.calendarId, version: assignment.pins.calendarVersion },
    actions: possibleActions(whistle, actorOf(who), assignment),
    links: { self, ticket: flatText('/v1/tickets/', whistle.id) },
  };
}

/** `none` · `running` · `paused` · `satisfied` · `breached` (late, or passed and still owed). */
function clockState(clock: Clock | null | undefined, stands: boolean): string {
  if (clock == null) return 'none';
  if (clock.breachedAt !== null) return 'breached';
  if (clock.stoppedAt !== null) return 'satisfied';
  return stands ? 'paused' : 'running';
}

function ticketClocks(whistle: Whistle) {
  return TICKET_CLOCKS.flatMap((name) => {
    const clock = whistle.clocks[name];
    if (!clock) return [];
    return [
      {
        clock: name,
        state: clockState(clock, name === 'resolve' && openWait(whistle.waits) !== undefined),
        due_at: time(clock.dueAt),
        original_due_at: time(clock.extension?.originalDueAt),
        warned_at: time(clock.warnedAt),
        breached_at: time(clock.breachedAt),
      },
    ];
  });
}

function extensionPart({ particulars: { extension } }: Whistle, texts: boolean) {
  if (!extension) return null;
  const { round, workingDays, reason, decision } = extension;
  return { round, working_days: workingDays, reason: texts ? reason : null, decision };
}

function waitPart({ class: kind, from, to, until }: Wait) {
  return { class: kind, from: time(from), to: time(to), until: time(until) };
}

function submissionPart({ no, result, evidence, submittedAt, returned }: Submission, texts: boolean) {
  return {
    no,
    result: texts ? result : null,
    evidence: texts ? evidence : [],
    submitted_at: time(submittedAt),
    returned_at: time(returned?.at),
    return_reason: texts ? (returned?.reason ?? null) : null,
  };
}

// An analyst learns the code; where exactly and what people call it is free text.
function placePart({ place }: Whistle, texts: boolean) {
  if (!place || (!texts && place.code === null)) return null;
  const { code, label, point } = place;
  return {
    code,
    label: texts ? label : null,
    lat: texts ? (point?.lat ?? null) : null,
    lon: texts ? (point?.lon ?? null) : null,
  };
}

function callBackPart(
  { id, round, solved, satisfaction, comment, onBehalf, recordedAt }: CallBack,
  texts: boolean,
) {
  return {
    id,
    round,
    solved,
    satisfaction,
    comment: texts ? comment : null,
    on_behalf: onBehalf,
    recorded_at: time(recordedAt),
  };
}

function time(instant: Instant | null | undefined): string | null {
  return instant == null ? null : isoInstant(instant);
}
