import { ApiProperty } from '@nestjs/swagger';
import { CATCH_ALL_CAUSES } from '../domain/dispatch.js';
import { ASSIGNMENT_ACTIONS, TICKET_ACTIONS } from '../domain/possible-actions.js';
import { LADDER } from '../domain/steps/climbing.js';
import {
  ASSIGNMENT_ROLES,
  ASSIGNMENT_STATES,
  CHANNELS,
  CLOCKS,
  KINDS,
  PAUSE_CLASSES,
  SATISFACTIONS,
  SOLVED,
  TICKET_CLOCKS,
  TICKET_STATES,
} from '../domain/vocabulary.js';
import { actions, at, count, degrees, flag, maybe, maybeAt, one, text, texts, uuid } from './described.js';
import { DisputeResource, ParticularsResource } from './particulars.resource.js';
import { WorkResource } from './work.resource.js';

// The shapes of what `ticket-view.ts` answers, for the API's documentation; a test holds both together.

class VersionedCode {
  @text('代码 / code') code: string;
  @count('版本 / version') version: number;
}

class VersionedId {
  @text('编号 / id') id: string;
  @count('版本 / version') version: number;
}

class ContactResource {
  @one(CHANNELS, '联系方式 / how') channel: string;
  @maybe('联系了谁 / who was contacted') who: string | null;
  @maybe('约定事项 / what was agreed') agreed: string | null;
}

class SubmissionResource {
  @count('第几次提交 / counted from 1') no: number;
  @maybe('办理结果 / result') result: string | null;
  @texts('佐证 / evidence') evidence: string[];
  @at('提交时间 / handed in') submitted_at: string;
  @maybeAt('退回时间 / returned') returned_at: string | null;
  @maybe('退回原因 / why it was returned') return_reason: string | null;
}

class AssignmentLinks {
  @text('本派单 / this assignment') self: string;
  @text('所属哨件 / its ticket') ticket: string;
}

const CLOCK_STATES = ['none', 'running', 'paused', 'satisfied', 'breached'];

class WaitResource {
  @one(PAUSE_CLASSES, '暂停原因 / why time stands still') class: string;
  @at('自何时 / since') from: string;
  @maybeAt('至何时；空为仍在等待 / until; null while it lasts') to: string | null;
  @maybeAt('最迟恢复 / ends by itself') until: string | null;
}

class TicketClockResource {
  @one(TICKET_CLOCKS, '时限种类 / which clock') clock: string;
  @one(CLOCK_STATES, '状态 / state') state: string;
  @at('时限 / due') due_at: string;
  @maybeAt('延期前的时限 / due before it was extended') original_due_at: string | null;
  @maybeAt('预警时间 / warned') warned_at: string | null;
  @maybeAt('超时记录时间 / passing recorded') breached_at: string | null;
}

class ExtensionResource {
  @count('第几轮 / round') round: number;
  @count('工作日 / working days') working_days: number;
  @maybe('原因；分析人员为空 / why; null for analysts') reason: string | null;
  @one(['asked', 'granted', 'refused'], '结果 / decision') decision: string;
}

