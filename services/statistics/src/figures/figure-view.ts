import { ApiProperty } from '@nestjs/swagger';
import { ATTRIBUTIONS, type IndicatorDefinition } from '../domain/indicator-definition.js';
import { type CellValue, evaluate, type Figure, type Measure } from '../domain/measure.js';
import { wilsonLowerBound } from '../domain/wilson.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** A rate as two whole numbers. */
export class RateView {
  @ApiProperty(count('分子', 'numerator')) numerator: number;
  @ApiProperty(count('分母', 'denominator')) denominator: number;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '分子 ÷ 分母；分母为 0 时为空 / null when the denominator is 0',
  })
  rate: number | null;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description:
      '率的 Wilson 95% 区间下限，供排序：一次侥幸不至于领先；不是比例时为空 / lower end of the rate’s 95% interval (Wilson), to order by: one lucky case does not lead; null for what is no proportion',
    example: 0.596,
  })
  lower_bound: number | null;
  @ApiProperty(count('尚未到期的计时，不计入分子分母', 'clocks still running, in neither')) open: number;
  @ApiProperty({ description: '没有未到期的计时 / no clock is still running' }) mature: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: '必须同时看到的其他数 / numbers that must stand beside it',
  })
  shown: Record<string, number>;
}

/** An indicator with its definition: no number is published without saying what was counted. */
export class IndicatorView extends RateView {
  @ApiProperty({ example: 'K1' }) code: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty() formula_zh: string;
  @ApiProperty() formula_en: string;
  @ApiProperty({ description: '计数单位 / what one count is' }) grain_zh: string;
  @ApiProperty() grain_en: string;
  @ApiProperty({ enum: ['raw', 'adjusted'], description: 'raw：剔除之前 / before exclusions' }) basis: string;
  @ApiProperty({
    enum: [...ATTRIBUTIONS],
    description: '期间按何时归属 / what decides the period',
  })
  attribution: string;
  @ApiProperty({
    type: RateView,
    required: false,
    description: '同一指标按派单合计 / the same over all assignments',
  })
  by_assignment?: RateView;
}

/** An indicator over the given cells, for the alliance or for one unit. Null when it has none there. */
export function indicatorView(
  definition: IndicatorDefinition,
  scope: 'alliance' | 'unit',
  cells: readonly CellValue[],
): IndicatorView | null {
  const counted = definition[scope];
  if (!counted) return null;
  return {
    code: definition.code,
    name_zh: definition.name.zh,
    name_en: definition.name.en,
    formula_zh: definition.formula.zh,
    formula_en: definition.formula.en,
    grain_zh: counted.grain.zh,
    grain_en: counted.grain.en,
    basis: definition.basis,
    attribution: definition.attribution,
    ...rateView(counted.measure, cells),
    ...(scope === 'alliance' && definition.byAssignment
      ? { by_assignment: rateView(definition.byAssignment, cells) }
      : {}),
  };
}

/** A measure evaluated, as it is published. */
export function rateView(measure: Measure, cells: readonly CellValue[]): RateView {
  const figure: Figure = evaluate(measure, cells);
  const lower_bound = wilsonLowerBound(figure.numerator, figure.denominator);
  return { ...figure, lower_bound, shown: { ...figure.shown } };
}
