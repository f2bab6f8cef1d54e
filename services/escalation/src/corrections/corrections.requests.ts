import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { WrittenText } from '@muster/http';
import { type Satisfaction, SATISFACTIONS, type Solved, SOLVED } from '../domain/vocabulary.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class CorrectedCallBack {
  @ApiProperty({ description: '回访编号 / call-back' })
  @IsUUID()
  id: string;

  @ApiProperty({ description: '是否解决 / solved', example: 'partial' })
  @IsIn(SOLVED)
  solved: Solved;

  @ApiProperty({ description: '是否满意 / satisfaction', example: 'basic' })
  @IsOptional()
  @IsIn(SATISFACTIONS)
  satisfaction?: Satisfaction | null;
}

export class CorrectRequest {
  @ApiProperty({ description: '更正原因 / why' })
  @WrittenText(2000)
  reason: string;

  @ApiProperty({ description: '正确的吹哨企业 / the right enterprise', example: 'enterprise-017' })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string | null;

  @ApiProperty({ description: '正确的回访结果 / what the raiser really said' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CorrectedCallBack)
  call_back?: CorrectedCallBack | null;
}
