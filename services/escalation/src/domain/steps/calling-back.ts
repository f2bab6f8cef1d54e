import { type Appliers, stoppedTicketClock } from '../applying.js';
import type { Command } from '../command.js';
import type { AutomaticEffect, TicketEffect } from '../effect.js';
import { automaticRows, ticketRows } from '../row.js';
import type { Outcome, Satisfaction, Solved } from '../vocabulary.js';
import { lastCallBack, workingUnits } from '../whistle.js';

export interface CallingBackCommands {
  record_call_back: { callBackId: string; solved: Solved; satisfaction?: Satisfaction; comment?: string };
}

export interface CallingBackEvents {
  'callback.recorded': {
    callback_id: string;
    solved: Solved;
    satisfaction: Satisfaction | null;
    comment: string | null;
    on_behalf: boolean;
    lead_unit_id: string;
    unit_ids: string[];
  };
  'ticket.closed': { outcome: Outcome };
}

/** T16: the raiser says whether it is solved. */
export const callingBackRows = ticketRows({
  T16: {
    from: ['resolved'],
    to: 'same',
    trigger: 'record_call_back',
    actors: ['raiser', 'hotline'],
    guards: [],
    events: ['callback.recorded'],
    zh: '回访',
    en: 'The raiser says whether it is solved',
  },
});

/** T17: a raiser who is content ends it. */
export const closingAutomatic = automaticRows({
  T17: {
    from: ['resolved'],
    to: 'closed',
    trigger: 'automatic',
    when: 'raiser_is_content',
    events: ['ticket.closed'],
    zh: '已解决且满意，归档',
    en: 'Solved, and the raiser is content: closed',
  },
});

export const callingBackEffects = {
  T16: (whistle, { callBackId, solved, satisfaction, comment }: Command<'record_call_back'>, { actor }) => [
    {
      type: 'callback.recorded',
      data: {
        callback_id: callBackId,
        solved,
        satisfaction: satisfaction ?? null,
        comment: comment ?? null,
        on_behalf: actor.role !== 'enterprise',
        lead_unit_id: whistle.dispatch!.leadUnitId,
        unit_ids: workingUnits(whistle),
      },
    },
  ],
} satisfies Record<keyof typeof callingBackRows, TicketEffect>;

export const closingEffects = {
  T17: (whistle) => [
    {
      type: 'ticket.closed',
      data: { outcome: lastCallBack(whistle)!.satisfaction === null ? 'unrated' : 'solved' },
    },
  ],
} satisfies Record<keyof typeof closingAutomatic, AutomaticEffect>;

export const callingBackAppliers: Appliers<CallingBackEvents> = {
  'callback.recorded': (whistle, data, { at, round }) => ({
    ...whistle,
    clocks: stoppedTicketClock(whistle, 'call_back', at),
    callBacks: [
      ...whistle.callBacks,
      {
        id: data.callback_id,
        round,
        solved: data.solved,
        satisfaction: data.satisfaction,
        comment: data.comment,
        onBehalf: data.on_behalf,
        recordedAt: at,
      },
    ],
  }),
  'ticket.closed': (whistle, { outcome }, { at }) => ({ ...whistle, state: 'closed', outcome, closedAt: at }),
};
