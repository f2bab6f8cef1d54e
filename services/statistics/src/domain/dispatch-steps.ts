import type {
  AccountReviewed,
  AssignmentDisputed,
  AssignmentPaused,
  AssignmentReleased,
  AssignmentResumed,
  CallbackCorrected,
  DisputeDenied,
  DisputeUpheld,
  TicketEscalated,
  TicketHung,
  TicketRecategorised,
  TicketReprioritised,
} from '@muster/contracts';
import { withMode } from './ticket-mode.js';
import { change, ended, type Step, withRare } from './ticket-step.js';
import type { OnAccount, TicketFact } from './ticket-fact.js';

const into =
  (state: TicketFact['state']): Step<object> =>
  (fact) => ({ ...fact, state });

/** What rejecting, merging, disputing, raising levels, hanging and revising change (lifecycle T2 to T24). */
export const dispatchSteps: Record<string, Step<never>> = {
  'muster.ticket.rejected.v1': (fact) => ({ ...withRare(fact, { rejected: true }), state: 'rejected' }),
  'muster.ticket.appealed.v1': (fact) => ({ ...withRare(fact, { rejected: undefined }), state: 'raised' }),
  'muster.ticket.merged.v1': into('merged'),
  'muster.ticket.unmerged.v1': into('raised'),
  'muster.ticket.withdrawn.v1': into('withdrawn'),
  'muster.solution.proposed.v1': into('sign_off'),
  'muster.solution.refused.v1': into('in_progress'),

  'muster.assignment.paused.v1': (fact, data: AssignmentPaused) =>
    change(fact, data.assignment_id, (assignment) => ({ ...assignment, state: 'paused' })),
  'muster.assignment.resumed.v1': (fact, data: AssignmentResumed) =>
    change(fact, data.assignment_id, (assignment) => ({ ...assignment, state: 'working' })),

  'muster.assignment.disputed.v1': (fact, data: AssignmentDisputed) =>
    change(fact, data.assignment_id, (assignment) => ({
      ...assignment,
      state: 'disputed',
      dispute: 'disputed',
    })),

  // Upheld, this unit's clocks are void whatever they say: it was never its whistle (lifecycle A5).
  'muster.dispute.upheld.v1': (fact, data: DisputeUpheld) =>
    change(blamed(fact, data.fault), data.assignment_id, (assignment) => ({
      ...assignment,
      dispute: 'upheld',
      sign: 'none',
      contact: 'none',
      resolve: 'none',
    })),

  'muster.dispute.denied.v1': (fact, data: DisputeDenied) =>
    change(fact, data.assignment_id, (assignment) => ({
      ...assignment,
      state: assignment.signedAt === undefined ? 'offered' : 'signed', // a unit may dispute before it signs (lifecycle A4)
      dispute: 'denied',
    })),

  'muster.assignment.released.v1': (fact, data: AssignmentReleased) =>
    withMode(change(fact, data.assignment_id, (assignment) => ended(assignment, 'released'))),

  'muster.ticket.escalated.v1': (fact, data: TicketEscalated) => ({
    ...fact,
    escalated: [...fact.escalated, { to: data.to_level, cause: data.cause }],
  }),

  'muster.ticket.hung.v1': (fact, { review_at }: TicketHung, time) => ({
    ...fact,
    state: 'on_account',
    hung: [...fact.hung, reviewed({ at: time, until: null }, review_at, time)],
  }),

  'muster.account.reviewed.v1': (fact, { review_at }: AccountReviewed, time) => ({
    ...fact,
    hung: fact.hung.map((once) => (once.until === null ? reviewed(once, review_at, time) : once)),
  }),

  'muster.ticket.resumed.v1': (fact, _: object, time) => ({
    ...fact,
    state: 'in_progress',
    hung: fact.hung.map((once) => (once.until === null ? { ...once, until: time } : once)),
  }),

  'muster.ticket.reprioritised.v1': ({ priority: _, proactive: __, ...fact }, data: TicketReprioritised) => ({
    ...fact,
    ...(data.priority && { priority: true }),
    ...(data.kind === 'proactive' && { proactive: true }),
  }),

  // Signed deltas take it off the old category (lessons 9).
  'muster.ticket.recategorised.v1': (fact, data: TicketRecategorised) => ({
    ...fact,
    category: data.category_code,
  }),

  'muster.exclusion.granted.v1': (fact) => ({ ...fact, excluded: true }),
  'muster.exclusion.revoked.v1': (fact) => ({ ...fact, excluded: false }),

  'muster.callback.corrected.v1': (fact, data: CallbackCorrected) =>
    fact.callback?.id !== data.callback_id
      ? fact
      : {
          ...fact,
          callback: {
            ...fact.callback,
            solved: data.solved,
            satisfaction: data.satisfaction ?? 'unrated',
          },
        },
};

function reviewed(once: OnAccount, due: string | null | undefined, setAt: number): OnAccount {
  return due ? { ...once, reviews: [...(once.reviews ?? []), { setAt, dueAt: Date.parse(due) }] } : once;
}

// Other faults are the rules' or the units': the raiser could not have written it better (kpis K17).
function blamed(fact: TicketFact, fault: string): TicketFact {
  return fault === 'wrong_description' ? withRare(fact, { misdescribed: true }) : fact;
}
