import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { WrittenText } from '@muster/http';

export class ReopenRequest {
  @ApiProperty({ description: '重现情况 / what has come back' })
  @WrittenText(2000)
  reason: string;
}

export class ReviewRedoRequest {
  @ApiProperty({ description: '再次重办；否则为无法解决 / done again; else not solvable' })
  @IsBoolean()
  redo: boolean;

  @ApiProperty({ description: '理由及对吹哨方的说明 / why, as explained to the raiser' })
  @WrittenText(2000)
  reason: string;
}
