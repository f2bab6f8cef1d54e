import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { WrittenText } from '@muster/http';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class UrgeRequest {
  @ApiProperty({ description: '只催办此单位 / only this unit', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string | null;

  @ApiProperty({ description: '催办内容 / what is urged' })
  @WrittenText(2000)
  note: string;
}

export class SuperviseRequest {
  @ApiProperty({ description: '列入或解除督办 / begin or end' })
  @IsBoolean()
  supervised: boolean;

  @ApiProperty({ description: '督办说明 / why' })
  @WrittenText(2000)
  note: string;
}

export class ReportProgressRequest {
  @ApiProperty({ description: '已做与下一步 / what was done, and what comes next' })
  @WrittenText(4000)
  text: string;
}
