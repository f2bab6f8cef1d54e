import { DAY_MS } from '@muster/clock';
import type { AttendeeKind } from './attendance.js';
import type { CalledOff } from './called-off.js';
import { codesOf, type SaidCodes } from './model-codes.js';

/** Expert 专家, venue 场地, equipment 设备, course 课程 (mechanisms 0.13, 2.20), service point 服务点 such as a zone of a drivers’ home (3.18). */
export const RESOURCE_KINDS = ['expert', 'venue', 'equipment', 'course', 'service_point'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** So long after its end a booking stays in the document, and so far back visits may be recorded (days). */
export const KEPT_DAYS = 92;
/** Of a resource that is booked by the minute, no more of what is over stays; it was counted. */
export const MOST_OVER = 1_000;
/** Nor of what was cancelled. */
export const MOST_CANCELLED = 100;
/** Calendar months that are counted. */
export const MOST_MONTHS = 36;
/** More days than may be recorded anew: today and the 92 before it, whatever becomes of the time zone. */
const MOST_VISIT_DAYS = 100;

/** Whom a resource is booked for. Persons are counted, never named. */
export interface Booker {
  readonly kind: AttendeeKind;
  readonly id: string;
}

/** A span in which a resource is taken. Instants as `toISOString` writes them: they compare as texts. */
export interface Span {
  readonly startsAt: string;
  /** Later than the start; the next one may begin there. */
  readonly endsAt: string;
}

export interface Booking extends Span {
  readonly id: string;
  readonly booker: Booker;
  /** As somebody wrote it: it does not leave the service. */
  readonly purpose: string;
  /** Absent: it stands. */
  readonly cancelled?: CalledOff;
  /** How many used it; absent: not recorded, 0: nobody came. */
  readonly persons?: number;
}

/** Persons that came without a booking on a day `YYYY-MM-DD` in the alliance's time zone. */
export interface Visits {
  readonly on: string;
  readonly persons: number;
}

/** What was recorded of a calendar month `YYYY-MM` in the alliance's time zone; a booking is of the month in which it begins. */
export interface Uses {
  readonly month: string;
  /** Bookings that somebody came to. */
  readonly bookingsUsed: number;
  /** Of bookings and visits together. */
  readonly persons: number;
}

/** What units share with each other and with enterprises (mechanisms 0.9, 0.13, ADR-0230). */
export interface Resource extends SaidCodes {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly place: string | null;
  readonly note: string | null;
  readonly ownerUnitId: string;
  /** By start. */
  readonly bookings: readonly Booking[];
  /** By day. */
  readonly visits: readonly Visits[];
  /** By month. */
  readonly uses: readonly Uses[];
  /** Absent: it is offered. */
  readonly withdrawn?: CalledOff;
}

/** What is known of a resource when it is offered. */
export type OfferedResource = Omit<Resource, 'bookings' | 'visits' | 'uses' | 'withdrawn'>;
/** What can be said anew of one. */
export type ResourceTexts = Pick<Resource, 'name' | 'place' | 'note'> & SaidCodes;

/** Who cancels a booking: whom it is for, the owner unit, or the alliance's office. */
export type CancelledBy = 'booker' | 'owner' | 'office';

type Offer = Pick<Resource, 'kind' | 'ownerUnitId'>;

export type ResourceEvent =
  | ({ readonly type: 'resource.offered' } & OfferedResource)
  | ({ readonly type: 'resource.changed' } & ResourceTexts)
  | ({ readonly type: 'resource.withdrawn' } & CalledOff)
  | ({ readonly type: 'resource.booked'; readonly at: string; readonly booking: Booking } & Offer)
  | ({
      readonly type: 'resource.booking_cancelled';
      readonly bookingId: string;
      readonly by: CancelledBy;
      /** When it would have been, and for whom: whoever hears of it need not have heard of the booking. */
      readonly booking: Span & Pick<Booking, 'booker'>;
    } & Offer &
      CalledOff)
  | {
      readonly type: 'resource.use_recorded';
      readonly bookingId: string;
      readonly persons: number;
      /** That it counts in. */
      readonly month: string;
    }
  | ({ readonly type: 'resource.visits_recorded' } & Visits);

/** The resource after an event. */
export function evolveResource(resource: Resource | undefined, event: ResourceEvent): Resource {
  if (event.type === 'resource.offered') {
    const { type: _, ...offered } = event;
    return { ...offered, bookings: [], visits: [], uses: [] };
  }
  if (!resource) throw new Error(`${event.type} before resource.offered`);
  switch (event.type) {
    case 'resource.changed':
      return {
        ...resource,
        ...codesOf(event.modelCodes ? event : resource),
        ...{ name: event.name, place: event.place, note: event.note },
      };
    case 'resource.withdrawn':
      return { ...resource, withdrawn: { at: event.at, reason: event.reason } };
    case 'resource.booked':
      return { ...resource, bookings: keptBookings([...resource.bookings, event.booking], event.at) };
    case 'resource.booking_cancelled': {
      const { at, reason } = event;
      const bookings = withBooking(resource, event.bookingId, { cancelled: { at, reason } });
      return { ...resource, bookings: keptBookings(bookings, at) };
    }
    case 'resource.use_recorded': {
      const before = resource.bookings.find(({ id }) => id === event.bookingId)?.persons ?? 0;
      return {
        ...resource,
        bookings: withBooking(resource, event.bookingId, { persons: event.persons }),
        uses: counted(resource.uses, {
          month: event.month,
          bookingsUsed: Number(event.persons > 0) - Number(before > 0),
          persons: event.persons - before,
        }),
      };
    }
    case 'resource.visits_recorded': {
      const { on, persons } = event;
      const before = visitsOn(resource, on) ?? 0;
      const visits = [...resource.visits.filter((each) => each.on !== on), { on, persons }];
      return {
        ...resource,
        visits: visits.toSorted((a, b) => inOrder(a.on, b.on)).slice(-MOST_VISIT_DAYS),
        uses: counted(resource.uses, {
          month: on.slice(0, 7),
          bookingsUsed: 0,
          persons: persons - before,
        }),
      };
    }
  }
}

/** A booking that is still in the document; undefined when there is none, or when it ended more than 92 days before `now` (RFC 3339). */
export function bookingOf({ bookings }: Resource, id: string, now: string): Booking | undefined {
  return bookings.find((booking) => booking.id === id && booking.endsAt > keptSince(now));
}

/** Bookings that stand and are not over, the next first; what runs now is among them. */
export function bookingsAhead({ bookings }: Pick<Resource, 'bookings'>, now: string): Booking[] {
  return bookings.filter(({ endsAt, cancelled }) => !cancelled && endsAt > now);
}

/** Persons recorded of a day; undefined when nothing was. */
export const visitsOn = ({ visits }: Resource, on: string): number | undefined =>
  visits.find((each) => each.on === on)?.persons;

/** Uses of a year `YYYY`, or of the months whose names begin with `period`. */
export function usesOf({ uses }: Resource, period: string): Omit<Uses, 'month'> {
  const found = uses.filter(({ month }) => month.startsWith(period));
  return {
    bookingsUsed: found.reduce((sum, { bookingsUsed }) => sum + bookingsUsed, 0),
    persons: found.reduce((sum, { persons }) => sum + persons, 0),
  };
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const keptSince = (now: string): string => new Date(Date.parse(now) - KEPT_DAYS * DAY_MS).toISOString();

function withBooking(resource: Resource, id: string, change: Partial<Booking>): Booking[] {
  return resource.bookings.map((booking) => (booking.id === id ? { ...booking, ...change } : booking));
}

// What leaves was counted when it was recorded, so that the document stays small and the figures stay.
function keptBookings(bookings: readonly Booking[], now: string): Booking[] {
  const since = keptSince(now);
  const recent = bookings
    .filter(({ endsAt }) => endsAt > since)
    .toSorted((a, b) => inOrder(a.startsAt, b.startsAt));
  const cancelled = recent
    .filter((booking) => booking.cancelled)
    .toSorted((a, b) => inOrder(a.cancelled!.at, b.cancelled!.at));
  const over = recent.filter((booking) => !booking.cancelled && booking.endsAt <= now);
  const leaving = new Set([...cancelled.slice(0, -MOST_CANCELLED), ...over.slice(0, -MOST_OVER)]);
  return recent.filter((booking) => !leaving.has(booking));
}

function counted(uses: readonly Uses[], more: Uses): Uses[] {
  const { month } = more;
  const known = uses.find((each) => each.month === month) ?? { bookingsUsed: 0, persons: 0 };
  const sum = {
    month,
    bookingsUsed: known.bookingsUsed + more.bookingsUsed,
    persons: known.persons + more.persons,
  };
  return [...uses.filter((each) => each.month !== month), sum]
    .toSorted((a, b) => inOrder(a.month, b.month))
    .slice(-MOST_MONTHS);
}
