import type { Appliers } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { Situation } from '../situation.js';
import type { Kind } from '../vocabulary.js';

export interface ReclassifyingCommands {
  recategorise: { category: string; processStage?: string; reason: string };
  reprioritise: { kind?: Kind; priority?: boolean; reason: string };
}

export interface ReclassifyingEvents {
  'ticket.recategorised': {
    old_category_code: string;
    category_code: string;
    old_process_stage: string | null;
    process_stage: string | null;
    reason: string;
  };
  'ticket.reprioritised': {
    old_kind: Kind;
    kind: Kind;
    old_priority: boolean;
    priority: boolean;
    reason: string;
  };
}

/** T21: what it is about, and how pressing it is, may turn out otherwise. Clocks that run are not judged again (B2.6). */
export const reclassifyingRows = ticketRows({
  'T21-category': {
    from: ['raised', 'dispatched', 'in_progress', 'sign_off', 'resolved', 'on_account'],
    to: 'same',
    trigger: 'recategorise',
    actors: ['dispatcher', 'lead_unit'],
    guards: ['known_category', 'known_process_stage', 'category_changes'],
    events: ['ticket.recategorised'],
    zh: '调整类别',
    en: 'Its category is changed',
  },
  'T21-priority': {
    from: ['raised', 'dispatched', 'in_progress', 'sign_off', 'resolved', 'on_account'],
    to: 'same',
    trigger: 'reprioritise',
    actors: ['dispatcher'],
    guards: ['priority_changes'],
    events: ['ticket.reprioritised'],
    zh: '调整哨种或优先权',
    en: 'Its kind or priority is changed',
  },
});

export const reclassifyingGuards = {
  category_changes({ whistle, command }: Situation) {
    const { category, processStage } = command as Command<'recategorise'>;
    if (category === whistle!.category && (processStage ?? null) === whistle!.processStage)
      throw new Refusal('nothing_changes');
  },
  priority_changes({ whistle, command }: Situation) {
    const { kind = whistle!.kind, priority = whistle!.priority } = command as Command<'reprioritise'>;
    if (kind === whistle!.kind && priority === whistle!.priority) throw new Refusal('nothing_changes');
  },
};

export const reclassifyingEffects = {
  'T21-category': (whistle, { category, processStage, reason }: Command<'recategorise'>) => [
    {
      type: 'ticket.recategorised',
      data: {
        old_category_code: whistle.category,
        category_code: category,
        old_process_stage: whistle.processStage,
        process_stage: processStage ?? null,
        reason,
      },
    },
  ],
  'T21-priority': (
    { kind: old_kind, priority: old_priority },
    { kind = old_kind, priority = old_priority, reason }: Command<'reprioritise'>,
  ) => [{ type: 'ticket.reprioritised', data: { old_kind, kind, old_priority, priority, reason } }],
} satisfies Record<keyof typeof reclassifyingRows, TicketEffect>;

export const reclassifyingAppliers: Appliers<ReclassifyingEvents> = {
  'ticket.recategorised': (whistle, { category_code, process_stage }) => ({
    ...whistle,
    category: category_code,
    processStage: process_stage,
  }),
  'ticket.reprioritised': (whistle, { kind, priority }) => ({ ...whistle, kind, priority }),
};
