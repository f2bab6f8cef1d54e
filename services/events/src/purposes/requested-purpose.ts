import type { Identity } from '@muster/auth';
import type { Purpose } from '../domain/activity-purpose.js';
import type { Examination } from '../references/examination.js';
import type { References } from '../references/references.js';
import type { PurposeRequest } from './purpose.request.js';

/** What an activity is said to be for; what it names that there is not is left to the examination. */
export async function requestedPurpose(
  request: PurposeRequest,
  who: Identity,
  references: References,
  examination: Examination,
): Promise<Purpose> {
  const projectId = request.project_id ?? null;
  const ticketIds = (request.ticket_ids ?? []).map((id) => id.toLowerCase());
  if (projectId !== null) examination.project('/project_id', projectId);
  await references.examineTickets(who, examination, ticketIds);
  return { projectId, ticketIds, pairing: request.pairing ?? null, themeCode: request.theme_code ?? null };
}
