import type { Appliers } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect, TicketTimerEffect } from '../effect.js';
import { ticketRows, ticketTimers } from '../row.js';
import { currentAssignments, isLive, type Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';
import { cancelled } from './resolving.js';

export interface WithdrawingCommands {
  withdraw: { reason: string };
}

export interface WithdrawingEvents {
  /** `silence`: what the dispatcher had asked was not answered in time (T2). */
  'ticket.withdrawn': { cause: 'raiser' | 'silence'; reason: string | null };
}

/** T20: the raiser does not need it any more. Not while the units sign a solution. */
export const withdrawingRows = ticketRows({
  T20: {
    from: ['raised', 'dispatched', 'in_progress'],
    to: 'withdrawn',
    trigger: 'withdraw',
    actors: ['raiser', 'hotline'],
    guards: [],
    events: ['assignment.cancelled', 'ticket.withdrawn'],
    zh: '撤回',
    en: 'Withdrawn by the raiser',
  },
});

/** T2: who does not answer what the dispatcher must know withdraws by silence. */
export const withdrawingTimers = ticketTimers({
  'T20-silence': {
    from: ['raised'],
    to: 'withdrawn',
    trigger: 'timer',
    at: 'answer_ends',
    events: ['ticket.withdrawn'],
    zh: '逾期未补充信息，自动撤回',
    en: 'Not answered in time: withdrawn by itself',
  },
});

export const withdrawingTimerEffects = {
  'T20-silence': (whistle) => withdrawn(whistle, 'silence', null),
} satisfies Record<keyof typeof withdrawingTimers, TicketTimerEffect>;

export const withdrawingEffects = {
  T20: (whistle, { reason }: Command<'withdraw'>) => withdrawn(whistle, 'raiser', reason),
} satisfies Record<keyof typeof withdrawingRows, TicketEffect>;

/** T20 with A11: nobody works on it any more. */
export function withdrawn(
  whistle: Whistle,
  cause: 'raiser' | 'silence',
  reason: string | null,
): NewWhistleEvent[] {
  return [
    ...currentAssignments(whistle)
      .filter(({ state }) => isLive(state))
      .map(cancelled),
    { type: 'ticket.withdrawn', data: { cause, reason } },
  ];
}

export const withdrawingAppliers: Appliers<WithdrawingEvents> = {
  'ticket.withdrawn': (whistle) => ({ ...whistle, state: 'withdrawn' }),
};
