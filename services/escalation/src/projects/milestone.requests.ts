import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import type { MilestonePlan, NewMilestone } from '../domain/projects/milestone.js';
import { LabelledRequest } from './labelled.request.js';
import { IsCode, IsSlug } from './project-fields.js';

class MilestoneFields extends LabelledRequest {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '责任单位，缺省为所属阶段的单位 / unit that answers for it; its phase’s by default',
    example: 'terminal',
  })
  @IsOptional()
  @IsSlug()
  unit_id?: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: '所属阶段 / phase that it belongs to',
    example: 'construction',
  })
  @IsOptional()
  @IsCode()
  phase?: string | null;
}

/** A milestone of a template. */
export class PlannedMilestoneRequest extends MilestoneFields {
  @ApiProperty({ description: '流程建立后第几天 / days after the process is opened', example: 100 })
  @IsInt()
  @Min(0)
  @Max(3_650)
  offset_days: number;
}

/** Body of `POST /v1/project-processes/{id}/milestones`. */
export class MilestoneRequest extends MilestoneFields {
  @ApiProperty({ description: '计划日期（联盟时区）/ planned for this local day', example: '2027-03-31' })
  @IsDay()
  planned_on: string;
}

export class ReplanMilestoneRequest {
  @ApiProperty({
    description: '新的计划日期，今天或以后 / the new day, today or later',
    example: '2027-04-20',
  })
  @IsDay()
  planned_on: string;

  @ApiProperty({ description: '改期原因，不对外发布 / why; stays internal', example: '台风停工十日' })
  @WrittenText(2_000)
  reason: string;
}

export class ReachMilestoneRequest {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '达到日期，缺省为今天，不得晚于今天 / the day; today by default, not later',
    example: '2027-03-28',
  })
  @IsOptional()
  @IsDay()
  reached_on?: string | null;
}

export class MilestoneReasonRequest {
  @ApiProperty({ description: '原因，不对外发布 / why; stays internal', example: '误报，设备尚未带负荷试车' })
  @WrittenText(2_000)
  reason: string;
}

const named = ({ code, name_zh, name_en, unit_id, phase }: MilestoneFields) => ({
  ...{ code, nameZh: name_zh.trim(), nameEn: name_en.trim() },
  unitId: unit_id ?? null,
  phase: phase ?? null,
});

export function milestonePlanOf(request: PlannedMilestoneRequest): MilestonePlan {
  return { ...named(request), offsetDays: request.offset_days };
}

export function milestoneOf(request: MilestoneRequest): NewMilestone {
  return { ...named(request), plannedOn: request.planned_on };
}
