import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Instant } from '@muster/clock';
import type { Stored } from '@muster/recording';
import { outstandingParts } from '../domain/projects/decide-process.js';
import {
  PHASE_STEPS,
  PossibleProcessSteps,
  PROCESS_STEPS,
  SEGMENT_STEPS,
  TASK_STEPS,
  TEAM_STEPS,
} from '../domain/projects/possible-process-steps.js';
import type { Labelled } from '../domain/projects/process-template.js';
import type { ProjectProcess, Submission } from '../domain/projects/project-process.js';
import { actions } from '../reading/described.js';
import { actorOf, seesTexts } from '../reading/visibility.js';
import { TeamResource } from '../reading/work.resource.js';
import { teamView } from '../reading/work-view.js';
import { LabelledRequest } from './labelled.request.js';
import { MilestoneView, milestoneViews, ProcessSpeedView, processSpeedView } from './milestone.view.js';
import { PlannedTaskRequest } from './process-template.request.js';

const instant = (zh: string, en: string) =>
  ApiProperty({ type: String, format: 'date-time', nullable: true, description: `${zh} / ${en}` });

export class ElementView extends LabelledRequest {
  @ApiProperty({ type: Boolean, nullable: true, description: '已具备；未研判为空 / null: not assessed' })
  ready: boolean | null;
  @instant('研判时间', 'when it was assessed') assessed_at: string | null;
}

export class TaskView extends PlannedTaskRequest {
  @instant('完成时间', 'when it was done') done_at: string | null;
  @actions(TASK_STEPS) actions: string[];
}

export class PhaseView extends PlannedTaskRequest {
  @instant('进入时间，同时早告知', 'when it was entered and the enterprise told') entered_at: string | null;
  @instant('企业确认时间', 'when the enterprise acknowledged') acknowledged_at: string | null;
  @ApiProperty({ type: [LabelledRequest], description: '早告知清单 / early notices' })
  notices: LabelledRequest[];
  @ApiProperty({ type: [TaskView] }) tasks: TaskView[];
  @ApiProperty({ type: [ElementView] }) elements: ElementView[];
  @actions(PHASE_STEPS) actions: string[];
}

export class SegmentSubmissionView {
  @ApiProperty({ example: 1 }) no: number;
  @ApiProperty({ format: 'date-time' }) submitted_at: string;
  @ApiProperty({ description: '提交时有效的时限 / limit in force when it was submitted', example: 10 })
  limit_working_days: number;
  @ApiProperty({ format: 'date-time' }) due_at: string;
  @instant('超时时间', 'when the deadline passed') breached_at: string | null;
  @instant('结论时间', 'when it was decided') decided_at: string | null;
  @ApiProperty({ type: Boolean, nullable: true }) accepted: boolean | null;
  @ApiProperty({ type: String, nullable: true, description: '验收意见 / findings' }) findings: string | null;
}

export class SegmentView extends PlannedTaskRequest {
  @ApiProperty({ type: [SegmentSubmissionView] }) submissions: SegmentSubmissionView[];
  @actions(SEGMENT_STEPS) actions: string[];
}

export class WageCheckView {
  @ApiProperty({ example: '2026-12' }) month: string;
  @ApiProperty({ type: Boolean, nullable: true }) account_opened: boolean | null;
  @ApiProperty({ type: Boolean, nullable: true }) paid_in_full_on_time: boolean | null;
  @ApiProperty({ type: Boolean, nullable: true }) wages_before_progress_payment: boolean | null;
  @instant('逾期未检查', 'recorded as missed') missed_at: string | null;
}

export class NextWageCheckView {
  @ApiProperty({ example: '2026-12' }) month: string;
  @ApiProperty({ format: 'date-time' }) due_at: string;
}

export class ProcessWhistleView {
  @ApiProperty({ enum: ['wages_missing', 'wage_check_missed', 'element_missing'] }) cause: string;
  @ApiProperty({ description: '月份或阶段 / month or phase' }) reference: string;
  @ApiProperty({ format: 'uuid' }) ticket_id: string;
}

export class ProcessTeamView extends TeamResource {
  @actions(TEAM_STEPS) actions: string[];
}

