import { type Contributions, difference } from './cell.js';
import type { PeriodOf } from './period.js';
import type { PublicEvent } from './public-event.js';

interface FoldOfEvents<Fact> {
  readonly empty: Fact;
  /** The fact after further events; the given one is left as it is. Types it does not know change nothing. */
  apply(fact: Fact, events: readonly PublicEvent[]): Fact;
}

/** Contributions count by months: they are counted again when the alliance's time zone changes. */
interface FoldByMonths<Fact> extends FoldOfEvents<Fact> {
  readonly timeless?: undefined;
  contributions(fact: Fact, periodOf: PeriodOf): Contributions;
  /**
   * `difference(contributions(before), contributions(after))`, when it can be had for less: most events touch a small part of
   * their fact.
   */
  movement?(before: Fact, after: Fact, periodOf: PeriodOf): Contributions;
}

/** Contributions know no months, so that a time zone changes none. */
interface TimelessFold<Fact> extends FoldOfEvents<Fact> {
  readonly timeless: true;
  contributions(fact: Fact): Contributions;
  readonly movement?: undefined;
}

/**
 * How the events of one kind of key become a fact, and what the fact adds to the figures. Pure. Whoever does not ask for months has
 * to say so: no fold can be forgotten when a time zone changes.
 */
export type Fold<Fact> = FoldByMonths<Fact> | TimelessFold<Fact>;

/** What is known of one key. */
export interface KeyState<Fact> {
  /** Version of the last event that was folded; every version up to it was. */
  readonly version: number;
  /** Highest version that was ever seen; above `version` while one in between is missing. */
  readonly latest: number;
  /** Of the last folded event; later ones never count as recorded earlier. Epoch milliseconds. */
  readonly recordedAt: number;
  readonly fact: Fact;
}

/** What the events of one commit moved. */
export interface Movement {
  readonly recordedAt: number;
  readonly firstVersion: number;
  readonly lastVersion: number;
  readonly deltas: Contributions;
}

/** A key before it has any event. */
export function unseen<Fact>(fold: Fold<Fact>): KeyState<Fact> {
  return { version: 0, latest: 0, recordedAt: 0, fact: fold.empty };
}

/**
 * Folds the gap-free prefix of a key's events and tells what moved, commit by commit. Events that were committed together
 * (same `recordedAt`) net out: nobody could ever have seen the figures between them (kpis B8.1–B8.4, ADR-0081).
 *
 * @param events of this key in ascending versions; those already folded and those behind a gap are left alone.
 */
export function project<Fact>(
  fold: Fold<Fact>,
  before: KeyState<Fact>,
  events: readonly PublicEvent[],
  periodOf: PeriodOf,
): { state: KeyState<Fact>; movements: Movement[] } {
  const movements: Movement[] = [];
  let { version, recordedAt, fact } = before;
  let at = 0;
  while (at < events.length && events[at]!.version <= version) at += 1;
  while (at < events.length && events[at]!.version === version + 1) {
    const commit: PublicEvent[] = [];
    const visible = Math.max(recordedAt, events[at]!.recordedAt);
    const firstVersion = version + 1;
    while (at < events.length && events[at]!.version === version + 1 && events[at]!.recordedAt <= visible) {
      commit.push(events[at]!);
      version += 1;
      at += 1;
      while (at < events.length && events[at]!.version <= version) at += 1;
    }
    const after = fold.apply(fact, commit);
    const deltas = movementOf(fold, fact, after, periodOf);
    fact = after;
    recordedAt = visible;
    if (deltas.size > 0) movements.push({ recordedAt, firstVersion, lastVersion: version, deltas });
  }
  const latest = Math.max(before.latest, version, events.at(-1)?.version ?? 0);
  return { state: { version, latest, recordedAt, fact }, movements };
}

function movementOf<Fact>(fold: Fold<Fact>, before: Fact, after: Fact, periodOf: PeriodOf): Contributions {
  if (fold.movement) return fold.movement(before, after, periodOf);
  return difference(fold.contributions(before, periodOf), fold.contributions(after, periodOf));
}
