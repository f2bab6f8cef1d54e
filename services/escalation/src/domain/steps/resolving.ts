import { schedule } from '@muster/clock';
import {
  allHalted,
  type Appliers,
  moved,
  startedTicketClock,
  stoppedTicketClock,
  withAssignment,
} from '../applying.js';
import { outcomeOf } from '../clocks.js';
import type { Command } from '../command.js';
import { leftBehind } from '../completion.js';
import { deadlineOf, policyFor } from '../deadline-policies.js';
import type { TicketEffect } from '../effect.js';
import { iso, type OfUnit, ofUnit } from '../event-parts.js';
import { consequenceRows, ticketRows } from '../row.js';
import { type Context, directoryOf } from '../situation.js';
import type { ClockOutcome } from '../vocabulary.js';
import { type Assignment, leadOf, type Whistle, workingUnits } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';
import { accepted } from './working.js';

export interface ResolvingCommands {
  resolve: { summary?: string };
}

export interface ResolvingEvents {
  'assignment.cancelled': OfUnit;
  'ticket.resolved': {
    lead_unit_id: string;
    unit_ids: string[];
    summary: string | null;
    clock?: ClockOutcome;
    call_back_due_at?: string;
    call_back_warn_at?: string;
  };
}

/** T11b: the lead of a whistle declares it resolved. */
export const resolvingRows = ticketRows({
  T11b: {
    from: ['in_progress'],
    to: 'resolved',
    trigger: 'resolve',
    actors: ['lead_unit'],
    guards: [
      'lead_submitted',
      'completion_policy_met',
      'no_joint_answer_begun',
      'loop_in_order',
      'attachments_are_the_whistles',
    ],
    events: ['assignment.accepted', 'assignment.cancelled', 'ticket.resolved'],
    zh: '主办单位办结',
    en: 'The lead declares it resolved',
  },
});

/** A11: what nobody needs any more. */
export const resolvingConsequences = consequenceRows({
  A11: {
    from: ['offered', 'signed', 'working', 'disputed', 'paused', 'submitted', 'accepted'],
    to: 'cancelled',
    with: ['T11', 'T11b', 'T11-impossible', 'T4', 'T20'],
    event: 'assignment.cancelled',
    zh: '不再需要',
    en: 'Not needed any more',
  },
});

export const resolvingEffects = {
  T11b: (whistle, { summary }: Command<'resolve'>, context) => {
    const lead = leadOf(whistle)!;
    return [
      // The lead needs nobody's consent to its own part: resolving accepts it (ADR-0034).
      ...(lead.state === 'submitted' ? [accepted(lead)] : []),
      ...leftBehind(whistle).map(cancelled),
      resolved(whistle, summary ?? null, context),
    ];
  },
} satisfies Record<keyof typeof resolvingRows, TicketEffect>;

/** T11, T11b: the whistle's own resolve clock is settled, and a call-back is owed. */
export function resolved(whistle: Whistle, summary: string | null, context: Context): NewWhistleEvent {
  const directory = directoryOf(context);
  const { policy } = policyFor(whistle.kind, whistle.category, directory, whistle.level);
  const callBack = schedule(
    context.now,
    [deadlineOf(policy, 'call_back', whistle)!],
    directory.defaultCalendar,
  );
  return {
    type: 'ticket.resolved',
    data: {
      lead_unit_id: leadOf(whistle)!.unitId,
      unit_ids: workingUnits(whistle),
      summary,
      clock: outcomeOf(whistle.clocks.resolve),
      call_back_due_at: iso(callBack.dueAt),
      call_back_warn_at: iso(callBack.warnAt),
    },
  };
}

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
  'ticket.resolved': (whistle, { summary, call_back_due_at, call_back_warn_at }, { at }) => ({
    ...whistle,
    clocks: startedTicketClock(
      stoppedTicketClock(whistle, 'resolve', at),
      'call_back',
      at,
      call_back_due_at,
      call_back_warn_at,
    ),
    state: 'resolved',
    summary,
    resolvedAt: at,
  }),
};
