import type {
  ThemeChanged,
  ThemeConcluded,
  ThemeMeasuresReported,
  ThemeReopened,
  ThemeTaken,
  ThemeWithdrawn,
} from '@muster/contracts';
import type { Assigned, MonthlyThemeEvent } from '../domain/monthly-theme.js';

type PublicTheme =
  ThemeTaken | ThemeChanged | ThemeMeasuresReported | ThemeConcluded | ThemeReopened | ThemeWithdrawn;

/** What leaves the service of a theme: codes, ids, counts. Problems, measures, conclusions and reasons are written by people and stay inside. */
export function publicTheme(
  event: MonthlyThemeEvent,
  id: string,
  common: { version: number; occurred_at: string },
): PublicTheme {
  const about = { ...common, theme_id: id, month: event.month, category_code: event.category };
  switch (event.type) {
    case 'theme.taken': {
      const { period, wasProposed, score } = event.proposedAs;
      const proposal = { proposals_of: period, was_proposed: wasProposed, score };
      return { ...about, ...assignedOf(event), problem_count: event.problems.length, ...proposal };
    }
    case 'theme.changed':
      return { ...about, ...assignedOf(event) };
    case 'theme.measures_reported': {
      const measures = event.measures.map(({ kind, ticketIds }) => ({ kind, ticket_ids: [...ticketIds] }));
      return { ...about, measures, measure_count: event.measureCount };
    }
    case 'theme.concluded':
      return { ...about, outcome: event.outcome, measure_count: event.measureCount };
    case 'theme.reopened':
    case 'theme.withdrawn':
      return about;
  }
}

function assignedOf({ leadUnitId, unitIds, dueOn }: Assigned) {
  return { lead_unit_id: leadUnitId, unit_ids: [...unitIds], due_on: dueOn };
}
