import type { CellValue } from '../domain/measure.js';
import type { AcceptanceView } from './alliance-figures.view.js';

/** Decisions on project segments by the limit that each was under, shortest limit first: 30 → 10 working days can be read off it. */
export function acceptanceFigures(inPeriod: readonly CellValue[]): AcceptanceView[] {
  const decided = inPeriod.filter(({ metric, value }) => metric === 'acceptance_days' && value > 0);
  const byLimit = Map.groupBy(decided, ({ part }) => Number(part));
  return [...byLimit]
    .sort(([a], [b]) => a - b)
    .map(([limit, cells]) => {
      const days = cells
        .map(({ state, value }) => ({ tenths: Number(state), value }))
        .sort((a, b) => a.tenths - b.tenths);
      return {
        limit_working_days: limit,
        decided: days.reduce((sum, { value }) => sum + value, 0),
        median_working_days: median(days) / 10,
      };
    });
}

/** The lower median of values that occur so many times, smallest first. */
function median(days: readonly { readonly tenths: number; readonly value: number }[]): number {
  const half = days.reduce((sum, { value }) => sum + value, 0) / 2;
  let seen = 0;
  for (const { tenths, value } of days) {
    seen += value;
    if (seen >= half) return tenths;
  }
  return 0;
}
