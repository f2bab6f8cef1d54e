import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { HasForm, WrittenText } from '@muster/http';
import { MONTH } from '../figures/moment.js';

/** Body of `POST /v1/statistics/published-months`. */
export class PublishMonthRequest {
  @ApiProperty({
    description: '月份（联盟时区），须已结束 / month in the alliance’s time zone, which must be over',
    example: '2026-09',
  })
  @HasForm('isMonth', MONTH)
  period: string;

  @ApiProperty({
    description:
      '重新公布的原因，不对外发布；首次公布不必填 / why it is published again, stays internal; not needed the first time',
    example: '补登两件回访',
  })
  @IsOptional()
  @WrittenText(500)
  reason?: string | null;
}
