import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import { leftBehind } from '../completion.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { leadOf, type Whistle } from '../whistle.js';
import { reopened } from './redoing.js';
import { cancelled, resolved } from './resolving.js';
import { accepted } from './working.js';

export interface NotSolvingCommands {
  /** The lead explains why nobody can solve it. */
  call_not_solvable: { reason: string };
  /** @property explanation what the raiser is told. */
  confirm_not_solvable: { explanation: string };
  reject_not_solvable: { explanation: string };
}

export interface NotSolvingEvents {
  'solution.called_impossible': { lead_unit_id: string; reason: string };
  'solution.impossibility_reviewed': { agreed: boolean; explanation: string };
}

export interface NotSolvingParticulars {
  readonly impossibility?: {
    readonly round: number;
    readonly reason: string;
    readonly explanation: string | null;
    readonly decision: 'asked' | 'agreed' | 'refused';
  };
}

/** T17: "not solvable" is reviewed by somebody independent and explained to the raiser before the whistle may be closed. */
export const notSolvingRows = ticketRows({
  'T11-impossible': {
    from: ['in_progress'],
    to: 'resolved',
    trigger: 'call_not_solvable',
    actors: ['lead_unit'],
    guards: ['lead_submitted', 'co_units_done_or_waived'],
    events: ['solution.called_impossible', 'assignment.accepted', 'assignment.cancelled', 'ticket.resolved'],
    zh: '主办单位提出无法解决',
    en: 'The lead says that nobody can solve it',
  },
  'T17-impossible': {
    from: ['resolved'],
    to: 'closed',
    trigger: 'confirm_not_solvable',
    actors: ['reviewer'],
    guards: ['impossibility_is_claimed'],
    events: ['solution.impossibility_reviewed', 'ticket.closed'],
    zh: '独立复核：确属无法解决，说明后归档',
    en: 'Reviewed and explained: closed as not solvable',
  },
  'T18-impossible': {
    from: ['resolved'],
    to: 'in_progress',
    trigger: 'reject_not_solvable',
    actors: ['reviewer'],
    guards: ['impossibility_is_claimed'],
    events: ['solution.impossibility_reviewed', 'ticket.reopened', 'assignment.reopened'],
    zh: '独立复核：可以解决，重办',
    en: 'Reviewed: it can be solved, done again',
  },
});

export const notSolvingGuards = {
  impossibility_is_claimed({ whistle }: Situation) {
    if (!waitsForReview(whistle!)) throw new Refusal('nothing_to_review');
  },
};

export const notSolvingEffects = {
  'T11-impossible': (whistle, { reason }: Command<'call_not_solvable'>, context) => {
    const lead = leadOf(whistle)!;
    return [
      { type: 'solution.called_impossible', data: { lead_unit_id: lead.unitId, reason } },
      ...(lead.state === 'submitted' ? [accepted(lead)] : []),
      ...leftBehind(whistle).map(cancelled),
      resolved(whistle, null, context),
    ];
  },
  'T17-impossible': (_, { explanation }: Command<'confirm_not_solvable'>) => [
    { type: 'solution.impossibility_reviewed', data: { agreed: true, explanation } },
    { type: 'ticket.closed', data: { outcome: 'not_solvable' } },
  ],
  'T18-impossible': (whistle, { explanation }: Command<'reject_not_solvable'>, context) => [
    { type: 'solution.impossibility_reviewed', data: { agreed: false, explanation } },
    ...reopened(whistle, 'solvable', context.now, directoryOf(context)),
  ],
} satisfies Record<keyof typeof notSolvingRows, TicketEffect>;

/** Does the whistle wait for the reviewer instead of the raiser? */
export function waitsForReview({ particulars, round }: Whistle): boolean {
  return particulars.impossibility?.round === round && particulars.impossibility.decision === 'asked';
}

export const notSolvingAppliers: Appliers<NotSolvingEvents> = {
  'solution.called_impossible': (whistle, { reason }, { round }) =>
    withParticulars(whistle, {
      impossibility: { round, reason, explanation: null, decision: 'asked' },
    }),
  'solution.impossibility_reviewed': (whistle, { agreed, explanation }) =>
    withParticulars(whistle, {
      impossibility: {
        ...whistle.particulars.impossibility!,
        explanation,
        decision: agreed ? 'agreed' : 'refused',
      },
    }),
};
