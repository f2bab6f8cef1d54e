import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Grouping, GROUPINGS } from '../domain/group-directory.js';
import { FiguresQuery } from '../figures/figures-query.js';

/** Which month, as of when, by which groups. */
export class BreakdownQuery extends FiguresQuery {
  @ApiProperty({
    enum: [...GROUPINGS],
    description:
      '分组：source 来源，industry_alliance 企业所属产业联盟，process_stage 流程环节，category 问题类别 / by who raised the whistles, the industry alliances of their enterprise, the stage of the process, or the category',
    example: 'source',
  })
  @IsIn(GROUPINGS)
  by: Grouping;
}
