import type { Identity } from '@muster/auth';
import { tenantOf } from '@muster/http';
import { newId } from '@muster/messaging';
import type { AllianceDirectory } from '../dispatching/alliance-directory.js';
import type { Command } from '../domain/command.js';
import { placeOf } from './place.request.js';
import type { RaiseTicketRequest } from './raise-ticket.request.js';
import type { TicketNumbers } from './ticket-numbers.js';

/** What a request asks for, whether it is to be raised, looked at in advance or compared. */
export function asked(body: RaiseTicketRequest): Omit<Command<'raise'>, 'type' | 'ticketId' | 'number'> {
  const { category, title, description, process_stage, kind, enterprise_id, place, project_id } = body;
  const { priority_claim, recurrence_of, hold } = body;
  return {
    category,
    title,
    description,
    ...(process_stage != null && { processStage: process_stage }),
    ...(place != null && { place: placeOf(place) }),
    ...(project_id != null && { projectId: project_id }),
    ...(kind != null && { kind }),
    ...(enterprise_id != null && { enterpriseId: enterprise_id }),
    ...(priority_claim != null && { priority: { claim: priority_claim } }),
    ...(recurrence_of != null && { recurrenceOf: recurrence_of }),
    ...(hold && { hold }),
  };
}

/** The command of a request, with a new id and the next number of the alliance. */
export async function raiseCommand(
  body: RaiseTicketRequest,
  who: Identity,
  directory: AllianceDirectory,
  numbers: TicketNumbers,
  now: number,
): Promise<Command<'raise'>> {
  const number = await numbers.next(tenantOf(who), directory.numberPrefix, directory.timeZone, now);
  return { type: 'raise', ticketId: newId(), number, ...asked(body) };
}
