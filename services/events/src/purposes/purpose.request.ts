import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { MOST_TICKETS, PAIRINGS, type Pairing, THEMES, type Theme } from '../domain/activity-purpose.js';
import { ModelCodesRequest } from '../model-codes/model-codes.request.js';
import { IsSlug } from '../references/request-fields.js';

class WhatFor {
  @ApiProperty({ description: '所为项目 / project that it is for', example: 'terminal-phase-2' })
  @IsOptional()
  @IsSlug()
  project_id?: string | null;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: `相关哨件，最多 ${MOST_TICKETS} 件 / whistles that it is about, ${MOST_TICKETS} at most`,
    example: ['0198f0f4-1c00-7a10-8000-000000000001'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_TICKETS)
  @ArrayUnique((id) => String(id).toLowerCase())
  @IsUUID(undefined, { each: true })
  ticket_ids?: string[] | null;

  @ApiProperty({
    description:
      '结对类型：project_and_authority 项目单位与职能部门，builder_and_contractor 建设方与施工方，project_and_community 项目单位与所在村（社区） / pairing: project unit with authority, builder with contractor, project unit with village or community',
    example: 'project_and_authority',
  })
  @IsOptional()
  @IsIn(PAIRINGS)
  pairing?: Pairing | null;

  @ApiProperty({
    description:
      '志愿服务主题：city_civility 城市文明创建，hazard_checks 隐患排查，traffic_guidance 交通疏导，city_appearance 市容环境 / theme of volunteering: civilised city, hazard checks, traffic guidance, city appearance',
    example: 'hazard_checks',
  })
  @IsOptional()
  @IsIn(THEMES)
  theme_code?: Theme | null;

  @ApiProperty({
    format: 'uuid',
    description:
      '所属专项或系列，列入即得期数，此后不变 / special action or series that it joins; its number there stays',
    example: '0198f0f4-1c00-7a10-8000-000000000081',
  })
  @IsOptional()
  @IsUUID()
  campaign_id?: string | null;
}

/** Body of `POST /v1/activities/{id}/purpose`, and part of `POST /v1/activities`: what an activity is for (ADR-0236). */
export class PurposeRequest extends IntersectionType(WhatFor, ModelCodesRequest) {}
