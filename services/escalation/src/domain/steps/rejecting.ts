import { type Appliers, NOTHING_PENDING, withoutTriage, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { iso } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { workingDaysFrom } from '../spans.js';

/** Working days within which a raiser may appeal, once (T3). */
export const APPEAL_WORKING_DAYS = 5;

/** Why a whistle is not the alliance's to answer (lifecycle B1: classified handling). */
export const REJECTION_REASONS = [
  'out_of_scope',
  'in_litigation',
  'in_petition',
  'settled_before',
  'not_lawful',
  'abusive',
  'not_understandable',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export interface RejectingCommands {
  /** `route`: where the raiser can lawfully turn instead. */
  reject: { reason: RejectionReason; route: string };
  appeal: { reason: string };
}

export interface RejectingEvents {
  'ticket.rejection_proposed': { reason_code: RejectionReason; route: string; proposed_by: string };
  'ticket.rejected': { reason_code: RejectionReason; route: string; appeal_until: string };
  'ticket.appealed': { reason: string };
}

export interface RejectingParticulars {
  /** The account that wants to reject a whistle with the priority right. */
  readonly rejectionProposedBy?: string;
  readonly rejection?: {
    readonly reason: RejectionReason;
    readonly route: string;
    readonly appealUntil: number;
  };
  /** A raiser appeals once. */
  readonly appealed?: true;
}

/** T3: what is not the alliance's is told where to go; one appeal brings it back. */
export const rejectingRows = ticketRows({
  T3: {
    from: ['raised'],
    to: 'rejected',
    trigger: 'reject',
    actors: ['dispatcher'],
    guards: ['second_person_if_priority'],
    events: ['ticket.rejection_proposed', 'ticket.rejected'],
    zh: '不予受理，告知途径（优先件须第二人确认）',
    en: 'Rejected with the lawful route; with the priority right by two persons',
  },
  'T3-appeal': {
    from: ['rejected'],
    to: 'raised',
    trigger: 'appeal',
    actors: ['raiser', 'hotline'],
    guards: ['appeal_is_open'],
    events: ['ticket.appealed'],
    zh: '申诉',
    en: 'The raiser appeals',
  },
});

export const rejectingGuards = {
  second_person_if_priority({ whistle, context }: Situation) {
    if (whistle!.priority && whistle!.particulars.rejectionProposedBy === context.actor.accountId)
      throw new Refusal('second_person_needed');
  },
  appeal_is_open({ whistle, context }: Situation) {
    const { appealed, rejection } = whistle!.particulars;
    if (appealed) throw new Refusal('appealed_already');
    if (rejection!.appealUntil < context.now)
      throw new Refusal('window_closed', { closed_at: iso(rejection!.appealUntil) });
  },
};

export const rejectingEffects = {
  T3: ({ priority, particulars }, { reason, route }: Command<'reject'>, context) => {
    if (priority && particulars.rejectionProposedBy === undefined) {
      const { accountId: proposed_by } = context.actor;
      return [{ type: 'ticket.rejection_proposed', data: { reason_code: reason, route, proposed_by } }];
    }
    const until = workingDaysFrom(context.now, APPEAL_WORKING_DAYS, directoryOf(context).defaultCalendar);
    return [{ type: 'ticket.rejected', data: { reason_code: reason, route, appeal_until: iso(until) } }];
  },
  'T3-appeal': (_, { reason }: Command<'appeal'>) => [{ type: 'ticket.appealed', data: { reason } }],
} satisfies Record<keyof typeof rejectingRows, TicketEffect>;

export const rejectingAppliers: Appliers<RejectingEvents> = {
  'ticket.rejection_proposed': (whistle, { proposed_by }) =>
    withParticulars(whistle, { rejectionProposedBy: proposed_by }),
  'ticket.rejected': (whistle, { reason_code: reason, route, appeal_until }) => ({
    ...withParticulars(whistle, {
      ...NOTHING_PENDING,
      rejection: { reason, route, appealUntil: Date.parse(appeal_until) },
    }),
    state: 'rejected',
  }),
  'ticket.appealed': (whistle) => ({
    ...withParticulars(whistle, { appealed: true, held: true }),
    state: 'raised',
    clocks: withoutTriage(whistle.clocks),
  }),
};
