import { type Calendar, due, type Instant } from '@muster/clock';

/** The instant `amount` working days from now, by the alliance's calendar: the end of a span in which somebody may act. */
export function workingDaysFrom(now: Instant, amount: number, calendar: Calendar): Instant {
  return due(now, { working_days: amount }, 'working_time', calendar);
}

/** Calendar days as milliseconds, for spans that run on regardless of days of rest. */
export const days = (amount: number): number => amount * 86_400_000;
