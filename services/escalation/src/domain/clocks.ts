import { type Instant, isoInstant, type Pause, type Schedule } from '@muster/clock';
import type { ClockOutcome, PauseClass } from './vocabulary.js';
import type { Clock, Wait } from './whistle.js';

/** A clock that has been started. Without a due instant there is no clock. */
export function startedClock(
  startedAt: Instant,
  dueAt: Instant | null,
  warnAt: Instant | null = null,
): Clock | null {
  return dueAt === null
    ? null
    : { startedAt, dueAt, warnAt, warnedAt: null, extension: null, stoppedAt: null, breachedAt: null };
}

/** Does its time still count for something: neither done nor missed? It may stand still meanwhile. */
export function isOpen(clock: Clock | null | undefined): clock is Clock {
  return clock != null && clock.stoppedAt === null && clock.breachedAt === null;
}

/** Is what it waits for still owed, in time or late? */
export function isUnsettled(clock: Clock | null | undefined): clock is Clock {
  return clock != null && clock.stoppedAt === null;
}

/** Was its time missed, and is what it waits for still owed? */
export function isMissed(clock: Clock | null | undefined): clock is Clock {
  return isUnsettled(clock) && clock.breachedAt !== null;
}

/** A wait that has not ended, of a class or of any: of two the later. On account a unit can have two, its own and the account (T13). */
export function openWait(waits: readonly Wait[], kind?: PauseClass): Wait | undefined {
  return waits.findLast((wait) => wait.to === null && (kind === undefined || wait.class === kind));
}

/** The unit's own wait that has not ended (A6); an account is nobody's own. */
export function ownWait(waits: readonly Wait[]): Wait | undefined {
  return waits.findLast((wait) => wait.to === null && wait.class !== 'on_account');
}

/** Waits as the clock function takes them; one that lasts counts up to `heldUntil`. */
export function pausesOf(waits: readonly Wait[], heldUntil: Instant = Infinity): Pause[] {
  return waits.map(({ from, to }) => ({ from, to: to ?? heldUntil }));
}

/** How an event that stops a clock reports it. A due instant that has passed is on record before anything else (`overdue`). */
export function outcomeOf(clock: Clock | null | undefined): ClockOutcome {
  if (clock == null) return 'none';
  return clock.breachedAt === null ? 'satisfied' : 'breached';
}

/** A clock at a new place in time. A warning that has been given is not given again unless the new one lies ahead of it. */
export function replaced(clock: Clock, { dueAt, warnAt }: { dueAt: Instant; warnAt: Instant | null }): Clock {
  const again = clock.warnedAt !== null && warnAt !== null && warnAt > clock.warnedAt;
  return { ...clock, dueAt, warnAt, warnedAt: again ? null : clock.warnedAt };
}

/** A schedule as events carry it. */
export function scheduleData({ dueAt, warnAt }: Schedule): { due_at: string; warn_at: string } {
  return { due_at: isoInstant(dueAt), warn_at: isoInstant(warnAt) };
}
