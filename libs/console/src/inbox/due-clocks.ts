import type { Shape } from '../api/api.ts';

const CLOCKS = ['sign', 'contact', 'resolve'] as const;

/** The clocks of an assignment that somebody still has to meet, in the order of the steps. */
export function dueClocks(
  assignment: Pick<
    Shape<'AssignmentPartResource'>,
    | 'clocks'
    | 'sign_due_at'
    | 'contact_due_at'
    | 'resolve_due_at'
    | 'signed_at'
    | 'reported_in_at'
    | 'submitted_at'
    | 'state'
  >,
): { clock: (typeof CLOCKS)[number]; dueAt: string }[] {
  const met = {
    sign: assignment.signed_at,
    contact: assignment.reported_in_at,
    resolve: ['accepted', 'released', 'cancelled'].includes(assignment.state) ? assignment.state : null,
  };
  return CLOCKS.flatMap((clock) => {
    const state = assignment.clocks[clock];
    const dueAt = assignment[`${clock}_due_at`];
    return dueAt !== null && met[clock] === null && (state === 'running' || state === 'breached')
      ? [{ clock, dueAt }]
      : [];
  });
}
