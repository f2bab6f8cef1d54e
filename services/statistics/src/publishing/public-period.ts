import type { PeriodPublished, PeriodRestated } from '@muster/contracts';
import type { PublishedMonthEvent } from '../domain/published-month.js';

/** As many as the contract lets an event name; all of them are in the answer of the API. */
export const MOST_CHANGES = 1_000;

/** What leaves the service of a published month: how far it knew, the digest of its numbers, and which of them are others than before. The reason stays inside. */
export function publicPeriod(
  event: PublishedMonthEvent,
  id: string,
  common: { version: number; occurred_at: string },
): PeriodPublished | PeriodRestated {
  const { type, period, timeZone, known, content, sha256, changes } = event;
  const published = {
    ...common,
    period_id: id,
    period,
    time_zone: timeZone,
    definitions_version: content.definitions_version,
    newest_recorded_at: known.newestRecordedAt,
    watermark: [...known.watermark],
    sha256,
  };
  if (type === 'period.published') return published;
  return { ...published, changes: changes.slice(0, MOST_CHANGES), change_count: changes.length };
}
