import type { EventDataByName } from '@muster/contracts';
import type { ResourceEvent } from '../domain/resource.js';
import { publicBooker } from './public-booker.js';

/** What leaves the service about a resource: no name, no place, no note, no purpose, no reason (ADR-0230). */
export function publicResourceEvent(
  event: ResourceEvent,
  common: { resource_id: string; version: number; occurred_at: string },
): EventDataByName[ResourceEvent['type']] {
  switch (event.type) {
    case 'resource.offered':
      return { ...common, kind: event.kind, owner_unit_id: event.ownerUnitId };
    case 'resource.changed':
    case 'resource.withdrawn':
      return common;
    case 'resource.booked': {
      const { id, startsAt, endsAt, booker } = event.booking;
      return {
        ...common,
        booking_id: id,
        starts_at: startsAt,
        ends_at: endsAt,
        ...publicBooker(booker),
      };
    }
    case 'resource.booking_cancelled':
      return { ...common, booking_id: event.bookingId };
    case 'resource.use_recorded':
      return { ...common, booking_id: event.bookingId, persons: event.persons, month: event.month };
    case 'resource.visits_recorded':
      return { ...common, on: event.on, persons: event.persons };
  }
}
