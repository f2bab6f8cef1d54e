import { Body, Controller, Param, Put } from '@nestjs/common';
import { type Role, UNIT_ROLES } from '@muster/auth';
import { SlugPipe, UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { ResultRequest, TeamRequest } from '../task-forces/task-force.requests.js';
import { documentStep } from './document-step.js';
import { assertTeam } from './plan-references.js';
import { ProcessSteps } from './process-steps.js';
import { exampleProcess, exampleProcessPath } from './project-examples.js';
import { CodePipe, MonthPipe } from './project-fields.js';
import {
  AssessElementsRequest,
  CheckWagesRequest,
  CompleteTaskRequest,
  DecideSegmentRequest,
} from './project-process.requests.js';
import { ProjectProcessView } from './project-process.view.js';

/** A step of a process, answered with the chart. */
const ProcessStep = documentStep({
  type: ProjectProcessView,
  response: exampleProcess,
  path: exampleProcessPath,
  problems: ['process_closed', 'unknown_part', 'already_done'],
});
const WORKING: readonly [Role, ...Role[]] = ['dispatcher', ...UNIT_ROLES];
const CALLING: readonly [Role, ...Role[]] = ['dispatcher', 'council', ...UNIT_ROLES];
const inPhase = { ...exampleProcessPath, phase: 'approval' };
const inSegment = { ...exampleProcessPath, segment: 'main_structure' };

/** What is done in a project's process: phases and early notices, tasks, segmented acceptance, wages, elements, teams. */
@Controller('v1/project-processes/:id')
export class ProcessStepsController {
  constructor(private readonly steps: ProcessSteps) {}

  @ProcessStep('phases/:phase/enter', WORKING, {
    zh: '进入阶段并早告知',
    en: 'Enter a phase, with its early notice',
    description: {
      zh: '企业随即收到本阶段的早告知清单。',
      en: 'The enterprise is told at once what the phase brings.',
    },
    actions: ['enter_phase'],
    path: inPhase,
    problems: ['phase_out_of_order', 'elements_not_ready'],
  })
  enter(@Param('id', UuidPipe) id: string, @Param('phase', CodePipe) phase: string, @AsAsked() asked: Asked) {
    return this.steps.give(id, { type: 'enter_phase', phase }, asked);
  }

  @ProcessStep('phases/:phase/acknowledge', ['enterprise'], {
    zh: '确认早告知',
    en: 'Acknowledge the early notice of a phase',
    actions: ['acknowledge_notice'],
    path: inPhase,
    problems: ['phase_not_entered'],
  })
  acknowledge(
    @Param('id', UuidPipe) id: string,
    @Param('phase', CodePipe) phase: string,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'acknowledge_notice', phase }, asked);
  }

  @ProcessStep('phases/:phase/tasks/:task/complete', WORKING, {
    zh: '完成任务',
    en: 'Complete a task of a phase',
    actions: ['complete_task'],
    path: { ...inPhase, task: 'permit' },
    request: { note: '施工许可证已发' },
    problems: ['phase_not_entered'],
  })
  complete(
    @Param('id', UuidPipe) id: string,
    @Param('phase', CodePipe) phase: string,
    @Param('task', CodePipe) task: string,
    @Body() { note }: CompleteTaskRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'complete_task', phase, task, note: note?.trim() ?? null }, asked);
  }

  @ProcessStep(
    'phases/:phase/elements',
    WORKING,
    {
      zh: '要素保障研判',
      en: 'Assess whether the elements of a phase are ready',
      actions: ['assess_elements'],
      description: {
        zh: '尚未具备的要素会自动吹哨（未诉先办）。',
        en: 'An element that is missing raises a whistle by itself, before anybody has to complain.',
      },
      path: inPhase,
      request: { elements: [{ code: 'land', ready: false }] },
    },
    Put,
  )
  assess(
    @Param('id', UuidPipe) id: string,
    @Param('phase', CodePipe) phase: string,
    @Body() { elements }: AssessElementsRequest,
    @AsAsked() asked: Asked,
  ) {
    const assessed = elements.map(({ code, ready }) => ({ code, ready }));
    return this.steps.give(id, { type: 'assess_elements', phase, elements: assessed }, asked);
  }

  @ProcessStep('segments/:segment/submit', ['enterprise', 'dispatcher'], {
    zh: '分段报验',
    en: 'Submit a segment for acceptance',
    description: {
      zh: '时限以提交当日现行版本为准。',
      en: 'It gets the limit that is in force today, and keeps it.',
    },
    actions: ['submit_segment'],
    path: inSegment,
    problems: ['segment_under_review'],
  })
  submit(
    @Param('id', UuidPipe) id: string,
    @Param('segment', CodePipe) segment: string,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'submit_segment', segment }, asked);
  }

  @ProcessStep('segments/:segment/decide', UNIT_ROLES, {
    zh: '分段验收结论',
    en: 'Accept a segment, or refuse it with findings',
    actions: ['decide_segment'],
    path: inSegment,
    request: { accepted: false, findings: '钢筋保护层厚度不足' },
    problems: ['segment_not_submitted'],
  })
  decide(
    @Param('id', UuidPipe) id: string,
    @Param('segment', CodePipe) segment: string,
    @Body() { accepted, findings }: DecideSegmentRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = {
      type: 'decide_segment',
      segment,
      accepted,
      findings: findings?.trim() ?? null,
    } as const;
    return this.steps.give(id, command, asked);
  }

  @ProcessStep(
    'wage-checks/:month',
    WORKING,
    {
      zh: '登记工资支付检查',
      en: "Record the look at a month's wages",
      actions: ['check_wages'],
      description: {
        zh: '任何一项未落实会自动吹哨。',
        en: 'A tick that is missing raises a whistle by itself.',
      },
      path: { ...exampleProcessPath, month: '2026-12' },
      request: { account_opened: true, paid_in_full_on_time: false, wages_before_progress_payment: true },
      problems: ['month_not_checkable'],
    },
    Put,
  )
  checkWages(
    @Param('id', UuidPipe) id: string,
    @Param('month', MonthPipe) month: string,
    @Body() request: CheckWagesRequest,
    @AsAsked() asked: Asked,
  ) {
    const ticks = {
      accountOpened: request.account_opened,
      paidInFullOnTime: request.paid_in_full_on_time,
      wagesBeforeProgressPayment: request.wages_before_progress_payment,
    };
    return this.steps.give(id, { type: 'check_wages', month, ticks }, asked);
  }

  @ProcessStep('teams', CALLING, {
    zh: '突击队加入项目',
    en: 'Attach a commando team to the project',
    actions: ['attach_team'],
    request: { team_id: 'berth-team', officer_ids: ['officer-07', 'officer-12'] },
  })
  attachTeam(@Param('id', UuidPipe) id: string, @Body() body: TeamRequest, @AsAsked() asked: Asked) {
    const { team_id: teamId, officer_ids: officerIds } = body;
    const until = body.until == null ? null : Date.parse(body.until);
    const command = { type: 'attach_team', teamId, officerIds, until } as const;
    return this.steps.give(id, command, asked, (directory, now) =>
      assertTeam(officerIds, until, directory, now),
    );
  }

  @ProcessStep('teams/:team/done', CALLING, {
    zh: '突击队完成项目任务',
    en: 'The commando team is done',
    actions: ['detach_team'],
    path: { ...exampleProcessPath, team: 'berth-team' },
    request: { result: '连续三夜抢通临时道路' },
  })
  detachTeam(
    @Param('id', UuidPipe) id: string,
    @Param('team', SlugPipe) teamId: string,
    @Body() { result }: ResultRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.give(id, { type: 'detach_team', teamId, result }, asked);
  }

  @ProcessStep('close', ['dispatcher'], {
    zh: '项目流程办结',
    en: 'Close the process of a project',
    actions: ['close'],
    problems: ['process_outstanding'],
  })
  close(@Param('id', UuidPipe) id: string, @AsAsked() asked: Asked) {
    return this.steps.give(id, { type: 'close' }, asked);
  }
}
