import { Injectable } from '@nestjs/common';
import { Database } from '@muster/persistence';
import { type Progress, progressOf } from '../domain/campaign-progress.js';
import { ActivityStore } from '../persistence/activity.store.js';
import { CampaignStore, type Part } from '../persistence/campaign.store.js';

/** A part, and how far it has come. */
export interface PartWithProgress extends Part {
  readonly progress: Progress;
}

/** How far a campaign has come. */
export interface CampaignFigures {
  /** Its own activities and those of its parts. */
  readonly whole: Progress;
  /** Its own only. */
  readonly own: Progress;
  readonly parts: readonly PartWithProgress[];
}

/** Counts what came of campaigns, from their activities as they are now (ADR-0240). */
@Injectable()
export class FiguresOfCampaigns {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignStore,
    private readonly activities: ActivityStore,
  ) {}

  /** @param ids of campaigns of this alliance. */
  async of(tenantId: string, ids: readonly string[]): Promise<(id: string) => CampaignFigures> {
    const parts = await this.campaigns.parts(tenantId, ids);
    const activities = await this.activities.ofCampaigns(tenantId, [...ids, ...parts.map(({ id }) => id)]);
    const now = this.database.now().toISOString();
    const progress = (wanted: readonly string[]) =>
      progressOf(
        activities.filter(({ campaignId }) => wanted.includes(campaignId)),
        now,
      );
    return (id) => {
      const own = parts.filter(({ partOf }) => partOf === id);
      return {
        whole: progress([id, ...own.map((part) => part.id)]),
        own: progress([id]),
        parts: own.map((part) => ({ ...part, progress: progress([part.id]) })),
      };
    };
  }

  async ofOne(tenantId: string, id: string): Promise<CampaignFigures> {
    return (await this.of(tenantId, [id]))(id);
  }
}
