import { type Instant, schedule } from '@muster/clock';
import { type Appliers, ended, instant, moved, withAssignment, withOwnParticulars } from '../applying.js';
import { paused, resumed, scheduleAfter } from '../clock-events.js';
import { isOpen, ownWait, replaced } from '../clocks.js';
import type { Command } from '../command.js';
import type { Directory } from '../directory.js';
import type { AssignmentEffect, AssignmentTimerEffect } from '../effect.js';
import { iso, type OfUnit, ofUnit } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { assignmentRows, assignmentTimers } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import type { PauseClass, ResumeCause } from '../vocabulary.js';
import type { Assignment, Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

export interface WaitingCommands {
  /** The raiser has to do or bring something; at most five working days (A6). */
  pause: { assignmentId: string; reason: string };
  /** Somebody outside the alliance has to (A6). */
  request_pause: { assignmentId: string; reason: string };
  /** @property until when the unit is to look after it again at the latest. */
  approve_pause: { assignmentId: string; until?: Instant };
  refuse_pause: { assignmentId: string; reason: string };
  /** The unit goes on, or the raiser brings what was waited for (A7). */
  resume: { assignmentId: string; note?: string };
}

export interface WaitingEvents {
  'assignment.pause_requested': OfUnit & { class: PauseClass; reason: string };
  'assignment.pause_refused': OfUnit & { class: PauseClass; reason: string };
  'assignment.paused': OfUnit & { class: PauseClass; reason: string; until: string | null };
  'assignment.resumed': OfUnit & {
    class: PauseClass;
    cause: ResumeCause;
    note: string | null;
    paused_at: string;
    ended_at: string;
    resolve_due_at: string | null;
    resolve_warn_at: string | null;
  };
}

export interface WaitingParticulars {
  /** Why the unit asks to wait for somebody outside the alliance, until the dispatcher has decided (A6). */
  readonly pauseRequest?: { readonly reason: string; readonly at: Instant } | undefined;
}

/** The raiser is waited for this long at most (A6). */
const LONGEST_WAIT = { target: { working_days: 5 }, mode: 'working_time' } as const;

/** A6, A7: a unit waits for somebody, and goes on. */
export const waitingRows = assignmentRows({
  A6: {
    from: ['working'],
    to: 'paused',
    trigger: 'pause',
    actors: ['own_unit'],
    guards: ['whistle_is_live', 'not_only_informed'],
    events: ['assignment.paused', 'clock.paused'],
    zh: '等待企业，暂停计时',
    en: 'The unit waits for the raiser',
  },
  'A6-request': {
    from: ['working'],
    to: 'same',
    trigger: 'request_pause',
    actors: ['own_unit'],
    guards: ['whistle_is_live', 'not_only_informed', 'no_pause_requested'],
    events: ['assignment.pause_requested'],
    zh: '申请因上级原因暂停',
    en: 'The unit asks to wait for somebody outside the alliance',
  },
  'A6-approve': {
    from: ['working'],
    to: 'paused',
    trigger: 'approve_pause',
    actors: ['dispatcher'],
    guards: ['whistle_is_live', 'pause_requested', 'until_lies_ahead'],
    events: ['assignment.paused', 'clock.paused'],
    zh: '同意暂停',
    en: 'The dispatcher lets the unit wait',
  },
  'A6-refuse': {
    from: ['working'],
    to: 'same',
    trigger: 'refuse_pause',
    actors: ['dispatcher'],
    guards: ['whistle_is_live', 'pause_requested'],
    events: ['assignment.pause_refused'],
    zh: '不同意暂停',
    en: 'The dispatcher does not let the unit wait',
  },
  A7: {
    from: ['paused'],
    to: 'working',
    trigger: 'resume',
    actors: ['own_unit', 'waited_for'],
    guards: ['whistle_is_live'],
    events: ['assignment.resumed', 'clock.resumed'],
    zh: '恢复计时',
    en: 'The wait is over',
  },
});

/** A7: the raiser is waited for no longer than agreed. */
export const waitingTimers = assignmentTimers({
  'A7-max': {
    from: ['paused'],
    to: 'working',
    trigger: 'timer',
    at: 'wait_ends',
    events: ['assignment.resumed', 'clock.resumed'],
    zh: '等待期满，恢复计时',
    en: 'The longest wait is over',
  },
});

export const waitingGuards = {
  no_pause_requested({ assignment }: Situation) {
    if (assignment!.particulars.pauseRequest) throw new Refusal('pause_requested_already');
  },
  until_lies_ahead({ command, context }: Situation) {
    const { until } = command as Command<'approve_pause'>;
    if (until !== undefined && until <= context.now) throw new Refusal('until_has_passed');
  },
  pause_requested({ assignment }: Situation) {
    if (!assignment!.particulars.pauseRequest) throw new Refusal('no_pause_requested');
  },
};

/** While the lead waits, the whistle's own resolve clock stands still as well. */
export const waitingEffects = {
  A6: (assignment, { reason }: Command<'pause'>, whistle, context) => {
    const calendar = directoryOf(context).calendarOf(assignment.unitId);
    const until = schedule(context.now, [LONGEST_WAIT], calendar).dueAt;
    return pausedBy(whistle, assignment, 'await_raiser', reason, until);
  },
  'A6-request': (assignment, { reason }: Command<'request_pause'>) => [
    { type: 'assignment.pause_requested', data: { ...ofUnit(assignment), class: 'await_upstream', reason } },
  ],
  'A6-approve': (assignment, { until }: Command<'approve_pause'>, whistle) => {
    const { reason } = assignment.particulars.pauseRequest!;
    return pausedBy(whistle, assignment, 'await_upstream', reason, until ?? null);
  },
  'A6-refuse': (assignment, { reason }: Command<'refuse_pause'>) => [
    { type: 'assignment.pause_refused', data: { ...ofUnit(assignment), class: 'await_upstream', reason } },
  ],
  A7: (assignment, { note }: Command<'resume'>, whistle, context) => {
    const cause = context.actor.unitId === assignment.unitId ? 'unit' : 'raiser';
    return resumedBy(whistle, assignment, context.now, cause, note ?? null, directoryOf(context));
  },
} satisfies Record<keyof typeof waitingRows, AssignmentEffect>;

/** Nobody has ended the wait in time: it ended then, however late that is noticed. */
export const waitingTimerEffects = {
  'A7-max': (assignment, whistle, context) => {
    const { until } = ownWait(assignment.waits)!;
    return resumedBy(whistle, assignment, until!, 'longest_wait', null, directoryOf(context));
  },
} satisfies Record<keyof typeof waitingTimers, AssignmentTimerEffect>;

function pausedBy(
  whistle: Whistle,
  assignment: Assignment,
  kind: PauseClass,
  reason: string,
  until: Instant | null,
): NewWhistleEvent[] {
  const data = {
    ...ofUnit(assignment),
    class: kind,
    reason,
    until: until === null ? null : iso(until),
  };
  return [
    { type: 'assignment.paused', data },
    ...(assignment.role === 'lead' ? paused(whistle, null, kind, until) : []),
  ];
}

function resumedBy(
  whistle: Whistle,
  assignment: Assignment,
  at: Instant,
  cause: ResumeCause,
  note: string | null,
  directory: Directory,
): NewWhistleEvent[] {
  const wait = ownWait(assignment.waits)!;
  const { resolve: clock } = assignment.clocks;
  const waits = ended(assignment.waits, at, wait.class);
  const next = isOpen(clock) && scheduleAfter(whistle, assignment, clock, waits, directory);
  return [
    {
      type: 'assignment.resumed',
      data: {
        ...ofUnit(assignment),
        class: wait.class,
        cause,
        note,
        paused_at: iso(wait.from),
        ended_at: iso(at),
        resolve_due_at: next ? iso(next.dueAt) : null,
        resolve_warn_at: next ? iso(next.warnAt) : null,
      },
    },
    ...(assignment.role === 'lead' ? resumed(whistle, null, wait.class, at, directory) : []),
  ];
}

/** A unit waits, and goes on (A6, A7). Only its resolve clock stands still; contact never does. */
export const waitingAppliers: Appliers<WaitingEvents> = {
  'assignment.pause_requested': (whistle, { assignment_id, reason }, { at }) =>
    withAssignment(whistle, assignment_id, (assignment) =>
      withOwnParticulars(moved(assignment, assignment.state), { pauseRequest: { reason, at } }),
    ),
  'assignment.pause_refused': (whistle, { assignment_id }) =>
    withAssignment(whistle, assignment_id, (assignment) =>
      withOwnParticulars(moved(assignment, assignment.state), { pauseRequest: undefined }),
    ),
  'assignment.paused': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...withOwnParticulars(moved(assignment, 'paused'), { pauseRequest: undefined }),
      waits: [...assignment.waits, { class: data.class, from: at, to: null, until: instant(data.until) }],
    })),
  'assignment.resumed': (whistle, data) =>
    withAssignment(whistle, data.assignment_id, (assignment) => {
      const { resolve } = assignment.clocks;
      const dueAt = instant(data.resolve_due_at);
      const moves = resolve !== null && dueAt !== null;
      return {
        ...moved(assignment, 'working'),
        waits: ended(assignment.waits, Date.parse(data.ended_at), data.class),
        clocks: {
          ...assignment.clocks,
          resolve: moves ? replaced(resolve, { dueAt, warnAt: instant(data.resolve_warn_at) }) : resolve,
        },
      };
    }),
};
