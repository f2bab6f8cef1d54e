import type { Assignment, Dispatch, Whistle } from './whistle.js';

/** The whistle with its mode as it is after a unit has joined or left: one unit works on it, or several (lifecycle B3, ADR-0208). */
export function withMode(whistle: Whistle): Whistle {
  const dispatch = whistle.dispatch!;
  const isJoint = whistle.assignments.some((assignment) => assists(assignment, dispatch));
  const mode = isJoint ? 'joint' : 'single';
  return dispatch.mode === mode ? whistle : { ...whistle, dispatch: { ...dispatch, mode } };
}

/**
 * Does the unit work beside the lead, or did it? One that was released had no part in it, unless it had come or failed to come before:
 * that is never judged again (lifecycle B2.6). The same holds for one that was cancelled with an earlier dispatch.
 */
function assists(assignment: Assignment, { leadUnitId, at }: Dispatch): boolean {
  const { unitId, role, state, offeredAt, reportedInAt, clocks, particulars } = assignment;
  if (role !== 'co' || unitId === leadUnitId || particulars.dispute?.outcome === 'upheld') return false;
  const settled = reportedInAt !== null || clocks.contact?.breachedAt != null;
  return settled || (state !== 'released' && offeredAt >= at);
}
