import type { Identity } from '@muster/auth';
import { type Booking, bookingOf, bookingsAhead, type Resource } from '../domain/resource.js';
import { actsAtAll, actsFor, type UnitOfParty } from '../organisations/acts-for.js';
import { answersFor } from './resource-rights.js';

/** What can be done with a resource; each is among the `x-actions` of the operation that does it. */
export const RESOURCE_ACTIONS = ['book', 'record_visits', 'change', 'withdraw'] as const;
type ResourceAction = (typeof RESOURCE_ACTIONS)[number];

/** What can be done with one of its bookings, likewise. */
export const BOOKING_ACTIONS = ['record_use', 'cancel_booking'] as const;
type BookingAction = (typeof BOOKING_ACTIONS)[number];

type Who = Pick<Identity, 'role' | 'unitId' | 'enterpriseId'>;

/** What a reader may do with a resource now; for whom somebody books is another question (ADR-0230). @param now RFC 3339. */
export function resourceActions(who: Who, resource: Resource, now: string): ResourceAction[] {
  const possible: Record<ResourceAction, boolean> = {
    book: !resource.withdrawn && actsAtAll(who),
    record_visits: answersFor(who, resource),
    change: !resource.withdrawn && answersFor(who, resource),
    withdraw: !resource.withdrawn && answersFor(who, resource) && bookingsAhead(resource, now).length === 0,
  };
  return RESOURCE_ACTIONS.filter((action) => possible[action]);
}

/** What a reader may do with a booking now, likewise. */
export function bookingActions(
  who: Who,
  resource: Resource,
  booking: Booking,
  now: string,
  unitOfParty: UnitOfParty,
): BookingAction[] {
  if (booking.cancelled || !bookingOf(resource, booking.id, now)) return [];
  const answers = answersFor(who, resource);
  const possible: Record<BookingAction, boolean> = {
    record_use: answers && booking.startsAt <= now,
    cancel_booking:
      (answers || actsFor(who, booking.booker, unitOfParty)) &&
      booking.endsAt > now &&
      (booking.persons ?? 0) === 0,
  };
  return BOOKING_ACTIONS.filter((action) => possible[action]);
}
