import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { decodeCursor, IsInstant, PageQuery, Problem } from '@muster/http';
import { RESOURCE_KINDS, type Span } from '../domain/resource.js';
import type { ResourceFilter, ResourcePosition } from '../persistence/resource.store.js';
import { referenceTexts } from '../references/reference-texts.js';
import { IsSlug } from '../references/request-fields.js';

export class ResourceListQuery extends PageQuery {
  @ApiProperty({ description: '类别 / kind', example: 'venue' })
  @IsOptional()
  @IsIn(RESOURCE_KINDS)
  kind?: string;

  @ApiProperty({ description: '提供单位 / unit that owns it', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string;

  @ApiProperty({
    description: '自此时起空闲，与 free_to 并用 / free from then on; together with `free_to`',
    example: '2026-12-08T09:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  free_from?: string;

  @ApiProperty({
    description: '至此时空闲，与 free_from 并用 / free until then; together with `free_from`',
    example: '2026-12-08T17:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  free_to?: string;
}

/** What a query asks of the list; one row more than a page tells whether there is another. @throws Problem 422. */
export function resourceFilter(query: ResourceListQuery): ResourceFilter {
  const { kind, unit_id, limit, cursor } = query;
  const freeIn = freeSpan(query);
  const after = positionOf(cursor);
  return {
    limit: limit + 1,
    ...(kind === undefined ? {} : { kind }),
    ...(unit_id === undefined ? {} : { ownerUnitId: unit_id }),
    ...(freeIn === undefined ? {} : { freeIn }),
    ...(after === undefined ? {} : { after }),
  };
}

/** Position after an item, for the cursor. */
export const resourceCursor = ({ kind, id }: ResourcePosition): [string, string] => [kind, id];

function freeSpan({ free_from, free_to }: ResourceListQuery): Span | undefined {
  if (free_from === undefined && free_to === undefined) return undefined;
  const [startsAt, endsAt] = [free_from, free_to].map((at) => at && new Date(at).toISOString());
  if (!startsAt || !endsAt) throw refused(startsAt ? '/free_to' : '/free_from', 'both_or_neither');
  if (startsAt >= endsAt) throw refused('/free_from', 'not_free_in_order');
  return { startsAt, endsAt };
}

function refused(pointer: string, code: string): Problem {
  const error = { pointer, in: 'query', code, message: referenceTexts[code]! } as const;
  return new Problem(422, 'validation_failed', {}, { errors: [error] });
}

function positionOf(cursor: string | undefined): ResourcePosition | undefined {
  const values = decodeCursor<[string, string]>(cursor, ['string', 'uuid']);
  return values && { kind: values[0], id: values[1] };
}
