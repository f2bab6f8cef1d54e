import type { Deadline } from '@muster/clock';
import { due } from '@muster/clock';
import { type Appliers, withParticulars } from '../applying.js';
import { ofClock } from '../clock-events.js';
import { isOpen, scheduleData } from '../clocks.js';
import type { Command } from '../command.js';
import { pinnedPolicy } from '../deadline-policies.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { RunningClock } from '../running-clocks.js';
import { pinnedSchedule } from '../schedules.js';
import { directoryOf, type Situation } from '../situation.js';
import { currentAssignments, ticketPins, type Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

export interface ExtendingCommands {
  /** @property workingDays by how much; the longest is the policy's. */
  request_extension: { workingDays: number; reason: string };
  grant_extension: Record<never, never>;
  refuse_extension: { reason: string };
}

export interface ExtendingEvents {
  'extension.requested': { working_days: number; reason: string };
  'extension.refused': { working_days: number; reason: string };
}

/** What the lead has asked for in a round; it may ask once. */
export interface Extension {
  readonly round: number;
  readonly workingDays: number;
  readonly reason: string;
  readonly decision: 'asked' | 'granted' | 'refused';
}

export interface ExtendingParticulars {
  readonly extension?: Extension;
}

/** T22: more time, asked for before the deadline. The original due instant is kept. */
export const extendingRows = ticketRows({
  'T22-request': {
    from: ['in_progress'],
    to: 'same',
    trigger: 'request_extension',
    actors: ['lead_unit'],
    guards: ['resolve_clock_is_open', 'not_asked_in_round', 'within_longest_extension'],
    events: ['extension.requested'],
    zh: '申请延期',
    en: 'The lead asks for more time',
  },
  T22: {
    from: ['in_progress'],
    to: 'same',
    trigger: 'grant_extension',
    actors: ['dispatcher'],
    guards: ['extension_asked', 'granted_in_time'],
    events: ['clock.extended'],
    zh: '同意延期',
    en: 'The dispatcher grants it',
  },
  'T22-refuse': {
    from: ['in_progress'],
    to: 'same',
    trigger: 'refuse_extension',
    actors: ['dispatcher'],
    guards: ['extension_asked'],
    events: ['extension.refused'],
    zh: '不同意延期',
    en: 'The dispatcher does not',
  },
});

export const extendingGuards = {
  /** What has been missed cannot be moved any more (lifecycle B5). */
  resolve_clock_is_open({ whistle }: Situation) {
    if (!isOpen(whistle!.clocks.resolve)) throw new Refusal('deadline_has_passed');
  },
  /** Only what is asked for in time is ever undecided: whoever is late here is who decides, not the lead (ADR-0206). */
  granted_in_time({ whistle }: Situation) {
    if (!isOpen(whistle!.clocks.resolve)) throw new Refusal('extension_undecided_in_time');
  },
  not_asked_in_round({ whistle }: Situation) {
    const { extension } = whistle!.particulars;
    if (extension?.round === whistle!.round)
      throw new Refusal('extension_asked_already', { decision: extension.decision });
  },
  within_longest_extension({ whistle, command, context }: Situation) {
    const { workingDays } = command as Command<'request_extension'>;
    const directory = directoryOf(context);
    const longest = pinnedPolicy(ticketPins(whistle!)!, whistle!, directory).extension;
    if (!longest) throw new Refusal('not_extendable', { kind: whistle!.kind });
    const { defaultCalendar: calendar } = directory;
    const end = ({ target, mode }: Deadline) => due(context.now, target, mode, calendar);
    if (end(longer(workingDays)) > end(longest))
      throw new Refusal('extension_too_long', { longest: longest.target });
  },
  extension_asked({ whistle }: Situation) {
    const { extension } = whistle!.particulars;
    if (extension?.round !== whistle!.round || extension.decision !== 'asked')
      throw new Refusal('no_extension_asked');
  },
};

export const extendingEffects = {
  'T22-request': (_, { workingDays, reason }: Command<'request_extension'>) => [
    { type: 'extension.requested', data: { working_days: workingDays, reason } },
  ],
  T22: (whistle, _: Command<'grant_extension'>, context) =>
    resolveClocks(whistle).flatMap((running): NewWhistleEvent[] => {
      const by = longer(whistle.particulars.extension!.workingDays);
      const { clock } = running;
      const extension = { by, originalDueAt: clock.extension?.originalDueAt ?? clock.dueAt };
      const extended = { ...running, clock: { ...clock, extension } };
      const next = pinnedSchedule(whistle, extended, directoryOf(context), { heldUntil: context.now });
      if (!next) return [];
      const old_due_at = new Date(clock.dueAt).toISOString();
      return [
        { type: 'clock.extended', data: { ...ofClock(running), by, old_due_at, ...scheduleData(next) } },
      ];
    }),
  'T22-refuse': (whistle, { reason }: Command<'refuse_extension'>) => [
    {
      type: 'extension.refused',
      data: { working_days: whistle.particulars.extension!.workingDays, reason },
    },
  ],
} satisfies Record<keyof typeof extendingRows, TicketEffect>;

function longer(workingDays: number): Deadline {
  return { target: { working_days: workingDays }, mode: 'working_time' };
}

// The whistle's own and those of its units: they work towards one answer.
function resolveClocks(whistle: Whistle): RunningClock[] {
  return [null, ...currentAssignments(whistle)].flatMap((assignment) => {
    const clock = (assignment ?? whistle).clocks.resolve;
    return isOpen(clock) ? [{ assignment, name: 'resolve' as const, clock }] : [];
  });
}

export const extendingAppliers: Appliers<ExtendingEvents> = {
  'extension.requested': (whistle, { working_days, reason }, { round }) =>
    withParticulars(whistle, {
      extension: { round, workingDays: working_days, reason, decision: 'asked' },
    }),
  'extension.refused': (whistle) =>
    withParticulars(whistle, {
      extension: { ...whistle.particulars.extension!, decision: 'refused' },
    }),
};
