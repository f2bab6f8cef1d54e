import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import { Problem } from '@muster/http';
import { type Campaign, type CampaignState, stateOf } from '../domain/campaign.js';

type Who = Pick<Identity, 'role' | 'unitId'>;
type Led = Pick<Campaign, 'leadUnitId' | 'concluded' | 'calledOff'>;

/** What can be done with a campaign: in which states, and whether the lead unit's people may, besides council and dispatchers (ADR-0240). */
const STEPS = {
  record_indicators: { from: ['open', 'concluded'], byLead: true },
  conclude: { from: ['open'], byLead: true },
  change: { from: ['open'], byLead: false },
  reopen: { from: ['concluded'], byLead: false },
  call_off: { from: ['open'], byLead: false },
} as const satisfies Record<string, { from: readonly CampaignState[]; byLead: boolean }>;
type CampaignStep = keyof typeof STEPS;

/** Each is among the `x-actions` of the operation that does it. */
export const CAMPAIGN_ACTIONS = Object.keys(STEPS) as CampaignStep[];

/** Whoever leads it now answers for it, and the alliance's office. */
function mayTake({ role, unitId }: Who, { leadUnitId }: Led, step: CampaignStep): boolean {
  if (isOfficeRole(role)) return true;
  return STEPS[step].byLead && isUnitRole(role) && unitId === leadUnitId;
}

/** @throws Problem 403 `forbidden_campaign`. */
export function assertMayTake(who: Who, campaign: Led, step: CampaignStep): void {
  if (!mayTake(who, campaign, step)) throw new Problem(403, 'forbidden_campaign');
}

/** What a reader may do with a campaign now. */
export function campaignActions(who: Who, campaign: Led): CampaignStep[] {
  const state = stateOf(campaign);
  return CAMPAIGN_ACTIONS.filter((step) => {
    const from: readonly CampaignState[] = STEPS[step].from;
    return from.includes(state) && mayTake(who, campaign, step);
  });
}
