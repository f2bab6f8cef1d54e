import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { Situation } from '../situation.js';
import { partOf } from './mustering.js';

export interface SupervisingCommands {
  /** One unit, or all of them. */
  urge: { unitId?: string; note: string };
  supervise: { supervised: boolean; note: string };
}

export interface SupervisingEvents {
  'ticket.urged': { unit_id: string | null; urge_no: number; note: string };
  'ticket.supervised': { supervised: boolean; note: string };
}

export interface SupervisingParticulars {
  readonly supervised?: boolean;
  /** The supervision log (督辦): who is named by role only. */
  readonly supervision?: readonly {
    readonly step: 'urged' | 'supervised' | 'released';
    readonly unitId: string | null;
    readonly note: string;
    readonly at: number;
  }[];
}

/** T15: urging and supervising, with a log. Nobody may do anything else because of it. */
export const supervisingRows = ticketRows({
  'T15-urge': {
    from: ['dispatched', 'in_progress', 'sign_off', 'on_account'],
    to: 'same',
    trigger: 'urge',
    actors: ['supervisor', 'dispatcher'],
    guards: ['urged_unit_takes_part'],
    events: ['ticket.urged'],
    zh: '催办',
    en: 'The units are urged',
  },
  'T15-supervise': {
    from: ['raised', 'dispatched', 'in_progress', 'sign_off', 'resolved', 'on_account'],
    to: 'same',
    trigger: 'supervise',
    actors: ['supervisor'],
    guards: ['supervision_changes'],
    events: ['ticket.supervised'],
    zh: '督办',
    en: 'The whistle is put under supervision, or taken out of it',
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
  'T15-supervise': (_, { supervised, note }: Command<'supervise'>) => [
    { type: 'ticket.supervised', data: { supervised, note } },
  ],
} satisfies Record<keyof typeof supervisingRows, TicketEffect>;

function urges({ supervision = [] }: SupervisingParticulars): number {
  return supervision.filter(({ step }) => step === 'urged').length;
}

export const supervisingAppliers: Appliers<SupervisingEvents> = {
  'ticket.urged': (whistle, { unit_id, note }, { at }) =>
    withParticulars(whistle, {
      supervision: [...(whistle.particulars.supervision ?? []), { step: 'urged', unitId: unit_id, note, at }],
    }),
  'ticket.supervised': (whistle, { supervised, note }, { at }) =>
    withParticulars(whistle, {
      supervised,
      supervision: [
        ...(whistle.particulars.supervision ?? []),
        { step: supervised ? 'supervised' : 'released', unitId: null, note, at },
      ],
    }),
};
