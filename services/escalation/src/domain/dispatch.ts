import type { Instant } from '@muster/clock';
import type { Directory, Matter, Plan, Rule } from './directory.js';
import { type OnDuty, onDuty } from './duty.js';

/** Why the catch-all unit leads: nothing in the matrix covers it, or the lead that is named cannot take it now. */
export const CATCH_ALL_CAUSES = ['no_rule', 'lead_inactive', 'nobody_on_duty'] as const;
export type CatchAllCause = (typeof CATCH_ALL_CAUSES)[number];

/** Who takes part: exactly one lead, everybody else at most once. */
export interface Muster {
  /** What named them: a plan, else a rule, else neither. */
  readonly plan: Plan | undefined;
  readonly rule: Rule | undefined;
  readonly leadUnitId: string;
  readonly coUnitIds: readonly string[];
  readonly informUnitIds: readonly string[];
  /** Null unless the catch-all unit stands in as lead. */
  readonly catchAllBecause: CatchAllCause | null;
}

/**
 * Routes (T5, mechanisms 0.5): by the plan for this kind of whistle, else by the most specific rule of the responsibility matrix (ADR-0154,
 * 0156). A unit that is not active, or for which nobody answers now, is replaced by the catch-all unit (兜底, ADR-0155).
 *
 * @returns undefined when the alliance has no active catch-all unit and needs one: a dispatcher has to decide.
 */
export function muster(matter: Matter, now: Instant, directory: Directory): Muster | undefined {
  const { catchAllUnitId } = directory;
  const plan = directory.plan(matter);
  const rule = plan ? undefined : directory.rule(matter);
  const team = plan ?? rule;
  const catchAllBecause = team ? hindrance(team.lead_unit_id, now, directory) : 'no_rule';
  const leadUnitId = catchAllBecause === null ? team!.lead_unit_id : catchAllUnitId;
  if (leadUnitId === undefined) return undefined;

  const taken = new Set([leadUnitId]);
  const coUnitIds: string[] = [];
  for (const wanted of team?.co_unit_ids ?? []) {
    const unitId = hindrance(wanted, now, directory) === null ? wanted : catchAllUnitId;
    if (unitId === undefined || taken.has(unitId)) continue;
    taken.add(unitId);
    coUnitIds.push(unitId);
  }
  const informUnitIds = new Set(
    (team?.inform_unit_ids ?? []).filter((unitId) => directory.unit(unitId)?.active && !taken.has(unitId)),
  );
  return { plan, rule, leadUnitId, coUnitIds, informUnitIds: [...informUnitIds], catchAllBecause };
}

/** Can somebody lead (T5)? With a catch-all unit always, which needs no look at the rules. */
export function canMuster(matter: Matter, now: Instant, directory: Directory): boolean {
  return directory.catchAllUnitId !== undefined || muster(matter, now, directory) !== undefined;
}

/** Why a unit cannot take part now; null when it can. The catch-all unit can whenever it is active: nobody comes after it. */
export function hindrance(
  unitId: string,
  now: Instant,
  directory: Directory,
): Exclude<CatchAllCause, 'no_rule'> | null {
  if (directory.unit(unitId)?.active !== true) return 'lead_inactive';
  if (unitId === directory.catchAllUnitId || onDuty(unitId, now, directory)) return null;
  return 'nobody_on_duty';
}

/** Who answers now for the units that work: informed ones need nobody. */
export function teamOnDuty(
  { leadUnitId, coUnitIds }: Pick<Muster, 'leadUnitId' | 'coUnitIds'>,
  now: Instant,
  directory: Directory,
): OnDuty[] {
  return [leadUnitId, ...coUnitIds].flatMap((unitId) => onDuty(unitId, now, directory) ?? []);
}
