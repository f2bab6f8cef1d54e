import type { EventDataByName } from '@muster/contracts';
import type { SecretaryRotaEvent } from '../domain/secretary-rota.js';

/** What leaves the service about a rota: neither why somebody stands in nor what was handed over. */
export function publicSecretaryRotaEvent(
  event: SecretaryRotaEvent,
  common: { rota_id: string; version: number; occurred_at: string },
): EventDataByName[SecretaryRotaEvent['type']] {
  if (event.type === 'secretary_rota.set')
    return {
      ...common,
      turn_length: event.turnLength,
      party_organisation_ids: [...event.partyOrganisationIds],
      effective_on: event.effectiveOn,
    };
  const turn = { ...common, starts_on: event.startsOn, party_organisation_id: event.partyOrganisationId };
  switch (event.type) {
    case 'secretary_rota.turn_assigned':
      return { ...turn, ends_on: event.endsOn, holidays: event.holidays, cause: event.cause };
    case 'secretary_rota.turn_begun':
      return { ...turn, ends_on: event.endsOn };
    case 'secretary_rota.handed_over':
      return turn;
    case 'secretary_rota.feedback_recorded':
      return { ...turn, audience: event.audience, answers: event.answers, approving: event.approving };
  }
}
