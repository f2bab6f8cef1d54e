import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_PAGE, HasForm, LARGEST_PAGE } from '@muster/http';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { MOMENT, MONTH } from '../figures/moment.js';

/** Which figure, between which two moments. */
export class ChangesQuery {
  @ApiProperty({
    description: '指标或计数代码，见 definitions / code of an indicator or count',
    example: 'K1',
  })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  metric: string;

  @ApiProperty({
    required: false,
    description: '月份；缺省为全部 / month; all of them by default',
    example: '2026-09',
  })
  @IsOptional()
  @HasForm('isMonth', MONTH)
  period?: string;

  @ApiProperty({
    required: false,
    description: '单位；缺省为联盟 / unit; the alliance by default',
    example: 'customs',
  })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/)
  unit_id?: string;

  @ApiProperty({
    description: '此刻之后记录的 / recorded after this moment',
    example: '2026-10-05T00:00:00+08:00',
  })
  @HasForm('isMoment', MOMENT)
  from: string;

  @ApiProperty({ required: false, description: '截至此刻，缺省为现在 / until this moment, now by default' })
  @IsOptional()
  @HasForm('isMoment', MOMENT)
  to?: string;

  @ApiProperty({ required: false, description: '每页条数 / entries per page' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit = DEFAULT_PAGE;

  @ApiProperty({ required: false, description: '上一页返回的 next_cursor / next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
