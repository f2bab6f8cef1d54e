import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';
import { ACCOUNT_REASONS, type AccountReason } from '../domain/steps/on-account.js';

export class RequestAccountRequest {
  @ApiProperty({ description: '原因类别 / why nobody can solve it now', example: 'upstream' })
  @IsIn(ACCOUNT_REASONS)
  reason: AccountReason;

  @ApiProperty({ description: '后续计划 / what will be done' })
  @WrittenText(5000)
  plan: string;

  @ApiProperty({ description: '已告知吹哨方及其答复 / what the raiser was told, and answered' })
  @WrittenText(5000)
  told: string;

  @ApiProperty({
    description: '复核日期，90 天之内 / review, within 90 days',
    example: '2027-01-15T01:00:00Z',
  })
  @IsInstant({ orDay: true })
  review_at: string;
}

export class ApproveAccountRequest {
  @ApiProperty({
    description: '复核日期，90 天之内 / review, within 90 days',
    example: '2027-01-15T01:00:00Z',
  })
  @IsOptional()
  @IsInstant({ orDay: true })
  review_at?: string | null;
}

export class RefuseAccountRequest {
  @ApiProperty({ description: '理由 / why' })
  @WrittenText(2000)
  reason: string;
}

export class ReviewAccountRequest {
  @ApiProperty({ description: '继续挂账 / it stays on account' })
  @IsBoolean()
  stay: boolean;

  @ApiProperty({ description: '理由 / why' })
  @WrittenText(2000)
  reason: string;

  @ApiProperty({
    description: '复核日期，90 天之内 / review, within 90 days',
    example: '2027-01-15T01:00:00Z',
  })
  @IsOptional()
  @IsInstant({ orDay: true })
  review_at?: string | null;
}
