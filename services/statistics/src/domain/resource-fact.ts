import type {
  ResourceBooked,
  ResourceBookingCancelled,
  ResourceUseRecorded,
  ResourceVisitsRecorded,
} from '@muster/contracts';
import { isWithin, type MonthSpan } from './month-span.js';
import { placesAfter, placesOf, type SaidCodes } from './operating-model.js';

/** A shared resource as the figures see it. */
export interface ResourceFact {
  /** Where it stands in the operating model, `heading.code`. */
  readonly places: readonly string[];
  /** Starts of the bookings that stand, epoch milliseconds, by id. */
  readonly bookings: ReadonlyMap<string, number>;
  /** Persons of the bookings of which it was recorded, as last recorded, with the month `YYYY-MM` in which they count; by id. */
  readonly uses: ReadonlyMap<string, { readonly month: string; readonly persons: number }>;
  /** Persons who came without a booking, as last recorded, by day `YYYY-MM-DD`. */
  readonly visits: ReadonlyMap<string, number>;
}

/** Types of events that {@link resourcesOf} understands. */
export const RESOURCE_EVENTS = [
  'muster.resource.offered.v1',
  'muster.resource.changed.v1',
  'muster.resource.booked.v1',
  'muster.resource.booking_cancelled.v1',
  'muster.resource.use_recorded.v1',
  'muster.resource.visits_recorded.v1',
] as const;

interface Known {
  places: readonly string[];
  readonly bookings: Map<string, number>;
  readonly uses: Map<string, { readonly month: string; readonly persons: number }>;
  readonly visits: Map<string, number>;
}

/** Resources from their events, those of each key in the order of its versions (ADR-0230). What was withdrawn was used before. */
export function resourcesOf(
  events: Iterable<{ readonly key: string; readonly type: string; readonly data: object }>,
): ResourceFact[] {
  const resources = new Map<string, Known>();
  for (const { key, type, data } of events) {
    if (type === 'muster.resource.offered.v1')
      resources.set(key, { places: placesOf(data), bookings: new Map(), uses: new Map(), visits: new Map() });
    else apply(resources.get(key), type, data);
  }
  return [...resources.values()];
}

function apply(known: Known | undefined, type: string, data: object): void {
  if (!known) return;
  switch (type) {
    case 'muster.resource.changed.v1':
      known.places = placesAfter(data as SaidCodes, known.places);
      break;
    case 'muster.resource.booked.v1': {
      const { booking_id, starts_at } = data as ResourceBooked;
      known.bookings.set(booking_id, Date.parse(starts_at));
      break;
    }
    case 'muster.resource.booking_cancelled.v1':
      known.bookings.delete((data as ResourceBookingCancelled).booking_id);
      break;
    case 'muster.resource.use_recorded.v1': {
      const { booking_id, month, persons } = data as ResourceUseRecorded;
      known.uses.set(booking_id, { month, persons });
      break;
    }
    case 'muster.resource.visits_recorded.v1': {
      const { on, persons } = data as ResourceVisitsRecorded;
      known.visits.set(on, persons);
      break;
    }
  }
}

/** What became of a resource in a month: by the same rules as the events service counts its uses. */
export interface ResourceUses {
  /** Bookings that begin in the month and were not cancelled. */
  readonly bookings: number;
  /** Bookings of the month that somebody came to. */
  readonly bookingsUsed: number;
  /** Persons, of bookings and visits together. */
  readonly persons: number;
}

/** @param period the month `YYYY-MM` whose span is given. */
export function usesIn(
  { bookings, uses, visits }: ResourceFact,
  period: string,
  span: MonthSpan,
): ResourceUses {
  const used = [...uses.values()].filter(({ month }) => month === period);
  const came = [...visits].filter(([on]) => on.startsWith(period));
  return {
    bookings: [...bookings.values()].filter((startsAt) => isWithin(span, startsAt)).length,
    bookingsUsed: used.filter(({ persons }) => persons > 0).length,
    persons: sum(used.map(({ persons }) => persons)) + sum(came.map(([, persons]) => persons)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
