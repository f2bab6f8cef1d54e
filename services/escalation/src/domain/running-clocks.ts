import type { Instant } from '@muster/clock';
import { isOpen, openWait } from './clocks.js';
import { CLOCKS, type ClockName, TICKET_CLOCKS, type TicketClockName } from './vocabulary.js';
import { type Assignment, type Clock, type Pins, ticketPins, type Whistle } from './whistle.js';

/** A clock whose time runs, and whose it is: one unit's, or the whistle's own. */
export interface RunningClock {
  readonly assignment: Assignment | null;
  readonly name: ClockName | TicketClockName;
  readonly clock: Clock;
}

/** What a clock was computed from: by itself, with its assignment's offer, or with the whistle's dispatch. */
export function pinsBehind(whistle: Whistle, { assignment, clock }: Omit<RunningClock, 'name'>): Pins {
  return clock.pins ?? assignment?.pins ?? ticketPins(whistle)!;
}

/** Every clock that runs: started, neither done nor missed, and not standing still. Only resolve clocks can stand still (A6). */
export function runningClocks(whistle: Whistle): RunningClock[] {
  const running: RunningClock[] = [];
  for (const assignment of whistle.assignments) {
    for (const name of CLOCKS) {
      const clock = assignment.clocks[name];
      if (isOpen(clock) && !(name === 'resolve' && openWait(assignment.waits)))
        running.push({ assignment, name, clock });
    }
  }
  for (const name of TICKET_CLOCKS) {
    const clock = whistle.clocks[name];
    if (isOpen(clock) && !(name === 'resolve' && openWait(whistle.waits)))
      running.push({ assignment: null, name, clock });
  }
  return running;
}

/** Deadlines that have passed and are not on record yet, earliest first. Whoever acts at the due instant itself is in time. */
export function overdueClocks(whistle: Whistle, now: Instant): RunningClock[] {
  return runningClocks(whistle)
    .filter(({ clock }) => clock.dueAt < now)
    .sort((a, b) => a.clock.dueAt - b.clock.dueAt);
}

/** Clocks of which four fifths are used, and nobody has been warned. One that is over already is past warning. */
export function warningClocks(whistle: Whistle, now: Instant): RunningClock[] {
  return runningClocks(whistle)
    .filter(({ clock }) => warningAt(clock) < now && clock.dueAt >= now)
    .sort((a, b) => warningAt(a.clock) - warningAt(b.clock));
}

/** The earliest instant at which a clock has something to say. */
export function nextClockAt(whistle: Whistle): Instant {
  let next = Infinity;
  for (const { clock } of runningClocks(whistle)) {
    next = Math.min(next, clock.dueAt, warningAt(clock));
  }
  return next;
}

function warningAt({ warnAt, warnedAt }: Clock): Instant {
  return warnAt === null || warnedAt !== null ? Infinity : warnAt;
}
