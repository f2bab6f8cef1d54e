import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { tenantOf } from '@muster/http';
import type { Stored } from '@muster/recording';
import type { Campaign } from '../domain/campaign.js';
import { CampaignStore } from '../persistence/campaign.store.js';
import { FiguresOfCampaigns } from './campaign-figures.js';
import {
  type CampaignSummaryView,
  type CampaignView,
  presentCampaign,
  summarizeCampaign,
} from './campaign.view.js';

/** Shows campaigns with how far they have come. */
@Injectable()
export class CampaignPresenter {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly figures: FiguresOfCampaigns,
  ) {}

  async present(who: Identity, stored: Stored<Campaign>): Promise<CampaignView> {
    const tenantId = tenantOf(who);
    const { id, partOf } = stored.state;
    const [figures, whole] = await Promise.all([
      this.figures.ofOne(tenantId, id),
      partOf === null ? undefined : this.campaigns.load(tenantId, partOf),
    ]);
    return presentCampaign(who, stored, figures, whole?.state);
  }

  /** Shows campaigns in a list. */
  async summarizer(
    who: Identity,
    rows: readonly Stored<Campaign>[],
  ): Promise<(stored: Stored<Campaign>) => CampaignSummaryView> {
    const of = await this.figures.of(
      tenantOf(who),
      rows.map(({ state }) => state.id),
    );
    return (stored) => summarizeCampaign(stored, of(stored.state.id).whole);
  }
}
