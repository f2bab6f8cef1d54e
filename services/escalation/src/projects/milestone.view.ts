import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Instant } from '@muster/clock';
import type { Stored } from '@muster/recording';
import {
  answerableUnit,
  type By,
  type Milestone,
  MILESTONE_STATES,
  milestoneState,
  type MilestoneState,
  processSpeed,
  speedsOf,
} from '../domain/projects/milestone.js';
import { MILESTONE_STEPS, PossibleProcessSteps } from '../domain/projects/possible-process-steps.js';
import { milestonesOf, type ProjectProcess } from '../domain/projects/project-process.js';
import { actions, at, count, maybe, maybeAt, one, text, uuid } from '../reading/described.js';
import { actorOf, seesTexts } from '../reading/visibility.js';
import { LabelledRequest } from './labelled.request.js';

const day = (description: string) => text(description, { format: 'date' });
const maybeDay = (description: string) => text(description, { format: 'date', nullable: true });
const days = (description: string) => ApiProperty({ type: 'integer', nullable: true, description });

class DoneByView {
  @text('何种角色 / role of whoever did it') by_role: string;
  @maybe('其单位 / unit of whoever did it') by_unit_id: string | null;
  @at('时间 / when') at: string;
  @maybe('原因；分析人员不可见 / why; not for analysts') reason: string | null;
}

export class MilestoneMoveView extends DoneByView {
  @day('原计划日期 / planned before') from: string;
  @day('新计划日期 / planned since') to: string;
}

export class MilestoneTakenBackView extends DoneByView {
  @day('误报的达到日期 / the day that was reported by mistake') reached_on: string;
}

/** A milestone with its plan, its first plan, and what came of it (mechanisms 0.23, 1.24). */
export class MilestoneView extends LabelledRequest {
  @maybe('指定的责任单位 / unit that was named for it') unit_id: string | null;
  @text('现由何单位负责 / unit that answers for it now') answerable_unit_id: string;
  @maybe('所属阶段 / phase') phase: string | null;
  @one(MILESTONE_STATES, '状态：计划中、逾期、已达到、已移除 / state') state: MilestoneState;
  @day('计划日期 / planned day') planned_on: string;
  @day('最初计划日期 / day that was planned first') first_planned_on: string;
  @maybeDay('达到日期 / day on which it was reached') reached_on: string | null;
  @maybeAt('逾期何时告知 / when it was told of as late') overdue_since: string | null;
  @days('比计划提前天数，负数为滞后 / days ahead of the plan; negative: late') days_ahead: number | null;
  @days('比最初计划提前天数 / days ahead of the first plan') days_ahead_of_first: number | null;
  @days('距上一个达到的节点天数 / days since the one that was reached before')
  days_since_previous: number | null;
  @maybe('上一个达到的节点 / the one that was reached before') previous: string | null;
  @ApiProperty({ type: [MilestoneMoveView], description: '历次改期 / how often it was planned anew' })
  moves: MilestoneMoveView[];
  @ApiProperty({ type: [MilestoneTakenBackView], description: '误报撤回 / reported by mistake' })
  taken_back: MilestoneTakenBackView[];
  @ApiProperty({ type: DoneByView, nullable: true, description: '移除 / removed' })
  removed: DoneByView | null;
  @actions(MILESTONE_STEPS) actions: string[];
}

/** Planned against actual, over all milestones of a process (项目提速, mechanisms 1.24). */
export class ProcessSpeedView {
  @count('计划中 / planned') planned: number;
  @count('逾期未达到 / late') late: number;
  @count('已达到 / reached') reached: number;
  @ApiProperty({
    type: 'integer',
    description:
      '已达到的比最初计划共提前天数，负数为滞后 / days gained against the first plan, summed over what was reached; negative: lost',
  })
  days_ahead_of_first: number;
  @days('首末两个达到的节点相距天数 / days from the first to the last that was reached')
  days_first_to_last: number | null;
}

class ProcessOfMilestone {
  @uuid('流程编号 / process') id: string;
  @count('流程版本，用于 If-Match / its version, for If-Match') version: number;
  @text('项目 / project') project_id: string;
}

/** A milestone in the register of all projects. */
export class ListedMilestoneView extends MilestoneView {
  @ApiProperty({ type: ProcessOfMilestone, description: '所属流程 / the process that it belongs to' })
  process: ProcessOfMilestone;
}

/** The milestones that a register counts. */
export class MilestoneCountsView {
  @count('计划中 / planned') planned: number;
  @count('逾期未达到 / late') late: number;
  @count('已达到 / reached') reached: number;
  @count('已移除 / removed') removed: number;
  @ApiProperty({
    type: 'integer',
    description: '已达到的比最初计划共提前天数 / days gained against the first plan, of what was reached',
  })
  days_ahead_of_first: number;
}

/** All of a process, in the order of their planned days. */
export function milestoneViews(process: ProjectProcess, who: Identity, now: Instant): MilestoneView[] {
  const speeds = speedsOf(milestonesOf(process));
  const steps = new PossibleProcessSteps(process, actorOf(who));
  const reasons = seesTexts(who);
  const doneBy = ({ by, at, reason }: { by: By; at: Instant; reason: string }) => ({
    ...{ by_role: by.role, by_unit_id: by.unitId, at: iso(at) },
    reason: reasons ? reason : null,
  });
  const view = (milestone: Milestone): MilestoneView => {
    const { code, nameZh, nameEn, unitId, phase, plannedOn, firstPlannedOn, reached, removed } = milestone;
    const speed = speeds.get(code);
    const state = milestoneState(milestone, now);
    return {
      ...{ code, name_zh: nameZh, name_en: nameEn, unit_id: unitId, phase, state },
      answerable_unit_id: answerableUnit(process, milestone),
      ...{ planned_on: plannedOn, first_planned_on: firstPlannedOn, reached_on: reached?.on ?? null },
      overdue_since: state === 'late' && milestone.overdueAt !== null ? iso(milestone.overdueAt) : null,
      days_ahead: speed?.daysAhead ?? null,
      days_ahead_of_first: speed?.daysAheadOfFirst ?? null,
      days_since_previous: speed?.daysSincePrevious ?? null,
      previous: speed?.previous ?? null,
      moves: milestone.moves.map((move) => ({ from: move.from, to: move.to, ...doneBy(move) })),
      taken_back: milestone.takenBack.map((back) => ({ reached_on: back.reachedOn, ...doneBy(back) })),
      removed: removed && doneBy(removed),
      actions: steps.ofMilestone(milestone),
    };
  };
  return milestonesOf(process)
    .map(view)
    .sort((a, b) => (a.planned_on < b.planned_on ? -1 : a.planned_on > b.planned_on ? 1 : 0));
}

export function processSpeedView(process: ProjectProcess, now: Instant): ProcessSpeedView {
  const speed = processSpeed(milestonesOf(process), now);
  return {
    ...{ planned: speed.planned, late: speed.late, reached: speed.reached },
    days_ahead_of_first: speed.daysAheadOfFirst,
    days_first_to_last: speed.daysFirstToLast,
  };
}

/** One of a process as the register shows it. */
export function listedMilestone(
  { state: process, version }: Stored<ProjectProcess>,
  code: string,
  who: Identity,
  now: Instant,
): ListedMilestoneView {
  const found = milestoneViews(process, who, now).find((each) => each.code === code)!;
  return { ...found, process: { id: process.id, version, project_id: process.projectId } };
}

const iso = (instant: number): string => new Date(instant).toISOString();
