import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import { FOLLOW_UP_KINDS } from '../domain/steps/following-up.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class SurveyRequest {
  @ApiProperty({ description: '摸底情况 / what was found', example: '三家企业有同样问题' })
  @WrittenText(10_000)
  findings: string;
}

export class AccountRequest {
  @ApiProperty({ description: '责任单位 / the owner', example: 'customs' })
  @Matches(SLUG)
  owner_unit_id: string;

  @ApiProperty({ description: '应于何日 / due on', example: '2026-12-31' })
  @IsDay()
  due_on: string;

  @ApiProperty({ description: '问题 / the problem as it stands on the books', example: '夜间无查验窗口' })
  @WrittenText(2_000)
  problem: string;
}

export class FollowUpRequest {
  @ApiProperty({ description: '何事须落地 / what has to land', example: 'policy' })
  @IsIn(FOLLOW_UP_KINDS)
  kind: (typeof FOLLOW_UP_KINDS)[number];

  @ApiProperty({ description: '责任单位 / who sees to it', example: 'customs' })
  @Matches(SLUG)
  unit_id: string;

  @ApiProperty({ description: '应于何日 / due on', example: '2027-01-31' })
  @IsDay()
  due_on: string;

  @ApiProperty({ description: '内容 / what it is', example: '夜间查验常态化规定' })
  @WrittenText(200)
  title: string;
}

export class AdoptedRequest {
  @ApiProperty({ description: '出台情况，如文号 / e.g. under which number', example: '港办〔2027〕3 号' })
  @WrittenText(1_000)
  note: string;
}

export class ReopenedFollowUpRequest {
  @ApiProperty({ description: '为何未真正落地 / why it has not landed', example: '夜间窗口尚未开放' })
  @WrittenText(4_000)
  reason: string;

  @ApiProperty({ description: '新期限，缺省不变 / another day; else it stays', example: '2027-02-28' })
  @IsOptional()
  @IsDay()
  due_on?: string;
}

export class DroppedRequest {
  @ApiProperty({ description: '为何撤销 / why it is not seen through', example: '上级已统一规定' })
  @WrittenText(4_000)
  reason: string;
}

export class LandedRequest {
  @ApiProperty({ description: '落地情况 / how it landed', example: '已发文施行' })
  @WrittenText(4_000)
  result: string;
}

/** The command of a request. */
export function reopenedBy(followUpId: string, { reason, due_on: dueOn }: ReopenedFollowUpRequest) {
  return { type: 'reopen_follow_up', followUpId, reason, ...(dueOn !== undefined && { dueOn }) } as const;
}
