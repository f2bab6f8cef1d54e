import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { fingerprint, tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import { type Answer, by, Recorder } from '@muster/recording';
import type { Campaign } from '../domain/campaign.js';
import { type CampaignCommand, decideCampaign } from '../domain/decide-campaign.js';
import { Campaigns } from '../recording/aggregates.js';
import { CampaignPresenter } from './campaign-presenter.js';

/** Many activities may join in the same instant, and in each round one of those that compete is saved. */
const ATTEMPTS = 60;

/** A request about a campaign that is there. */
export interface AskedOfCampaign {
  readonly who: Identity;
  readonly id: string;
  /** What is asked, as its fingerprint tells it from other requests under the same key. */
  readonly name: string;
  readonly request: object;
  readonly expectedVersion: number | undefined;
  readonly key: string | undefined;
}

/** Carries out what is asked of campaigns that are there. */
@Injectable()
export class CampaignRecording {
  constructor(
    private readonly database: Database,
    private readonly recorder: Recorder,
    private readonly campaigns: Campaigns,
    private readonly presenter: CampaignPresenter,
  ) {}

  /**
   * @param command examines references and rights, and says what is asked, at the database's time; again when somebody else was faster.
   * @throws Problem as `Recorder.record`, and what the domain and `command` throw.
   */
  record(
    { who, id, name, request, expectedVersion, key }: AskedOfCampaign,
    command: (campaign: Campaign, at: string, tenantId: string) => CampaignCommand | Promise<CampaignCommand>,
  ): Promise<Answer> {
    return this.recorder.record(this.campaigns, {
      ...by(who),
      id,
      expectedVersion,
      attempts: ATTEMPTS,
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprint(name, id, request) },
      decide: async (campaign) =>
        decideCampaign(campaign, await command(campaign!, this.database.now().toISOString(), tenantOf(who))),
      present: (stored) => this.presenter.present(who, stored),
    });
  }
}
