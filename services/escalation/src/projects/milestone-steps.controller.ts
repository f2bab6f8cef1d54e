import { Body, Controller, Param } from '@nestjs/common';
import { type Role, UNIT_ROLES } from '@muster/auth';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { documentStep } from './document-step.js';
import {
  milestoneOf,
  MilestoneReasonRequest,
  MilestoneRequest,
  ReachMilestoneRequest,
  ReplanMilestoneRequest,
} from './milestone.requests.js';
import { assertMilestoneUnits } from './plan-references.js';
import { ProcessSteps } from './process-steps.js';
import { exampleMilestone, exampleProcess, exampleProcessPath } from './project-examples.js';
import { CodePipe } from './project-fields.js';
import { ProjectProcessView } from './project-process.view.js';

/** A step with a milestone, answered with the chart. */
const MilestoneStep = documentStep({
  type: ProjectProcessView,
  response: exampleProcess,
  path: { ...exampleProcessPath, milestone: exampleMilestone.code },
  problems: ['process_closed', 'unknown_part'],
});
const PLANNING: readonly [Role, ...Role[]] = ['dispatcher', 'council', ...UNIT_ROLES];

/** The milestones of a project's process: planned, planned anew, reached (mechanisms 0.23, 1.24, ADR-0241). */
@Controller('v1/project-processes/:id/milestones')
export class MilestoneStepsController {
  constructor(private readonly steps: ProcessSteps) {}

  @MilestoneStep('', PLANNING, {
    zh: '设定节点',
    en: 'Add a milestone',
    description: {
      zh: '由派单员、理事会或当前阶段的负责单位设定；首次计划日期从此保留。',
      en: 'By a dispatcher, the council or the unit of the phase in hand. The day that is planned first is kept for good.',
    },
    actions: ['add_milestone'],
    path: exampleProcessPath,
    request: {
      ...{
        code: exampleMilestone.code,
        name_zh: exampleMilestone.name_zh,
        name_en: exampleMilestone.name_en,
      },
      ...{ planned_on: exampleMilestone.planned_on, unit_id: 'terminal', phase: 'construction' },
    },
    problems: ['validation_failed', 'due_has_passed', 'repeated_code', 'milestones_full'],
  })
  add(@Param('id', UuidPipe) id: string, @Body() body: MilestoneRequest, @AsAsked() asked: Asked) {
    const milestone = milestoneOf(body);
    return this.steps.give(id, { type: 'add_milestone', milestone }, asked, (directory) =>
      assertMilestoneUnits([milestone], directory, () => '/unit_id'),
    );
  }

  @MilestoneStep(':milestone/replan', PLANNING, {
    zh: '节点改期',
    en: 'Plan a milestone anew',
    description: {
      zh: '每次改期连同原因留痕，最初计划日期不变；逾期从新的日期重新起算。',
      en: 'Every move is kept with its reason, and so is the first day; it can be late again for the new one.',
    },
    actions: ['replan_milestone'],
    request: { planned_on: '2027-04-20', reason: '台风停工十日' },
    problems: ['due_has_passed', 'milestone_reached', 'same_day'],
  })
  replan(
    @Param('id', UuidPipe) id: string,
    @Param('milestone', CodePipe) code: string,
    @Body() { planned_on: plannedOn, reason }: ReplanMilestoneRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'replan_milestone', code, plannedOn, reason }, asked);
  }

  @MilestoneStep(':milestone/reach', PLANNING, {
    zh: '登记节点达到',
    en: 'Report a milestone as reached',
    description: {
      zh: '责任单位亦可登记；日期不得晚于今天、早于流程建立之日。',
      en: 'By the unit that answers for it as well. Not in the future, and not before the process was opened.',
    },
    actions: ['reach_milestone'],
    request: { reached_on: '2027-03-28' },
    problems: ['already_done', 'not_reachable_on'],
  })
  reach(
    @Param('id', UuidPipe) id: string,
    @Param('milestone', CodePipe) code: string,
    @Body() { reached_on }: ReachMilestoneRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'reach_milestone', code, reachedOn: reached_on ?? null }, asked);
  }

  @MilestoneStep(':milestone/take-back', PLANNING, {
    zh: '撤回误报的达到',
    en: 'Take back a milestone that was reported as reached by mistake',
    actions: ['take_back_milestone'],
    request: { reason: '误报，设备尚未带负荷试车' },
    problems: ['milestone_not_reached'],
  })
  takeBack(
    @Param('id', UuidPipe) id: string,
    @Param('milestone', CodePipe) code: string,
    @Body() { reason }: MilestoneReasonRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'take_back_milestone', code, reason }, asked);
  }

  @MilestoneStep(':milestone/remove', PLANNING, {
    zh: '移除节点',
    en: 'Remove a milestone from the plan',
    description: {
      zh: '已达到的不可移除；移除的连同原因仍可查看，其代码不再使用。',
      en: 'Not one that has been reached. It stays to be read with the reason, and its code is not used again.',
    },
    actions: ['remove_milestone'],
    request: { reason: '一期方案取消该设备' },
    problems: ['milestone_reached'],
  })
  remove(
    @Param('id', UuidPipe) id: string,
    @Param('milestone', CodePipe) code: string,
    @Body() { reason }: MilestoneReasonRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'remove_milestone', code, reason }, asked);
  }
}
