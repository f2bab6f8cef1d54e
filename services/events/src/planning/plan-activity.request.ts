import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';
import { ACTIVITY_KIND_CODES, ACTIVITY_KINDS } from '../domain/activity-kind.js';
import { IsCode, IsSlug } from '../references/request-fields.js';

const kinds = ACTIVITY_KINDS.map(({ code, zh, en }) => `${code}: ${zh} / ${en}`).join('; ');

/** Body of `POST /v1/activities`. */
export class PlanActivityRequest {
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

  @ApiProperty({
    description: '运行机制中的平台 / platform of the operating model',
    example: 'service_centre',
  })
  @IsOptional()
  @IsCode()
  platform_code?: string | null;

  @ApiProperty({
    description: '运行机制中的机制 / mechanism of the operating model',
    example: 'training',
  })
  @IsOptional()
  @IsCode()
  mechanism_code?: string | null;
}
