import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import { verdict } from '../conditions.js';
import type { AutomaticEffect, TicketEffect } from '../effect.js';
import { iso } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { automaticRows, ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { days } from '../spans.js';
import type { ReopenCause } from '../vocabulary.js';
import { escalated, HIGHEST_LEVEL, usedInRound } from './escalating.js';
import { reopened } from './redoing.js';

/** Days after closing within which a raiser may say, once, that it has come back (T19). */
export const REOPENING_DAYS = 15;

export interface ReopeningCommands {
  reopen: { reason: string };
  /** The second time that a raiser is not content (T18): again, or not solvable and explained. */
  review_redo: { redo: boolean; reason: string };
}

export interface ReopeningEvents {
  'ticket.redo_reviewed': { redo: boolean; reason: string };
  'ticket.reopening_asked': { reason: string };
}

export interface ReopeningParticulars {
  readonly reopenedByRaiser?: true;
  /** Reviewed as not solvable: the whistle closes although the raiser is not content (T17). */
  readonly notSolvable?: { readonly round: number; readonly reason: string };
}

/** T18 for the second time, and T19. */
export const reopeningRows = ticketRows({
  'T18-review': {
    from: ['resolved'],
    to: 'in_progress',
    trigger: 'review_redo',
    actors: ['reviewer'],
    guards: ['redo_waits_for_review'],
    events: [
      'ticket.redo_reviewed',
      'ticket.escalated',
      'ticket.reopened',
      'assignment.reopened',
      'clock.started',
    ],
    zh: '复核：再次重办并提级，或无法解决并说明',
    en: 'Reviewed: done again at a higher level, or not solvable and explained',
  },
  T19: {
    from: ['closed'],
    to: 'in_progress',
    trigger: 'reopen',
    actors: ['raiser', 'hotline'],
    guards: ['reopening_is_open'],
    events: ['ticket.reopening_asked', 'ticket.reopened', 'assignment.reopened'],
    zh: '吹哨方要求重开',
    en: 'The raiser says that it has come back',
  },
});

/** T17 for what a reviewer has called not solvable: explained to the raiser, it ends. */
export const reopeningAutomatic = automaticRows({
  'T17-review': {
    from: ['resolved'],
    to: 'closed',
    trigger: 'automatic',
    when: 'reviewed_as_not_solvable',
    events: ['ticket.closed'],
    zh: '经复核无法解决并已说明，归档',
    en: 'Reviewed as not solvable and explained: closed',
  },
});

export const notSolvableEffects = {
  'T17-review': () => [{ type: 'ticket.closed', data: { outcome: 'not_solvable' } }],
} satisfies Record<keyof typeof reopeningAutomatic, AutomaticEffect>;

export const reopeningGuards = {
  redo_waits_for_review({ whistle }: Situation) {
    const said = verdict(whistle!);
    if (said === undefined || said === 'content') throw new Refusal('nothing_to_review');
  },
  reopening_is_open({ whistle, context }: Situation) {
    if (whistle!.particulars.reopenedByRaiser) throw new Refusal('reopened_already');
    const until = whistle!.closedAt! + days(REOPENING_DAYS);
    if (until < context.now) throw new Refusal('window_closed', { closed_at: iso(until) });
  },
};

export const reopeningEffects = {
  'T18-review': (whistle, { redo, reason }: Command<'review_redo'>, context) => {
    const raisable = whistle.level < HIGHEST_LEVEL && !usedInRound(whistle, 'not_solved_twice');
    return [
      { type: 'ticket.redo_reviewed', data: { redo, reason } },
      ...(redo && raisable ? escalated(whistle, whistle.level + 1, 'not_solved_twice', reason) : []),
      ...(redo
        ? reopened(
            raisable ? { ...whistle, level: whistle.level + 1 } : whistle,
            verdict(whistle) as ReopenCause,
            context.now,
            directoryOf(context),
          )
        : []),
    ];
  },
  T19: (whistle, { reason }: Command<'reopen'>, context) => [
    { type: 'ticket.reopening_asked', data: { reason } },
    ...reopened(whistle, 'came_back', context.now, directoryOf(context)),
  ],
} satisfies Record<keyof typeof reopeningRows, TicketEffect>;

export const reopeningAppliers: Appliers<ReopeningEvents> = {
  'ticket.redo_reviewed': (whistle, { redo, reason }, { round }) =>
    redo ? whistle : withParticulars(whistle, { notSolvable: { round, reason } }),
  'ticket.reopening_asked': (whistle) => withParticulars(whistle, { reopenedByRaiser: true }),
};
