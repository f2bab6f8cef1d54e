import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { decodeCursor, PageQuery } from '@muster/http';
import {
  ALL_FOLLOW_UP_KINDS,
  FOLLOW_UP_STATES,
  type FollowUpKind,
  type FollowUpState,
} from '../domain/steps/following-up.js';
import type { FollowUpFilter } from '../persistence/follow-up.store.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class FollowUpUnitQuery {
  @ApiProperty({ description: '责任单位 / unit that sees to it', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;
}

export class FollowUpsQuery extends PageQuery {
  @ApiProperty({ description: '责任单位 / unit that sees to it', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;

  @ApiProperty({ description: '何事须落地 / what has to land', example: 'policy' })
  @IsOptional()
  @IsIn(ALL_FOLLOW_UP_KINDS)
  kind?: FollowUpKind;

  @ApiProperty({
    description: '进展，缺省为尚未落地的 / how far it is; those that have not landed by default',
    example: ['adopted'],
  })
  @IsOptional()
  @IsIn(FOLLOW_UP_STATES, { each: true })
  state?: FollowUpState[];

  @ApiProperty({ description: 'true：仅逾期未落地的 / true: only those that are late', example: true })
  @IsOptional()
  @IsIn([true])
  @IsBoolean()
  overdue?: true;
}

/**
 * What a query asks of the list; one row more than a page tells whether there is another.
 *
 * @param unitId the caller's own unit, when it sees no other.
 * @throws Problem 422 for a cursor of another list.
 */
export function followUpFilter(query: FollowUpsQuery, unitId: string | undefined): FollowUpFilter {
  const { kind, state = ['open', 'adopted'], overdue, limit, cursor } = query;
  return {
    ...{ kind, states: state, late: overdue, limit: limit + 1 },
    unitId: unitId ?? query.unit_id,
    after: decodeCursor<[string, string]>(cursor, ['string', 'uuid']),
  };
}
