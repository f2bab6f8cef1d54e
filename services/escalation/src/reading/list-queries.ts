import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_PAGE, LARGEST_PAGE } from '@muster/http';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { ASSIGNMENT_STATES, type AssignmentState } from '../domain/vocabulary.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Which page of a list. */
export class PageQuery {
  @ApiProperty({ description: '每页条数 / entries per page' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit = DEFAULT_PAGE;

  @ApiProperty({ description: '上一页返回的 next_cursor / next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export class AssignmentQuery extends PageQuery {
  @ApiProperty({
    description: '单位；单位人员缺省为本单位 / unit; an officer’s own by default',
    example: 'customs',
  })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;

  @ApiProperty({ description: '状态，缺省为未完结 / states; the open ones by default', example: ['offered'] })
  @IsOptional()
  @IsIn(ASSIGNMENT_STATES, { each: true })
  state?: AssignmentState[];

  @ApiProperty({ description: '该哨件的 / of this ticket' })
  @IsOptional()
  @IsUUID()
  ticket_id?: string;
}
