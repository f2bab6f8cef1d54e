import type { EventDataByName } from '@muster/contracts';
import type { ResourceEvent } from '../domain/resource.js';
import { publicBooker } from './public-booker.js';
import { publicCodes, publicCodesAnew } from './public-model-codes.js';

/** What leaves the service about a resource: no name, no place, no note, no purpose, no reason (ADR-0230). */
export function publicResourceEvent(
  event: ResourceEvent,
  common: { resource_id: string; version: number; occurred_at: string },
): EventDataByName[ResourceEvent['type']] {
  switch (event.type) {
    case 'resource.offered':
      return { ...common, kind: event.kind, owner_unit_id: event.ownerUnitId, ...publicCodes(event) };
    case 'resource.changed':
      return { ...common, ...(event.modelCodes ? publicCodesAnew(event) : {}) };
    case 'resource.withdrawn':
      return common;
    case 'resource.booked':
      return { ...common, ...publicBooking(event, event.booking.id) };
    case 'resource.booking_cancelled':
      return { ...common, ...publicBooking(event, event.bookingId), cancelled_by: event.by };
    case 'resource.use_recorded':
      return { ...common, booking_id: event.bookingId, persons: event.persons, month: event.month };
    case 'resource.visits_recorded':
      return { ...common, on: event.on, persons: event.persons };
  }
}

function publicBooking(
  { kind, ownerUnitId, booking }: Extract<ResourceEvent, { readonly booking: object }>,
  bookingId: string,
) {
  const { startsAt, endsAt, booker } = booking;
  return {
    ...{ kind, owner_unit_id: ownerUnitId, booking_id: bookingId },
    ...{ starts_at: startsAt, ends_at: endsAt },
    ...publicBooker(booker),
  };
}