class AssignmentPartResource {
  @uuid('派单编号 / id') id: string;
  @text('承办单位 / unit') unit_id: string;
  @one(ASSIGNMENT_ROLES, '主办、协办、知会 / lead, co-unit, informed') role: string;
  @count('第几轮 / round') round: number;
  @one(ASSIGNMENT_STATES, '状态 / state') state: string;
  @count('派单版本，即其 ETag / version of the assignment, its entity tag') version: number;
  @maybeAt('签收时限 / sign by') sign_due_at: string | null;
  @maybeAt('报到时限 / report in by') contact_due_at: string | null;
  @maybeAt('办结时限 / resolve by') resolve_due_at: string | null;
  @ApiProperty({
    type: 'object',
    description: '各时限状态 / state of each clock',
    properties: Object.fromEntries(CLOCKS.map((name) => [name, { type: 'string', enum: CLOCK_STATES }])),
    additionalProperties: false,
  })
  clocks: Record<string, string>;
  @maybeAt('延期前的办结时限 / resolve deadline before it was extended') original_resolve_due_at:
    string | null;
  @ApiProperty({ type: [WaitResource], description: '暂停计时 / when the resolve clock stood still' })
  waits: WaitResource[];
  @flag('免于办理 / the lead does without its part') waived: boolean;
  @one(LADDER, '逾时已提醒至 / how far a missed deadline has climbed', true) ladder_step: string | null;
  @maybeAt('申请暂停时间 / asked to wait, not decided yet') pause_requested_at: string | null;
  @at('派单时间 / offered') offered_at: string;
  @maybeAt('签收时间 / signed') signed_at: string | null;
  @maybeAt('报到时间 / reported in') reported_in_at: string | null;
  @maybeAt('最近一次提交时间 / last handed in') submitted_at: string | null;
  @maybeAt('认可时间 / accepted') accepted_at: string | null;
  @text('上一轮派单 / assignment of the round before', { format: 'uuid', nullable: true })
  previous_assignment_id: string | null;
  @ApiProperty({ type: ContactResource, nullable: true, description: '报到记录 / contact record' })
  contact: ContactResource | null;
  @ApiProperty({ type: [SubmissionResource], description: '历次提交 / everything handed in' })
  submissions: SubmissionResource[];
  @ApiProperty({ type: DisputeResource, nullable: true, description: '退单 / dispute' })
  dispute: DisputeResource | null;
  @ApiProperty({ type: VersionedCode, description: '适用时限 / deadline policy' }) policy: VersionedCode;
  @ApiProperty({ type: VersionedId, description: '适用日历 / calendar' }) calendar: VersionedId;
  @actions(ASSIGNMENT_ACTIONS) actions: string[];
  @ApiProperty({ type: AssignmentLinks }) links: AssignmentLinks;
}

class TicketSummaryResource {
  @uuid('哨件编号 / id') id: string;
  @text('哨件号 / number') number: string;
  @count('哨件版本 / version') version: number;
  @one(TICKET_STATES, '状态 / state') state: string;
  @one(KINDS, '哨种 / kind') kind: string;
  @count('层级 / level: 1 unit, 2 secretariat, 3 council, 4 outside') level: number;
  @text('类别 / category') category: string;
  @maybe('流程环节 / process stage') process_stage: string | null;
  @maybe('吹哨企业 / enterprise') enterprise_id: string | null;
  @maybe('主办单位 / lead unit') lead_unit_id: string | null;
  @maybe('标题；分析人员为空 / title; null for analysts') title: string | null;
  @at('吹哨时间 / raised') raised_at: string;
}

/** One unit's assignment with the ticket that it belongs to. */
export class AssignmentResource extends AssignmentPartResource {
  @ApiProperty({ type: TicketSummaryResource, description: '所属哨件 / its ticket' })
  ticket: TicketSummaryResource;
}

class NamesResource {
  @text('中文 / in Chinese') name_zh: string;
  @text('英文 / in English') name_en: string;
}

class PlanStepResource extends NamesResource {
  @text('步骤代码 / code') code: string;
}

/** A plan as it applied to a whistle. */
export class PlanResource extends NamesResource {
  @text('预案代码 / code') code: string;
  @count('预案版本 / version of the plans') version: number;
  @ApiProperty({ type: [PlanStepResource], description: '处置步骤，依次 / what is done, in this order' })
  steps: PlanStepResource[];
  @ApiProperty({ type: NamesResource, nullable: true, description: '撤销条件 / when it is over' })
  stand_down_when: NamesResource | null;
}

class DispatchResource {
  @maybe('命中规则 / rule that matched') rule_id: string | null;
  @flag('兜底派单 / the catch-all unit leads') catch_all: boolean;
  @one(CATCH_ALL_CAUSES, '兜底原因 / why the catch-all unit leads', true) catch_all_because: string | null;
  @ApiProperty({ type: PlanResource, nullable: true, description: '适用预案 / the plan by which it went' })
  plan: PlanResource | null;
  @count('名录版本 / directory version') directory_version: number;
  @ApiProperty({ type: VersionedCode }) policy: VersionedCode;
  @ApiProperty({ type: VersionedId }) calendar: VersionedId;
}

class CallBackResource {
  @uuid('回访编号 / id') id: string;
  @count('第几轮 / round') round: number;
  @one(SOLVED, '是否解决 / solved') solved: string;
  @one(SATISFACTIONS, '是否满意 / how content', true) satisfaction: string | null;
  @maybe('意见 / comment') comment: string | null;
  @flag('由热线代录 / written down by the hotline') on_behalf: boolean;
  @at('回访时间 / recorded') recorded_at: string;
}

