import { Problem } from '@muster/http';
import { type Booking, bookingOf, type Resource } from '../domain/resource.js';

/** The booking that a path names. @param at RFC 3339. @throws Problem 404 `not_found` also when it is no longer in the calendar. */
export function requestedBooking(resource: Resource, bookingId: string, at: string): Booking {
  const booking = bookingOf(resource, bookingId.toLowerCase(), at);
  if (!booking) throw new Problem(404, 'not_found');
  return booking;
}
