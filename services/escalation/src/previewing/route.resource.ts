import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ASSIGNMENT_ROLES, KINDS } from '../domain/vocabulary.js';
import { NoticeResource } from '../reading/ticket.resource.js';

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
  @maybeAt('签收时限 / sign by') sign_due_at: string | null;
  @maybeAt('报到时限 / report in by') contact_due_at: string | null;
  @maybeAt('办结时限 / resolve by') resolve_due_at: string | null;
}

/** Where a whistle would go. */
export class RouteResource {
  @text('哨种 / kind', { enum: [...KINDS] }) kind: string;
  @ApiProperty({ type: 'integer', description: '层级 / level' }) level: number;
  @text('单独、联合办理 / one unit or several', { nullable: true }) mode: string | null;
  @text('主办单位 / lead unit', { nullable: true }) lead_unit_id: string | null;
  @text('命中规则 / rule that matches', { nullable: true }) rule_id: string | null;
  @ApiProperty({ type: Boolean, description: '兜底派单 / the catch-all unit leads' }) catch_all: boolean;
  @ApiProperty({ type: 'integer', description: '名录版本 / directory version' }) directory_version: number;
  @ApiProperty({ type: [RoutedUnitResource], description: '参与单位 / units' }) units: RoutedUnitResource[];
  @ApiProperty({
    type: NoticeResource,
    required: false,
    description: '描述涉及人身危险时 / when the text speaks of danger to life',
  })
  notice?: NoticeResource;
}
