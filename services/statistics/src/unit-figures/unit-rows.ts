import { definitions } from '../domain/definitions.js';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { ASSIGNMENT_STATES, stateNames } from '../domain/labels.js';
import { type CellValue, sum } from '../domain/measure.js';
import { compositeViews } from '../figures/composite-view.js';
import { indicatorView } from '../figures/figure-view.js';
import type { UnitFiguresRow } from './unit-figures.view.js';

const ASSIGNMENTS = [{ metric: 'assignments' }];

/** A row for every active unit and for every other one that has figures, in the order of their ids. Never a total (kpis B7). */
export function unitRows(
  cells: readonly CellValue[],
  period: string,
  { units }: DirectoryFact,
): UnitFiguresRow[] {
  const byUnit = Map.groupBy(
    cells.filter(({ unitId }) => unitId !== null),
    ({ unitId }) => unitId!,
  );
  for (const [id, { active }] of Object.entries(units)) if (active && !byUnit.has(id)) byUnit.set(id, []);
  return [...byUnit]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, ofUnit]) => {
      const inPeriod = ofUnit.filter((cell) => cell.period === period);
      const indicators = definitions.indicators
        .map((definition) => indicatorView(definition, 'unit', inPeriod))
        .filter((view) => view !== null);
      return {
        unit_id: id,
        name_zh: units[id]?.zh ?? null,
        name_en: units[id]?.en ?? null,
        assignments: {
          total: sum(ASSIGNMENTS, ofUnit),
          offered_in_period: sum(ASSIGNMENTS, inPeriod),
          by_state: ASSIGNMENT_STATES.map((state) => ({
            state,
            name_zh: stateNames[state]!.zh,
            name_en: stateNames[state]!.en,
            count: sum([{ metric: 'assignments', states: [state] }], ofUnit),
          })),
        },
        indicators,
        composite: compositeViews(indicators),
      };
    });
}
