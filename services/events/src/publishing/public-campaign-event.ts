import type { EventDataByName } from '@muster/contracts';
import type { CampaignEvent, CampaignPlan } from '../domain/campaign.js';
import { tallyOf } from '../domain/indicator.js';
import { publicCodes } from './public-model-codes.js';

/** What leaves the service about a campaign: no title, no purpose, no reason; of indicators how many there are and are better (ADR-0240). */
export function publicCampaignEvent(
  event: CampaignEvent,
  common: { campaign_id: string; version: number; occurred_at: string },
): EventDataByName[CampaignEvent['type']] {
  switch (event.type) {
    case 'campaign.planned':
      return {
        ...common,
        kind: event.kind,
        ...(event.partOf === null ? {} : { part_of: event.partOf }),
        ...publicPlan(event),
      };
    case 'campaign.changed':
      return { ...common, ...publicPlan(event) };
    case 'campaign.activity_joined':
      return { ...common, activity_id: event.activityId, number: event.number };
    case 'campaign.indicators_recorded':
      return { ...common, ...tallyOf(event.indicators) };
    case 'campaign.concluded': {
      const { held, problemsSolved, relationsStraightened, reports } = event.counted;
      return {
        ...common,
        kind: event.kind,
        activities_held: held,
        problems_solved: problemsSolved,
        relations_straightened: relationsStraightened,
        reports,
        fulfilled: event.fulfilled,
      };
    }
    case 'campaign.reopened':
      return common;
    case 'campaign.called_off':
      return { ...common, kind: event.kind };
  }
}

function publicPlan(plan: CampaignPlan) {
  const { targetGroup, leadUnitId, unitIds, startsOn, endsOn, expected } = plan;
  return {
    ...(targetGroup === null ? {} : { target_group: targetGroup }),
    lead_unit_id: leadUnitId,
    unit_ids: [...unitIds],
    starts_on: startsOn,
    ...(endsOn === null ? {} : { ends_on: endsOn }),
    problems_expected: expected.problemsSolved,
    relations_expected: expected.relationsStraightened,
    reports_expected: expected.reports,
    ...publicCodes(plan),
  };
}
