import type { AssignmentFact, TicketFact } from './ticket-fact.js';

/** Ways of working that figures tell apart (kpis K13). */
export const MODES: ReadonlySet<string> = new Set(['single', 'joint']);

/** The whistle with its mode as it is after a unit has joined or left: one unit works on it, or several (lifecycle B3, ADR-0208). */
export function withMode(fact: TicketFact): TicketFact {
  if (!MODES.has(fact.mode)) return fact; // of a later minor version, whose rule is not known here (ADR-0040)
  const lead = fact.assignments.findLast(({ role }) => role === 'lead')?.unit;
  const since = fact.dispatchedAgainAt ?? fact.dispatchedAt ?? 0;
  const isJoint = fact.assignments.some((assignment) => assists(assignment, lead, since));
  return { ...fact, mode: isJoint ? 'joint' : 'single' };
}

/** Does the unit work beside the lead, or did it until it had come or failed to come? By the owner's rule, said again. */
function assists(assignment: AssignmentFact, lead: string | undefined, since: number): boolean {
  const { unit, role, state, offeredAt, reportedInAt, contact, dispute } = assignment;
  if (role !== 'co' || unit === lead || dispute === 'upheld') return false;
  const settled = reportedInAt !== undefined || contact === 'breached';
  return settled || (state !== 'released' && offeredAt >= since);
}
