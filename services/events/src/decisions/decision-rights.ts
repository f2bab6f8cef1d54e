import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import { type Decision, decisionState } from '../domain/decision.js';

/** What can be done with a decision; each is among the `x-actions` of the operation that does it. */
export const DECISION_ACTIONS = ['carry_out_decision', 'reopen_decision'] as const;
type DecisionAction = (typeof DECISION_ACTIONS)[number];

type Reader = Pick<Identity, 'role' | 'unitId'>;

/** Who may report a decision as carried out: the people of the unit that owns it, and those who keep the minutes (ADR-0234). */
export const mayCarryOut = (who: Reader, { ownerUnitId }: Decision): boolean =>
  isOfficeRole(who.role) || (isUnitRole(who.role) && who.unitId === ownerUnitId);

/** What a reader may do with a decision now. */
export function decisionActions(who: Reader, decision: Decision): DecisionAction[] {
  const state = decisionState(decision);
  if (state === 'open' && mayCarryOut(who, decision)) return ['carry_out_decision'];
  if (state === 'carried_out' && isOfficeRole(who.role)) return ['reopen_decision'];
  return [];
}
