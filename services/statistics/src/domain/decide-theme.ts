import { Fault } from './fault.js';
import type {
  Assigned,
  Measure,
  MonthlyTheme,
  MonthlyThemeEvent,
  TakenTheme,
  ThemeOutcome,
  ThemeState,
} from './monthly-theme.js';

/** Who may take a step: the council alone, or the people of the lead unit as well. */
type By = 'council' | 'lead';

interface ThemeStep {
  readonly from: ThemeState;
  readonly to: ThemeState;
  readonly by: By;
  /** Why it is refused in another state. */
  readonly otherwise: 'theme_not_open' | 'theme_not_concluded';
}

const OPEN = { from: 'taken', otherwise: 'theme_not_open' } as const;

/** What can be done with a theme that was taken: by whom, and from which state to which. What is not here is refused (ADR-0237). */
export const THEME_STEPS = {
  report_measures: { ...OPEN, to: 'taken', by: 'lead' },
  conclude_theme: { ...OPEN, to: 'concluded', by: 'lead' },
  change_theme: { ...OPEN, to: 'taken', by: 'council' },
  withdraw_theme: { ...OPEN, to: 'withdrawn', by: 'council' },
  reopen_theme: { from: 'concluded', to: 'taken', by: 'council', otherwise: 'theme_not_concluded' },
} as const satisfies Record<string, ThemeStep>;
export type ThemeStepName = keyof typeof THEME_STEPS;

/** What can be asked of a theme that was taken. `at`: the database's time, RFC 3339; references and rights were examined before. */
export type ThemeCommand =
  | { readonly type: 'report_measures'; readonly at: string; readonly measures: readonly Measure[] }
  | {
      readonly type: 'conclude_theme';
      readonly at: string;
      readonly outcome: ThemeOutcome;
      readonly text: string;
    }
  | ({ readonly type: 'change_theme'; readonly at: string; readonly today: string } & Assigned)
  | {
      readonly type: 'withdraw_theme' | 'reopen_theme';
      readonly at: string;
      readonly reason: string;
    };

/** So many measures at most: a theme is one document. */
export const MOST_MEASURES = 100;

/** What is asked when a theme is taken, besides what the alliance has taken already. */
export interface TakeTheme extends TakenTheme {
  /** `YYYY-MM` of `at` in the alliance's time zone, and its day. */
  readonly thisMonth: string;
  readonly today: string;
}

/**
 * The months for which a theme can be taken: the one that runs, so that a conference within it decides by the proposals of that month; the one
 * before, because its figures are complete only afterwards; the next, because a conference also looks ahead. An earlier one could be chosen by
 * what became of it, and there are no figures to choose a later one by (ADR-0237).
 *
 * @param thisMonth `YYYY-MM`. @returns earliest first.
 */
export function monthsToTake(thisMonth: string): string[] {
  const month = Temporal.PlainYearMonth.from(thisMonth);
  return [-1, 0, 1].map((months) => month.add({ months }).toString());
}

/**
 * Decides whether a theme is taken: one for each month, withdrawn ones aside.
 *
 * @param standing the id of the theme that the month has already.
 * @throws Fault `month_not_open`, `due_in_past`; `month_has_theme`.
 */
export function takeTheme(
  standing: string | undefined,
  { thisMonth, today, ...theme }: TakeTheme,
): MonthlyThemeEvent[] {
  const { month, dueOn } = theme;
  const months = monthsToTake(thisMonth);
  if (!months.includes(month))
    throw new Fault('invalid', 'month_not_open', '/month', { first: months[0], last: months.at(-1) });
  if (standing !== undefined) throw new Fault('conflict', 'month_has_theme', '', { theme_id: standing });
  assertAhead(dueOn, today);
  return [{ type: 'theme.taken', ...theme, ...withoutLead(theme) }];
}

/**
 * Decides what becomes of a theme. What would change nothing is no event.
 *
 * @throws Fault `theme_not_open`, `theme_not_concluded`; `due_in_past`; `measures_full`.
 */
export function decideTheme(theme: MonthlyTheme, command: ThemeCommand): MonthlyThemeEvent[] {
  const { from, otherwise } = THEME_STEPS[command.type];
  if (theme.state !== from) throw new Fault('conflict', otherwise, '', { state: theme.state });
  const about = { month: theme.month, category: theme.category };
  const { at } = command;
  switch (command.type) {
    case 'report_measures': {
      const measureCount = theme.measures.length + command.measures.length;
      if (measureCount > MOST_MEASURES) throw new Fault('conflict', 'measures_full');
      return [{ type: 'theme.measures_reported', at, ...about, measures: command.measures, measureCount }];
    }
    case 'conclude_theme': {
      const { outcome, text } = command;
      return [{ type: 'theme.concluded', at, ...about, outcome, text, measureCount: theme.measures.length }];
    }
    case 'change_theme': {
      const { leadUnitId, dueOn, today } = command;
      if (dueOn !== theme.dueOn) assertAhead(dueOn, today);
      const assigned = { leadUnitId, ...withoutLead(command), dueOn };
      return isSame(theme, assigned) ? [] : [{ type: 'theme.changed', at, ...about, ...assigned }];
    }
    case 'withdraw_theme':
      return [{ type: 'theme.withdrawn', at, ...about, reason: command.reason }];
    case 'reopen_theme':
      return [{ type: 'theme.reopened', at, ...about, reason: command.reason }];
  }
}

/** The lead is among the units anyway. */
function withoutLead({ leadUnitId, unitIds }: Assigned): Pick<Assigned, 'unitIds'> {
  return { unitIds: [...new Set(unitIds)].filter((id) => id !== leadUnitId) };
}

function isSame(one: Assigned, other: Assigned): boolean {
  const units = ({ unitIds }: Assigned) => unitIds.toSorted().join('/');
  return one.leadUnitId === other.leadUnitId && one.dueOn === other.dueOn && units(one) === units(other);
}

function assertAhead(dueOn: string | null, today: string): void {
  if (dueOn !== null && dueOn < today) throw new Fault('invalid', 'due_in_past', '/due_on', { today });
}
