import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { WrittenText } from '@muster/http';

/** How much more time the lead asks for, and why (T22). */
export class ExtensionRequest {
  @ApiProperty({ description: '延长几个工作日 / by how many working days', example: 5 })
  @IsInt()
  @Min(1)
  @Max(60)
  working_days: number;

  @ApiProperty({ description: '延期原因 / why', example: '需等待上级口岸办会商结果' })
  @WrittenText(2_000)
  reason: string;
}

export class RefuseExtensionRequest {
  @ApiProperty({ description: '不同意的原因 / why not', example: '现有时限足以办结' })
  @WrittenText(2_000)
  reason: string;
}
