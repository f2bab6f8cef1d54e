import type { Notice } from './notice.js';
import type { QuietHours, Subscription } from './channel.js';
import { minuteOfDay, nextLocal } from './zoned-time.js';

/** When a notification goes out, and with which others: those of one window travel in one message. */
export interface SendingTime {
  readonly dueAt: Date;
  /** Null: in a message of its own. */
  readonly window: string | null;
}

const HOUR_MS = 3_600_000;
/** Daily digests arrive when the working day begins. */
const MORNING = 8 * 60;

/**
 * At once, at the end of its digest window, or when quiet hours end. What waited for the end of quiet hours arrives as one message.
 * An emergency waits for nothing.
 *
 * @param zone of the alliance, for daily digests.
 */
export function sendingTime(
  { emergency }: Pick<Notice, 'emergency'>,
  { quietHours, digest }: Pick<Subscription, 'quietHours' | 'digest'>,
  now: Date,
  zone: string,
): SendingTime {
  if (emergency) return { dueAt: now, window: null };
  const gathered = endOfWindow(digest, now, quietHours?.timeZone ?? zone);
  const base = gathered ?? now;
  const dueAt =
    quietHours && isQuiet(quietHours, base) ? nextLocal(quietHours.to, base, quietHours.timeZone) : base;
  return { dueAt, window: gathered || dueAt !== base ? dueAt.toISOString() : null };
}

function endOfWindow(digest: Subscription['digest'], at: Date, zone: string): Date | undefined {
  if (digest === 'hourly') return new Date((Math.floor(at.getTime() / HOUR_MS) + 1) * HOUR_MS);
  return digest === 'daily' ? nextLocal(MORNING, at, zone) : undefined;
}

function isQuiet({ from, to, timeZone }: QuietHours, at: Date): boolean {
  const minute = minuteOfDay(at, timeZone);
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}
