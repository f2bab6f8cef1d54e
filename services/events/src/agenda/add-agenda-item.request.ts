import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { WrittenText } from '@muster/http';

/** Body of `POST /v1/meetings/{id}/agenda-items`. */
export class AddAgendaItemRequest {
  @ApiProperty({ description: '议题，不对外发布 / title; stays internal', example: '三号泊位拥堵' })
  @WrittenText(200)
  title: string;

  @ApiProperty({
    description: '关联哨件 / ticket it is about',
    example: '0198f0f4-1c00-7a10-8000-000000000001',
  })
  @IsOptional()
  @IsUUID()
  ticket_id?: string | null;
}
