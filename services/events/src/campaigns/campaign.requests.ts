import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import {
  CAMPAIGN_KINDS,
  type CampaignKind,
  TARGET_GROUP_CODES,
  TARGET_GROUPS,
  type TargetGroupCode,
} from '../domain/campaign-kind.js';
import { MOST_EXPECTED } from '../domain/expected-outputs.js';
import { ModelCodesRequest } from '../model-codes/model-codes.request.js';
import { IsSlug } from '../references/request-fields.js';

const groups = TARGET_GROUPS.map(({ code, zh }) => `${code} ${zh}`).join('，');

const Expected =
  (zh: string, en: string): PropertyDecorator =>
  (target, name) => {
    for (const decorate of [
      ApiProperty({ description: `${zh} / ${en}`, example: 1 }),
      IsOptional(),
      IsInt(),
      Min(0),
      Max(MOST_EXPECTED),
    ])
      decorate(target, name as string);
  };

/** “三个一” (mechanisms 0.21): what is left out is as it is by default. */
export class ExpectedOutputsRequest {
  @Expected('至少解决难题数', 'hard problems solved, at least')
  problems_solved?: number | null;

  @Expected('至少理顺关系数', 'relations straightened, at least')
  relations_straightened?: number | null;

  @Expected('至少形成调查报告数', 'survey reports, at least')
  reports?: number | null;
}

class CampaignItself {
  @ApiProperty({ description: '名称，不对外发布 / title; stays internal', example: '文明交通我先行' })
  @WrittenText(200)
  title: string;

  @ApiProperty({
    description: '目的与要求，不对外发布，企业看不到 / purpose; stays internal, not for enterprises',
    example: '党员带头保畅通，整治重点路口',
  })
  @IsOptional()
  @WrittenText(2_000)
  purpose?: string | null;

  @ApiProperty({
    enum: TARGET_GROUP_CODES,
    description: `服务对象：${groups} / whom it is for`,
    example: 'truck_drivers',
  })
  @IsOptional()
  @IsIn(TARGET_GROUP_CODES)
  target_group?: TargetGroupCode | null;

  @ApiProperty({ description: '牵头单位 / lead unit', example: 'customs' })
  @IsSlug()
  lead_unit_id: string;

  @ApiProperty({ description: '其他参与单位 / other units that take part', example: ['maritime'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsSlug({ each: true })
  unit_ids?: string[] | null;

  @ApiProperty({ description: '开始日期 / first day', example: '2026-12-01' })
  @IsDay()
  starts_on: string;

  @ApiProperty({
    description: '结束日期；专项行动必填，系列可不填 / last day; needed for a special action',
    example: '2026-12-31',
  })
  @IsOptional()
  @IsDay()
  ends_on?: string | null;

  @ApiProperty({
    type: ExpectedOutputsRequest,
    description:
      '预期产出（“三个一”）；未填的，专项行动各一，系列为零 / expected outputs; by default one of each for a special action, none for a series',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExpectedOutputsRequest)
  expected_outputs?: ExpectedOutputsRequest | null;
}

/** Body of `POST /v1/campaigns/{id}/change`: what is left out is empty from then on, or as it is by default. */
export class ChangeCampaignRequest extends IntersectionType(CampaignItself, ModelCodesRequest) {}

class WhatItIs {
  @ApiProperty({
    enum: CAMPAIGN_KINDS,
    description: '类别：专项行动、系列 / special action or series',
    example: 'special_action',
  })
  @IsIn(CAMPAIGN_KINDS)
  kind: CampaignKind;

  @ApiProperty({
    format: 'uuid',
    description:
      '所属专项：专项行动可为另一专项的分项，只分一级，此后不变 / campaign that a special action is part of; one level, for good',
    example: '0198f0f4-1c00-7a10-8000-000000000080',
  })
  @IsOptional()
  @IsUUID()
  part_of?: string | null;
}

/** Body of `POST /v1/campaigns`. */
export class PlanCampaignRequest extends IntersectionType(WhatItIs, ChangeCampaignRequest) {}

/** Body of `POST /v1/campaigns/{id}/conclude`. */
export class ConcludeCampaignRequest {
  @ApiProperty({
    description:
      '结项说明，不对外发布；未达到预期产出的，须说明原因 / what is said about it; stays internal; needed when an expected output is missing',
    example: '重点路口拥堵明显缓解',
  })
  @IsOptional()
  @WrittenText(2_000)
  reason?: string | null;
}

/** Body of `…/reopen` and of `…/call-off`. */
export class CampaignReasonRequest {
  @ApiProperty({ description: '原因，不对外发布 / why; stays internal', example: '路口又出现拥堵' })
  @WrittenText(500)
  reason: string;
}
