import { add, type Contributions, parseCellKey } from '../domain/cell.js';
import { distributionOf } from '../domain/distribution.js';
import { FLOWS } from '../domain/flows.js';
import type { IndicatorDefinition } from '../domain/indicator-definition.js';
import { type CellValue, sum } from '../domain/measure.js';
import { rateView } from '../figures/figure-view.js';
import type { DwellView, GroupFiguresView, GroupRateView } from './breakdown.view.js';
import { type Dwell, GROUP_RATES, RESOLVED, type WhistleShare } from './whistle-share.js';

/** A rate over fewer says too little to be put in order (kpis, fair comparison: n_min). */
export const FEWEST = 10;

/** Adds up the whistles of one group. */
export class GroupTally {
  private readonly cells: Contributions = new Map();
  private readonly toReportIn: number[] = [];
  private readonly toResolve: number[] = [];
  private open = 0;
  private untimed = 0;

  add({ cells, isOpen, toReportIn, toResolve }: WhistleShare): void {
    for (const [key, amount] of cells) add(this.cells, key, amount);
    if (isOpen) this.open += 1;
    this.addDwell(this.toReportIn, toReportIn);
    this.addDwell(this.toResolve, toResolve);
  }

  private addDwell(values: number[], dwell: Dwell | null): void {
    if (dwell === 'unknown') this.untimed += 1;
    else if (dwell !== null) values.push(dwell);
  }

  /** Spans whose calendar has not been seen, so that nobody can say how long they took. */
  get withoutCalendar(): number {
    return this.untimed;
  }

  /** Evaluated by the very definitions of the alliance's figures. */
  figures(): GroupFiguresView {
    const cells: CellValue[] = [...this.cells].map(([key, value]) => ({ ...parseCellKey(key), value }));
    return {
      raised: sum(FLOWS.raised, cells),
      dispatched: sum(FLOWS.dispatched, cells),
      resolved: sum(RESOLVED, cells),
      closed: sum(FLOWS.closed, cells),
      reopened: sum(FLOWS.reopened, cells),
      open: this.open,
      rates: ratesOver(GROUP_RATES, cells),
      to_report_in: dwellView(this.toReportIn),
      to_resolve: dwellView(this.toResolve),
    };
  }
}

/** Indicators of the alliance over some cells of it. */
export function ratesOver(
  indicators: readonly IndicatorDefinition[],
  cells: readonly CellValue[],
): GroupRateView[] {
  return indicators.map(({ code, basis, alliance }) => {
    const rate = rateView(alliance!.measure, cells);
    return { code, basis, ...rate, few: rate.denominator < FEWEST };
  });
}

function dwellView(values: readonly number[]): DwellView {
  const { n, median, p90 } = distributionOf(values);
  return { n, median_minutes: median, p90_minutes: p90 };
}
