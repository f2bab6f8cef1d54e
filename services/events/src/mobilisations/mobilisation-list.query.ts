import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { decodeCursor, PageQuery } from '@muster/http';
import type { Organisation } from '../domain/mobilisation.js';
import type { MobilisationFilter } from '../persistence/mobilisation.store.js';

const STATES = ['open', 'ended'] as const;

export class MobilisationListQuery extends PageQuery {
  @ApiProperty({ enum: STATES, description: '进行中或已结束 / those that go on, or those that are over' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

/**
 * What a query asks of the list; one row more than a page tells whether there is another.
 *
 * @param organisations whose calls they are; all of the alliance's when absent.
 */
export function mobilisationFilter(
  { state, limit, cursor }: MobilisationListQuery,
  organisations: readonly Organisation[] | undefined,
): MobilisationFilter {
  const after = decodeCursor<[string]>(cursor, ['uuid'])?.[0];
  return {
    limit: limit + 1,
    ...(organisations === undefined ? {} : { organisations }),
    ...(state === undefined ? {} : { open: state === 'open' }),
    ...(after === undefined ? {} : { after }),
  };
}
