import type { EventDataByName } from '@muster/contracts';
import type { MobilisationEvent, Organisation } from '../domain/mobilisation.js';

/** What leaves the service about a mobilisation: neither what is asked nor where, no note, no reason (ADR-0233). */
export function publicMobilisationEvent(
  event: MobilisationEvent,
  common: { mobilisation_id: string; version: number; occurred_at: string },
): EventDataByName[MobilisationEvent['type']] {
  switch (event.type) {
    case 'mobilisation.called':
      return {
        ...common,
        due_at: event.dueAt,
        answer_by: event.answerBy,
        ...publicOrganisations(event.organisations),
      };
    case 'mobilisation.answered':
      return {
        ...common,
        ...publicOrganisation(event.organisation),
        answer: event.answer,
        persons: event.persons,
      };
    case 'mobilisation.reminded':
      return { ...common, answer_by: event.answerBy, ...publicOrganisations(event.organisations) };
    case 'mobilisation.ended': {
      const { answered, coming, persons } = event.totals;
      return {
        ...common,
        outcome: event.outcome,
        due_at: event.dueAt,
        ...publicOrganisations(event.organisations),
        ...{ answered, coming, persons },
      };
    }
  }
}

/** An organisation as JSON: `{"unit_id": …}`; the API shows it the same way. */
export const publicOrganisation = ({
  kind,
  id,
}: Organisation): { unit_id?: string; party_organisation_id?: string } => ({ [`${kind}_id`]: id });

function publicOrganisations(organisations: readonly Organisation[]) {
  const idsOf = (wanted: Organisation['kind']) =>
    organisations.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
  return { unit_ids: idsOf('unit'), party_organisation_ids: idsOf('party_organisation') };
}
