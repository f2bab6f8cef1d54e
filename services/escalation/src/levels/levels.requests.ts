import { ApiProperty } from '@nestjs/swagger';
import { WrittenText } from '@muster/http';

export class EscalateRequest {
  @ApiProperty({ description: '提级理由 / why' })
  @WrittenText(2000)
  reason: string;
}
