import { ApiProperty } from '@nestjs/swagger';
import { WrittenText } from '@muster/http';

export class ContributionRequest {
  @ApiProperty({ description: '会商意见 / what this unit can do and offers' })
  @WrittenText(10_000)
  text: string;
}

export class ProposalRequest {
  @ApiProperty({ description: '联合方案全文 / the joint answer' })
  @WrittenText(20_000)
  text: string;
}

export class RefusalRequest {
  @ApiProperty({ description: '不同意方案的哪一部分 / which part of it', example: '第二条：口岸限时查验' })
  @WrittenText(500)
  part: string;

  @ApiProperty({ description: '不同意的原因 / why', example: '夜间查验力量不足' })
  @WrittenText(2_000)
  reason: string;
}

export class WaiveRequest {
  @ApiProperty({ description: '为何免于该单位办理 / why its part is not needed', example: '不涉及该单位' })
  @WrittenText(2_000)
  reason: string;
}

export class NotSolvableRequest {
  @ApiProperty({ description: '为何无法解决 / why nobody can solve it', example: '现行法规不允许' })
  @WrittenText(10_000)
  reason: string;
}

export class ExplanationRequest {
  @ApiProperty({ description: '向企业的说明 / what the raiser is told', example: '已说明法规依据及其他途径' })
  @WrittenText(10_000)
  explanation: string;
}
