import type { Instant } from '@muster/clock';
import { answeredBy } from '../answers.js';
import { type Appliers, startedTicketClock, stoppedTicketClock, withParticulars } from '../applying.js';
import { outcomeOf, scheduleData } from '../clocks.js';
import type { Command } from '../command.js';
import { leftBehind, outstandingCoAssignments } from '../completion.js';
import { started } from '../clock-events.js';
import { deadlineOf, policyFor } from '../deadline-policies.js';
import type { AutomaticEffect, TicketEffect, TicketTimerEffect } from '../effect.js';
import { KIND_RULES, type SignOffPolicy } from '../kinds.js';
import { Refusal } from '../refusal.js';
import { automaticRows, ticketRows, ticketTimers } from '../row.js';
import { scheduleFrom } from '../schedules.js';
import { directoryOf, type Situation } from '../situation.js';
import type { ClockOutcome } from '../vocabulary.js';
import { leadOf, type Whistle, workingUnits } from '../whistle.js';
import { cancelled, resolved } from './resolving.js';
import { accepted } from './working.js';

export interface SolvingCommands {
  contribute: { text: string };
  propose: { text: string };
  sign_solution: Record<never, never>;
  /** @property part which part of the solution is refused. */
  refuse_solution: { part: string; reason: string };
}

export interface SolvingEvents {
  'solution.contributed': { unit_id: string; contribution_no: number; text: string };
  'solution.proposed': {
    solution_no: number;
    lead_unit_id: string;
    unit_ids: string[];
    required: number;
    sign_off_due_at: string;
    sign_off_warn_at: string;
    text: string;
  };
  'solution.signed': { solution_no: number; unit_id: string; clock: ClockOutcome };
  'solution.refused': {
    solution_no: number;
    unit_id: string | null;
    cause: 'refused' | 'overdue';
    part: string | null;
    reason: string | null;
  };
  'solution.approved': { solution_no: number; unit_ids: string[]; clock: ClockOutcome };
}

/** One version of the joint answer (T10): who must sign, and what became of it. */
export interface SolutionVersion {
  readonly no: number;
  readonly round: number;
  readonly text: string;
  readonly unitIds: readonly string[];
  /** How many of them must sign; the lead has by proposing. */
  readonly required: number;
  readonly signed: readonly { readonly unitId: string; readonly at: Instant }[];
  readonly outcome: 'open' | 'approved' | 'refused' | 'overdue';
  readonly refusal: { readonly unitId: string; readonly part: string; readonly reason: string } | null;
}

export interface Contribution {
  readonly no: number;
  readonly round: number;
  readonly unitId: string;
  readonly text: string;
  readonly at: Instant;
}

export interface SolvingParticulars {
  readonly contributions?: readonly Contribution[];
  readonly solutions?: readonly SolutionVersion[];
  /** How often the sign-off of the version in hand has been given time. */
  readonly signOffPeriods?: number;
}

/** T10–T12: one answer of several units, in versions, signed by all or by enough of them. */
export const solvingRows = ticketRows({
  'T10-contribute': {
    from: ['in_progress'],
    to: 'same',
    trigger: 'contribute',
    actors: ['working_unit'],
    guards: ['attachments_are_the_whistles'],
    events: ['solution.contributed'],
    zh: '提供会商意见',
    en: 'A unit contributes to the joint answer',
  },
  T10: {
    from: ['in_progress'],
    to: 'sign_off',
    trigger: 'propose',
    actors: ['lead_unit'],
    guards: [
      'several_units',
      'lead_submitted',
      'co_units_done_or_waived',
      'loop_in_order',
      'attachments_are_the_whistles',
    ],
    events: ['solution.proposed'],
    zh: '提出联合方案，送会签',
    en: 'The lead proposes the joint answer',
  },
  'T11-sign': {
    from: ['sign_off'],
    to: 'same',
    trigger: 'sign_solution',
    actors: ['signer'],
    guards: ['not_signed_yet'],
    events: ['solution.signed'],
    zh: '会签',
    en: 'A unit signs the joint answer',
  },
  T12: {
    from: ['sign_off'],
    to: 'in_progress',
    trigger: 'refuse_solution',
    actors: ['signer'],
    guards: ['not_signed_yet'],
    events: ['solution.refused'],
    zh: '不同意会签，退回办理',
    en: 'A unit refuses: back to work',
  },
});