class TicketLinks {
  @text('本哨件 / this ticket') self: string;
  @text('全过程 / everything that happened') timeline: string;
  @text('办结 / resolve') resolve: string;
  @text('回访 / call-backs') call_backs: string;
}

class PlaceResource {
  @maybe('地点代码 / code') code: string | null;
  @maybe('地点说明；分析人员为空 / what people call it; null for analysts') label: string | null;
  @degrees('纬度 / latitude') lat: number | null;
  @degrees('经度 / longitude') lon: number | null;
}

/** A ticket with its assignments. */
export class TicketResource extends TicketSummaryResource {
  @one(['single', 'joint', 'task_force'], '单独、联合、专班办理 / one unit, several, a task force', true)
  mode: string | null;
  @count('第几轮 / round') round: number;
  @flag('优先办理 / priority right') priority: boolean;
  @one(['enterprise', 'hotline', 'party_organisation', 'council'], '来源 / source') source: string;
  @ApiProperty({ type: PlaceResource, nullable: true, description: '地点 / where' })
  place: PlaceResource | null;
  @maybe('所属重大项目 / key project') project_id: string | null;
  @maybe('详细情况；分析人员为空 / description; null for analysts') description: string | null;
  @maybe('办结说明 / what was achieved') summary: string | null;
  @one(['solved', 'unrated', 'not_solvable'], '结果 / outcome', true) outcome: string | null;
  @maybeAt('派单时间 / dispatched') dispatched_at: string | null;
  @maybeAt('开始办理 / started') started_at: string | null;
  @maybeAt('办结时间 / resolved') resolved_at: string | null;
  @maybeAt('归档时间 / closed') closed_at: string | null;
  @maybeAt('最近的应办时限 / next deadline that runs') next_due_at: string | null;
  @ApiProperty({ type: DispatchResource, nullable: true, description: '派单依据 / how it was routed' })
  dispatch: DispatchResource | null;
  @ApiProperty({
    type: [AssignmentPartResource],
    description: '各单位派单，含历轮 / assignments of all rounds',
  })
  assignments: AssignmentPartResource[];
  @ApiProperty({ type: [TicketClockResource], description: '整件时限 / clocks of the whistle itself' })
  clocks: TicketClockResource[];
  @ApiProperty({ type: ExtensionResource, nullable: true, description: '延期申请 / asked for more time' })
  extension: ExtensionResource | null;
  @ApiProperty({ type: [CallBackResource], description: '历次回访 / call-backs' })
  call_backs: CallBackResource[];
  @ApiProperty({ type: WorkResource, description: '协同办理 / what units do together' }) work: WorkResource;
  @ApiProperty({ type: ParticularsResource, description: '特殊情形 / what only some whistles have' })
  particulars: ParticularsResource;
  @actions(TICKET_ACTIONS) actions: string[];
  @ApiProperty({ type: TicketLinks }) links: TicketLinks;
}

class NoticeNumbers {
  @text('公安 / police') police: string;
  @text('消防 / fire') fire: string;
  @text('急救 / ambulance') medical: string;
  @text('交通事故 / traffic accident') traffic: string;
}

export class NoticeResource {
  @one(['life_danger'], '提示代码 / code') code: string;
  @text('中文提示 / in Chinese') zh: string;
  @text('英文提示 / in English') en: string;
  @ApiProperty({ type: NoticeNumbers }) numbers: NoticeNumbers;
}

/** What the raiser is told. */
export class RaisedTicketResource extends TicketResource {
  @ApiProperty({
    type: NoticeResource,
    required: false,
    description: '描述涉及人身危险时 / when the text speaks of danger to life',
  })
  notice?: NoticeResource;
}

class TimelineActor {
  @text('角色；system 为系统 / role; system for the product itself') role: string;
  @maybe('单位 / unit') unit_id: string | null;
  @maybe('企业 / enterprise') enterprise_id: string | null;
}

/** One event of a ticket. */
export class TimelineEntryResource {
  @count('事件版本 / version') version: number;
  @text('事件类型 / type') type: string;
  @text('中文说明 / in Chinese') label_zh: string;
  @text('英文说明 / in English') label_en: string;
  @count('第几轮 / round') round: number;
  @at('发生时间 / happened') occurred_at: string;
  @at('记录时间 / recorded') recorded_at: string;
  @ApiProperty({ type: TimelineActor, description: '谁 / who' }) actor: TimelineActor;
  @ApiProperty({ type: 'object', additionalProperties: true, description: '事件内容 / details' })
  data: Record<string, unknown>;
}
