import { type CellValue, sum } from '../domain/measure.js';

/** How many whistles of each category were raised in each month; merged ones were, too. */
export class CategoryVolumes {
  /** @param cells of the months that will be asked for. */
  constructor(private readonly cells: readonly CellValue[]) {}

  /** @param periods `YYYY-MM`. */
  raised(category: string, periods: readonly string[]): number {
    return sum(
      [{ metric: 'tickets' }],
      this.cells.filter(
        ({ categoryCode, period }) => categoryCode === category && periods.includes(period ?? ''),
      ),
    );
  }
}
