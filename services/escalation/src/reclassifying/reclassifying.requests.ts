import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { WrittenText } from '@muster/http';
import { type Kind, KINDS } from '../domain/vocabulary.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export class RecategoriseRequest {
  @ApiProperty({ description: '类别 / category', example: 'cold_chain' })
  @Matches(CODE)
  category: string;

  @ApiProperty({ description: '流程环节 / process stage', example: 'port_control' })
  @IsOptional()
  @Matches(CODE)
  process_stage?: string | null;

  @ApiProperty({ description: '原因 / why' })
  @WrittenText(2000)
  reason: string;
}

export class ReprioritiseRequest {
  @ApiProperty({ description: '哨种 / kind', example: 'urgent' })
  @IsOptional()
  @IsIn(KINDS)
  kind?: Kind | null;

  @ApiProperty({ description: '优先权 / priority right' })
  @IsOptional()
  @IsBoolean()
  priority?: boolean | null;

  @ApiProperty({ description: '原因 / why' })
  @WrittenText(2000)
  reason: string;
}
