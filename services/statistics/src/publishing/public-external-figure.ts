import type { ExternalFigureRecorded } from '@muster/contracts';
import type { ExternalFigureEvent } from '../domain/external-figure.js';
import { monthName } from '../domain/month-name.js';

/** What leaves the service of a published figure: codes and numbers, neither names nor source. */
export function publicExternalFigure(
  figure: ExternalFigureEvent,
  common: { version: number; occurred_at: string },
): ExternalFigureRecorded {
  return {
    ...common,
    figure_id: figure.id,
    indicator_code: figure.indicatorCode,
    from: monthName(figure.year, figure.firstMonth),
    to: monthName(figure.year, figure.lastMonth),
    value: figure.value,
    year_on_year_percent: figure.yearOnYearPercent,
    target: figure.target,
    rank: figure.rank,
    is_record: figure.isRecord,
  };
}
