import { allHalted, type Appliers, moved, withAssignment } from '../applying.js';
import type { Command } from '../command.js';
import { outstandingCoAssignments } from '../completion.js';
import type { TicketEffect } from '../effect.js';
import { type OfUnit, ofUnit } from '../event-parts.js';
import { consequenceRows, ticketRows } from '../row.js';
import { type Assignment, leadOf, workingUnits } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';
import { accepted } from './working.js';

export interface ResolvingCommands {
  resolve: { summary?: string };
}

export interface ResolvingEvents {
  'assignment.cancelled': OfUnit;
  'ticket.resolved': { lead_unit_id: string; unit_ids: string[]; summary: string | null };
}

/** T11b: the lead of a whistle declares it resolved. */
export const resolvingRows = ticketRows({
  T11b: {
    from: ['in_progress'],
    to: 'resolved',
    trigger: 'resolve',
    actors: ['lead_unit'],
    guards: ['lead_submitted', 'completion_policy_met'],
    events: ['assignment.accepted', 'assignment.cancelled', 'ticket.resolved'],
    zh: '主办单位办结',
    en: 'The lead declares it resolved',
  },
});

/** A11: what nobody needs any more. */
export const resolvingConsequences = consequenceRows({
  A11: {
    from: ['offered', 'signed', 'working', 'disputed', 'paused', 'submitted'],
    to: 'cancelled',
    with: ['T11b'],
    event: 'assignment.cancelled',
    zh: '不再需要',
    en: 'Not needed any more',
  },
});

export const resolvingEffects = {
  T11b: (whistle, { summary }: Command<'resolve'>) => {
    const lead = leadOf(whistle)!;
    return [
      // The lead needs nobody's consent to its own part: resolving accepts it (ADR-0034).
      ...(lead.state === 'submitted' ? [accepted(lead)] : []),
      ...outstandingCoAssignments(whistle).map(cancelled),
      {
        type: 'ticket.resolved',
        data: { lead_unit_id: lead.unitId, unit_ids: workingUnits(whistle), summary: summary ?? null },
      },
    ];
  },
} satisfies Record<keyof typeof resolvingRows, TicketEffect>;

/** A11 for one assignment. */
export function cancelled(assignment: Assignment): NewWhistleEvent {
  return { type: 'assignment.cancelled', data: ofUnit(assignment) };
}

export const resolvingAppliers: Appliers<ResolvingEvents> = {
  'assignment.cancelled': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'cancelled'),
      clocks: allHalted(assignment.clocks, at),
    })),
  'ticket.resolved': (whistle, { summary }, { at }) => ({
    ...whistle,
    state: 'resolved',
    summary,
    resolvedAt: at,
  }),
};
