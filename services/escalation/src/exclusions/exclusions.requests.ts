import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { WrittenText } from '@muster/http';
import { EXCLUSION_REASONS, type ExclusionReason } from '../domain/steps/excluding.js';

export class RequestExclusionRequest {
  @ApiProperty({ description: '原因类别 / why it is not to count', example: 'force_majeure' })
  @IsIn(EXCLUSION_REASONS)
  reason: ExclusionReason;

  @ApiProperty({ description: '事实与依据 / facts and grounds' })
  @WrittenText(5000)
  grounds: string;
}

export class ExclusionDecisionRequest {
  @ApiProperty({ description: '意见 / opinion' })
  @WrittenText(2000)
  note: string;
}
