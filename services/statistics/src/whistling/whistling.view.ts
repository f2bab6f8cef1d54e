import { ApiProperty } from '@nestjs/swagger';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';
import { PlainRateView } from '../figures/plain-rate-view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

class RepeatRow {
  @ApiProperty({ example: 'customs_clearance' }) category_code: string;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
  @ApiProperty(count('本月吹哨', 'raised in the month')) raised: number;
  @ApiProperty(count('其中重复', 'of them again')) repeats: number;
}

/** How often whistles are blown, and about the same trouble again (K12, K15). */
export class WhistlingView extends PeriodFrame {
  @ApiProperty({ type: [FactIndicatorView] }) definitions: FactIndicatorView[];
  @ApiProperty({
    type: PlainRateView,
    description: 'K12：本月吹哨 ÷ 在册企业 / whistles raised ÷ active enterprises',
  })
  whistle_rate: PlainRateView;
  @ApiProperty({ type: PlainRateView, description: 'K15：重复 ÷ 本月吹哨 / raised again ÷ raised' })
  repeat_rate: PlainRateView;
  @ApiProperty({ type: [RepeatRow], description: '按类别 / by category' })
  repeats: RepeatRow[];
}
