import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { HasForm, IsDay, READABLE, WrittenText } from '@muster/http';
import {
  MEASURE_KINDS,
  type MeasureKind,
  THEME_OUTCOMES,
  type ThemeOutcome,
} from '../domain/monthly-theme.js';
import { CODE } from '../external-figures/record-external-figure.request.js';
import { MONTH } from '../figures/moment.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;
const MOST_PROBLEMS = 3;
const MOST_UNITS = 50;
const MOST_AT_ONCE = 10;
const MOST_TICKETS = 200;
export const KINDS = Object.keys(MEASURE_KINDS) as MeasureKind[];
const KINDS_TEXT = KINDS.map((kind) => `${kind} ${MEASURE_KINDS[kind].zh}`).join('，');

const LeadUnit = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ description: '牵头单位 / lead unit', example: 'customs' }),
    IsString(),
    Matches(SLUG),
  );

const OtherUnits = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ description: '其他承办单位 / other units that work on it', example: ['maritime'] }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(MOST_UNITS),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(SLUG, { each: true }),
  );

const DueOn = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      description: '完成期限（联盟所在时区），不早于今天；可不填 / by which local day; may be left out',
      example: '2026-11-30',
    }),
    IsOptional(),
    IsDay(),
  );

/** Body of `POST /v1/statistics/monthly-themes`. */
export class TakeThemeRequest {
  @ApiProperty({
    description:
      '月份（联盟时区）：上月、本月或下月 / month in the alliance’s time zone: the one before, this one or the next',
    example: '2026-11',
  })
  @HasForm('isMonth', MONTH)
  month: string;

  @ApiProperty({
    description: '类别，不限于建议 / category of whistles, proposed or not',
    example: 'yard_congestion',
  })
  @IsString()
  @Matches(CODE)
  category_code: string;

  @ApiProperty({
    type: [String],
    description:
      '具体问题，一至三个，不对外发布 / one to three problems that it is about; they stay internal',
    example: ['夜间进场排队过长', '空箱占用查验场地'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PROBLEMS)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  @HasForm('isWritten', READABLE, { each: true })
  problems: string[];

  @LeadUnit()
  lead_unit_id: string;

  @OtherUnits()
  unit_ids?: string[] | null;

  @DueOn()
  due_on?: string | null;
}

/** Body of `POST /v1/statistics/monthly-themes/{id}/change`: what is left out is empty from then on. */
export class ChangeThemeRequest {
  @LeadUnit()
  lead_unit_id: string;

  @OtherUnits()
  unit_ids?: string[] | null;

  @DueOn()
  due_on?: string | null;
}

/** Something that was put in place. */
export class MeasureRequest {
  @ApiProperty({
    enum: KINDS,
    description: `类别：${KINDS_TEXT} / kind`,
    example: 'policy',
  })
  @IsIn(KINDS)
  kind: MeasureKind;

  @ApiProperty({
    description: '做了什么，不对外发布 / what was put in place; stays internal',
    example: '夜间预约进场办法已施行',
  })
  @WrittenText(2_000)
  text: string;

  @ApiProperty({
    description: '对应的哨件 / whistles that it answers',
    example: ['0198f0f4-1c00-7a10-8000-000000000001'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_TICKETS)
  @IsUUID(undefined, { each: true })
  ticket_ids?: string[] | null;
}

/** Body of `POST /v1/statistics/monthly-themes/{id}/measures`: they come to those that are on record. */
export class ReportMeasuresRequest {
  @ApiProperty({ type: [MeasureRequest], description: '举措 / measures' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => MeasureRequest)
  measures: MeasureRequest[];
}

/** Body of `POST /v1/statistics/monthly-themes/{id}/conclude`. */
export class ConcludeThemeRequest {
  @ApiProperty({
    enum: THEME_OUTCOMES,
    description: '结论：已解决、部分解决、未解决 / outcome: solved, partly or not',
    example: 'solved',
  })
  @IsIn(THEME_OUTCOMES)
  outcome: ThemeOutcome;

  @ApiProperty({
    description: '结题说明，不对外发布 / what came of it; stays internal',
    example: '夜间排队由四小时降至一小时',
  })
  @WrittenText(2_000)
  text: string;
}

/** Body of `…/withdraw` and of `…/reopen`. */
export class ThemeReasonRequest {
  @ApiProperty({ description: '原因，不对外发布 / why; stays internal', example: '十二月又出现排队' })
  @WrittenText(500)
  reason: string;
}
