import type { EventDataByName } from '@muster/contracts';
import type { CadenceEvent } from '../domain/cadence.js';

/** What leaves the service about a mechanism's period. */
export function publicCadenceEvent(
  event: CadenceEvent,
  common: { cadence_id: string; version: number; occurred_at: string },
): EventDataByName[CadenceEvent['type']] {
  const due = {
    ...common,
    mechanism_code: event.mechanismCode,
    per: event.per,
    times: event.times,
    period: event.period,
    starts_at: event.startsAt,
    ends_at: event.endsAt,
  };
  if (event.type === 'cadence.opened') return due;
  const { held } = event;
  if (event.type !== 'cadence.warned') return { ...due, held };
  return { ...due, held, arranged: event.arranged, unrecorded: event.unrecorded };
}
