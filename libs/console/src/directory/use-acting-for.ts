import { useSignedIn } from '../session/me-context.js';
import { usePartyOrganisations } from './party-organisations.js';

/** Nobody is asked for it: it is for the reader's own unit or enterprise. */
const OWN = { unit_id: undefined, enterprise_id: undefined };

/**
 * For whom the reader books or signs up: what of the three ids is not asked for, and the party organisations that there are to choose from
 * (ADR-0230).
 */
export function useActingFor() {
  const parties = usePartyOrganisations();
  const { role, unit_id } = useSignedIn();
  const isUnit = role === 'unit_officer' || role === 'unit_head';
  const theirs = parties.filter(({ unitId }) => !isUnit || unitId === unit_id);
  const asksForParty = role !== 'enterprise' && theirs.length > 0;
  return {
    known: {
      ...(isUnit || role === 'enterprise' ? OWN : {}),
      ...(asksForParty ? {} : { party_organisation_id: undefined }),
    },
    choices: { party_organisation_id: theirs.map(({ id, name }) => ({ value: id, label: name })) },
  };
}
