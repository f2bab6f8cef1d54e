import type { CalledOff } from './called-off.js';
import type { CampaignKind, TargetGroupCode } from './campaign-kind.js';
import type { Outputs } from './expected-outputs.js';
import type { Indicator } from './indicator.js';
import type { SaidCodes } from './model-codes.js';

export const CAMPAIGN_STATES = ['open', 'concluded', 'called_off'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What a campaign is about, as it is now; all of it can be changed. */
export interface CampaignPlan extends SaidCodes {
  readonly title: string;
  /** As somebody wrote it: it does not leave the service. */
  readonly purpose: string | null;
  readonly targetGroup: TargetGroupCode | null;
  readonly leadUnitId: string;
  /** Others that take part; without the lead unit, each once. */
  readonly unitIds: readonly string[];
  /** Days `YYYY-MM-DD` where the alliance is. */
  readonly startsOn: string;
  /** Null: it goes on; of series only. */
  readonly endsOn: string | null;
  /** At least so many; of a campaign with parts, of all together. */
  readonly expected: Outputs;
}

/** What was counted when it was concluded, its parts included. */
export interface Counted extends Outputs {
  /** Activities that were held. */
  readonly held: number;
}

export interface Conclusion {
  readonly at: string;
  /** As somebody wrote it, why something is missing among others: it does not leave the service. */
  readonly reason: string | null;
  readonly counted: Counted;
}

/** A named undertaking of an alliance that joins activities: 专项行动 or 系列 (mechanisms 3.15, 3.21, 3.22, ADR-0240). */
export interface Campaign extends CampaignPlan {
  readonly id: string;
  readonly kind: CampaignKind;
  /** The campaign that a special action is part of (十大专项行动); it stays so. */
  readonly partOf: string | null;
  readonly plannedAt: string;
  /** How many numbers activities were given: the next one is one more, whoever has left meanwhile. */
  readonly numbersGiven: number;
  readonly indicators: readonly Indicator[];
  /** Absent: it goes on. */
  readonly concluded?: Conclusion;
  /** The last time; absent: never. */
  readonly reopened?: CalledOff;
  readonly calledOff?: CalledOff;
}

export type CampaignEvent =
  | ({
      readonly type: 'campaign.planned';
    } & CampaignPlan &
      Pick<Campaign, 'id' | 'kind' | 'partOf' | 'plannedAt'>)
  | ({ readonly type: 'campaign.changed'; readonly at: string } & CampaignPlan)
  | { readonly type: 'campaign.activity_joined'; readonly activityId: string; readonly number: number }
  | {
      readonly type: 'campaign.indicators_recorded';
      readonly at: string;
      readonly indicators: readonly Indicator[];
    }
  | ({
      readonly type: 'campaign.concluded';
      readonly kind: CampaignKind;
      readonly fulfilled: boolean;
    } & Conclusion)
  | ({ readonly type: 'campaign.reopened' } & CalledOff)
  | ({ readonly type: 'campaign.called_off'; readonly kind: CampaignKind } & CalledOff);

/** The campaign after an event. */
export function evolveCampaign(campaign: Campaign | undefined, event: CampaignEvent): Campaign {
  if (event.type === 'campaign.planned') {
    const { type: _, ...planned } = event;
    return { ...planned, numbersGiven: 0, indicators: [] };
  }
  if (!campaign) throw new Error(`${event.type} before campaign.planned`);
  switch (event.type) {
    case 'campaign.changed': {
      const { type: _, at: _at, ...plan } = event;
      return { ...campaign, ...plan };
    }
    case 'campaign.activity_joined':
      return { ...campaign, numbersGiven: event.number };
    case 'campaign.indicators_recorded':
      return { ...campaign, indicators: event.indicators };
    case 'campaign.concluded': {
      const { at, reason, counted } = event;
      return { ...campaign, concluded: { at, reason, counted } };
    }
    case 'campaign.reopened': {
      const { concluded: _, ...going } = campaign;
      return { ...going, reopened: { at: event.at, reason: event.reason } };
    }
    case 'campaign.called_off':
      return { ...campaign, calledOff: { at: event.at, reason: event.reason } };
  }
}

export function stateOf({ concluded, calledOff }: Pick<Campaign, 'concluded' | 'calledOff'>): CampaignState {
  if (calledOff) return 'called_off';
  return concluded ? 'concluded' : 'open';
}
