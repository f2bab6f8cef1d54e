import { instantText } from '../language/instants.ts';

/** Bookings by the day on which they begin in the reader's own time, in the order in which they come. */
export function byDay<Booking extends { readonly starts_at: string }>(
  bookings: readonly Booking[],
): { day: string; bookings: Booking[] }[] {
  const days = new Map<string, Booking[]>();
  for (const booking of bookings) {
    const day = instantText(booking.starts_at).slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), booking]);
  }
  return [...days].map(([day, ofDay]) => ({ day, bookings: ofDay }));
}
