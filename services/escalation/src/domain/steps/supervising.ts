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
import { partOf } from './mustering.js';

export interface SupervisingCommands {
  /** One unit, or all of them. */
  urge: { unitId?: string; note: string };
  supervise: { supervised: boolean; note: string };
}

export interface SupervisingEvents {
  'ticket.urged': { unit_id: string | null; urge_no: number; note: string };
  /** `note` is null where nobody said it: an urge was not answered. */
  'ticket.supervised': { supervised: boolean; note: string | null };
}

export interface SupervisingParticulars {
  readonly supervised?: boolean;
  /** The supervision log (督辦): who is named by role only. */
  readonly supervision?: readonly {
    readonly step: 'urged' | 'supervised' | 'released';
    readonly unitId: string | null;
    readonly note: string | null;
    readonly at: number;
  }[];
}

/** T15: urging and supervising, with a log. Nobody may do anything else because of it, but an answer is owed in time (ADR-0158). */
export const supervisingRows = ticketRows({
  'T15-urge': {
    from: ['dispatched', 'in_progress', 'sign_off', 'on_account'],
    to: 'same',
    trigger: 'urge',
    actors: ['supervisor', 'dispatcher'],
    guards: ['urged_unit_takes_part'],
    events: ['ticket.urged', 'clock.started'],
    zh: '催办',
    en: 'The units are urged',
  },
  'T15-supervise': {
    from: ['raised', 'dispatched', 'in_progress', 'sign_off', 'resolved', 'on_account'],
    to: 'same',
    trigger: 'supervise',
    actors: ['supervisor'],
    guards: ['supervision_changes'],
    events: ['ticket.supervised', 'clock.started', 'clock.voided'],
    zh: '督办',
    en: 'The whistle is put under supervision, or taken out of it',
  },
});

/** T15: an urge that stays without an answer leads to supervision (催办不回应则督办). */
export const supervisingTimers = ticketTimers({
  'T15-unanswered': {
    from: ['dispatched', 'in_progress', 'sign_off', 'on_account'],
    to: 'same',
    trigger: 'timer',
    at: 'urge_unanswered',
    events: ['ticket.supervised', 'clock.started'],
    zh: '催办逾期未回应，列入督办',
    en: 'An urge was not answered: under supervision',
  },
});

export const supervisingGuards = {
  urged_unit_takes_part({ whistle, command }: Situation) {
    const { unitId } = command as Command<'urge'>;
    if (unitId !== undefined && !partOf(whistle!, unitId))
      throw new Refusal('takes_no_part', { unit_id: unitId });
  },
  supervision_changes({ whistle, command }: Situation) {
    const { supervised } = command as Command<'supervise'>;
    if ((whistle!.particulars.supervised ?? false) === supervised)
      throw new Refusal('supervision_unchanged', { supervised });
  },
};

export const supervisingEffects = {
  'T15-urge': (whistle, { unitId, note }: Command<'urge'>) => [
    {
      type: 'ticket.urged',
      data: { unit_id: unitId ?? null, urge_no: urges(whistle.particulars) + 1, note },
    },
  ],
  'T15-supervise': (whistle, { supervised, note }: Command<'supervise'>) => [
    { type: 'ticket.supervised', data: { supervised, note } },
    ...(supervised ? [] : voided(whistle, 'supervision')),
  ],
} satisfies Record<keyof typeof supervisingRows, TicketEffect>;

export const supervisingTimerEffects = {
  'T15-unanswered': () => [{ type: 'ticket.supervised', data: { supervised: true, note: null } }],
} satisfies Record<keyof typeof supervisingTimers, TicketTimerEffect>;

/** When an urge was missed that has not led to supervision yet; null while there is none. */
export function urgeUnansweredAt({ clocks: { urge }, particulars }: Whistle): Instant | null {
  if (!isMissed(urge) || particulars.supervised) return null;
  const followed = particulars.supervision?.some(
    ({ step, at }) => step === 'supervised' && at >= urge.breachedAt!,
  );
  return followed ? null : urge.dueAt;
}

function urges({ supervision = [] }: SupervisingParticulars): number {
  return supervision.filter(({ step }) => step === 'urged').length;
}

export const supervisingAppliers: Appliers<SupervisingEvents> = {
  'ticket.urged': (whistle, { unit_id, note }, { at }) =>
    withParticulars(owing(whistle, 'urge', [...(whistle.particulars.answersOwed?.urge ?? []), unit_id]), {
      supervision: [...(whistle.particulars.supervision ?? []), { step: 'urged', unitId: unit_id, note, at }],
    }),
  'ticket.supervised': (whistle, { supervised, note }, { at }) =>
    withParticulars(owing(whistle, 'supervision', supervised ? [null] : []), {
      supervised,
      supervision: [
        ...(whistle.particulars.supervision ?? []),
        { step: supervised ? 'supervised' : 'released', unitId: null, note, at },
      ],
    }),
};
