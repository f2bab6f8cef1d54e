import type { EventDataByName } from '@muster/contracts';
import type { MilestoneKey } from '../domain/projects/milestone-event.js';
import type { ProcessEvent } from '../domain/projects/process-event.js';
import type { TemplatePublished } from '../domain/projects/process-template.js';
import type { ProjectProcess } from '../domain/projects/project-process.js';

interface Common {
  readonly version: number;
  readonly occurred_at: string;
}

type Body<Event extends ProcessEvent> = Omit<
  EventDataByName[Event['type']],
  keyof Common | 'process_id' | 'project_id'
>;

const iso = (instant: number): string => new Date(instant).toISOString();

// Field by field: notes, findings and reasons are free text and stay in the service.
const bodies: {
  [Type in ProcessEvent['type']]: (
    event: Extract<ProcessEvent, { type: Type }>,
  ) => Body<Extract<ProcessEvent, { type: Type }>>;
} = {
  'project_process.opened': ({ enterpriseId, templateCode, plan }) => ({
    enterprise_id: enterpriseId,
    template_code: templateCode,
    template_version: plan.no,
  }),
  'project_process.phase_entered': ({ phase, unitId, notices }) => ({
    phase,
    unit_id: unitId,
    notice_codes: [...notices],
  }),
  'project_process.notice_acknowledged': ({ phase }) => ({ phase }),
  'project_process.task_completed': ({ phase, task, unitId }) => ({ phase, task, unit_id: unitId }),
  'project_process.segment_submitted': (event) => ({
    ...ofSegment(event),
    template_version: event.templateVersion,
    limit_working_days: event.limitWorkingDays,
    due_at: iso(event.dueAt),
    calendar_id: event.calendarId,
    calendar_version: event.calendarVersion,
  }),
  'project_process.segment_breached': (event) => ({
    ...ofSegment(event),
    due_at: iso(event.dueAt),
    detected_at: iso(event.at),
  }),
  'project_process.segment_decided': (event) => ({
    ...ofSegment(event),
    accepted: event.accepted,
    clock: event.inTime ? 'satisfied' : 'breached',
    limit_working_days: event.limitWorkingDays,
    working_days: event.workingDays,
  }),
  'project_process.wages_checked': ({ month, ticks }) => ({
    month,
    account_opened: ticks.accountOpened,
    paid_in_full_on_time: ticks.paidInFullOnTime,
    wages_before_progress_payment: ticks.wagesBeforeProgressPayment,
  }),
  'project_process.wage_check_missed': ({ month, dueAt }) => ({ month, due_at: iso(dueAt) }),
  'project_process.elements_assessed': ({ phase, elements }) => ({ phase, elements: [...elements] }),
  'project_process.whistle_raised': ({ cause, reference, ticketId }) => ({
    cause,
    reference,
    ticket_id: ticketId,
  }),
  'project_process.team_attached': ({ teamId, officerIds, until }) => ({
    team_id: teamId,
    officer_ids: [...officerIds],
    until: until === null ? null : iso(until),
  }),
  'project_process.team_detached': ({ teamId }) => ({ team_id: teamId }),
  'project_process.milestone_added': ofMilestone,
  'project_process.milestone_replanned': (event) => ({
    ...ofMilestone(event),
    planned_before: event.from,
    move_no: event.move,
  }),
  'project_process.milestone_reached': (event) => ({
    ...ofMilestone(event),
    reached_on: event.reachedOn,
    days_ahead: event.daysAhead,
    days_ahead_of_first: event.daysAheadOfFirst,
  }),
  'project_process.milestone_taken_back': (event) => ({ ...ofMilestone(event), reached_on: event.reachedOn }),
  'project_process.milestone_removed': ofMilestone,
  'project_process.milestone_overdue': (event) => ({ ...ofMilestone(event), due_at: iso(event.dueAt) }),
  'project_process.closed': () => ({}),
};

/** The public data of a process's event. A test holds every one against the contract. */
export function publishedProcessEvent(
  event: ProcessEvent,
  { id, projectId }: Pick<ProjectProcess, 'id' | 'projectId'>,
  common: Common,
): object {
  const body = bodies[event.type] as (event: ProcessEvent) => object;
  return { ...common, process_id: id, project_id: projectId, ...body(event) };
}

/** The public data of a template's version: codes and limits, no wording. */
export function publishedTemplate(
  { code, version }: TemplatePublished,
  templateId: string,
  common: Common,
): EventDataByName['process_template.published'] {
  return {
    ...common,
    template_id: templateId,
    template_code: code,
    template_version: version.no,
    effective_on: version.effectiveOn,
    phase_codes: version.phases.map((phase) => phase.code),
    segments: version.segments.map((segment) => ({
      code: segment.code,
      unit_id: segment.unitId,
      limit_working_days: segment.limitWorkingDays,
    })),
  };
}

function ofMilestone({ milestone, unitId, phase, plannedOn, firstPlannedOn }: MilestoneKey) {
  return {
    ...{ milestone, unit_id: unitId, phase },
    ...{ planned_on: plannedOn, first_planned_on: firstPlannedOn },
  };
}

function ofSegment({ segment, unitId, no }: { segment: string; unitId: string; no: number }) {
  return { segment, unit_id: unitId, submission_no: no };
}
