import { instantText } from '../language/instants.ts';

/** Bookings by the day on which they begin in the reader's own time, in the order in which they come. */
export function byDay<Booking extends { readonly starts_at: string }>(
  bookings: readonly Booking[],
): { day: string; bookings: Booking[] }[] {
  const days = Map.groupBy(bookings, ({ starts_at }) => instantText(starts_at).slice(0, 10));
  return [...days].map(([day, ofDay]) => ({ day, bookings: ofDay }));
}
