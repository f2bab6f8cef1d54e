import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsInstant } from '@muster/http';
import { IsSlug } from '../references/request-fields.js';

/** Persons that one organisation signs up with, and places of an activity, at most. */
export const MOST_PERSONS = 100_000;

/** Body of `POST /v1/activities/{id}/sign-up`: until when, and how many. */
export class AskSignUpRequest {
  @ApiProperty({
    description: '报名截止，须早于活动开始 / until when organisations may sign up; before the start',
    example: '2026-12-04T17:00:00+08:00',
  })
  @IsInstant()
  sign_up_until: string;

  @ApiProperty({ description: '名额（人），未填不限 / places in persons; no limit when absent', example: 40 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PERSONS)
  places?: number | null;
}

/** Body of `POST /v1/activities/{id}/sign-ups/withdraw`: at most one of the three ids. */
export class WithdrawSignUpRequest {
  @ApiProperty({ description: '报名单位 / unit that it is for', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string | null;

  @ApiProperty({ description: '报名企业 / enterprise that it is for', example: 'enterprise-017' })
  @IsOptional()
  @IsSlug()
  enterprise_id?: string | null;

  @ApiProperty({ description: '报名党组织 / party organisation that it is for', example: 'branch-017' })
  @IsOptional()
  @IsSlug()
  party_organisation_id?: string | null;
}

/** Body of `POST /v1/activities/{id}/sign-ups`: likewise, with how many come. */
export class SignUpRequest extends WithdrawSignUpRequest {
  @ApiProperty({ description: '人数 / persons', example: 3 })
  @IsInt()
  @Min(1)
  @Max(MOST_PERSONS)
  persons: number;
}
