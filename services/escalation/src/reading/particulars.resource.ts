import { ApiProperty } from '@nestjs/swagger';
import { ANSWER_CLOCKS } from '../domain/answers.js';
import { ESCALATION_CAUSES } from '../domain/steps/escalating.js';
import { EXCLUSION_REASONS } from '../domain/steps/excluding.js';
import { ACCOUNT_REASONS } from '../domain/steps/on-account.js';
import { REJECTION_REASONS } from '../domain/steps/rejecting.js';
import { at, count, flag, maybe, maybeAt, one, text } from './described.js';

class QuestionResource {
  @maybe('请补充 / what the raiser is asked') text: string | null;
  @at('最迟补充 / withdrawn when not answered by then') answer_until: string;
}

class RejectionResource {
  @one(REJECTION_REASONS, '原因 / why') reason: string;
  @maybe('可以依法向何处反映 / where to turn instead') route: string | null;
  @at('申诉期限 / appeal possible until') appeal_until: string;
}

class EscalationResource {
  @count('第几轮 / round') round: number;
  @one(ESCALATION_CAUSES, '规则 / rule') cause: string;
  @count('原层级 / from level') from_level: number;
  @count('层级 / to level') to_level: number;
  @at('提级时间 / when') at: string;
}

class AnswerOwedResource {
  @one(ANSWER_CLOCKS, '何事待回应 / what waits for it') clock: string;
  @maybe('待回应单位 / by whom; null before the dispatch') unit_id: string | null;
}

class ProgressReportResource {
  @count('第几次 / which') no: number;
  @count('第几轮 / round') round: number;
  @text('单位 / unit') unit_id: string;
  @maybe('进展 / what was done, and what comes next') text: string | null;
  @at('反馈时间 / when') at: string;
}

class AccountResource {
  @one(ACCOUNT_REASONS, '原因 / why') reason: string;
  @maybe('后续计划 / plan') plan: string | null;
  @at('下次复核 / next review') review_at: string;
  @at('挂账时间 / since') since: string;
  @maybeAt('销账时间 / until; null while it lasts') until: string | null;
}

class ExclusionResource {
  @one(EXCLUSION_REASONS, '原因 / why') reason: string;
  @one(['requested', 'supported', 'granted', 'refused', 'revoked'], '进展 / how far') state: string;
}

/** What only some whistles have. */
export class ParticularsResource {
  @flag('留待人工派单 / waits for a dispatcher') held: boolean;
  @ApiProperty({ type: QuestionResource, nullable: true, description: '待补充信息 / what is asked' })
  question: QuestionResource | null;
  @ApiProperty({ type: RejectionResource, nullable: true, description: '不予受理 / rejected' })
  rejection: RejectionResource | null;
  @text('并入的哨件 / merged into', { format: 'uuid', nullable: true }) merged_into: string | null;
  @ApiProperty({ type: [String], description: '并入本件的哨件 / merged into this one' })
  followers: string[];
  @count('关注者数，含并入的哨件 / how many follow, merged whistles included') follower_count: number;
  @flag('本账号已关注 / this account follows it') following: boolean;
  @text('再次发生的原哨件 / the closed ticket that it repeats', { format: 'uuid', nullable: true })
  recurrence_of: string | null;
  @ApiProperty({ type: [EscalationResource], description: '历次提级 / raised levels' })
  escalations: EscalationResource[];
  @flag('督办中 / under supervision') supervised: boolean;
  @ApiProperty({ type: [AnswerOwedResource], description: '待回应：催办、督办、进展 / answers owed' })
  answers_owed: AnswerOwedResource[];
  @ApiProperty({ type: [ProgressReportResource], description: '历次进展反馈 / reports of progress' })
  progress_reports: ProgressReportResource[];
  @flag('挂账申请待定 / asked to be put on account') account_requested: boolean;
  @ApiProperty({ type: AccountResource, nullable: true, description: '挂账 / on account' })
  account: AccountResource | null;
  @ApiProperty({ type: ExclusionResource, nullable: true, description: '剔除 / exclusion' })
  exclusion: ExclusionResource | null;
  @flag('更正待确认 / a correction waits for confirmation') correction_pending: boolean;
}

/** A unit's dispute. */
export class DisputeResource {
  @text('建议承办单位 / the unit named instead') proposed_unit_id: string;
  @maybe('理由 / why') reason: string | null;
  @maybe('依据 / list or law') basis: string | null;
  @one(['open', 'upheld', 'denied'], '裁决 / outcome') outcome: string;
  @at('退单时间 / disputed') at: string;
}
