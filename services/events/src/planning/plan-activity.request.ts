import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
} from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';
import { ACTIVITY_KIND_CODES, ACTIVITY_KINDS } from '../domain/activity-kind.js';
import { PurposeRequest } from '../purposes/purpose.request.js';
import { IsSlug } from '../references/request-fields.js';
import { MOST_PERSONS } from '../signing-up/sign-up.requests.js';

const kinds = ACTIVITY_KINDS.map(({ code, zh, en }) => `${code}: ${zh} / ${en}`).join('; ');

class WhatAndWhen {
  @ApiProperty({ description: `活动类别 / kind of activity. ${kinds}`, example: 'secretary_training' })
  @IsIn(ACTIVITY_KIND_CODES)
  kind: string;

  @ApiProperty({
    description: '活动名称，不对外发布 / title; stays internal',
    example: '党组织书记轮训第三期',
  })
  @WrittenText(200)
  title: string;

  @ApiProperty({ description: '地点，不对外发布 / place; stays internal', example: '党群服务中心' })
  @IsOptional()
  @WrittenText(200)
  place?: string | null;

  @ApiProperty({ description: '开始时间 / start', example: '2026-12-05T09:00:00+08:00' })
  @IsInstant()
  starts_at: string;

  @ApiProperty({
    description: '主办单位，联合活动为两个以上 / host units; joint activities have several',
    example: ['council-secretariat'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsSlug({ each: true })
  host_unit_ids: string[];
}

/** Body of `POST /v1/activities`. */
export class PlanActivityRequest extends IntersectionType(WhatAndWhen, PurposeRequest) {
  @ApiProperty({
    description:
      '报名截止，须早于活动开始；未填不需报名 / until when organisations may sign up; before the start; nobody has to when absent',
    example: '2026-12-04T17:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  sign_up_until?: string | null;

  @ApiProperty({
    description:
      '名额（人），须同时填写报名截止；未填不限 / places in persons, with `sign_up_until`; no limit when absent',
    example: 40,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PERSONS)
  places?: number | null;
}
