import { ApiProperty } from '@nestjs/swagger';

class PartitionMarkView {
  @ApiProperty({ example: 'muster.tickets.v1' }) topic: string;
  @ApiProperty({ type: 'integer' }) partition: number;
  @ApiProperty({
    type: 'integer',
    description:
      '此前的记录均已处理（搁置的除外），其后的均未计入 / every record before it is in the figures, but for those put aside, and none from it on',
  })
  next_offset: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) newest_recorded_at: string | null;
}

/** How far the figures go: they hold the records before these offsets, but for those put aside, and no other. */
export class WatermarkView {
  @ApiProperty({ type: 'integer', nullable: true, description: '投影版本 / projection that was read' })
  projection: number | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) newest_recorded_at: string | null;
  @ApiProperty({ type: [PartitionMarkView] }) partitions: PartitionMarkView[];
}
