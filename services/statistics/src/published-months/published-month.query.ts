import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_PAGE, LARGEST_PAGE } from '@muster/http';

/** Which published months. */
export class PublishedMonthsQuery {
  @ApiProperty({ required: false, description: '每页条数 / items on a page' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit: number = DEFAULT_PAGE;

  @ApiProperty({ required: false, description: '上一页的 next_cursor / next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

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
