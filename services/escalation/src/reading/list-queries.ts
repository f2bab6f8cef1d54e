import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_PAGE, LARGEST_PAGE } from '@muster/http';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  ASSIGNMENT_STATES,
  type AssignmentState,
  TICKET_STATES,
  type TicketState,
} from '../domain/vocabulary.js';
import { WrittenText } from '../written-text.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
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

export class TicketQuery extends PageQuery {
  @ApiProperty({
    description: '状态，可多个，逗号分隔 / states, comma-separated',
    example: ['dispatched', 'in_progress'],
  })
  @IsOptional()
  @IsIn(TICKET_STATES, { each: true })
  state?: TicketState[];

  @ApiProperty({ description: '类别 / category', example: 'customs_clearance' })
  @IsOptional()
  @Matches(CODE)
  category?: string;

  @ApiProperty({ description: '该单位参与的 / in which this unit takes part', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;

  @ApiProperty({ description: '该企业的 / of this enterprise', example: 'enterprise-017' })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string;

  @ApiProperty({ description: '标题或哨件号中的一部分 / part of title or number', example: '集装箱' })
  @IsOptional()
  @WrittenText(100)
  q?: string;
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
