import { ApiProperty } from '@nestjs/swagger';
import { ATTEMPT_OUTCOMES, CALL_CHANNELS } from '../domain/steps/calling-on.js';
import { ALL_FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from '../domain/steps/following-up.js';
import { WHISTLE_QUALITIES } from '../domain/steps/rating.js';
import { SATISFACTIONS } from '../domain/vocabulary.js';
import { at, count, maybe, maybeAt, one, text, texts, uuid } from './described.js';

// The shapes of what `work-view.ts` answers, for the API's documentation; a test holds both together.

class ContributionResource {
  @count('第几条 / counted from 1') no: number;
  @count('第几轮 / round') round: number;
  @text('单位 / unit') unit_id: string;
  @maybe('会商意见 / text') text: string | null;
  @at('时间 / when') at: string;
}

class SignatureResource {
  @text('单位 / unit') unit_id: string;
  @at('会签时间 / signed') at: string;
}

class SolutionRefusalResource {
  @text('单位 / unit') unit_id: string;
  @maybe('哪一部分 / which part') part: string | null;
  @maybe('原因 / why') reason: string | null;
}

class SolutionResource {
  @count('方案版本 / version') no: number;
  @count('第几轮 / round') round: number;
  @maybe('联合方案 / the joint answer') text: string | null;
  @texts('会签单位 / units that may sign') unit_ids: string[];
  @count('须几家会签 / how many must') required: number;
  @ApiProperty({ type: [SignatureResource] }) signed: SignatureResource[];
  @one(['open', 'approved', 'refused', 'overdue'], '结果 / outcome') outcome: string;
  @ApiProperty({ type: SolutionRefusalResource, nullable: true }) refusal: SolutionRefusalResource | null;
}

class NotSolvableResource {
  @count('第几轮 / round') round: number;
  @maybe('原因 / why') reason: string | null;
  @maybe('复核说明 / what the raiser was told') explanation: string | null;
  @one(['asked', 'agreed', 'refused'], '复核 / decision') decision: string;
}

class AttemptResource {
  @count('第几次 / counted from 1') no: number;
  @count('第几轮 / round') round: number;
  @one(CALL_CHANNELS, '方式 / how') channel: string;
  @one(ATTEMPT_OUTCOMES, '结果 / outcome') outcome: string;
  @at('时间 / when') at: string;
}

class TaskResource {
  @uuid('任务编号 / id') id: string;
  @text('承办单位 / unit') unit_id: string;
  @maybe('任务 / task') title: string | null;
  @maybe('结果 / result') result: string | null;
  @maybeAt('完成时间 / done') done_at: string | null;
}

class TaskForceResource {
  @uuid('专班编号 / id') id: string;
  @text('负责人（化名）/ head, by pseudonym') head_officer_id: string;
  @texts('成员单位 / units') unit_ids: string[];
  @maybe('撤销条件 / when it ends') stand_down_when: string | null;
  @at('成立时间 / formed') formed_at: string;
  @maybeAt('撤销时间 / stood down') stood_down_at: string | null;
  @maybe('结果 / result') result: string | null;
  @ApiProperty({ type: [TaskResource], description: '任务板 / task board' }) tasks: TaskResource[];
}

export class TeamResource {
  @text('突击队编号 / id') id: string;
  @texts('队员（化名）/ members, by pseudonym') officer_ids: string[];
  @at('加入时间 / since') from: string;
  @maybeAt('至何时 / until') until: string | null;
  @maybeAt('完成时间 / done') detached_at: string | null;
  @maybe('结果 / result') result: string | null;
}

class LoopResource {
  @maybeAt('调研摸底 / surveyed') survey_at: string | null;
  @maybeAt('建账定责 / on the books') account_at: string | null;
  @maybeAt('精准解决 / solved') solution_at: string | null;
  @maybeAt('成效反馈 / fed back') feedback_at: string | null;
  @maybe('摸底情况 / findings') findings: string | null;
  @maybe('责任单位 / owner') owner_unit_id: string | null;
  @maybe('应于何日 / due on') due_on: string | null;
  @maybe('问题 / problem') problem: string | null;
}

export class FollowUpResource {
  @uuid('编号 / id') id: string;
  @one(ALL_FOLLOW_UP_KINDS, '何事须落地 / what has to land') kind: string;
  @text('责任单位 / unit') unit_id: string;
  @maybe('内容 / what it is') title: string | null;
  @text('应于何日 / due on') due_on: string;
  @maybe('作出决定的会议，决定编号即本编号 / the meeting that decided it, under this id') meeting_id:
    string | null;
  @one(FOLLOW_UP_STATES, '进展，政策先出台后落地 / how far it is; a policy is adopted before it lands')
  state: string;
  @maybeAt('登记时间，早期登记的不详 / written down; unknown of early ones') added_at: string | null;
  @maybeAt('何时提示逾期 / told of as late') overdue_since: string | null;
  @maybeAt('出台时间 / adopted') adopted_at: string | null;
  @maybe('出台情况，如文号 / e.g. under which number') adopted_note: string | null;
  @maybeAt('落地时间 / landed') landed_at: string | null;
  @maybe('落地情况 / how') result: string | null;
  @maybeAt('撤销时间 / dropped') dropped_at: string | null;
  @maybe('撤销原因 / why it is not seen through') dropped_reason: string | null;
  @maybeAt('最近一次退回 / given back, the last time') reopened_at: string | null;
  @maybe('退回原因 / why') reopened_reason: string | null;
}

class UnitRatingResource {
  @count('第几轮 / round') round: number;
  @text('单位 / unit') unit_id: string;
  @one(SATISFACTIONS, '评价 / rating') rating: string;
  @at('时间 / when') at: string;
}

class WhistleRatingResource {
  @text('单位 / unit') unit_id: string;
  @one(WHISTLE_QUALITIES, '吹哨质量 / quality') quality: string;
  @at('时间 / when') at: string;
}

/** What units do together on a whistle. */
export class WorkResource {
  @ApiProperty({ type: [ContributionResource], description: '会商意见 / contributions' })
  contributions: ContributionResource[];
  @ApiProperty({ type: [SolutionResource], description: '联合方案各版 / versions of the joint answer' })
  solutions: SolutionResource[];
  @ApiProperty({ type: NotSolvableResource, nullable: true, description: '无法解决 / called not solvable' })
  not_solvable: NotSolvableResource | null;
  @ApiProperty({ type: [AttemptResource], description: '未成的回访 / attempts to call back' })
  call_back_attempts: AttemptResource[];
  @ApiProperty({ type: [TaskForceResource], description: '工作专班 / task forces' })
  task_forces: TaskForceResource[];
  @ApiProperty({ type: [TeamResource], description: '突击队 / commando teams' }) teams: TeamResource[];
  @ApiProperty({ type: LoopResource, description: '四步闭环 / the loop of four steps' }) loop: LoopResource;
  @ApiProperty({ type: [FollowUpResource], description: '后续任务 / follow-ups' })
  follow_ups: FollowUpResource[];
  @ApiProperty({ type: [UnitRatingResource], description: '企业评单位 / units as rated' })
  unit_ratings: UnitRatingResource[];
  @ApiProperty({ type: [WhistleRatingResource], description: '单位评哨件 / the whistle as rated' })
  whistle_ratings: WhistleRatingResource[];
}
