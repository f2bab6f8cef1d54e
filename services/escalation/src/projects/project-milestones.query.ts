import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { decodeCursor, IsDay, PageQuery } from '@muster/http';
import { MILESTONE_STATES, type MilestoneState } from '../domain/projects/milestone.js';
import type { MilestoneFilter, MilestonePage } from '../persistence/project-milestone.store.js';
import { IsSlug } from './project-fields.js';

export class MilestonesQuery extends PageQuery {
  @ApiProperty({
    description: '状态，缺省为逾期的和计划中的 / state; those that are late or planned by default',
    example: ['late'],
  })
  @IsOptional()
  @IsIn(MILESTONE_STATES, { each: true })
  state?: MilestoneState[];

  @ApiProperty({ description: '项目 / project', example: 'project-01' })
  @IsOptional()
  @IsSlug()
  project_id?: string;

  @ApiProperty({ description: '责任单位 / unit that answers for it', example: 'terminal' })
  @IsOptional()
  @IsSlug()
  unit_id?: string;

  @ApiProperty({ description: '计划日期早于该日 / planned before this day', example: '2027-04-01' })
  @IsOptional()
  @IsDay()
  due_before?: string;
}

export class MilestoneCountsQuery {
  @ApiProperty({ description: '项目 / project', example: 'project-01' })
  @IsOptional()
  @IsSlug()
  project_id?: string;

  @ApiProperty({ description: '责任单位 / unit that answers for it', example: 'terminal' })
  @IsOptional()
  @IsSlug()
  unit_id?: string;

  @ApiProperty({ description: '计划日期早于该日 / planned before this day', example: '2027-04-01' })
  @IsOptional()
  @IsDay()
  due_before?: string;
}

export function milestoneFilter(query: MilestoneCountsQuery): MilestoneFilter {
  return { projectId: query.project_id, unitId: query.unit_id, dueBefore: query.due_before };
}

/** What a query asks of the register; one row more than a page tells whether there is another. @throws Problem 422 for a strange cursor. */
export function milestonePage(query: MilestonesQuery): MilestonePage {
  const { state = ['late', 'planned'], limit, cursor } = query;
  const after = decodeCursor<[string, string, string]>(cursor, ['instant', 'uuid', 'string']);
  return { ...milestoneFilter(query), states: state, after: after && dayOf(after), limit: limit + 1 };
}

/** A day stands in a cursor as its first instant, which can be told from other texts. */
export const cursorOf = (plannedOn: string, processId: string, code: string) => [
  `${plannedOn}T00:00:00Z`,
  processId,
  code,
];

const dayOf = ([at, processId, code]: [string, string, string]) =>
  [at.slice(0, 10), processId, code] as const;
