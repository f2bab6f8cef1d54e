import { ApiProperty } from '@nestjs/swagger';
import { HasForm } from '@muster/http';
import { IsOptional } from 'class-validator';
import { MOMENT, MONTH } from './moment.js';

/** As of when. */
export class MomentQuery {
  @ApiProperty({
    required: false,
    description:
      '截至该时刻已记录的数据，缺省为现在 / as known at that moment (by record time), now by default',
    example: '2026-10-05T00:00:00+08:00',
  })
  @IsOptional()
  @HasForm('isMoment', MOMENT)
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
  @HasForm('isMonth', MONTH)
  period?: string;
}
