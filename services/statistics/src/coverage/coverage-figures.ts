import { definitions } from '../domain/definitions.js';
import type { CellValue } from '../domain/measure.js';
import { type IndicatorView, indicatorView } from '../figures/figure-view.js';
import type { StructureView } from './coverage.view.js';

/** The organisation figures over cells without a month. */
export function coverageFigures(cells: readonly CellValue[]): {
  indicators: IndicatorView[];
  structure: StructureView;
} {
  const indicators = definitions.indicators
    .filter(({ attribution }) => attribution === 'moment')
    .map((definition) => indicatorView(definition, 'alliance', cells)!);
  const { numerator, denominator, rate, shown } = indicators.find(({ code }) => code === 'O4')!;
  const keeping = shown.organisations_keeping_members!;
  return {
    indicators,
    structure: {
      own: shown.own!,
      joint: shown.joint!,
      alliance_branch: shown.alliance_branch!,
      committee: shown.committee!,
      primary_organisations: denominator,
      organisations_keeping_members: keeping,
      sum_check: keeping === denominator,
      members: numerator,
      members_per_organisation: rate,
    },
  };
}
