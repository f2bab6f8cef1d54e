import type { Instant } from '@muster/clock';
import { owing } from '../answers.js';
import { type Appliers, withParticulars } from '../applying.js';
import { voided } from '../clock-events.js';
import { isMissed } from '../clocks.js';
import type { Command } from '../command.js';
import type { TicketEffect, TicketTimerEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows, ticketTimers } from '../row.js';
import type { Situation } from '../situation.js';
import type { Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

/** 1 unit · 2 secretariat · 3 the council's joint conference · 4 outside authority. */
export const HIGHEST_LEVEL = 4;

/**
 * By which rule the level was raised: who asked, or what had happened. `ladder`: nobody on the duty ladder acted (A12);
 * `timer`: a deadline of the policy passed; `contested_twice`: the second dispute of a round (A5).
 */
export const ESCALATION_CAUSES = [
  'lead',
  'dispatcher',
  'deadline_missed',
  'not_solved_twice',
  'contested_twice',
  'ladder',
  'timer',
] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

export interface EscalatingCommands {
  escalate: { reason: string };
}

export interface EscalatingEvents {
  'ticket.escalated': {
    from_level: number;
    to_level: number;
    cause: EscalationCause;
    /** From level 3 on the joint conference has it on its agenda (mechanisms 2.7). */
    agenda_item: boolean;
    reason: string | null;
  };
}

export interface EscalatingParticulars {
  readonly escalations?: readonly {
    readonly round: number;
    readonly cause: EscalationCause;
    readonly from: number;
    readonly to: number;
    readonly at: number;
  }[];
}

/** T8: what one level cannot solve goes to the next, once per rule and round. */
export const escalatingRows = ticketRows({
  T8: {
    from: ['dispatched', 'in_progress', 'on_account'],
    to: 'same',
    trigger: 'escalate',
    actors: ['lead_head', 'dispatcher', 'raiser'],
    guards: ['raiser_has_grounds', 'not_at_the_top', 'rule_not_used_in_round'],
    events: ['clock.voided', 'ticket.escalated', 'clock.started'],
    zh: '提级办理',
    en: 'Raised to the next level',
  },
});

/** T8 by the policy's timer: a supervisor who was not answered in time takes it to the next level. */
export const escalatingTimers = ticketTimers({
  'T8-timer': {
    from: ['dispatched', 'in_progress', 'on_account'],
    to: 'same',
    trigger: 'timer',
    at: 'supervision_missed',
    events: ['clock.voided', 'ticket.escalated', 'clock.started'],
    zh: '督办逾期未回应，提级办理',
    en: 'The supervisor was not answered: raised to the next level',
  },
});

export const escalatingGuards = {
  /** A raiser may, after a missed deadline or when it has not been solved twice. */
  raiser_has_grounds({ whistle, context }: Situation) {
    if (causeOf(whistle!, context.actor.role) === undefined) throw new Refusal('no_grounds_to_escalate');
  },
  not_at_the_top({ whistle }: Situation) {
    if (whistle!.level >= HIGHEST_LEVEL) throw new Refusal('highest_level', { level: whistle!.level });
  },
  rule_not_used_in_round({ whistle, context }: Situation) {
    const cause = causeOf(whistle!, context.actor.role)!;
    if (usedInRound(whistle!, cause)) throw new Refusal('escalated_already', { cause });
  },
};

export const escalatingEffects = {
  T8: (whistle, { reason }: Command<'escalate'>, { actor }) =>
    escalated(whistle, whistle.level + 1, causeOf(whistle, actor.role)!, reason),
} satisfies Record<keyof typeof escalatingRows, TicketEffect>;

export const escalatingTimerEffects = {
  'T8-timer': (whistle) => escalated(whistle, whistle.level + 1, 'timer', null),
} satisfies Record<keyof typeof escalatingTimers, TicketTimerEffect>;

/** When the answer to a supervisor was missed, while that can still raise the level; null otherwise. */
export function supervisionMissedAt(whistle: Whistle): Instant | null {
  const { supervision } = whistle.clocks;
  const raises = whistle.level < HIGHEST_LEVEL && !usedInRound(whistle, 'timer');
  return isMissed(supervision) && raises ? supervision.dueAt : null;
}

/** Has this rule raised the level in the round in hand already? Once is all that it may (T8). */
export function usedInRound({ particulars, round }: Whistle, cause: EscalationCause): boolean {
  return (particulars.escalations ?? []).some((one) => one.round === round && one.cause === cause);
}

/** T8: the whistle is another level's, which waits for an answer of its own: a new supervision clock takes the place of the old. */
export function escalated(
  whistle: Whistle,
  toLevel: number,
  cause: EscalationCause,
  reason: string | null,
): NewWhistleEvent[] {
  return [
    ...voided(whistle, 'supervision'),
    {
      type: 'ticket.escalated',
      data: { from_level: whistle.level, to_level: toLevel, cause, agenda_item: toLevel === 3, reason },
    },
  ];
}

function causeOf(whistle: Whistle, role: string): EscalationCause | undefined {
  if (role === 'unit_head') return 'lead';
  if (role === 'dispatcher') return 'dispatcher';
  if (whistle.round > 2) return 'not_solved_twice';
  const unreported = whistle.clocks.progress?.breachedAt != null;
  const missed = whistle.assignments.some(
    ({ round, clocks: { sign, contact, resolve } }) =>
      round === whistle.round && [sign, contact, resolve].some((clock) => clock?.breachedAt != null),
  );
  return missed || unreported ? 'deadline_missed' : undefined;
}

export const escalatingAppliers: Appliers<EscalatingEvents> = {
  'ticket.escalated': (whistle, { from_level, to_level, cause }, { at, round }) => ({
    ...withParticulars(owing(whistle, 'supervision', [null]), {
      escalations: [
        ...(whistle.particulars.escalations ?? []),
        { round, cause, from: from_level, to: to_level, at },
      ],
    }),
    level: to_level,
  }),
};
