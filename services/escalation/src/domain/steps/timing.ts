import type { Deadline } from '@muster/clock';
import {
  type Appliers,
  ended,
  instant,
  pinsOf,
  stoppedTicketClock,
  withAssignment,
  withParticulars,
} from '../applying.js';
import { ANSWER_CLOCKS, owing } from '../answers.js';
import { replaced, startedClock } from '../clocks.js';
import type { OfClock, PinsData } from '../event-parts.js';
import type { ClockName, ClockOutcome, PauseClass, TicketClockName } from '../vocabulary.js';
import { type Clock, ticketPins, type Wait, type Whistle } from '../whistle.js';

/** What happens to clocks themselves; what merely starts or stops one is part of the event that does it. */
export interface TimingEvents {
  /** `goes_on`: with what was left when it was held (T2). */
  'clock.started': PinsData & { clock: TicketClockName; due_at: string; warn_at: string; goes_on?: true };
  'clock.warned': OfClock & { due_at: string; warn_at: string };
  'clock.breached': OfClock & { due_at: string; detected_at: string };
  'clock.satisfied': { clock: TicketClockName; due_at: string; outcome: ClockOutcome };
  'clock.voided': { clock: TicketClockName; due_at: string };
  'clock.paused': OfClock & { class: PauseClass; until: string | null };
  'clock.resumed': OfClock & {
    class: PauseClass;
    paused_at: string;
    ended_at: string;
    due_at: string;
    warn_at: string;
  };
  'clock.extended': OfClock & { by: Deadline; old_due_at: string; due_at: string; warn_at: string };
  'clock.rescheduled': OfClock & {
    calendar_id: string;
    calendar_version: number;
    old_due_at: string;
    due_at: string;
    warn_at: string;
  };
}

/** What events about clocks change: one unit's clock, or one of the whistle's own. */
export const timingAppliers: Appliers<TimingEvents> = {
  'clock.started': (whistle, data, { at }) => {
    const [dueAt, warnAt] = [Date.parse(data.due_at), Date.parse(data.warn_at)];
    const held = data.goes_on && whistle.particulars.heldTriage?.clock;
    const clock = held ? replaced(held, { dueAt, warnAt }) : startedClock(at, dueAt, warnAt)!;
    return {
      ...withWhatIsOwed(held ? whistle : withoutHeld(whistle, data.clock), data.clock),
      clocks: { ...whistle.clocks, [data.clock]: { ...clock, pins: pinsOf(data) } },
    };
  },
  'clock.warned': (whistle, data, { at }) =>
    withClock(whistle, data, (clock) => ({ ...clock, warnedAt: at })),
  'clock.breached': (whistle, data, { at }) =>
    withClock(whistle, data, (clock) => ({ ...clock, breachedAt: at })),
  'clock.satisfied': (whistle, { clock }, { at }) => ({
    ...withNothingOwed(whistle, clock),
    clocks: stoppedTicketClock(whistle, clock, at),
  }),
  'clock.voided': (whistle, { clock }) => {
    const { [clock]: _, ...clocks } = whistle.clocks;
    return { ...withNothingOwed(whistle, clock), clocks };
  },
  'clock.paused': (whistle, { assignment_id, class: kind, until }, { at }) =>
    withWaits(whistle, assignment_id, (waits) => [
      ...waits,
      { class: kind, from: at, to: null, until: instant(until) },
    ]),
  'clock.resumed': (whistle, data) =>
    withClock(
      withWaits(whistle, data.assignment_id, (waits) => ended(waits, Date.parse(data.ended_at), data.class)),
      data,
      (clock) => replaced(clock, { dueAt: Date.parse(data.due_at), warnAt: Date.parse(data.warn_at) }),
    ),
  'clock.extended': (whistle, data) =>
    withClock(granted(whistle), data, (clock) => ({
      ...replaced(clock, { dueAt: Date.parse(data.due_at), warnAt: Date.parse(data.warn_at) }),
      extension: { by: data.by, originalDueAt: Date.parse(data.old_due_at) },
    })),
  'clock.rescheduled': (whistle, data) => {
    const calendar = { calendarId: data.calendar_id, calendarVersion: data.calendar_version };
    const place = { dueAt: Date.parse(data.due_at), warnAt: Date.parse(data.warn_at) };
    const next = withClock(whistle, data, (clock) => ({
      ...replaced(clock, place),
      ...(clock.pins && { pins: { ...clock.pins, ...calendar } }),
    }));
    if (data.assignment_id === null && whistle.clocks[data.clock as TicketClockName]?.pins) return next;
    return data.assignment_id === null
      ? { ...next, pins: { ...ticketPins(whistle)!, ...calendar } }
      : withAssignment(next, data.assignment_id, (assignment) => ({
          ...assignment,
          pins: { ...assignment.pins, ...calendar },
        }));
  },
};

function withWhatIsOwed(whistle: Whistle, clock: TicketClockName): Whistle {
  if (clock === 'sign_off')
    return withParticulars(whistle, { signOffPeriods: (whistle.particulars.signOffPeriods ?? 0) + 1 });
  return clock === 'progress' ? owing(whistle, 'progress', [null]) : whistle;
}

// A clock that begins anew owes nothing to what one before it was held for.
function withoutHeld(whistle: Whistle, clock: TicketClockName): Whistle {
  return clock === 'triage' && whistle.particulars.heldTriage
    ? withParticulars(whistle, { heldTriage: undefined })
    : whistle;
}

function withNothingOwed(whistle: Whistle, clock: TicketClockName): Whistle {
  const answered = ANSWER_CLOCKS.find((name) => name === clock);
  return answered ? owing(whistle, answered, []) : whistle;
}

function granted(whistle: Whistle): Whistle {
  const { extension } = whistle.particulars;
  return extension ? withParticulars(whistle, { extension: { ...extension, decision: 'granted' } }) : whistle;
}

function withClock(
  whistle: Whistle,
  { assignment_id, clock: name }: OfClock,
  change: (clock: Clock) => Clock,
): Whistle {
  if (assignment_id === null) {
    const clock = whistle.clocks[name as keyof Whistle['clocks']];
    return clock ? { ...whistle, clocks: { ...whistle.clocks, [name]: change(clock) } } : whistle;
  }
  return withAssignment(whistle, assignment_id, (assignment) => {
    const clock = assignment.clocks[name as ClockName];
    if (!clock) return assignment;
    const clocks = { ...assignment.clocks, [name]: change(clock) };
    return { ...assignment, version: assignment.version + 1, clocks };
  });
}

function withWaits(
  whistle: Whistle,
  assignmentId: string | null,
  change: (waits: readonly Wait[]) => readonly Wait[],
): Whistle {
  return assignmentId === null
    ? { ...whistle, waits: change(whistle.waits) }
    : withAssignment(whistle, assignmentId, (assignment) => ({
        ...assignment,
        waits: change(assignment.waits),
      }));
}
