import type { CompletionPolicy } from './kinds.js';
import { type Assignment, currentAssignments, isLive, type Whistle } from './whistle.js';

/** The co-assignments of the round in hand that are not accepted yet. */
export function outstandingCoAssignments(whistle: Whistle): Assignment[] {
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
