import { ApiProperty } from '@nestjs/swagger';

/** A rate as two whole numbers. */
export class PlainRateView {
  @ApiProperty({ type: 'integer', description: '分子 / numerator' }) numerator: number;
  @ApiProperty({ type: 'integer', description: '分母 / denominator' }) denominator: number;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '分子 ÷ 分母；分母为 0 时为空 / null when the denominator is 0',
  })
  rate: number | null;
}

/** A rate as it is published. */
export function plainRate(numerator: number, denominator: number): PlainRateView {
  return { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator };
}
