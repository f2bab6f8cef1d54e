import type { IndicatorDefinition } from './indicator-definition.js';
import type { Measure, Term } from './measure.js';

/** The code of an indicator after exclusions. */
export function adjustedCode(code: string): string {
  return `${code}a`;
}

/** The same indicator without what is under a granted exclusion, with the number that was excluded beside it (kpis B7, set E). */
export function adjusted(raw: IndicatorDefinition): IndicatorDefinition {
  return {
    ...raw,
    code: adjustedCode(raw.code),
    basis: 'adjusted',
    name: { zh: `${raw.name.zh}（剔除后）`, en: `${raw.name.en}, adjusted` },
    formula: {
      zh: `${raw.formula.zh}；不含经核准剔除的哨件`,
      en: `${raw.formula.en}; without whistles under a granted exclusion`,
    },
    alliance: raw.alliance && { ...raw.alliance, measure: withoutExcluded(raw.alliance.measure) },
    byAssignment: raw.byAssignment && withoutExcluded(raw.byAssignment),
    unit: raw.unit && { ...raw.unit, measure: withoutExcluded(raw.unit.measure) },
  };
}

function withoutExcluded(measure: Measure): Measure {
  const less = (terms: readonly Term[]): Term[] => [...terms, ...terms.map(taken)];
  return {
    numerator: less(measure.numerator),
    denominator: less(measure.denominator),
    ...(measure.open && { open: less(measure.open) }),
    shown: {
      ...Object.fromEntries(Object.entries(measure.shown ?? {}).map(([name, terms]) => [name, less(terms)])),
      excluded: measure.denominator.map(excludedOf),
    },
  };
}

const excludedOf = (term: Term): Term => ({ ...term, metric: `excluded_${term.metric}` });
const taken = (term: Term): Term => ({ ...excludedOf(term), weight: -(term.weight ?? 1) });