/** A project's process: 一图管全程 (mechanisms 1.19). */
export class ProjectProcessView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 4 }) version: number;
  @ApiProperty({ example: 'project-01' }) project_id: string;
  @ApiProperty({ type: String, nullable: true }) enterprise_id: string | null;
  @ApiProperty({ example: 'industrial' }) template_code: string;
  @ApiProperty({ example: 1 }) template_version: number;
  @ApiProperty() is_open: boolean;
  @ApiProperty({ format: 'date-time' }) opened_at: string;
  @instant('办结时间', 'when it was closed') closed_at: string | null;
  @ApiProperty({
    type: [String],
    description:
      '尚未完成的阶段、任务、分段、节点（milestone:代码） / phases, tasks, segments, and milestones as milestone:code',
  })
  outstanding: string[];
  @ApiProperty({ type: [PhaseView] }) phases: PhaseView[];
  @ApiProperty({ type: [SegmentView] }) segments: SegmentView[];
  @ApiProperty({ type: [WageCheckView] }) wages: WageCheckView[];
  @ApiProperty({ type: NextWageCheckView, nullable: true }) next_wage_check: NextWageCheckView | null;
  @ApiProperty({ type: [ProcessWhistleView] }) whistles: ProcessWhistleView[];
  @ApiProperty({ type: [ProcessTeamView], description: '突击队 / commando teams' }) teams: ProcessTeamView[];
  @ApiProperty({
    type: [MilestoneView],
    description: '节点，计划日期早的在前 / milestones, the earliest planned first',
  })
  milestones: MilestoneView[];
  @ApiProperty({ type: ProcessSpeedView, description: '项目提速 / planned against actual' })
  speed: ProcessSpeedView;
  @actions(PROCESS_STEPS) actions: string[];
}

/** A process as somebody may read it, with what they may do now. */
export function processView(
  { state: process, version }: Stored<ProjectProcess>,
  who: Identity,
  now: Instant,
): ProjectProcessView {
  const { plan } = process;
  const texts = seesTexts(who);
  const steps = new PossibleProcessSteps(process, actorOf(who));
  return {
    id: process.id,
    version,
    project_id: process.projectId,
    enterprise_id: process.enterpriseId,
    template_code: process.templateCode,
    template_version: plan.no,
    is_open: process.closedAt === null,
    opened_at: iso(process.openedAt),
    closed_at: isoOrNull(process.closedAt),
    outstanding: outstandingParts(process),
    phases: plan.phases.map((phase) => {
      const entered = process.phases.find(({ code }) => code === phase.code);
      return {
        ...named(phase),
        entered_at: isoOrNull(entered?.enteredAt),
        acknowledged_at: isoOrNull(entered?.acknowledgedAt),
        notices: phase.notices.map(labels),
        tasks: phase.tasks.map((task) => {
          const done = process.tasks.find((each) => each.phase === phase.code && each.task === task.code);
          return {
            ...named(task),
            done_at: isoOrNull(done?.doneAt),
            actions: steps.ofTask(phase.code, task),
          };
        }),
        elements: phase.elements.map((element) => {
          const state = process.elements.find(
            (each) => each.phase === phase.code && each.code === element.code,
          );
          return {
            ...labels(element),
            ready: state?.ready ?? null,
            assessed_at: isoOrNull(state?.assessedAt),
          };
        }),
        actions: steps.ofPhase(phase),
      };
    }),
    segments: plan.segments.map((segment) => ({
      ...named(segment),
      submissions: (process.segments[segment.code] ?? []).map((submission) =>
        submissionView(submission, texts),
      ),
      actions: steps.ofSegment(segment),
    })),
    wages: process.wages
      .toSorted((a, b) => (a.month < b.month ? -1 : 1))
      .map(({ month, ticks, missedAt }) => ({
        month,
        account_opened: ticks?.accountOpened ?? null,
        paid_in_full_on_time: ticks?.paidInFullOnTime ?? null,
        wages_before_progress_payment: ticks?.wagesBeforeProgressPayment ?? null,
        missed_at: isoOrNull(missedAt),
      })),
    next_wage_check: process.nextWageCheck && {
      month: process.nextWageCheck.month,
      due_at: iso(process.nextWageCheck.dueAt),
    },
    whistles: process.whistles.map(({ cause, reference, ticketId }) => ({
      cause,
      reference,
      ticket_id: ticketId,
    })),
    teams: (process.teams ?? []).map((team) => ({ ...teamView(team, texts), actions: steps.ofTeam(team) })),
    milestones: milestoneViews(process, who, now),
    speed: processSpeedView(process, now),
    actions: steps.ofProcess(),
  };
}

function submissionView(submission: Submission, texts: boolean): SegmentSubmissionView {
  return {
    no: submission.no,
    submitted_at: iso(submission.submittedAt),
    limit_working_days: submission.limitWorkingDays,
    due_at: iso(submission.dueAt),
    breached_at: isoOrNull(submission.breachedAt),
    decided_at: isoOrNull(submission.decidedAt),
    accepted: submission.accepted,
    findings: texts ? submission.findings : null,
  };
}

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null | undefined): string | null => (at == null ? null : iso(at));
const labels = ({ code, nameZh, nameEn }: Labelled) => ({ code, name_zh: nameZh, name_en: nameEn });
const named = (part: Labelled & { unitId: string }) => ({ ...labels(part), unit_id: part.unitId });
