import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { WrittenText } from '@muster/http';
import { DISPUTE_FAULTS, type DisputeFault } from '../domain/steps/disputing.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class DisputeRequest {
  @ApiProperty({ description: '退单理由 / why it is not this unit’s' })
  @WrittenText(2000)
  reason: string;

  @ApiProperty({ description: '依据的清单或法规 / the list or law that says so' })
  @WrittenText(2000)
  basis: string;

  @ApiProperty({ description: '建议承办单位 / the unit whose it is', example: 'customs' })
  @Matches(SLUG)
  proposed_unit_id: string;
}

export class UpholdRequest {
  @ApiProperty({
    description: '改派单位；主办必填 / who takes its place; needed for the lead',
    example: 'customs',
  })
  @IsOptional()
  @Matches(SLUG)
  successor_unit_id?: string | null;

  @ApiProperty({ description: '错派原因 / why the offer was wrong', example: 'wrong_rule' })
  @IsIn(DISPUTE_FAULTS)
  fault: DisputeFault;

  @ApiProperty({ description: '裁决理由 / why' })
  @WrittenText(2000)
  reason: string;
}

export class DenyRequest {
  @ApiProperty({ description: '裁决理由 / why' })
  @WrittenText(2000)
  reason: string;
}
