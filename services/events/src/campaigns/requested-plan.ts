import type { CampaignPlan } from '../domain/campaign.js';
import type { CampaignKind } from '../domain/campaign-kind.js';
import { expectedByDefault } from '../domain/expected-outputs.js';
import { requestedCodes } from '../model-codes/requested-codes.js';
import type { Examination } from '../references/examination.js';
import type { ChangeCampaignRequest } from './campaign.requests.js';

/**
 * What a campaign is to be about.
 *
 * @throws Problem 422 `validation_failed` with the units and codes that the directory does not have.
 */
export function requestedPlan(
  kind: CampaignKind,
  request: ChangeCampaignRequest,
  examination: Examination,
): CampaignPlan {
  const { lead_unit_id, unit_ids, expected_outputs: said } = request;
  examination.unit('/lead_unit_id', lead_unit_id).units('/unit_ids', unit_ids ?? []);
  const codes = requestedCodes(request, examination);
  examination.assertClean();
  const byDefault = expectedByDefault(kind);
  return {
    title: request.title.trim(),
    purpose: request.purpose?.trim() ?? null,
    targetGroup: request.target_group ?? null,
    leadUnitId: lead_unit_id,
    unitIds: unit_ids ?? [],
    startsOn: request.starts_on,
    endsOn: request.ends_on ?? null,
    ...codes,
    expected: {
      problemsSolved: said?.problems_solved ?? byDefault.problemsSolved,
      relationsStraightened: said?.relations_straightened ?? byDefault.relationsStraightened,
      reports: said?.reports ?? byDefault.reports,
    },
  };
}
