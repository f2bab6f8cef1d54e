import { ApiProperty } from '@nestjs/swagger';
import type { FactIndicatorDefinition } from '../domain/fact-indicators.js';
import { ATTRIBUTIONS } from '../domain/indicator-definition.js';

/** What an indicator that is computed from facts means. */
export class FactIndicatorView {
  @ApiProperty({ example: 'K8' }) code: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty() formula_zh: string;
  @ApiProperty() formula_en: string;
  @ApiProperty({ enum: [...ATTRIBUTIONS] }) attribution: string;
}

/** A definition as it is published with its figures. */
export function factIndicatorView({
  code,
  name,
  formula,
  attribution,
}: FactIndicatorDefinition): FactIndicatorView {
  return {
    code,
    name_zh: name.zh,
    name_en: name.en,
    formula_zh: formula.zh,
    formula_en: formula.en,
    attribution,
  };
}
