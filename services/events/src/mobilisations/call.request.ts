import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';
import { MOST_CALLED } from '../domain/decide-mobilisation.js';
import { IsCode, IsSlug } from '../references/request-fields.js';

export const EVERYBODY = ['all_units', 'all_party_organisations'] as const;

/** Body of `POST /v1/mobilisations`: what is asked, by when, and of whom, all that is named together. */
export class CallRequest {
  @ApiProperty({
    description: '动员事项，不对外发布 / what it is about; stays internal',
    example: '支援卡口疏导',
  })
  @WrittenText(200)
  title: string;

  @ApiProperty({
    description: '具体要求，不对外发布 / what is asked; stays internal',
    example: '请组织党员志愿者到北疆卡口协助疏导积压车辆',
  })
  @WrittenText(2000)
  text: string;

  @ApiProperty({ description: '地点，不对外发布 / place; stays internal', example: '北疆卡口' })
  @IsOptional()
  @WrittenText(200)
  place?: string | null;

  @ApiProperty({ description: '到位时间 / by when it is to be done', example: '2026-12-02T09:00:00+08:00' })
  @IsInstant()
  due_at: string;

  @ApiProperty({
    description:
      '请于此前答复；未填则以到位之时为限 / by when organisations are asked to answer; `due_at` when absent',
    example: '2026-12-01T17:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  answer_by?: string | null;

  @ApiProperty({
    enum: EVERYBODY,
    isArray: true,
    description: '动员全体在册单位、全体党组织 / all active units, all party organisations',
    example: ['all_units'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(EVERYBODY.length)
  @ArrayUnique()
  @IsIn(EVERYBODY, { each: true })
  everybody?: (typeof EVERYBODY)[number][] | null;

  @ApiProperty({ description: '动员这些层级的单位 / units of these tiers', example: ['municipal'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsCode({ each: true })
  unit_tiers?: string[] | null;

  @ApiProperty({
    description:
      '动员这些产业联盟的党支部及其企业的党组织 / branches of these industry alliances, and the party organisations of their enterprises',
    example: ['oils-and-fats'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsSlug({ each: true })
  industry_alliance_ids?: string[] | null;

  @ApiProperty({ description: '指名动员的单位 / units by name', example: ['customs'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_CALLED)
  @ArrayUnique()
  @IsSlug({ each: true })
  unit_ids?: string[] | null;

  @ApiProperty({
    description: '指名动员的党组织 / party organisations by name',
    example: ['oils-and-fats-branch'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_CALLED)
  @ArrayUnique()
  @IsSlug({ each: true })
  party_organisation_ids?: string[] | null;
}
