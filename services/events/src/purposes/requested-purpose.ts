import type { Identity } from '@muster/auth';
import type { CampaignPlace, Purpose } from '../domain/activity-purpose.js';
import type { Examination } from '../references/examination.js';
import type { References } from '../references/references.js';
import type { PurposeRequest } from './purpose.request.js';

/** What an activity is said to be for; what it names that there is not is left to the examination. */
export async function requestedPurpose(
  request: PurposeRequest,
  who: Identity,
  references: References,
  examination: Examination,
  campaign: CampaignPlace | null,
): Promise<Purpose> {
  const projectId = request.project_id ?? null;
  const ticketIds = (request.ticket_ids ?? []).map((id) => id.toLowerCase());
  if (projectId !== null) examination.project('/project_id', projectId);
  await references.examineTickets(who, examination, ticketIds);
  const { pairing = null, theme_code: themeCode = null } = request;
  return { projectId, ticketIds, pairing, themeCode, campaign };
}
