import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DAY_MS } from '@muster/clock';
import { IsInstant, Problem } from '@muster/http';
import { ACTIVITY_KIND_CODES } from '../domain/activity-kind.js';
import type { SummaryFilter } from '../persistence/activity.store.js';
import { referenceTexts } from '../references/reference-texts.js';
import { IsSlug } from '../references/request-fields.js';

/** Days that are summed up at once, at most: a year. */
const MOST_DAYS = 366;

/** Query of `GET /v1/activities/outcomes`. */
export class OutcomeSummaryQuery {
  @ApiProperty({ description: '此时或之后开始 / started at or after', example: '2026-10-01T00:00:00+08:00' })
  @IsInstant()
  from: string;

  @ApiProperty({
    description: '此时之前开始，距 from 最多 366 天 / started before; at most 366 days after `from`',
    example: '2027-01-01T00:00:00+08:00',
  })
  @IsInstant()
  to: string;

  @ApiProperty({ description: '活动类别 / kind of activity', example: 'matchmaking' })
  @IsOptional()
  @IsIn(ACTIVITY_KIND_CODES)
  kind?: string;

  @ApiProperty({ description: '主办单位 / host unit', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string;
}

/** Which activities a query asks to sum up. @throws Problem 422. */
export function summaryFilter({ from, to, kind, unit_id }: OutcomeSummaryQuery): SummaryFilter {
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) throw refusal('/from', 'not_in_order');
  if (length > MOST_DAYS * DAY_MS) throw refusal('/to', 'span_too_long');
  return {
    ...{ from, to },
    ...(kind === undefined ? {} : { kind }),
    ...(unit_id === undefined ? {} : { hostUnitId: unit_id }),
  };
}

function refusal(pointer: string, code: string): Problem {
  const error = { pointer, in: 'query', code, message: referenceTexts[code]! } as const;
  return new Problem(422, 'validation_failed', {}, { errors: [error] });
}
