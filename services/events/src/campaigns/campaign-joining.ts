import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { tenantOf } from '@muster/http';
import type { Change } from '@muster/messaging';
import { by, Recorder } from '@muster/recording';
import { type Activity, numberIn, purposeOf } from '../domain/activity.js';
import type { CampaignPlace } from '../domain/activity-purpose.js';
import { stateOf } from '../domain/campaign.js';
import { decideCampaign } from '../domain/decide-campaign.js';
import { Fault } from '../domain/fault.js';
import { CampaignStore } from '../persistence/campaign.store.js';
import { Campaigns } from '../recording/aggregates.js';
import type { Examination } from '../references/examination.js';

/** Where an activity stands, and what has to be saved with it so that nobody else is given the same number. */
export interface Joining {
  readonly campaign: CampaignPlace | null;
  readonly beside: readonly Change[];
}

const NOWHERE: Joining = { campaign: null, beside: [] };

/** Has activities join campaigns. Numbers are given by the campaign, and saved with both (ADR-0219, ADR-0240). */
@Injectable()
export class CampaignJoining {
  constructor(
    private readonly store: CampaignStore,
    private readonly campaigns: Campaigns,
    private readonly recorder: Recorder,
  ) {}

  /**
   * The place of an activity in the campaign that a request names: the one that it has or had there, or the next number.
   *
   * @param activity as it is; undefined: it is being planned.
   * @throws Fault `campaign_over` at `/campaign_id` where it goes on no more; of a campaign that there is not, the examination knows.
   */
  async place(
    who: Identity,
    { id, activity }: { readonly id: string; readonly activity: Activity | undefined },
    campaignId: string | null | undefined,
    examination: Examination,
  ): Promise<Joining> {
    if (campaignId == null) return NOWHERE;
    const named = campaignId.toLowerCase();
    const present = activity && purposeOf(activity).campaign;
    if (present?.id === named) return { campaign: present, beside: [] };
    const stored = await this.store.load(tenantOf(who), named);
    if (!stored) {
      examination.fault('/campaign_id', 'unknown_campaign');
      return NOWHERE;
    }
    const known = activity && numberIn(activity, named);
    if (known !== undefined) {
      if (stateOf(stored.state) !== 'open') throw new Fault('invalid', 'campaign_over', '/campaign_id');
      return { campaign: { id: named, number: known }, beside: [] };
    }
    const events = decideCampaign(stored.state, { type: 'join', activityId: id });
    const joined = this.recorder.changeOf(this.campaigns, { ...by(who), id: named, stored, events });
    return { campaign: { id: named, number: stored.state.numbersGiven + 1 }, beside: [joined] };
  }
}
