import { DAY_MS, type Instant, WARN_SHARE } from '@muster/clock';
import type { Period, Per } from './period.js';

/**
 * For so long after a period what took place in it may still be recorded before the period counts as missed: minutes of a conference on
 * its last day are written in the week after.
 */
export const RECORDING_MS = 7 * DAY_MS;

/** What is due of a mechanism in one period, e.g. a joint conference once a quarter (mechanisms 2.7, 2.9, 3.6). Instants in RFC 3339. */
export interface CadenceDue {
  readonly id: string;
  readonly mechanismCode: string;
  readonly per: Per;
  /** At least so often. */
  readonly times: number;
  readonly period: Period['code'];
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Cadence extends CadenceDue {
  readonly warned: boolean;
  /** Null while the period is open. What was recorded late turns `missed` into `met`. */
  readonly outcome: 'met' | 'missed' | null;
}

/** Meetings and activities of a mechanism in a period. */
export interface Occurrences {
  /** Took place: somebody is recorded as present, or a decision is. */
  readonly held: number;
  /** Are still to come. */
  readonly arranged: number;
  /** Should have taken place, and nothing is recorded of them. */
  readonly unrecorded: number;
}

/** Each says what was due, so that it can be published again from the log alone. */
export type CadenceEvent = CadenceDue &
  (
    | { readonly type: 'cadence.opened' }
    | ({ readonly type: 'cadence.warned' } & Occurrences)
    | { readonly type: 'cadence.met' | 'cadence.missed'; readonly held: number }
  );

export const CADENCE_STATES = ['open', 'arranged', 'due_soon', 'to_record', 'met', 'missed'] as const;
export type CadenceState = (typeof CADENCE_STATES)[number];

/** When four fifths of the period are over (lifecycle B5). */
export function warnAt({ startsAt, endsAt }: Pick<Cadence, 'startsAt' | 'endsAt'>): Instant {
  const start = Date.parse(startsAt);
  return start + (Date.parse(endsAt) - start) * WARN_SHARE;
}

/** How a period stands: what was held counts, then what is arranged, then the time that is left. */
export function stateOf(
  cadence: Cadence,
  { held, arranged, unrecorded }: Occurrences,
  now: Instant,
): CadenceState {
  const { outcome, times } = cadence;
  const endsAt = Date.parse(cadence.endsAt);
  if (outcome === 'met' || held >= times) return 'met';
  const mayBeRecorded = held + unrecorded >= times && now < endsAt + RECORDING_MS;
  if (outcome === 'missed' || (now >= endsAt && !mayBeRecorded)) return 'missed';
  if (held + unrecorded >= times) return 'to_record';
  if (held + unrecorded + arranged >= times) return 'arranged';
  return now >= warnAt(cadence) ? 'due_soon' : 'open';
}

/** What time and the calendar of meetings have brought about. */
export function decideCadence(cadence: Cadence, occurrences: Occurrences, now: Instant): CadenceEvent[] {
  const { held } = occurrences;
  const { warned, outcome, ...due } = cadence;
  switch (stateOf(cadence, occurrences, now)) {
    case 'met':
      return outcome === 'met' ? [] : [{ type: 'cadence.met', ...due, held }];
    case 'missed':
      return outcome === 'missed' ? [] : [{ type: 'cadence.missed', ...due, held }];
    case 'due_soon':
      return warned ? [] : [{ type: 'cadence.warned', ...due, ...occurrences }];
    default:
      return [];
  }
}

/** The period after an event. */
export function evolveCadence(cadence: Cadence | undefined, event: CadenceEvent): Cadence {
  if (event.type === 'cadence.opened') {
    const { type: _, ...opened } = event;
    return { ...opened, warned: false, outcome: null };
  }
  if (!cadence) throw new Error(`${event.type} before cadence.opened`);
  if (event.type === 'cadence.warned') return { ...cadence, warned: true };
  return { ...cadence, outcome: event.type === 'cadence.met' ? 'met' : 'missed' };
}
