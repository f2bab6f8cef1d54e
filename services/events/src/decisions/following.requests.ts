import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';

/** Body of `POST /v1/meetings/{id}/decisions/{decisionId}/carry-out`. */
export class CarryOutRequest {
  @ApiProperty({
    description: '落实情况，不对外发布 / what was done; stays internal',
    example: '已增设夜间窗口两个',
  })
  @IsOptional()
  @WrittenText(2000)
  note?: string | null;
}

/** Body of `POST /v1/meetings/{id}/decisions/{decisionId}/reopen`. */
export class ReopenRequest {
  @ApiProperty({
    description: '退回原因，不对外发布 / why it has to be carried out after all; stays internal',
    example: '夜间窗口尚未启用',
  })
  @WrittenText(500)
  reason: string;

  @ApiProperty({
    description: '新的完成期限（联盟所在时区）；缺省不变 / new due day; when absent, it stays what it was',
    example: '2026-12-31',
  })
  @IsOptional()
  @IsDay()
  due_on?: string | null;
}
