import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { PageQuery, WrittenText } from '@muster/http';
import { MOST_MILESTONES } from '../domain/projects/milestone.js';
import { MilestoneRequest } from './milestone.requests.js';
import { IsCode, IsSlug } from './project-fields.js';

/** Body of `POST /v1/project-processes`. */
export class OpenProcessRequest {
  @ApiProperty({ description: '项目 / project of the directory', example: 'project-01' })
  @IsSlug()
  project_id: string;

  @ApiProperty({ description: '流程模板 / process template', example: 'industrial' })
  @IsSlug()
  template_code: string;

  @ApiProperty({
    type: [MilestoneRequest],
    description: '节点及计划日期，模板所列之外或代之 / milestones besides those of the template, or instead',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_MILESTONES)
  @ValidateNested({ each: true })
  @Type(() => MilestoneRequest)
  milestones?: MilestoneRequest[] | null;
}

export class ProcessQuery extends PageQuery {
  @ApiProperty({ description: '项目 / project', example: 'project-01' })
  @IsOptional()
  @IsSlug()
  project_id?: string;
}

export class CompleteTaskRequest {
  @ApiProperty({ type: String, nullable: true, description: '说明，不对外发布 / note; stays internal' })
  @IsOptional()
  @WrittenText(2_000)
  note?: string | null;
}

export class DecideSegmentRequest {
  @ApiProperty({ description: '是否通过 / accepted', example: true })
  @IsBoolean()
  accepted: boolean;

  @ApiProperty({ type: String, nullable: true, description: '验收意见，不对外发布 / findings; internal' })
  @IsOptional()
  @WrittenText(10_000)
  findings?: string | null;
}

/** Body of `PUT …/wage-checks/{month}` (mechanisms 1.14). */
export class CheckWagesRequest {
  @ApiProperty({ description: '农民工工资专户已设立 / wage account opened', example: true })
  @IsBoolean()
  account_opened: boolean;

  @ApiProperty({ description: '按时足额支付 / paid in full and on time', example: true })
  @IsBoolean()
  paid_in_full_on_time: boolean;

  @ApiProperty({ description: '进度款前优先保障工资 / wages before the progress payment', example: true })
  @IsBoolean()
  wages_before_progress_payment: boolean;
}

export class ElementAssessment {
  @ApiProperty({ description: '要素 / the element', example: 'power' })
  @IsCode()
  code: string;

  @ApiProperty({ description: '已具备 / ready', example: false })
  @IsBoolean()
  ready: boolean;
}

export class AssessElementsRequest {
  @ApiProperty({
    type: [ElementAssessment],
    description: '要素研判 / elements, as far as they were assessed',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ElementAssessment)
  elements: ElementAssessment[];
}
