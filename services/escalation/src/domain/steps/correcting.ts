import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { type Satisfaction, type Solved, TICKET_STATES } from '../vocabulary.js';
import type { Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

export interface CorrectingCommands {
  /** What was written down wrongly: the enterprise it is about, or what the raiser said in a call-back. */
  correct: {
    reason: string;
    enterpriseId?: string;
    callBack?: { id: string; solved: Solved; satisfaction: Satisfaction | null };
  };
  confirm_correction: Record<never, never>;
}

export interface CorrectingEvents {
  'correction.proposed': Correction & { proposed_by: string };
  'ticket.corrected': { old_enterprise_id: string | null; enterprise_id: string; reason: string };
  'callback.corrected': {
    callback_id: string;
    solved: Solved;
    satisfaction: Satisfaction | null;
    old_solved: Solved;
    old_satisfaction: Satisfaction | null;
    reason: string;
  };
}

interface Correction {
  reason: string;
  enterprise_id: string | null;
  callback: { id: string; solved: Solved; satisfaction: Satisfaction | null } | null;
}

export interface CorrectingParticulars {
  /** Waits for a second person, because its period has been published. */
  readonly correction?: (Correction & { readonly by: string }) | null;
}

/** T24: what was recorded wrongly is put right by an event; two persons once the period has been published. */
export const correctingRows = ticketRows({
  T24: {
    from: TICKET_STATES,
    to: 'same',
    trigger: 'correct',
    actors: ['data_steward'],
    guards: ['correction_fits', 'no_correction_pending'],
    events: ['correction.proposed', 'ticket.corrected', 'callback.corrected'],
    zh: '更正记录（月报公布后须第二人确认）',
    en: 'A record is corrected; proposed only, once its period is published',
  },
  'T24-confirm': {
    from: TICKET_STATES,
    to: 'same',
    trigger: 'confirm_correction',
    actors: ['data_steward', 'reviewer'],
    guards: ['correction_pending_by_another'],
    events: ['ticket.corrected', 'callback.corrected'],
    zh: '第二人确认更正',
    en: 'A second person confirms the correction',
  },
});

export const correctingGuards = {
  correction_fits({ whistle, command, context }: Situation) {
    const { enterpriseId, callBack } = command as Command<'correct'>;
    if (enterpriseId === undefined && callBack === undefined) throw new Refusal('nothing_changes');
    if (enterpriseId !== undefined && !directoryOf(context).enterprise(enterpriseId))
      throw new Refusal('unknown_enterprise', { enterprise_id: enterpriseId });
    if (callBack !== undefined && !whistle!.callBacks.some(({ id }) => id === callBack.id))
      throw new Refusal('unknown_call_back', { callback_id: callBack.id });
  },
  no_correction_pending({ whistle }: Situation) {
    if (whistle!.particulars.correction) throw new Refusal('correction_pending');
  },
  correction_pending_by_another({ whistle, context }: Situation) {
    const { correction } = whistle!.particulars;
    if (!correction) throw new Refusal('no_correction_pending');
    if (correction.by === context.actor.accountId) throw new Refusal('second_person_needed');
  },
};

export const correctingEffects = {
  T24: (whistle, { reason, enterpriseId, callBack }: Command<'correct'>, context) => {
    const correction = { reason, enterprise_id: enterpriseId ?? null, callback: callBack ?? null };
    const { timeZone } = directoryOf(context).defaultCalendar;
    if (monthOf(correctedAt(whistle, correction), timeZone) === monthOf(context.now, timeZone))
      return corrected(whistle, correction);
    return [{ type: 'correction.proposed', data: { ...correction, proposed_by: context.actor.accountId } }];
  },
  'T24-confirm': (whistle) => corrected(whistle, whistle.particulars.correction!),
} satisfies Record<keyof typeof correctingRows, TicketEffect>;

// The figures of a month are published when it is over (kpis B8.8); of several things that are corrected, the earliest counts.
function correctedAt(whistle: Whistle, { enterprise_id, callback }: Correction): number {
  const answered = whistle.callBacks.find(({ id }) => id === callback?.id)?.recordedAt ?? Infinity;
  return enterprise_id === null ? answered : Math.min(whistle.raisedAt, answered);
}

function monthOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(at);
}

function corrected(whistle: Whistle, { reason, enterprise_id, callback }: Correction): NewWhistleEvent[] {
  const events: NewWhistleEvent[] = [];
  if (enterprise_id !== null)
    events.push({
      type: 'ticket.corrected',
      data: { old_enterprise_id: whistle.enterpriseId, enterprise_id, reason },
    });
  if (callback !== null) {
    const old = whistle.callBacks.find(({ id }) => id === callback.id)!;
    events.push({
      type: 'callback.corrected',
      data: {
        callback_id: callback.id,
        solved: callback.solved,
        satisfaction: callback.satisfaction,
        old_solved: old.solved,
        old_satisfaction: old.satisfaction,
        reason,
      },
    });
  }
  return events;
}

export const correctingAppliers: Appliers<CorrectingEvents> = {
  'correction.proposed': (whistle, { proposed_by, ...correction }) =>
    withParticulars(whistle, { correction: { ...correction, by: proposed_by } }),
  'ticket.corrected': (whistle, { enterprise_id }) => ({
    ...withParticulars(whistle, { correction: null }),
    enterpriseId: enterprise_id,
  }),
  'callback.corrected': (whistle, { callback_id, solved, satisfaction }) => ({
    ...withParticulars(whistle, { correction: null }),
    callBacks: whistle.callBacks.map((one) =>
      one.id === callback_id ? { ...one, solved, satisfaction } : one,
    ),
  }),
};
