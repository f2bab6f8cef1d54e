import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import { BETTER, type Indicator, MOST_INDICATORS } from '../domain/indicator.js';

/** So that differences stay exact with four decimals. */
const MOST = 1_000_000_000;

export class CampaignMeasuredRequest {
  @ApiProperty({
    type: 'number',
    description: '数值，最多四位小数 / value, four decimals at most',
    example: 42.5,
  })
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(-MOST)
  @Max(MOST)
  value: number;

  @ApiProperty({ description: '测量日期 / day on which it was measured', example: '2026-12-01' })
  @IsDay()
  on: string;
}

export class CampaignIndicatorRequest {
  @ApiProperty({
    description: '指标，不对外发布，企业看不到 / indicator; stays internal, not for enterprises',
    example: '早高峰卡口排队车辆',
  })
  @WrittenText(100)
  name: string;

  @ApiProperty({ description: '计量单位 / unit of measure', example: '辆' })
  @WrittenText(20)
  unit: string;

  @ApiProperty({
    enum: BETTER,
    description: '何为好转：上升、下降 / which direction is better',
    example: 'lower',
  })
  @IsIn(BETTER)
  better: Indicator['better'];

  @ApiProperty({ type: CampaignMeasuredRequest, description: '治理前 / before' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CampaignMeasuredRequest)
  before?: CampaignMeasuredRequest | null;

  @ApiProperty({ type: CampaignMeasuredRequest, description: '治理后 / after' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CampaignMeasuredRequest)
  after?: CampaignMeasuredRequest | null;
}

/** Body of `POST /v1/campaigns/{id}/indicators`: all of them, in the place of those of before. */
export class RecordIndicatorsRequest {
  @ApiProperty({
    type: [CampaignIndicatorRequest],
    description: `指标，最多 ${MOST_INDICATORS} 项 / indicators, ${MOST_INDICATORS} at most`,
  })
  @IsArray()
  @ArrayMaxSize(MOST_INDICATORS)
  @ValidateNested({ each: true })
  @Type(() => CampaignIndicatorRequest)
  indicators: CampaignIndicatorRequest[];
}

export function requestedIndicators({ indicators }: RecordIndicatorsRequest): Indicator[] {
  return indicators.map(({ name, unit, better, before, after }) => ({
    ...{ name: name.trim(), unit: unit.trim(), better },
    before: before ? { value: before.value, on: before.on } : null,
    after: after ? { value: after.value, on: after.on } : null,
  }));
}
