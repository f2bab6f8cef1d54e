import type { CampaignChanged, CampaignPlanned } from '@muster/contracts';
import { placesOf } from './operating-model.js';

/** A special action or a series as the figures see it. */
export interface CampaignFact {
  /** First day, `YYYY-MM-DD` where the alliance is. */
  readonly startsOn: string;
  /** When it was concluded or called off, epoch milliseconds; null: it goes on. */
  readonly endedAt: number | null;
  /** Where it stands in the operating model, `heading.code`. */
  readonly places: readonly string[];
}

/** Types of events that {@link campaignsOf} understands. */
export const CAMPAIGN_EVENTS = [
  'muster.campaign.planned.v1',
  'muster.campaign.changed.v1',
  'muster.campaign.concluded.v1',
  'muster.campaign.reopened.v1',
  'muster.campaign.called_off.v1',
] as const;

/** Campaigns from their events, those of each key in the order of its versions (ADR-0240). */
export function campaignsOf(
  events: Iterable<{ readonly key: string; readonly type: string; readonly data: object }>,
): CampaignFact[] {
  const known = new Map<string, CampaignFact>();
  for (const { key, type, data } of events) {
    const before = known.get(key);
    if (type === 'muster.campaign.planned.v1')
      known.set(key, { ...said(data as CampaignPlanned), endedAt: null });
    else if (before) known.set(key, { ...before, ...changed(type, data) });
  }
  return [...known.values()];
}

function changed(type: string, data: object): Partial<CampaignFact> {
  if (type === 'muster.campaign.changed.v1') return said(data as CampaignChanged);
  if (type === 'muster.campaign.reopened.v1') return { endedAt: null };
  return { endedAt: Date.parse((data as { readonly occurred_at: string }).occurred_at) };
}

function said(data: CampaignPlanned | CampaignChanged): Pick<CampaignFact, 'startsOn' | 'places'> {
  return { startsOn: data.starts_on, places: placesOf(data) };
}

/**
 * Whether it was under way on any day of a month: it had begun by its end, and was neither concluded nor called off before. Beyond its last
 * day it goes on until it is concluded.
 *
 * @param period `YYYY-MM` @param dayAt the day `YYYY-MM-DD` of an instant, where the alliance is.
 */
export function isUnderWay(
  { startsOn, endedAt }: CampaignFact,
  period: string,
  dayAt: (instant: number) => string,
): boolean {
  if (startsOn.slice(0, 7) > period) return false;
  if (endedAt === null) return true;
  const endedOn = dayAt(endedAt);
  return endedOn >= startsOn && endedOn.slice(0, 7) >= period;
}
