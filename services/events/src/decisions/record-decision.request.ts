import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import { IsSlug } from '../references/request-fields.js';

/** Body of `POST /v1/meetings/{id}/decisions`. */
export class RecordDecisionRequest {
  @ApiProperty({
    description: '决定内容，不对外发布 / what was decided; stays internal',
    example: '增开夜间通关窗口',
  })
  @WrittenText(2000)
  text: string;

  @ApiProperty({ description: '责任单位 / unit that owns it', example: 'customs' })
  @IsSlug()
  owner_unit_id: string;

  @ApiProperty({
    description: '完成期限（联盟所在时区） / due day in the alliance’s time zone',
    example: '2026-12-15',
  })
  @IsOptional()
  @IsDay()
  due_on?: string | null;

  @ApiProperty({ description: '议题 / agenda item', example: '0198f0f4-1c00-7a10-8000-000000000021' })
  @IsOptional()
  @IsUUID()
  agenda_item_id?: string | null;

  @ApiProperty({
    description: '关联哨件；缺省为议题所关联的哨件 / ticket; that of the agenda item when absent',
    example: '0198f0f4-1c00-7a10-8000-000000000001',
  })
  @IsOptional()
  @IsUUID()
  ticket_id?: string | null;
}
