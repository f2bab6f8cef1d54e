import type { Directory, Rule } from './directory.js';

/** Who takes part: exactly one lead, everybody else at most once. */
export interface Muster {
  readonly rule: Rule | undefined;
  readonly leadUnitId: string;
  readonly coUnitIds: readonly string[];
  readonly informUnitIds: readonly string[];
  /** True when the catch-all unit leads: no rule, or the rule's lead takes no assignments. */
  readonly catchAll: boolean;
}

/**
 * Routes by the responsibility matrix (T5, mechanisms 0.5): the most specific rule wins (ADR-0032). A unit that is not active is replaced by the catch-all unit (兜底). Whether an officer is on duty does not matter here.
 *
 * @returns undefined when the alliance has no active catch-all unit and needs one: a dispatcher has to decide.
 */
export function muster(
  categoryCode: string,
  processStage: string | null,
  directory: Directory,
): Muster | undefined {
  const rule = directory.rule(categoryCode, processStage);
  const takes = (unitId: string) => directory.unit(unitId)?.active === true;
  const lead = rule && takes(rule.lead_unit_id) ? rule.lead_unit_id : undefined;
  const leadUnitId = lead ?? directory.catchAllUnitId;
  if (leadUnitId === undefined) return undefined;

  const taken = new Set([leadUnitId]);
  const coUnitIds: string[] = [];
  for (const wanted of rule?.co_unit_ids ?? []) {
    const unitId = takes(wanted) ? wanted : directory.catchAllUnitId;
    if (unitId === undefined || taken.has(unitId)) continue;
    taken.add(unitId);
    coUnitIds.push(unitId);
  }
  const informUnitIds = new Set(
    (rule?.inform_unit_ids ?? []).filter((unitId) => takes(unitId) && !taken.has(unitId)),
  );
  return { rule, leadUnitId, coUnitIds, informUnitIds: [...informUnitIds], catchAll: lead === undefined };
}
