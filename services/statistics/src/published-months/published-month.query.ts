import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Which publication of a month. */
export class PublishedMonthQuery {
  @ApiProperty({
    required: false,
    description: '第几次公布，缺省为最近一次 / which publication, the last one by default',
    example: 1,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  version?: number;
}
