import { type Identity, isUnitRole } from '@muster/auth';
import { Problem } from '@muster/http';
import { THEME_STEPS, type ThemeStepName } from '../domain/decide-theme.js';
import type { MonthlyTheme } from '../domain/monthly-theme.js';

/** What can be done with a theme; each is among the `x-actions` of the operation that does it. */
export const THEME_ACTIONS = Object.keys(THEME_STEPS) as ThemeStepName[];

type Who = Pick<Identity, 'role' | 'unitId'>;
type Theme = Pick<MonthlyTheme, 'state' | 'leadUnitId'>;

/** The council may take every step, the people of the unit that leads now those that are theirs (ADR-0237). */
function mayTake({ role, unitId }: Who, { leadUnitId }: Theme, step: ThemeStepName): boolean {
  if (role === 'council') return true;
  return THEME_STEPS[step].by === 'lead' && isUnitRole(role) && unitId === leadUnitId;
}

/** @throws Problem 403 `forbidden_theme`. */
export function assertMayTake(who: Who, theme: Theme, step: ThemeStepName): void {
  if (!mayTake(who, theme, step)) throw new Problem(403, 'forbidden_theme');
}

/** What a reader may do with a theme now. */
export const themeActions = (who: Who, theme: Theme): ThemeStepName[] =>
  THEME_ACTIONS.filter((step) => THEME_STEPS[step].from === theme.state && mayTake(who, theme, step));
