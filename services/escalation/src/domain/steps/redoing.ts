import type { Instant } from '@muster/clock';
import { type Appliers, blankAssignment, ended, instant, pinsOf, startedTicketClock } from '../applying.js';
import { assignmentId } from '../assignment-id.js';
import { startedClock } from '../clocks.js';
import { verdict } from '../conditions.js';
import { policyFor } from '../deadline-policies.js';
import type { Directory } from '../directory.js';
import type { AutomaticEffect } from '../effect.js';
import { deadline, type OfUnit, ofUnit, perCalendar, pins, type PinsData } from '../event-parts.js';
import { automaticRows, consequenceRows } from '../row.js';
import { directoryOf } from '../situation.js';
import type { ReopenCause } from '../vocabulary.js';
import { type Assignment, currentAssignments, isLive, type Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

export interface RedoingEvents {
  'ticket.reopened': Partial<PinsData> & {
    cause: ReopenCause;
    level: number;
    resolve_due_at?: string | null;
    resolve_warn_at?: string | null;
  };
  'assignment.reopened': OfUnit &
    PinsData & {
      previous_assignment_id: string;
      resolve_due_at: string | null;
      resolve_warn_at?: string | null;
    };
}

/** T18: what is not solved is done again. */
export const redoingAutomatic = automaticRows({
  T18: {
    from: ['resolved'],
    to: 'in_progress',
    trigger: 'automatic',
    when: 'raiser_is_not_content',
    events: ['ticket.reopened', 'assignment.reopened'],
    zh: '未解决或不满意，重办',
    en: 'Not solved, or the raiser is not content: done again',
  },
});

export const redoingConsequences = consequenceRows({
  'A1-redo': {
    from: [],
    to: 'working',
    with: ['T18'],
    event: 'assignment.reopened',
    zh: '重办',
    en: 'Done again',
  },
});

export const redoingEffects = {
  T18: (whistle, context) =>
    reopened(whistle, verdict(whistle) as ReopenCause, context.now, directoryOf(context)),
} satisfies Record<keyof typeof redoingAutomatic, AutomaticEffect>;

/** A new round for the same units, at work already, each with a new resolve clock by the policy of today (ADR-0033). */
export function reopened(
  whistle: Whistle,
  cause: ReopenCause,
  now: Instant,
  directory: Directory,
): NewWhistleEvent[] {
  const round = whistle.round + 1;
  const { policy, version } = policyFor(whistle.kind, whistle.category, directory, whistle.level);
  const deadlineOn = perCalendar((calendar) => ({
    ...deadline('resolve', policy.resolve, now, calendar),
    ...pins(policy, version, calendar),
  }));
  const again = currentAssignments(whistle).filter(({ role, state }) => role !== 'inform' && isLive(state));
  return [
    {
      type: 'ticket.reopened',
      // The second time the secretariat looks at it (T18 with T8).
      data: {
        cause,
        level: round > 2 ? Math.max(whistle.level, 2) : whistle.level,
        ...deadlineOn(directory.defaultCalendar),
      },
    },
    ...again.map((assignment): NewWhistleEvent => ({
      type: 'assignment.reopened',
      data: {
        ...ofUnit(assignment),
        assignment_id: assignmentId(whistle.id, round, assignment.unitId, 1),
        previous_assignment_id: assignment.id,
        ...deadlineOn(directory.calendarOf(assignment.unitId)),
      },
    })),
  ];
}

export const redoingAppliers: Appliers<RedoingEvents> = {
  'ticket.reopened': (whistle, { level, ...data }, { round, at }) => ({
    ...whistle,
    state: 'in_progress',
    pins: data.policy_code === undefined ? whistle.pins : pinsOf(data as PinsData),
    clocks: startedTicketClock(whistle.clocks, 'resolve', at, data.resolve_due_at, data.resolve_warn_at),
    waits: ended(whistle.waits, at),
    round,
    level,
    summary: null,
    outcome: null,
    resolvedAt: null,
    closedAt: null,
  }),
  'assignment.reopened': (whistle, data, { at }) => ({
    ...whistle,
    assignments: [
      ...whistle.assignments,
      {
        ...blankAssignment(whistle, data, at),
        ...carriedOver(whistle, data.previous_assignment_id),
        state: 'working',
        clocks: {
          sign: null,
          contact: null,
          resolve: startedClock(at, instant(data.resolve_due_at), instant(data.resolve_warn_at)),
        },
      },
    ],
  }),
};

// A redo goes to units that have signed and reported in already (T18).
function carriedOver(
  whistle: Whistle,
  previousId: string,
): Pick<Assignment, 'previousId' | 'signedAt' | 'contact' | 'reportedInAt'> {
  const previous = whistle.assignments.find(({ id }) => id === previousId)!;
  return {
    previousId,
    signedAt: previous.signedAt,
    contact: previous.contact,
    reportedInAt: previous.reportedInAt,
  };
}
