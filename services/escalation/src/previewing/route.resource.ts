import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { CATCH_ALL_CAUSES } from '../domain/dispatch.js';
import { DUTY_POSTS } from '../domain/duty.js';
import { ASSIGNMENT_ROLES, KINDS } from '../domain/vocabulary.js';
import { NoticeResource, PlanResource } from '../reading/ticket.resource.js';

const text = (description: string, more: ApiPropertyOptions = {}) =>
  ApiProperty({ type: String, description, ...more } as ApiPropertyOptions);
const maybeAt = (description: string) => text(description, { format: 'date-time', nullable: true });

class RoutedUnitResource {
  @text('单位 / unit') unit_id: string;
  @text('中文名称 / name in Chinese') name_zh: string;
  @text('英文名称 / name in English') name_en: string;
  @text('主办、协办、知会 / lead, co-unit, informed', { enum: [...ASSIGNMENT_ROLES] }) role: string;
  @ApiProperty({ type: Boolean, description: '此刻有人值班 / somebody is on duty now' }) on_duty: boolean;
  @maybeAt('值班到何时 / on duty until') on_duty_until: string | null;
  @text('此刻由谁应答：值班员、副职、负责人 / the post that answers now', {
    enum: [...DUTY_POSTS],
    nullable: true,
  })
  answered_by: string | null;
  @maybeAt('签收时限 / sign by') sign_due_at: string | null;
  @maybeAt('报到时限 / report in by') contact_due_at: string | null;
  @maybeAt('办结时限 / resolve by') resolve_due_at: string | null;
}

/** Why a rule decided: what it asked for, null where anything would do. */
class MatchedByResource {
  @text('重大项目 / key project', { nullable: true }) project_id: string | null;
  @text('类别，含下级 / category, or one below it', { nullable: true }) category: string | null;
  @text('地点，含其内 / place, or one within it', { nullable: true }) place: string | null;
  @text('产业联盟 / industry alliance', { nullable: true }) industry_alliance_id: string | null;
  @text('流程环节 / process stage', { nullable: true }) process_stage: string | null;
}

/** Where a whistle would go. */
export class RouteResource {
  @text('哨种 / kind', { enum: [...KINDS] }) kind: string;
  @ApiProperty({ type: 'integer', description: '层级 / level' }) level: number;
  @text('单独、联合办理 / one unit or several', { nullable: true }) mode: string | null;
  @text('主办单位 / lead unit', { nullable: true }) lead_unit_id: string | null;
  @text('命中规则 / rule that matches', { nullable: true }) rule_id: string | null;
  @ApiProperty({
    type: MatchedByResource,
    nullable: true,
    description: '规则命中的条件 / what the rule matched on',
  })
  matched_by: MatchedByResource | null;
  @ApiProperty({
    type: PlanResource,
    nullable: true,
    description: '适用预案 / the plan by which it would go',
  })
  plan: PlanResource | null;
  @ApiProperty({ type: Boolean, description: '随即成立专班 / a task force would be formed at once' })
  task_force: boolean;
  @ApiProperty({ type: Boolean, description: '兜底派单 / the catch-all unit leads' }) catch_all: boolean;
  @text('兜底原因 / why the catch-all unit leads', { enum: [...CATCH_ALL_CAUSES], nullable: true })
  catch_all_because: string | null;
  @ApiProperty({ type: 'integer', description: '名录版本 / directory version' }) directory_version: number;
  @ApiProperty({ type: [RoutedUnitResource], description: '参与单位 / units' }) units: RoutedUnitResource[];
  @ApiProperty({
    type: NoticeResource,
    required: false,
    description: '描述涉及人身危险时 / when the text speaks of danger to life',
  })
  notice?: NoticeResource;
}
