import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { WrittenText } from '@muster/http';

export class MergeRequest {
  @ApiProperty({ description: '并入的哨件 / the whistle that it is merged into' })
  @IsUUID()
  master_ticket_id: string;
}

export class UnmergeRequest {
  @ApiProperty({ description: '撤销原因 / why it stands on its own' })
  @WrittenText(2000)
  reason: string;
}
