import { DAY_MS, localDate } from '@muster/clock';
import type { CalledOff } from './called-off.js';
import { Fault } from './fault.js';
import { codesOf, hasSameCodes } from './model-codes.js';
import {
  type Booking,
  bookingOf,
  bookingsAhead,
  type CancelledBy,
  KEPT_DAYS,
  type OfferedResource,
  type Resource,
  type ResourceEvent,
  type ResourceTexts,
  type Span,
  type Visits,
  visitsOn,
} from './resource.js';

/** When a command is given: the instant as `toISOString` writes it, and the alliance's time zone, an IANA name. */
interface Moment {
  readonly at: string;
  readonly timeZone: string;
}

/** What can be asked of a resource. Ids are made by the caller; references and rights were examined before. */
export type ResourceCommand =
  | ({ readonly type: 'offer_resource' } & OfferedResource)
  | ({ readonly type: 'change' } & ResourceTexts)
  | ({ readonly type: 'withdraw'; readonly reason: string } & Moment)
  | ({ readonly type: 'book'; readonly booking: Omit<Booking, 'cancelled' | 'persons'> } & Moment)
  | ({
      readonly type: 'cancel_booking';
      readonly bookingId: string;
      readonly by: CancelledBy;
    } & CalledOff)
  | ({ readonly type: 'record_use'; readonly bookingId: string; readonly persons: number } & Moment)
  | ({ readonly type: 'record_visits' } & Visits & Moment);

/** Whoever stands at the door may still book what began so recently (ms). */
export const BOOKED_LATE_MS = 3_600_000;
export const LONGEST_BOOKING_DAYS = 31;
/** How far ahead a booking may begin (days). */
export const FARTHEST_BOOKING_DAYS = 366;
/** More is no calendar of a resource; it also keeps its document small. */
export const MOST_BOOKINGS_AHEAD = 500;

/**
 * Decides what happens (mechanisms 0.13, 2.20, 3.18, ADR-0230). What would change nothing is no event.
 *
 * @throws Fault `resource_withdrawn` when a withdrawn resource is to be changed, withdrawn or booked; `still_booked`; `already_booked`, `bookings_full`,
 *   `ends_before_start`, `too_long`, `in_the_past`, `too_far_ahead`; `unknown_booking`, `booking_cancelled`, `booking_over`, `already_used`,
 *   `not_begun`; `day_to_come`, `day_too_old`.
 */
export function decideResource(resource: Resource | undefined, command: ResourceCommand): ResourceEvent[] {
  if (command.type === 'offer_resource') {
    const { type: _, ...offered } = command;
    return [{ type: 'resource.offered', ...offered }];
  }
  if (!resource) throw new Error('the resource is not offered yet');
  switch (command.type) {
    case 'change':
      return changed(resource, command);
    case 'withdraw':
      return withdrawn(resource, command);
    case 'book':
      return booked(resource, command);
    case 'cancel_booking':
      return bookingCancelled(resource, command);
    case 'record_use':
      return useRecorded(resource, command);
    case 'record_visits':
      return visitsRecorded(resource, command);
  }
}

type Asked<Type extends ResourceCommand['type']> = Extract<ResourceCommand, { type: Type }>;

function changed(resource: Resource, { type: _, ...asked }: Asked<'change'>): ResourceEvent[] {
  assertOffered(resource);
  const { name, place, note } = asked;
  const areSame = name === resource.name && place === resource.place && note === resource.note;
  if (areSame && hasSameCodes(resource, asked)) return [];
  return [{ type: 'resource.changed', ...{ name, place, note }, ...codesOf(asked) }];
}

function withdrawn(resource: Resource, { at, timeZone, reason }: Asked<'withdraw'>): ResourceEvent[] {
  assertOffered(resource);
  const [next] = bookingsAhead(resource, at);
  if (next) throw new Fault('conflict', 'still_booked', '', told(next, timeZone));
  return [{ type: 'resource.withdrawn', at, reason }];
}

