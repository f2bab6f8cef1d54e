import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { decodeCursor, PageQuery } from '@muster/http';
import type { ExternalFigureFilter, ExternalFigurePosition } from '../persistence/external-figure.store.js';
import { CODE } from './record-external-figure.request.js';

/** Which published figures. */
export class ExternalFigureQuery extends PageQuery {
  @ApiProperty({ description: '指标代码 / code of the indicator', example: 'cargo_throughput' })
  @IsOptional()
  @IsString()
  @Matches(CODE)
  indicator_code?: string;

  @ApiProperty({ description: '年份 / year', example: 2021 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9_999)
  year?: number;
}

/** What a query asks of the list; one row more than a page tells whether there is another. @throws Problem 422. */
export function filterOf({ indicator_code, year, limit, cursor }: ExternalFigureQuery): ExternalFigureFilter {
  const after = positionOf(cursor);
  return {
    limit: limit + 1,
    ...(indicator_code === undefined ? {} : { indicatorCode: indicator_code }),
    ...(year === undefined ? {} : { year }),
    ...(after === undefined ? {} : { after }),
  };
}

/** The position after a figure, for the cursor. */
export const cursorOf = ({ indicatorCode, year, lastMonth, firstMonth }: ExternalFigurePosition) =>
  [indicatorCode, year, lastMonth, firstMonth] as const;

function positionOf(cursor: string | undefined): ExternalFigurePosition | undefined {
  const values = decodeCursor<[string, number, number, number]>(cursor, [
    'string',
    'number',
    'number',
    'number',
  ]);
  if (!values) return undefined;
  const [indicatorCode, year, lastMonth, firstMonth] = values;
  return { indicatorCode, year, lastMonth, firstMonth };
}
