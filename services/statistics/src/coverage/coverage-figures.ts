import { definitions } from '../domain/definitions.js';
import type { CellValue } from '../domain/measure.js';
import type { SiteCoverage } from '../domain/site-coverage.js';
import { type IndicatorView, indicatorView } from '../figures/figure-view.js';
import type { StructureView } from './coverage.view.js';

/** The organisation figures over cells without a month. @param sites the branches of projects, which are among the others and told of besides. */
export function coverageFigures(
  cells: readonly CellValue[],
  { branches }: Pick<SiteCoverage, 'branches'>,
): {
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
      of_projects: branches.length,
      primary_organisations: denominator,
      organisations_keeping_members: keeping,
      sum_check: keeping === denominator,
      members: numerator,
      members_per_organisation: rate,
    },
  };
}
