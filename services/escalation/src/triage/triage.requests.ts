import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { WrittenText } from '@muster/http';
import { REJECTION_REASONS, type RejectionReason } from '../domain/steps/rejecting.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class AskRequest {
  @ApiProperty({ description: '要补充什么 / what the raiser is asked' })
  @WrittenText(2000)
  question: string;
}

export class AnswerRequest {
  @ApiProperty({ description: '补充的信息 / what was asked for' })
  @WrittenText(5000)
  answer: string;
}

export class RejectRequest {
  @ApiProperty({ description: '原因代码 / why it is not answered here', example: 'out_of_scope' })
  @IsIn(REJECTION_REASONS)
  reason: RejectionReason;

  @ApiProperty({ description: '可以依法向何处反映 / where the raiser can lawfully turn instead' })
  @WrittenText(2000)
  route: string;
}

export class AppealRequest {
  @ApiProperty({ description: '申诉理由 / why it should be answered here' })
  @WrittenText(2000)
  reason: string;
}

export class WithdrawRequest {
  @ApiProperty({ description: '撤回原因 / why it is not needed any more' })
  @WrittenText(2000)
  reason: string;
}

export class DispatchRequest {
  @ApiProperty({ description: '主办单位 / lead unit', example: 'customs' })
  @Matches(SLUG)
  lead_unit_id: string;

  @ApiProperty({ description: '协办单位 / co-units', type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @Matches(SLUG, { each: true })
  co_unit_ids?: string[] | null;

  @ApiProperty({ description: '知会单位 / units that are informed', type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @Matches(SLUG, { each: true })
  inform_unit_ids?: string[] | null;
}
