import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { MOMENT } from './moment.js';

/** As of when. */
export class MomentQuery {
  @ApiProperty({
    required: false,
    description:
      '截至该时刻已记录的数据，缺省为现在 / as known at that moment (by record time), now by default',
    example: '2026-10-05T00:00:00+08:00',
  })
  @IsOptional()
  @Matches(MOMENT)
  as_of?: string;
}

/** Which month, as of when. */
export class FiguresQuery extends MomentQuery {
  @ApiProperty({
    required: false,
    description:
      '月份（联盟时区），缺省为本月 / month in the alliance’s time zone, the current one by default',
    example: '2026-09',
  })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  period?: string;
}
