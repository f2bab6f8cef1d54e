import { type Instant, schedule } from '@muster/clock';
import { isOpen, openWait } from './clocks.js';
import { paused, resumed } from './clock-events.js';
import type { Command } from './command.js';
import type { Directory } from './directory.js';
import { pinnedSchedule } from './schedules.js';
import { type Context, directoryOf } from './situation.js';
import type { PauseClass, ResumeCause } from './vocabulary.js';
import type { Assignment, Whistle } from './whistle.js';
import type { NewWhistleEvent } from './whistle-event.js';

/** The raiser is waited for this long at most (A6). */
const LONGEST_WAIT = { target: { working_days: 5 }, mode: 'working_time' } as const;

const iso = (at: Instant) => new Date(at).toISOString();
const ofUnit = ({ id, unitId, role }: Assignment) => ({ assignment_id: id, unit_id: unitId, role });

/** A6, A7: a unit waits for somebody, and goes on. While the lead waits, the whistle's own resolve clock stands still as well. */
export const WAITING_EFFECTS = {
  A6: (whistle: Whistle, assignment: Assignment, { reason }: Command<'pause'>, context: Context) => {
    const calendar = directoryOf(context).calendarOf(assignment.unitId);
    const until = schedule(context.now, [LONGEST_WAIT], calendar).dueAt;
    return pausedBy(whistle, assignment, 'await_raiser', reason, until);
  },
  'A6-request': (
    _: Whistle,
    assignment: Assignment,
    { reason }: Command<'request_pause'>,
  ): NewWhistleEvent[] => [
    { type: 'assignment.pause_requested', data: { ...ofUnit(assignment), class: 'await_upstream', reason } },
  ],
  'A6-approve': (whistle: Whistle, assignment: Assignment, { until }: Command<'approve_pause'>) =>
    pausedBy(whistle, assignment, 'await_upstream', assignment.pauseRequest!.reason, until ?? null),
  'A6-refuse': (
    _: Whistle,
    assignment: Assignment,
    { reason }: Command<'refuse_pause'>,
  ): NewWhistleEvent[] => [
    { type: 'assignment.pause_refused', data: { ...ofUnit(assignment), class: 'await_upstream', reason } },
  ],
  A7: (whistle: Whistle, assignment: Assignment, { note }: Command<'resume'>, context: Context) => {
    const cause = context.actor.role === 'enterprise' ? 'raiser' : 'unit';
    return resumedBy(whistle, assignment, context.now, cause, note ?? null, directoryOf(context));
  },
};

/** A7-max: nobody has ended the wait in time. It ended then, however late that is noticed. */
export function waitRunOut(whistle: Whistle, assignment: Assignment, context: Context): NewWhistleEvent[] {
  const { until } = openWait(assignment.waits)!;
  return resumedBy(whistle, assignment, until!, 'longest_wait', null, directoryOf(context));
}

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
  const wait = openWait(assignment.waits)!;
  const waits = assignment.waits.map((one) => (one === wait ? { ...one, to: at } : one));
  const { resolve: clock } = assignment.clocks;
  const next =
    isOpen(clock) &&
    pinnedSchedule(whistle, { assignment: { ...assignment, waits }, name: 'resolve', clock }, directory);
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
    ...(assignment.role === 'lead' ? resumed(whistle, null, at, directory) : []),
  ];
}
