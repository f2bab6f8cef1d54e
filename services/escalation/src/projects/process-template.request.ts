import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '@muster/http';
import type { Labelled, ProcessPlan } from '../domain/projects/process-template.js';
import { MOST_MILESTONES } from '../domain/projects/milestone.js';
import { LabelledRequest } from './labelled.request.js';
import { milestonePlanOf, PlannedMilestoneRequest } from './milestone.requests.js';
import { IsCode, IsSlug } from './project-fields.js';

const MOST_PARTS = 50;

export class PlannedTaskRequest extends LabelledRequest {
  @ApiProperty({ description: '负责单位 / responsible unit', example: 'approval-office' })
  @IsSlug()
  unit_id: string;
}

export class PhaseRequest extends PlannedTaskRequest {
  @ApiProperty({ type: [PlannedTaskRequest], description: '任务 / tasks' })
  @Parts(() => PlannedTaskRequest)
  tasks: PlannedTaskRequest[];

  @ApiProperty({ type: [LabelledRequest], description: '早告知事项 / what the enterprise is told early' })
  @Parts(() => LabelledRequest)
  notices: LabelledRequest[];

  @ApiProperty({ type: [LabelledRequest], description: '须先具备的要素 / what must be ready before' })
  @Parts(() => LabelledRequest)
  elements: LabelledRequest[];
}

export class SegmentRequest extends PlannedTaskRequest {
  @ApiProperty({ description: '验收时限（工作日）/ limit in working days', example: 10 })
  @IsInt()
  @Min(1)
  @Max(250)
  limit_working_days: number;
}

export class WageWatchRequest {
  @ApiProperty({ description: '检查单位 / unit that looks', example: 'human-resources' })
  @IsSlug()
  unit_id: string;

  @ApiProperty({ description: '缺项时吹哨的类别 / category of the whistle', example: 'wage_arrears' })
  @IsCode()
  category_code: string;

  @ApiProperty({ description: '月末后几个工作日内检查 / working days after the month', example: 5 })
  @IsInt()
  @Min(1)
  @Max(20)
  grace_working_days: number;
}

/** Body of `POST /v1/process-templates/{code}/versions`. */
export class PublishTemplateRequest {
  @ApiProperty({ description: '生效日期（联盟时区）/ holds from this local date', example: '2026-12-01' })
  @IsDay()
  effective_on: string;

  @ApiProperty({ type: [PhaseRequest], description: '阶段，按顺序 / phases in their order' })
  @Parts(() => PhaseRequest)
  @ArrayMinSize(1)
  phases: PhaseRequest[];

  @ApiProperty({ type: [SegmentRequest], description: '验收分段 / segments that are accepted by themselves' })
  @Parts(() => SegmentRequest)
  segments: SegmentRequest[];

  @ApiProperty({ type: WageWatchRequest, nullable: true, description: '工资支付检查 / wage watch' })
  @IsOptional()
  @ValidateNested()
  @Type(() => WageWatchRequest)
  wage_watch?: WageWatchRequest | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: '要素缺失时吹哨的类别 / category of its whistle',
  })
  @IsOptional()
  @IsCode()
  element_category_code?: string | null;

  @ApiProperty({
    type: [PlannedMilestoneRequest],
    description: '节点，以流程建立后的天数计 / milestones, in days after the process is opened',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_MILESTONES)
  @ValidateNested({ each: true })
  @Type(() => PlannedMilestoneRequest)
  milestones?: PlannedMilestoneRequest[] | null;
}

/** The plan of a request. */
export function planOf(request: PublishTemplateRequest): ProcessPlan {
  const { phases, segments, wage_watch: wages, element_category_code } = request;
  return {
    phases: phases.map((phase) => ({
      ...labelled(phase),
      unitId: phase.unit_id,
      tasks: phase.tasks.map((task) => ({ ...labelled(task), unitId: task.unit_id })),
      notices: phase.notices.map(labelled),
      elements: phase.elements.map(labelled),
    })),
    segments: segments.map((segment) => ({
      ...labelled(segment),
      unitId: segment.unit_id,
      limitWorkingDays: segment.limit_working_days,
    })),
    wageWatch: wages
      ? {
          unitId: wages.unit_id,
          categoryCode: wages.category_code,
          graceWorkingDays: wages.grace_working_days,
        }
      : null,
    elementCategoryCode: element_category_code ?? null,
    milestones: (request.milestones ?? []).map(milestonePlanOf),
  };
}

function labelled({ code, name_zh, name_en }: LabelledRequest): Labelled {
  return { code, nameZh: name_zh.trim(), nameEn: name_en.trim() };
}

function Parts(of: () => new () => object): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [
      IsDefined(),
      IsArray(),
      ArrayMaxSize(MOST_PARTS),
      ValidateNested({ each: true }),
      Type(of),
    ])
      decorate(target, property as string);
  };
}
