import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { WrittenText } from '@muster/http';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class AddUnitRequest {
  @ApiProperty({ description: '增加的单位 / unit to muster', example: 'customs' })
  @Matches(SLUG)
  unit_id: string;

  @ApiProperty({ description: '角色 / role', example: 'co' })
  @IsIn(['co', 'inform'])
  role: 'co' | 'inform';
}

export class RemoveUnitRequest {
  @ApiProperty({ description: '原因 / why' })
  @WrittenText(2000)
  reason: string;
}

export class ReplaceUnitRequest {
  @ApiProperty({ description: '接替单位 / unit that takes its place', example: 'customs' })
  @Matches(SLUG)
  by_unit_id: string;

  @ApiProperty({ description: '原因 / why' })
  @WrittenText(2000)
  reason: string;
}