export const solvingAutomatic = automaticRows({
  T11: {
    from: ['sign_off'],
    to: 'resolved',
    trigger: 'automatic',
    when: 'sign_off_policy_met',
    events: ['solution.approved', 'assignment.accepted', 'assignment.cancelled', 'ticket.resolved'],
    zh: '会签通过，办结',
    en: 'Enough have signed: resolved',
  },
});

export const solvingTimers = ticketTimers({
  'T12-again': {
    from: ['sign_off'],
    to: 'same',
    trigger: 'timer',
    at: 'sign_off_missed_once',
    events: ['clock.started'],
    zh: '会签逾时，再计一次',
    en: 'The sign-off was missed: once more',
  },
  'T12-overdue': {
    from: ['sign_off'],
    to: 'in_progress',
    trigger: 'timer',
    at: 'sign_off_missed_twice',
    events: ['solution.refused'],
    zh: '会签两次逾时，退回办理',
    en: 'The sign-off was missed twice: back to work',
  },
});

export const solvingGuards = {
  several_units({ whistle }: Situation) {
    if (workingUnits(whistle!).length < 2) throw new Refusal('only_one_unit');
  },
  co_units_done_or_waived({ whistle }: Situation) {
    const outstanding = outstandingCoAssignments(whistle!);
    if (outstanding.length === 0) return;
    throw new Refusal('units_outstanding', {
      policy: 'all_accepted',
      outstanding: outstanding.map(({ id, unitId, state }) => ({
        assignment_id: id,
        unit_id: unitId,
        state,
      })),
    });
  },
  not_signed_yet({ whistle, context }: Situation) {
    const unitId = context.actor.unitId!;
    if (solutionInHand(whistle!)?.signed.some((one) => one.unitId === unitId))
      throw new Refusal('signed_already', { unit_id: unitId });
  },
  /** Once there is a joint answer, no unit ends it alone: the units sign it together. */
  no_joint_answer_begun({ whistle }: Situation) {
    const begun = whistle!.particulars.solutions?.some(({ round }) => round === whistle!.round);
    if (begun) throw new Refusal('sign_off_needed');
  },
};

export const solvingEffects = {
  'T10-contribute': (whistle, { text }: Command<'contribute'>, { actor }) => [
    {
      type: 'solution.contributed',
      data: {
        unit_id: actor.unitId!,
        contribution_no: (whistle.particulars.contributions?.length ?? 0) + 1,
        text,
      },
    },
  ],
  T10: (whistle, { text }: Command<'propose'>, context) => {
    const directory = directoryOf(context);
    const { policy } = policyFor(whistle.kind, whistle.category, directory, whistle.level);
    const { due_at, warn_at } = scheduleData(
      scheduleFrom(context.now, deadlineOf(policy, 'sign_off', whistle)!, directory.defaultCalendar),
    );
    const unitIds = signersOf(whistle);
    return [
      {
        type: 'solution.proposed',
        data: {
          solution_no: (whistle.particulars.solutions?.length ?? 0) + 1,
          lead_unit_id: leadOf(whistle)!.unitId,
          unit_ids: unitIds,
          required: requiredOf(KIND_RULES[whistle.kind].signOff, unitIds.length),
          sign_off_due_at: due_at,
          sign_off_warn_at: warn_at,
          text,
        },
      },
    ];
  },
  'T11-sign': (whistle, _: Command<'sign_solution'>, { actor }) => [
    {
      type: 'solution.signed',
      data: {
        solution_no: solutionInHand(whistle)!.no,
        unit_id: actor.unitId!,
        clock: outcomeOf(whistle.clocks.sign_off),
      },
    },
  ],
  T12: (whistle, { part, reason }: Command<'refuse_solution'>, { actor }) => [
    {
      type: 'solution.refused',
      data: {
        solution_no: solutionInHand(whistle)!.no,
        unit_id: actor.unitId!,
        cause: 'refused',
        part,
        reason,
      },
    },
  ],
} satisfies Record<keyof typeof solvingRows, TicketEffect>;

