import type { ReceivedEvent } from '@muster/messaging';

/** That a decision has landed at its whistle, or has not after all. */
export interface LandingNews {
  readonly tenant_id: string;
  /** The follow-up's id is the decision's (ADR-0211). */
  readonly decision_id: string;
  /** RFC 3339; null: it was given back. */
  readonly landed_at: string | null;
  /** Of the whistle. */
  readonly version: number;
}

const LANDED = 'muster.followup.landed.v1';

/** The events that say it. */
export const landingTypes: readonly string[] = [LANDED, 'muster.followup.reopened.v1'];

/** The newest news of each decision: what else has to land because of a whistle is none of a meeting's. */
export function landingNews(events: readonly ReceivedEvent[]): LandingNews[] {
  const news = new Map<string, LandingNews>();
  for (const { type, tenantId, version, time, data } of events) {
    if (!landingTypes.includes(type) || data['kind'] !== 'decision') continue;
    const decision_id = data['follow_up_id'] as string;
    const name = JSON.stringify([tenantId, decision_id]);
    if ((news.get(name)?.version ?? 0) > version) continue;
    const landed_at = type === LANDED ? time.toISOString() : null;
    news.set(name, { tenant_id: tenantId, decision_id, landed_at, version });
  }
  return [...news.values()];
}
