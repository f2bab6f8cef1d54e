import { allHalted, type Appliers, moved, withAssignment } from '../applying.js';
import { resumed } from '../clock-events.js';
import { ownWait } from '../clocks.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { type OfUnit, ofUnit } from '../event-parts.js';
import { withMode } from '../mode.js';
import { Refusal } from '../refusal.js';
import { consequenceRows, ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import type { AssignmentRole } from '../vocabulary.js';
import { type Assignment, currentAssignments, isLive, type Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';
import { offering } from './dispatching.js';

export interface MusteringCommands {
  add_unit: { unitId: string; role: Exclude<AssignmentRole, 'lead'> };
  remove_unit: { unitId: string; reason: string };
  replace_unit: { unitId: string; byUnitId: string; reason: string };
}

export interface MusteringEvents {
  'assignment.released': OfUnit & { cause: 'removed' | 'replaced' | 'dispute'; reason: string };
}

/** T7: who takes part changes while the work goes on; there is always exactly one lead (首接負責). */
export const musteringRows = ticketRows({
  'T7-add': {
    from: ['dispatched', 'in_progress'],
    to: 'same',
    trigger: 'add_unit',
    actors: ['lead_unit', 'dispatcher'],
    guards: ['unit_can_take_part', 'unit_takes_no_part_yet'],
    events: ['assignment.offered'],
    zh: '增加单位',
    en: 'Another unit is mustered',
  },
  'T7-remove': {
    from: ['dispatched', 'in_progress'],
    to: 'same',
    trigger: 'remove_unit',
    actors: ['lead_unit', 'dispatcher'],
    guards: ['unit_takes_part', 'unit_does_not_lead'],
    events: ['assignment.released'],
    zh: '减少单位',
    en: 'A unit is not needed any more',
  },
  'T7-replace': {
    from: ['dispatched', 'in_progress'],
    to: 'same',
    trigger: 'replace_unit',
    actors: ['lead_unit', 'dispatcher'],
    guards: [
      'unit_takes_part',
      'lead_replaced_by_dispatcher',
      'unit_can_take_part',
      'unit_takes_no_part_yet',
    ],
    events: ['clock.resumed', 'assignment.offered', 'assignment.released'],
    zh: '更换单位',
    en: 'Another unit takes the place of one',
  },
});

/** A unit that is released (T7). */
export const musteringConsequences = consequenceRows({
  'A5-removed': {
    from: ['offered', 'signed', 'working', 'paused', 'submitted'],
    to: 'released',
    with: ['T7-remove', 'T7-replace'],
    event: 'assignment.released',
    zh: '不再参与',
    en: 'Takes no part any more',
  },
});

type Named = Command<'add_unit' | 'remove_unit' | 'replace_unit'>;

export const musteringGuards = {
  unit_can_take_part({ command, context }: Situation) {
    const unitId = newcomer(command as Named);
    if (!directoryOf(context).unit(unitId)?.active) throw new Refusal('unknown_unit', { unit_id: unitId });
  },
  unit_takes_no_part_yet({ whistle, command }: Situation) {
    const unitId = newcomer(command as Named);
    if (partOf(whistle!, unitId)) throw new Refusal('takes_part_already', { unit_id: unitId });
  },
  unit_takes_part({ whistle, command }: Situation) {
    const { unitId } = command as Named;
    const part = partOf(whistle!, unitId);
    if (!part) throw new Refusal('takes_no_part', { unit_id: unitId });
    // What a unit has done already is part of the answer, and a dispute is decided, not walked around.
    if (part.state === 'accepted' || part.state === 'disputed')
      throw new Refusal('part_is_settled', { unit_id: unitId, state: part.state });
  },
  unit_does_not_lead({ whistle, command }: Situation) {
    if (partOf(whistle!, (command as Named).unitId)?.role === 'lead')
      throw new Refusal('lead_needs_successor');
  },
  /** The lead cannot hand over by itself: it leads until a successor has been offered (lifecycle B2.4). */
  lead_replaced_by_dispatcher({ whistle, command, context }: Situation) {
    const leads = partOf(whistle!, (command as Named).unitId)?.role === 'lead';
    if (leads && context.actor.role !== 'dispatcher')
      throw new Refusal('not_entitled', { actors: ['dispatcher'] });
  },
};

export const musteringEffects = {
  'T7-add': (whistle, { unitId, role }: Command<'add_unit'>, context) => [
    offering(whistle, context.now, directoryOf(context))(unitId, role),
  ],
  'T7-remove': (whistle, { unitId, reason }: Command<'remove_unit'>) => [
    released(partOf(whistle, unitId)!, 'removed', reason),
  ],
  'T7-replace': (whistle, { unitId, byUnitId, reason }: Command<'replace_unit'>, context) => {
    const part = partOf(whistle, unitId)!;
    const wait = part.role === 'lead' ? ownWait(part.waits) : undefined;
    return [
      // The whistle's own clock stood still because its lead waited; the successor does not.
      ...(wait ? resumed(whistle, null, wait.class, context.now, directoryOf(context)) : []),
      offering(whistle, context.now, directoryOf(context))(byUnitId, part.role),
      released(part, 'replaced', reason),
    ];
  },
} satisfies Record<keyof typeof musteringRows, TicketEffect>;

/** The live assignment of a unit in the round in hand. */
export function partOf(whistle: Whistle, unitId: string): Assignment | undefined {
  return currentAssignments(whistle).find((part) => part.unitId === unitId && isLive(part.state));
}

/** A unit does not take part any more; its clocks are void. */
export function released(
  assignment: Assignment,
  cause: MusteringEvents['assignment.released']['cause'],
  reason: string,
): NewWhistleEvent {
  return { type: 'assignment.released', data: { ...ofUnit(assignment), cause, reason } };
}

function newcomer(command: Named): string {
  return command.type === 'replace_unit' ? command.byUnitId : command.unitId;
}

export const musteringAppliers: Appliers<MusteringEvents> = {
  'assignment.released': (whistle, { assignment_id }, { at }) =>
    withMode(
      withAssignment(whistle, assignment_id, (assignment) => ({
        ...moved(assignment, 'released'),
        clocks: allHalted(assignment.clocks, at),
      })),
    ),
};
