import { answeredBy } from '../answers.js';
import { type Appliers, moved, stopped, withAssignment, withClock } from '../applying.js';
import { outcomeOf } from '../clocks.js';
import type { Command } from '../command.js';
import type { AssignmentEffect, AutomaticEffect } from '../effect.js';
import { iso, type OfUnit, ofUnit } from '../event-parts.js';
import { KIND_RULES } from '../kinds.js';
import { Refusal } from '../refusal.js';
import { assignmentRows, automaticRows } from '../row.js';
import type { Situation } from '../situation.js';
import type { Channel, ClockOutcome } from '../vocabulary.js';
import { type Assignment, leadOf } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

export interface WorkingCommands {
  sign: { assignmentId: string };
  report_in: { assignmentId: string; contact: { who: string; channel: Channel; agreed: string } };
  submit: { assignmentId: string; result: string; evidence?: readonly string[] };
  accept: { assignmentId: string };
  return: { assignmentId: string; reason: string };
}

export interface WorkingEvents {
  'assignment.signed': OfUnit & { clock: ClockOutcome };
  'ticket.started': { lead_assignment_id: string };
  'assignment.reported_in': OfUnit & { who: string; channel: Channel; agreed: string; clock: ClockOutcome };
  'assignment.submitted': OfUnit & {
    submission_no: number;
    result: string;
    evidence: string[];
    clock: ClockOutcome;
  };
  'assignment.accepted': OfUnit & { submitted_at: string; clock: ClockOutcome };
  'assignment.returned': OfUnit & { submission_no: number; reason: string };
}

/** A2, A3, A8, A9, A10: what a unit does with its assignment, and what becomes of its result. */
export const workingRows = assignmentRows({
  A2: {
    from: ['offered'],
    to: 'signed',
    trigger: 'sign',
    actors: ['own_unit'],
    guards: ['whistle_is_live_or_on_account'],
    events: ['assignment.signed'],
    zh: '签收',
    en: 'The unit signs for it',
  },
  A3: {
    from: ['signed'],
    to: 'working',
    trigger: 'report_in',
    actors: ['own_unit'],
    guards: ['whistle_is_live_or_on_account', 'not_only_informed', 'present_where_it_matters'],
    events: ['assignment.reported_in'],
    zh: '报到',
    en: 'The unit reports in to the raiser',
  },
  A8: {
    from: ['working'],
    to: 'submitted',
    trigger: 'submit',
    actors: ['own_unit'],
    guards: ['whistle_is_live', 'attachments_are_the_whistles'],
    events: ['assignment.submitted'],
    zh: '提交结果',
    en: 'The unit hands in its result',
  },
  A9: {
    from: ['submitted'],
    to: 'accepted',
    trigger: 'accept',
    actors: ['lead_for_co', 'dispatcher'],
    guards: ['whistle_is_live'],
    events: ['assignment.accepted'],
    zh: '认可结果',
    en: 'The result is accepted',
  },
  A10: {
    from: ['submitted'],
    to: 'working',
    trigger: 'return',
    actors: ['lead_for_co', 'dispatcher'],
    guards: ['whistle_is_live'],
    events: ['assignment.returned'],
    zh: '退回重做',
    en: 'The result is returned with a reason',
  },
});

/** T6: work on the whistle begins with the lead. */
export const workingAutomatic = automaticRows({
  T6: {
    from: ['dispatched'],
    to: 'in_progress',
    trigger: 'automatic',
    when: 'lead_has_signed',
    events: ['ticket.started'],
    zh: '主办单位签收，开始办理',
    en: 'The lead has signed: work starts',
  },
});

export const workingGuards = {
  /** An emergency or joint enforcement is reported in to by being there (lifecycle A3, ADR-0205). */
  present_where_it_matters({ whistle, command }: Situation) {
    const { kind } = whistle!;
    const { channel } = (command as Command<'report_in'>).contact;
    const { reportInBy } = KIND_RULES[kind];
    if (!reportInBy.includes(channel)) throw new Refusal('presence_needed', { kind, channels: reportInBy });
  },
};

export const workingEffects = {
  A2: (assignment) => [
    {
      type: 'assignment.signed',
      data: { ...ofUnit(assignment), clock: outcomeOf(assignment.clocks.sign) },
    },
  ],
  A3: (assignment, { contact }: Command<'report_in'>) => [
    {
      type: 'assignment.reported_in',
      data: { ...ofUnit(assignment), ...contact, clock: outcomeOf(assignment.clocks.contact) },
    },
  ],
  A8: (assignment, { result, evidence }: Command<'submit'>) => [
    {
      type: 'assignment.submitted',
      data: {
        ...ofUnit(assignment),
        submission_no: assignment.submissions.length + 1,
        result,
        evidence: [...(evidence ?? [])],
        clock: outcomeOf(assignment.clocks.resolve),
      },
    },
  ],
  A9: (assignment) => [accepted(assignment)],
  A10: (assignment, { reason }: Command<'return'>) => [
    {
      type: 'assignment.returned',
      data: { ...ofUnit(assignment), submission_no: assignment.submissions.at(-1)!.no, reason },
    },
  ],
} satisfies Record<keyof typeof workingRows, AssignmentEffect>;

export const startingEffects = {
  T6: (whistle) => [{ type: 'ticket.started', data: { lead_assignment_id: leadOf(whistle)!.id } }],
} satisfies Record<keyof typeof workingAutomatic, AutomaticEffect>;

/** A9. The clock is judged at the time of submission, however long the judging took. */
export function accepted(assignment: Assignment): NewWhistleEvent {
  return {
    type: 'assignment.accepted',
    data: {
      ...ofUnit(assignment),
      submitted_at: iso(assignment.submissions.at(-1)!.submittedAt),
      clock: outcomeOf(assignment.clocks.resolve),
    },
  };
}

export const workingAppliers: Appliers<WorkingEvents> = {
  'assignment.signed': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'signed'),
      signedAt: at,
      clocks: stopped(assignment, 'sign', at),
    })),
  'ticket.started': (whistle, _, { at }) => ({ ...whistle, state: 'in_progress', startedAt: at }),
  'assignment.reported_in': (whistle, { assignment_id, who, channel, agreed }, { at }) =>
    withAssignment(whistle, assignment_id, (assignment) => ({
      ...moved(assignment, 'working'),
      contact: { who, channel, agreed },
      reportedInAt: at,
      clocks: stopped(assignment, 'contact', at),
    })),
  'assignment.submitted': (whistle, { assignment_id, unit_id, submission_no, result, evidence }, { at }) =>
    withAssignment(answeredBy(whistle, unit_id), assignment_id, (assignment) => ({
      ...moved(assignment, 'submitted'),
      submissions: [
        ...assignment.submissions,
        { no: submission_no, result, evidence, submittedAt: at, returned: null },
      ],
      clocks: stopped(assignment, 'resolve', at),
    })),
  'assignment.accepted': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'accepted'),
      acceptedAt: at,
    })),
  'assignment.returned': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'working'),
      submissions: assignment.submissions.map((submission) =>
        submission.no === data.submission_no
          ? { ...submission, returned: { reason: data.reason, at } }
          : submission,
      ),
      clocks: withClock(assignment, 'resolve', { stoppedAt: null }), // A10: runs on as if never stopped
    })),
};
