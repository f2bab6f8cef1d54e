import type { ChannelKind } from './vocabulary.js';

const S = 1;
const M = 60 * S;
const H = 60 * M;

/** Seconds before each attempt (Standard Webhooks 1.0): ten attempts over 75 h 35 min. */
const FOR_MACHINES = [0, 5 * S, 5 * M, 30 * M, 2 * H, 5 * H, 10 * H, 14 * H, 20 * H, 24 * H];
/** A message to people that is most of a day late helps nobody: six attempts over 7 h 35 min. */
const FOR_PEOPLE = FOR_MACHINES.slice(0, 6);

/** Attempts after which a message is given up. */
export function mostAttempts(kind: ChannelKind): number {
  return scheduleOf(kind).length;
}

/**
 * Seconds until the next attempt after `attempts` that failed, or undefined when that was the last one.
 * A receiver's `Retry-After` is respected up to a day, and never shortens the wait.
 */
export function nextAttemptIn(kind: ChannelKind, attempts: number, retryAfterS?: number): number | undefined {
  const wait = scheduleOf(kind)[attempts];
  return wait === undefined ? undefined : Math.max(wait, Math.min(retryAfterS ?? 0, 24 * H));
}

const scheduleOf = (kind: ChannelKind): readonly number[] => (kind === 'webhook' ? FOR_MACHINES : FOR_PEOPLE);
