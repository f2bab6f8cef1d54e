import type { CompletionPolicy } from './kinds.js';
import { type Assignment, currentAssignments, isLive, type Whistle } from './whistle.js';

/** The co-assignments of the round in hand that are neither accepted nor waived yet. */
export function outstandingCoAssignments(whistle: Whistle): Assignment[] {
  return leftBehind(whistle).filter(({ particulars }) => particulars.waived === undefined);
}

/** What a resolved whistle has no need of any more: co-assignments that a looser policy leaves behind, or that were waived. */
export function leftBehind(whistle: Whistle): Assignment[] {
  return currentAssignments(whistle).filter(
    ({ role, state }) => role === 'co' && state !== 'accepted' && isLive(state),
  );
}

/** Have enough co-units done their part (lifecycle B4, completion policy)? */
export function isComplete(policy: CompletionPolicy, whistle: Whistle): boolean {
  const outstanding = outstandingCoAssignments(whistle).length;
  if (outstanding === 0 || policy.rule === 'lead_only') return true;
  if (policy.rule === 'all_accepted') return false;
  return (
    currentAssignments(whistle).filter(({ role, state }) => role === 'co' && state === 'accepted').length >=
    policy.k
  );
}
