import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_PAGE, LARGEST_PAGE } from './page.js';

/** A cursor holds a position and is made by us; longer ones are none. */
const LONGEST_CURSOR = 500;

/** What every list that comes in pages can be asked for. */
export class PageQuery {
  @ApiProperty({ required: false, description: '每页条数 / items on a page' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit: number = DEFAULT_PAGE;

  @ApiProperty({ required: false, description: '上一页的 next_cursor / next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CURSOR)
  cursor?: string;
}
