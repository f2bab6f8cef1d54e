import type { Instant } from '@muster/clock';
import { type Appliers, withAssignment, withOwnParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { AssignmentEffect } from '../effect.js';
import { type OfUnit, ofUnit } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { assignmentRows } from '../row.js';
import type { Situation } from '../situation.js';

export interface WaivingCommands {
  waive: { assignmentId: string; reason: string };
}

export interface WaivingEvents {
  'assignment.waived': OfUnit & { reason: string };
}

export interface WaivingParticulars {
  /** Why the lead does without this unit's part (T10). */
  readonly waived?: { readonly reason: string; readonly at: Instant };
}

/** T10: the lead does without a co-unit's part, with a reason. */
export const waivingRows = assignmentRows({
  'T10-waive': {
    from: ['offered', 'signed', 'working', 'paused', 'submitted'],
    to: 'same',
    trigger: 'waive',
    actors: ['lead_for_co'],
    guards: ['whistle_is_live', 'not_waived_yet'],
    events: ['assignment.waived'],
    zh: '免于该单位办理',
    en: "The lead does without this unit's part",
  },
});

export const waivingGuards = {
  not_waived_yet({ assignment }: Situation) {
    if (assignment!.particulars.waived) throw new Refusal('waived_already');
  },
};

export const waivingEffects = {
  'T10-waive': (assignment, { reason }: Command<'waive'>) => [
    { type: 'assignment.waived', data: { ...ofUnit(assignment), reason } },
  ],
} satisfies Record<keyof typeof waivingRows, AssignmentEffect>;

export const waivingAppliers: Appliers<WaivingEvents> = {
  'assignment.waived': (whistle, { assignment_id, reason }, { at }) =>
    withAssignment(whistle, assignment_id, (assignment) =>
      withOwnParticulars({ ...assignment, version: assignment.version + 1 }, { waived: { reason, at } }),
    ),
};
