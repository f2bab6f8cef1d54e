import { type Appliers, moved, withAssignment } from '../applying.js';
import { voided } from '../clock-events.js';
import { isMissed } from '../clocks.js';
import type { Command } from '../command.js';
import type { AssignmentEffect } from '../effect.js';
import { iso, type OfUnit, ofUnit } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { assignmentRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { workingDaysFrom } from '../spans.js';
import { type Assignment, currentAssignments, type Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';
import { offering } from './dispatching.js';
import { escalated } from './escalating.js';
import { partOf, released } from './mustering.js';

/** Working days after its offer within which a unit may say that the whistle is not its own (A4). */
export const DISPUTE_WORKING_DAYS = 1;
/** From so many disputes in one round on, a meeting of level 3 fixes who leads and who assists (A5). */
const CONTESTED = 2;

/** Whose fault a wrong offer was: an upheld dispute teaches the directory, or the one who described the problem (K6, K17). */
export const DISPUTE_FAULTS = ['wrong_rule', 'wrong_description', 'changed_duty', 'other'] as const;
export type DisputeFault = (typeof DISPUTE_FAULTS)[number];

export interface DisputingCommands {
  /** `basis`: the list or law that the unit cites. */
  dispute: { assignmentId: string; reason: string; basis: string; proposedUnitId: string };
  uphold_dispute: { assignmentId: string; successorUnitId?: string; fault: DisputeFault; reason: string };
  deny_dispute: { assignmentId: string; reason: string };
}

export interface DisputingEvents {
  'assignment.disputed': OfUnit & {
    proposed_unit_id: string;
    basis: string;
    reason: string;
    disputed_by: string;
  };
  'dispute.upheld': OfUnit & { successor_unit_id: string | null; fault: DisputeFault; reason: string };
  'dispute.denied': OfUnit & { reason: string };
}

export interface DisputingParticulars {
  readonly dispute?: {
    readonly reason: string;
    readonly basis: string;
    readonly proposedUnitId: string;
    /** Account of the head who disputes: somebody else decides. */
    readonly by: string;
    readonly at: number;
    readonly outcome: 'open' | 'upheld' | 'denied';
  };
}

/** A4, A5: a unit that was mustered by mistake says so once, and somebody else decides while the clocks run. */
export const disputingRows = assignmentRows({
  A4: {
    from: ['offered', 'signed'],
    to: 'disputed',
    trigger: 'dispute',
    actors: ['own_head'],
    guards: [
      'whistle_is_live',
      'not_only_informed',
      'dispute_in_time',
      'not_disputed_before',
      'another_unit_named',
    ],
    events: ['assignment.disputed', 'clock.voided', 'ticket.escalated', 'clock.started'],
    zh: '退单（申请改派）',
    en: 'The unit disputes the offer',
  },
  'A5-upheld': {
    from: ['disputed'],
    to: 'released',
    trigger: 'uphold_dispute',
    actors: ['dispatcher', 'council'],
    guards: [
      'whistle_is_live',
      'decided_by_the_right_level',
      'decided_by_nobody_concerned',
      'successor_fits',
    ],
    events: ['dispute.upheld', 'assignment.offered', 'assignment.released', 'clock.satisfied'],
    zh: '异议成立，改派',
    en: 'The dispute is upheld: a successor is offered, the unit released',
  },
  'A5-denied': {
    from: ['disputed'],
    to: 'signed',
    trigger: 'deny_dispute',
    actors: ['dispatcher', 'council'],
    guards: ['whistle_is_live', 'decided_by_the_right_level', 'decided_by_nobody_concerned'],
    events: ['dispute.denied', 'clock.satisfied'],
    zh: '异议不成立',
    en: 'The dispute is denied: the unit goes on',
  },
});

export const disputingGuards = {
  dispute_in_time({ assignment, context }: Situation) {
    const until = workingDaysFrom(
      assignment!.offeredAt,
      DISPUTE_WORKING_DAYS,
      directoryOf(context).calendarOf(assignment!.unitId),
    );
    if (until < context.now) throw new Refusal('window_closed', { closed_at: iso(until) });
  },
  not_disputed_before({ whistle, assignment }: Situation) {
    const before = currentAssignments(whistle!).some(
      ({ unitId, particulars }) => unitId === assignment!.unitId && particulars.dispute,
    );
    if (before) throw new Refusal('disputed_already');
  },
  another_unit_named({ assignment, command, context }: Situation) {
    const { proposedUnitId } = command as Command<'dispute'>;
    if (proposedUnitId === assignment!.unitId || !directoryOf(context).unit(proposedUnitId)?.active)
      throw new Refusal('unknown_unit', { unit_id: proposedUnitId });
  },
  /**
   * Contested twice, the joint conference fixes who leads and who assists; before that it is the dispatcher's, for as long as its time
   * lasts: who waits longer may turn to the conference.
   */
  decided_by_the_right_level({ whistle, context }: Situation) {
    const contested = disputesOf(whistle!) >= CONTESTED;
    const { role } = context.actor;
    if (contested && role !== 'council') throw new Refusal('level_3_decides');
    if (!contested && role !== 'dispatcher' && !isMissed(whistle!.clocks.dispute))
      throw new Refusal('not_entitled', { actors: ['dispatcher'] });
  },
  /** Whoever decides is neither the one who disputes nor of a unit that it concerns (lifecycle B2, roles). */
  decided_by_nobody_concerned({ assignment, command, context }: Situation) {
    const { accountId, unitId } = context.actor;
    const { by, proposedUnitId } = assignment!.particulars.dispute!;
    const successor = command.type === 'uphold_dispute' ? command.successorUnitId : undefined;
    const concerned = [assignment!.unitId, proposedUnitId, successor];
    if (accountId === by || (unitId !== undefined && concerned.includes(unitId)))
      throw new Refusal('second_person_needed');
  },
  /** The lead is released only when a successor has been offered; a co-unit may go without. */
  successor_fits({ whistle, assignment, command, context }: Situation) {
    const { successorUnitId } = command as Command<'uphold_dispute'>;
    if (successorUnitId === undefined) {
      if (assignment!.role === 'lead') throw new Refusal('lead_needs_successor');
      return;
    }
    if (!directoryOf(context).unit(successorUnitId)?.active)
      throw new Refusal('unknown_unit', { unit_id: successorUnitId });
    const part = partOf(whistle!, successorUnitId);
    if (part && !(assignment!.role === 'lead' && part.role === 'co' && part.state !== 'disputed'))
      throw new Refusal('takes_part_already', { unit_id: successorUnitId });
  },
};

export const disputingEffects = {
  A4: (assignment, { reason, basis, proposedUnitId }: Command<'dispute'>, whistle, { actor }) => [
    {
      type: 'assignment.disputed',
      data: {
        ...ofUnit(assignment),
        proposed_unit_id: proposedUnitId,
        basis,
        reason,
        disputed_by: actor.accountId,
      },
    },
    ...(disputesOf(whistle) + 1 >= CONTESTED ? beforeTheMeeting(whistle) : []),
  ],
  'A5-upheld': (
    assignment,
    { successorUnitId, fault, reason }: Command<'uphold_dispute'>,
    whistle,
    context,
  ) => {
    const successor = successorUnitId === undefined ? undefined : partOf(whistle, successorUnitId);
    return [
      {
        type: 'dispute.upheld',
        data: { ...ofUnit(assignment), successor_unit_id: successorUnitId ?? null, fault, reason },
      },
      ...(successorUnitId === undefined
        ? []
        : [offering(whistle, context.now, directoryOf(context))(successorUnitId, assignment.role)]),
      // A co-unit that becomes the lead has one assignment, not two.
      ...(successor ? [released(successor, 'replaced', reason)] : []),
      released(assignment, 'dispute', reason),
    ];
  },
  'A5-denied': (assignment, { reason }: Command<'deny_dispute'>) => [
    { type: 'dispute.denied', data: { ...ofUnit(assignment), reason } },
  ],
} satisfies Record<keyof typeof disputingRows, AssignmentEffect>;

// The meeting has a time of its own to decide, whatever the dispatcher's was.
function beforeTheMeeting(whistle: Whistle): NewWhistleEvent[] {
  return [
    ...voided(whistle, 'dispute'),
    ...(whistle.level < 3 ? escalated(whistle, 3, 'contested_twice', null) : []),
  ];
}

function disputesOf(whistle: Whistle): number {
  return currentAssignments(whistle).filter(({ particulars }) => particulars.dispute).length;
}

function decided(assignment: Assignment, outcome: 'upheld' | 'denied'): Assignment['particulars'] {
  return { ...assignment.particulars, dispute: { ...assignment.particulars.dispute!, outcome } };
}

export const disputingAppliers: Appliers<DisputingEvents> = {
  'assignment.disputed': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...moved(assignment, 'disputed'),
      particulars: {
        ...assignment.particulars,
        dispute: {
          reason: data.reason,
          basis: data.basis,
          proposedUnitId: data.proposed_unit_id,
          by: data.disputed_by,
          at,
          outcome: 'open',
        },
      },
    })),
  'dispute.upheld': (whistle, { assignment_id }) =>
    withAssignment(whistle, assignment_id, (assignment) => ({
      ...assignment,
      version: assignment.version + 1,
      particulars: decided(assignment, 'upheld'),
    })),
  // Back to where it stood: a unit that had not signed still has to.
  'dispute.denied': (whistle, { assignment_id }) =>
    withAssignment(whistle, assignment_id, (assignment) => ({
      ...moved(assignment, assignment.signedAt === null ? 'offered' : 'signed'),
      particulars: decided(assignment, 'denied'),
    })),
};
