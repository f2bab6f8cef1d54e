import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Which year's themes. */
export class MonthlyThemesQuery {
  @ApiProperty({
    required: false,
    description:
      '年份（联盟时区），缺省为今年 / year in the alliance’s time zone, the current one by default',
    example: 2026,
  })
  @IsOptional()
  @IsInt()
  @Min(1_000)
  @Max(9_999)
  year?: number;
}
