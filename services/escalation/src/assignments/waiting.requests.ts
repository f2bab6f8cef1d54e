import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsInstant, PossibleText, WrittenText } from '@muster/http';

const CLASSES = ['await_raiser', 'await_upstream'] as const;

/** Whom the unit waits for, and why (A6). */
export class PauseRequest {
  @ApiProperty({
    description:
      '等待谁：企业（即时生效）或上级（秘书处同意后生效）/ the raiser (at once) or somebody outside the alliance (once the secretariat agrees)',
    example: 'await_raiser',
  })
  @IsIn(CLASSES)
  class: (typeof CLASSES)[number];

  @ApiProperty({ description: '等待什么 / what is waited for', example: '请企业补交装箱单' })
  @WrittenText(2_000)
  reason: string;
}

export class ApprovePauseRequest {
  @ApiProperty({
    description: '最迟何时恢复 / when it goes on at the latest',
    example: '2026-12-08T10:00:00Z',
  })
  @IsOptional()
  @IsInstant({ orDay: true })
  until?: string | null;
}

export class RefusePauseRequest {
  @ApiProperty({ description: '不同意的原因 / why not', example: '本单位可自行办理' })
  @WrittenText(2_000)
  reason: string;
}

export class ResumeRequest {
  @ApiProperty({ description: '企业的答复，或说明 / the answer, or a remark', example: '装箱单已补交' })
  @IsOptional()
  @PossibleText(2_000)
  note?: string | null;
}
