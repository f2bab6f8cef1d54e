import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import { MOST_TICKETS } from '../domain/activity-purpose.js';
import { OUTCOME_KIND_CODES, OUTCOME_KINDS, type OutcomeKindCode } from '../domain/outcome-kind.js';
import { IsSlug } from '../references/request-fields.js';

const kinds = OUTCOME_KINDS.map(({ code, zh, en }) => `${code}: ${zh} / ${en}`).join('; ');
/** So that sums stay exact. */
const MOST_YUAN = 1_000_000_000_000;

/** Body of `POST /v1/activities/{id}/outcomes`. */
export class RecordOutcomeRequest {
  @ApiProperty({ description: `成果类别 / kind of outcome. ${kinds}`, example: 'solved_on_the_spot' })
  @IsIn(OUTCOME_KIND_CODES)
  kind: OutcomeKindCode;

  @ApiProperty({
    description: '件数，未填为所选哨件数或 1 / how many; as many as whistles are named, or 1',
    example: 1,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  count?: number | null;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: `解决或由此吹响的哨件，最多 ${MOST_TICKETS} 件；由此吹哨的必填 / whistles that were solved, or raised from it, ${MOST_TICKETS} at most; needed for question_raised`,
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_TICKETS)
  @ArrayUnique((id) => String(id).toLowerCase())
  @IsUUID(undefined, { each: true })
  ticket_ids?: string[] | null;

  @ApiProperty({ description: '撮合：供应企业 / match: who supplies', example: 'enterprise-017' })
  @IsOptional()
  @IsSlug()
  supplier_enterprise_id?: string | null;

  @ApiProperty({ description: '撮合：采购企业 / match: who buys', example: 'enterprise-018' })
  @IsOptional()
  @IsSlug()
  buyer_enterprise_id?: string | null;

  @ApiProperty({
    description: '撮合：金额（元），不对外发布 / match: value in yuan; stays internal',
    example: 1200000,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_YUAN)
  value_yuan?: number | null;

  @ApiProperty({ description: '撮合：达成日期 / match: day on which they agreed', example: '2026-12-05' })
  @IsOptional()
  @IsDay()
  agreed_on?: string | null;

  @ApiProperty({
    description: '说明，不对外发布 / note; stays internal',
    example: '现场协调泊位，当日恢复作业',
  })
  @IsOptional()
  @WrittenText(2_000)
  note?: string | null;
}

/** Body of `POST /v1/activities/{id}/outcomes/{outcomeId}/withdraw`. */
export class WithdrawOutcomeRequest {
  @ApiProperty({ description: '原因，不对外发布 / reason; stays internal', example: '重复登记' })
  @WrittenText(500)
  reason: string;
}
