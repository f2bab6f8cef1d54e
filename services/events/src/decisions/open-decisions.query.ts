import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { decodeCursor, PageQuery } from '@muster/http';
import { MEETING_KINDS } from '../domain/meeting.js';
import {
  type DecisionPosition,
  NO_DUE_DAY,
  type OpenDecisionFilter,
} from '../persistence/open-decision.store.js';
import { IsSlug } from '../references/request-fields.js';

export class OpenDecisionsQuery extends PageQuery {
  @ApiProperty({ description: '会议类别 / kind of meeting', example: 'coordination' })
  @IsOptional()
  @IsIn(MEETING_KINDS)
  kind?: string;

  @ApiProperty({ description: '责任单位 / unit that owns it', example: 'customs' })
  @IsOptional()
  @IsSlug()
  owner_unit_id?: string;

  @ApiProperty({ description: 'true：仅已逾期的 / true: only those whose due day has passed', example: true })
  @IsOptional()
  @IsIn([true])
  @IsBoolean()
  overdue?: true;
}

/** What a query asks of the list; one row more than a page tells whether there is another. @throws Problem 422. */
export function openDecisionFilter(query: OpenDecisionsQuery): OpenDecisionFilter {
  const { kind, owner_unit_id, overdue = false, limit, cursor } = query;
  const after = positionOf(cursor);
  return {
    ...{ limit: limit + 1, overdue },
    ...(kind === undefined ? {} : { kind }),
    ...(owner_unit_id === undefined ? {} : { ownerUnitId: owner_unit_id }),
    ...(after === undefined ? {} : { after }),
  };
}

/** Position after a decision, for the cursor. */
export const openDecisionCursor = ({ dueOn, id }: DecisionPosition): [string, string] => [
  dueOn ?? NO_DUE_DAY,
  id,
];

function positionOf(cursor: string | undefined): DecisionPosition | undefined {
  const values = decodeCursor<[string, string]>(cursor, ['string', 'uuid']);
  return values && { dueOn: values[0], id: values[1] };
}
