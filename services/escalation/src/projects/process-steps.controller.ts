import { Body, Controller, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import {
  fingerprint,
  IdempotencyKey,
  IfMatch,
  Operation,
  Problem,
  tenantOf,
  UuidPipe,
  withEtag,
} from '@muster/http';
import { by } from '@muster/recording';
import type { FastifyReply } from 'fastify';
import { decideProcess } from '../domain/projects/decide-process.js';
import type { ProcessCommand } from '../domain/projects/process-command.js';
import { ProcessTemplateStore } from '../persistence/process-template.store.js';
import { actorOf } from '../reading/visibility.js';
import { CodePipe, MonthPipe } from './project-fields.js';
import { mayKnow } from './process-visibility.js';
import { ProjectProcesses } from './project-aggregates.js';
import { ProjectDirectories } from './project-directories.js';
import { exampleProcess, exampleProcessPath } from './project-examples.js';
import {
  AssessElementsRequest,
  CheckWagesRequest,
  CompleteTaskRequest,
  DecideSegmentRequest,
} from './project-process.requests.js';
import { ProjectProcessView, processView } from './project-process.view.js';
import { ProjectRecorder } from './project-recorder.js';

const answered = { type: ProjectProcessView, response: exampleProcess };
const refusals = [
  'not_entitled',
  'process_closed',
  'unknown_part',
  'already_done',
  'stale_version',
  'idempotency_key_reused',
];
const inPhase = { ...exampleProcessPath, phase: 'approval' };
const inSegment = { ...exampleProcessPath, segment: 'main_structure' };

interface Asked {
  readonly id: string;
  readonly who: Identity;
  readonly version: number | undefined;
  readonly key: string | undefined;
  readonly reply: FastifyReply;
}

/** What is done in a project's process: phases and early notices, tasks, segmented acceptance, wages, elements. */
@Controller('v1/project-processes/:id')
export class ProcessStepsController {
  constructor(
    private readonly templates: ProcessTemplateStore,
    private readonly processes: ProjectProcesses,
    private readonly recorder: ProjectRecorder,
    private readonly directories: ProjectDirectories,
  ) {}

  @Post('phases/:phase/enter')
  @HttpCode(200)
  @Allow('dispatcher', ...UNIT_ROLES)
  @Operation({
    zh: '进入阶段并早告知',
    en: 'Enter a phase; the enterprise is told early what it brings',
    path: inPhase,
    ...answered,
    problems: [...refusals, 'phase_out_of_order', 'elements_not_ready'],
  })
  enter(
    @Param('id', UuidPipe) id: string,
    @Param('phase', CodePipe) phase: string,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give({ type: 'enter_phase', phase }, { id, who, version, key, reply });
  }

  @Post('phases/:phase/acknowledge')
  @HttpCode(200)
  @Allow('enterprise')
  @Operation({
    zh: '确认早告知',
    en: 'Acknowledge the early notice of a phase',
    path: inPhase,
    ...answered,
    problems: [...refusals, 'phase_not_entered'],
  })
  acknowledge(
    @Param('id', UuidPipe) id: string,
    @Param('phase', CodePipe) phase: string,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give({ type: 'acknowledge_notice', phase }, { id, who, version, key, reply });
  }

  @Post('phases/:phase/tasks/:task/complete')
  @HttpCode(200)
  @Allow('dispatcher', ...UNIT_ROLES)
  @Operation({
    zh: '完成任务',
    en: 'Complete a task of a phase',
    path: { ...inPhase, task: 'permit' },
    request: { note: '施工许可证已发' },
    ...answered,
    problems: [...refusals, 'phase_not_entered'],
  })
  complete(
    @Param('id', UuidPipe) id: string,
    @Param('phase', CodePipe) phase: string,
    @Param('task', CodePipe) task: string,
    @Body() { note }: CompleteTaskRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { type: 'complete_task', phase, task, note: note?.trim() ?? null } as const;
    return this.give(command, { id, who, version, key, reply });
  }

  @Put('phases/:phase/elements')
  @Allow('dispatcher', ...UNIT_ROLES)
  @Operation({
    zh: '要素保障研判',
    en: 'Assess whether the elements of a phase are ready',
    description: {
      zh: '尚未具备的要素会自动吹哨（未诉先办）。',
      en: 'An element that is missing raises a whistle by itself, before anybody has to complain.',
    },
    path: inPhase,
    request: { elements: [{ code: 'land', ready: false }] },
    ...answered,
    problems: refusals,
  })
  assess(
    @Param('id', UuidPipe) id: string,
    @Param('phase', CodePipe) phase: string,
    @Body() { elements }: AssessElementsRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const assessed = elements.map(({ code, ready }) => ({ code, ready }));
    const command = { type: 'assess_elements', phase, elements: assessed } as const;
    return this.give(command, { id, who, version, key, reply });
  }

  @Post('segments/:segment/submit')
  @HttpCode(200)
  @Allow('enterprise', 'dispatcher')
  @Operation({
    zh: '分段报验',
    en: 'Submit a segment for acceptance; the limit of today holds',
    path: inSegment,
    ...answered,
    problems: [...refusals, 'segment_under_review'],
  })
  submit(
    @Param('id', UuidPipe) id: string,
    @Param('segment', CodePipe) segment: string,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give({ type: 'submit_segment', segment }, { id, who, version, key, reply });
  }

  @Post('segments/:segment/decide')
  @HttpCode(200)
  @Allow(...UNIT_ROLES)
  @Operation({
    zh: '分段验收结论',
    en: 'Accept a segment, or refuse it with findings',
    path: inSegment,
    request: { accepted: false, findings: '钢筋保护层厚度不足' },
    ...answered,
    problems: [...refusals, 'segment_not_submitted'],
  })
  decide(
    @Param('id', UuidPipe) id: string,
    @Param('segment', CodePipe) segment: string,
    @Body() { accepted, findings }: DecideSegmentRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = {
      type: 'decide_segment',
      segment,
      accepted,
      findings: findings?.trim() ?? null,
    } as const;
    return this.give(command, { id, who, version, key, reply });
  }

  @Put('wage-checks/:month')
  @Allow('dispatcher', ...UNIT_ROLES)
  @Operation({
    zh: '登记工资支付检查',
    en: "Record the look at a month's wages",
    description: {
      zh: '任何一项未落实会自动吹哨。',
      en: 'A tick that is missing raises a whistle by itself.',
    },
    path: { ...exampleProcessPath, month: '2026-12' },
    request: { account_opened: true, paid_in_full_on_time: false, wages_before_progress_payment: true },
    ...answered,
    problems: [...refusals, 'month_not_checkable'],
  })
  checkWages(
    @Param('id', UuidPipe) id: string,
    @Param('month', MonthPipe) month: string,
    @Body() request: CheckWagesRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const ticks = {
      accountOpened: request.account_opened,
      paidInFullOnTime: request.paid_in_full_on_time,
      wagesBeforeProgressPayment: request.wages_before_progress_payment,
    };
    return this.give({ type: 'check_wages', month, ticks }, { id, who, version, key, reply });
  }

  @Post('close')
  @HttpCode(200)
  @Allow('dispatcher')
  @Operation({
    zh: '项目流程办结',
    en: 'Close the process of a project',
    path: exampleProcessPath,
    ...answered,
    problems: [...refusals, 'process_outstanding'],
  })
  close(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @IdempotencyKey({ required: false }) key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.give({ type: 'close' }, { id, who, version, key, reply });
  }

  private async give(command: ProcessCommand, { id, who, version, key, reply }: Asked): Promise<object> {
    const tenantId = tenantOf(who);
    const answer = await this.recorder.record(this.processes, {
      ...by(who),
      id,
      expectedVersion: version,
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprint(id, command) },
      decide: async (process) => {
        if (!mayKnow(who, process!)) throw new Problem(404, 'not_found');
        const calendars = await this.directories.of(tenantId);
        const template = (await this.templates.load(tenantId, process!.templateId))!.state;
        const context = { now: this.directories.now(), actor: actorOf(who), calendars, template };
        return decideProcess(process!, command, context);
      },
      present: async (stored) => processView(stored),
    });
    withEtag(reply, answer.version);
    return answer.body;
  }
}