export const solvingAutomaticEffects = {
  T11: (whistle, context) => {
    const { no, unitIds, text } = solutionInHand(whistle)!;
    const lead = leadOf(whistle)!;
    return [
      {
        type: 'solution.approved',
        data: { solution_no: no, unit_ids: [...unitIds], clock: outcomeOf(whistle.clocks.sign_off) },
      },
      ...(lead.state === 'submitted' ? [accepted(lead)] : []),
      ...leftBehind(whistle).map(cancelled),
      resolved(whistle, text, context),
    ];
  },
} satisfies Record<keyof typeof solvingAutomatic, AutomaticEffect>;

export const solvingTimerEffects = {
  'T12-again': (whistle, context) => [started('sign_off', whistle, context.now, directoryOf(context))],
  'T12-overdue': (whistle) => [
    {
      type: 'solution.refused',
      data: {
        solution_no: solutionInHand(whistle)!.no,
        unit_id: null,
        cause: 'overdue',
        part: null,
        reason: null,
      },
    },
  ],
} satisfies Record<keyof typeof solvingTimers, TicketTimerEffect>;

/** The version that waits for signatures. */
export function solutionInHand({ particulars }: Whistle): SolutionVersion | undefined {
  const last = particulars.solutions?.at(-1);
  return last?.outcome === 'open' ? last : undefined;
}

/** Have enough units signed (T11)? */
export function signedByEnough(whistle: Whistle): boolean {
  const solution = solutionInHand(whistle);
  return solution !== undefined && solution.signed.length >= solution.required;
}

/** When the sign-off was missed for the nth time; null while it was not. */
export function signOffMissedAt({ clocks, particulars }: Whistle, time: 1 | 2): Instant | null {
  const clock = clocks.sign_off;
  return clock?.breachedAt != null && particulars.signOffPeriods === time ? clock.dueAt : null;
}

// Whoever was waived has no part in the answer and need not sign it.
function signersOf(whistle: Whistle): string[] {
  const waived = new Set(leftBehind(whistle).map(({ unitId }) => unitId));
  return workingUnits(whistle).filter((unitId) => !waived.has(unitId));
}

function requiredOf(policy: SignOffPolicy, units: number): number {
  return policy.rule === 'all' ? units : Math.min(policy.k, units);
}

export const solvingAppliers: Appliers<SolvingEvents> = {
  'solution.contributed': (whistle, { unit_id, contribution_no, text }, { at, round }) =>
    withParticulars(whistle, {
      contributions: [
        ...(whistle.particulars.contributions ?? []),
        { no: contribution_no, round, unitId: unit_id, text, at },
      ],
    }),
  'solution.proposed': (whistle, data, { at, round }) => ({
    ...withParticulars(answeredBy(whistle, data.lead_unit_id), {
      signOffPeriods: 1,
      solutions: [
        ...(whistle.particulars.solutions ?? []),
        {
          no: data.solution_no,
          round,
          text: data.text,
          unitIds: data.unit_ids,
          required: data.required,
          signed: [{ unitId: data.lead_unit_id, at }],
          outcome: 'open',
          refusal: null,
        },
      ],
    }),
    state: 'sign_off',
    clocks: startedTicketClock(whistle.clocks, 'sign_off', at, data.sign_off_due_at, data.sign_off_warn_at),
  }),
  'solution.signed': (whistle, { unit_id }, { at }) =>
    withSolution(whistle, ({ signed }) => ({ signed: [...signed, { unitId: unit_id, at }] })),
  'solution.refused': (whistle, { unit_id, cause, part, reason }, { at }) => ({
    ...withSolution(whistle, () => ({
      outcome: cause,
      refusal: unit_id === null ? null : { unitId: unit_id, part: part!, reason: reason! },
    })),
    state: 'in_progress',
    clocks: stoppedTicketClock(whistle, 'sign_off', at),
  }),
  'solution.approved': (whistle, _, { at }) => ({
    ...withSolution(whistle, () => ({ outcome: 'approved' })),
    clocks: stoppedTicketClock(whistle, 'sign_off', at),
  }),
};

function withSolution(
  whistle: Whistle,
  change: (solution: SolutionVersion) => Partial<SolutionVersion>,
): Whistle {
  const solutions = whistle.particulars.solutions!;
  const last = solutions.at(-1)!;
  return withParticulars(whistle, { solutions: [...solutions.slice(0, -1), { ...last, ...change(last) }] });
}