function booked(resource: Resource, { at, timeZone, booking }: Asked<'book'>): ResourceEvent[] {
  assertOffered(resource);
  assertBookable(booking, Date.parse(at));
  const ahead = bookingsAhead(resource, at);
  const other = resource.bookings.find((each) => !each.cancelled && overlap(each, booking));
  if (other) throw new Fault('conflict', 'already_booked', '', told(other, timeZone));
  if (ahead.length >= MOST_BOOKINGS_AHEAD)
    throw new Fault('conflict', 'bookings_full', '', { most: MOST_BOOKINGS_AHEAD });
  const { kind, ownerUnitId } = resource;
  return [{ type: 'resource.booked', at, kind, ownerUnitId, booking }];
}

function assertBookable({ startsAt, endsAt }: Span, now: number): void {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (start >= end) throw new Fault('invalid', 'ends_before_start', '/ends_at');
  if (end - start > LONGEST_BOOKING_DAYS * DAY_MS) throw new Fault('invalid', 'too_long', '/ends_at');
  if (start < now - BOOKED_LATE_MS || end <= now) throw new Fault('invalid', 'in_the_past', '/starts_at');
  if (start > now + FARTHEST_BOOKING_DAYS * DAY_MS) throw new Fault('invalid', 'too_far_ahead', '/starts_at');
}

function bookingCancelled(
  resource: Resource,
  { bookingId, at, reason, by }: Asked<'cancel_booking'>,
): ResourceEvent[] {
  const booking = standing(resource, bookingId, at);
  if (booking.endsAt <= at) throw new Fault('conflict', 'booking_over');
  // What somebody came to was counted, and stays as it was.
  if ((booking.persons ?? 0) > 0) throw new Fault('conflict', 'already_used');
  const { kind, ownerUnitId } = resource;
  const { startsAt, endsAt, booker } = booking;
  const cancelled = { startsAt, endsAt, booker };
  return [
    {
      ...{ type: 'resource.booking_cancelled', bookingId, at, reason, by },
      ...{ kind, ownerUnitId, booking: cancelled },
    },
  ];
}

function useRecorded(
  resource: Resource,
  { bookingId, persons, at, timeZone }: Asked<'record_use'>,
): ResourceEvent[] {
  const booking = standing(resource, bookingId, at);
  if (booking.startsAt > at) throw new Fault('conflict', 'not_begun', '', { starts_at: booking.startsAt });
  if (booking.persons === persons) return [];
  const month = localDate(timeZone, Date.parse(booking.startsAt)).slice(0, 7);
  return [{ type: 'resource.use_recorded', bookingId, persons, month }];
}

function visitsRecorded(
  resource: Resource,
  { on, persons, at, timeZone }: Asked<'record_visits'>,
): ResourceEvent[] {
  const dayOf = (instant: string) => localDate(timeZone, Date.parse(instant));
  const today = dayOf(at);
  // Of its last day it may be written down afterwards how many came.
  const last = resource.withdrawn ? dayOf(resource.withdrawn.at) : today;
  if (on > last) throw new Fault('invalid', 'day_to_come', '/on');
  const first = new Date(Date.parse(today) - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
  if (on < first) throw new Fault('invalid', 'day_too_old', '/on');
  return visitsOn(resource, on) === persons ? [] : [{ type: 'resource.visits_recorded', on, persons }];
}

function assertOffered({ withdrawn: gone }: Resource): void {
  if (gone) throw new Fault('conflict', 'resource_withdrawn', '', { withdrawn_at: gone.at });
}

function standing(resource: Resource, bookingId: string, now: string): Booking {
  const booking = bookingOf(resource, bookingId, now);
  if (!booking) throw new Fault('conflict', 'unknown_booking');
  if (booking.cancelled)
    throw new Fault('conflict', 'booking_cancelled', '', { cancelled_at: booking.cancelled.at });
  return booking;
}

/** Where one ends the other may begin. */
const overlap = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** A span for programs, and as people of the alliance read it. */
function told({ startsAt, endsAt }: Span, timeZone: string): Readonly<Record<string, string>> {
  // Swedes write dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [from, to] = [startsAt, endsAt].map((instant) => format.format(new Date(instant)));
  return { starts_at: startsAt, ends_at: endsAt, taken_from: from!, taken_to: to! };
}
