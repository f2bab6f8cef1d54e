import type { Attendance } from './attendance.js';
import { Fault } from './fault.js';
import { type Outcome, standing } from './outcome.js';

/** That what was arranged does not take place. */
export interface CalledOff {
  /** RFC 3339. */
  readonly at: string;
  /** As somebody wrote it: it does not leave the service. */
  readonly reason: string;
}

/** What a meeting and an activity have in common. */
export interface Arranged {
  readonly place: string | null;
  readonly startsAt: string;
  readonly attendance: readonly Attendance[];
  /** Of meetings. */
  readonly decisions?: readonly unknown[];
  /** Of activities. */
  readonly outcomes?: readonly Outcome[];
  /** Absent: it takes place. */
  readonly calledOff?: CalledOff;
}

/** Where and when it takes place now. */
export type Moved = Pick<Arranged, 'place' | 'startsAt'>;

/** Whether it took place: somebody is on record as present, or a decision is, or an outcome (ADR-0220, ADR-0236). */
export function wasHeld({ attendance, decisions = [], outcomes = [] }: Arranged): boolean {
  return (
    decisions.length > 0 || standing(outcomes).length > 0 || attendance.some(({ persons }) => persons > 0)
  );
}

/** Nothing more happens to what was called off. @throws Fault `called_off`. */
export function assertTakesPlace({ calledOff }: Arranged): void {
  if (calledOff) throw new Fault('conflict', 'called_off', '', { called_off_at: calledOff.at });
}

/** What was held stays as it was held. @throws Fault `already_held`. */
export function assertNotHeld(arranged: Arranged): void {
  if (wasHeld(arranged)) throw new Fault('conflict', 'already_held');
}

/**
 * Another time or another place.
 *
 * @param to a place of null: it stays where it was.
 * @throws Fault `already_held`; `not_moved` when it is the same time and the same place.
 */
export function moved(arranged: Arranged, to: Moved): Moved {
  assertNotHeld(arranged);
  const place = to.place ?? arranged.place;
  if (place === arranged.place && to.startsAt === arranged.startsAt)
    throw new Fault('invalid', 'not_moved', '/starts_at');
  return { startsAt: to.startsAt, place };
}
