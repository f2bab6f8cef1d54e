import { Controller, Get } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow, ROLES } from '@muster/auth';
import { Operation } from '@muster/http';
import { counts } from '../domain/counts.js';
import { definitions } from '../domain/definitions.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { ATTRIBUTIONS, type IndicatorDefinition } from '../domain/indicator-definition.js';
import { FactIndicatorView, factIndicatorView } from '../facts/definition-view.js';
import type { Measure, Term } from '../domain/measure.js';

class TermView {
  @ApiProperty({ example: 'ticket_contact' }) metric: string;
  @ApiProperty({ type: [String], required: false, example: ['satisfied'] }) parts?: string[];
  @ApiProperty({ type: [String], required: false }) states?: string[];
  @ApiProperty({ type: 'integer', required: false }) weight?: number;
}

class MeasureView {
  @ApiProperty({ type: [TermView] }) numerator: TermView[];
  @ApiProperty({ type: [TermView] }) denominator: TermView[];
  @ApiProperty({ type: [TermView] }) open: TermView[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'object' } } })
  shown: Record<string, TermView[]>;
}

class ScopeView {
  @ApiProperty() grain_zh: string;
  @ApiProperty() grain_en: string;
  @ApiProperty({ type: MeasureView }) measure: MeasureView;
}

class IndicatorDefinitionView {
  @ApiProperty({ example: 'K1' }) code: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty() formula_zh: string;
  @ApiProperty() formula_en: string;
  @ApiProperty({ enum: ['raw', 'adjusted'] }) basis: string;
  @ApiProperty({ enum: [...ATTRIBUTIONS] }) attribution: string;
  @ApiProperty({ type: ScopeView, nullable: true }) alliance: ScopeView | null;
  @ApiProperty({ type: ScopeView, nullable: true }) unit: ScopeView | null;
}

class CountDefinitionView {
  @ApiProperty({ example: 'raised' }) code: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty() definition_zh: string;
  @ApiProperty() definition_en: string;
  @ApiProperty({ type: TermView }) term: TermView;
}

class DefinitionsView {
  @ApiProperty({ type: 'integer' }) definitions_version: number;
  @ApiProperty({ type: [IndicatorDefinitionView] }) indicators: IndicatorDefinitionView[];
  @ApiProperty({ type: [CountDefinitionView] }) counts: CountDefinitionView[];
  @ApiProperty({
    type: [FactIndicatorView],
    description: '逐件计算、不由单元格相加的指标 / computed from every whistle, no sums over cells',
  })
  from_facts: FactIndicatorView[];
}

/** What the figures mean, in words and as sums over the cells that `muster.metrics.v1` reports. */
@Controller('v1/statistics')
export class DefinitionsController {
  @Get('definitions')
  @Allow(...ROLES)
  @Operation({
    zh: '指标定义',
    en: 'Definitions of the figures',
    type: DefinitionsView,
    response: {
      definitions_version: definitions.version,
      indicators: definitions.indicators.slice(0, 1).map(indicatorView),
      counts: counts.slice(0, 1).map(countView),
      from_facts: [factIndicatorView(factIndicators.K8)],
    },
  })
  definitions(): DefinitionsView {
    return {
      definitions_version: definitions.version,
      indicators: definitions.indicators.map(indicatorView),
      counts: counts.map(countView),
      from_facts: Object.values(factIndicators).map(factIndicatorView),
    };
  }
}

function indicatorView(definition: IndicatorDefinition): IndicatorDefinitionView {
  return {
    code: definition.code,
    name_zh: definition.name.zh,
    name_en: definition.name.en,
    formula_zh: definition.formula.zh,
    formula_en: definition.formula.en,
    basis: definition.basis,
    attribution: definition.attribution,
    alliance: scopeView(definition.alliance),
    unit: scopeView(definition.unit),
  };
}

function scopeView(scope: IndicatorDefinition['alliance']): ScopeView | null {
  return scope && { grain_zh: scope.grain.zh, grain_en: scope.grain.en, measure: measureView(scope.measure) };
}

function measureView({ numerator, denominator, open = [], shown = {} }: Measure): MeasureView {
  return {
    numerator: numerator.map(termView),
    denominator: denominator.map(termView),
    open: open.map(termView),
    shown: Object.fromEntries(Object.entries(shown).map(([name, terms]) => [name, terms.map(termView)])),
  };
}

function termView({ metric, parts, states, weight }: Term): TermView {
  return {
    metric,
    ...(parts ? { parts: [...parts] } : {}),
    ...(states ? { states: [...states] } : {}),
    ...(weight !== undefined ? { weight } : {}),
  };
}

function countView({ code, name, definition, term }: (typeof counts)[number]): CountDefinitionView {
  return {
    code,
    name_zh: name.zh,
    name_en: name.en,
    definition_zh: definition.zh,
    definition_en: definition.en,
    term: termView(term),
  };
}
