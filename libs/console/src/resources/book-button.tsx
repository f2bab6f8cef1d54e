import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { usePartyOrganisations } from '../directory/party-organisations.js';
import { useSignedIn } from '../session/me-context.js';

/** Nobody is asked for it: it is for the reader's own unit or enterprise. */
const OWN = { unit_id: undefined, enterprise_id: undefined };

/** Books a resource, for whomever the reader may book it (ADR-0230). */
export function BookButton({ resource }: { resource: Shape<'ResourceView'> }) {
  const parties = usePartyOrganisations();
  const { role, unit_id } = useSignedIn();
  const isUnit = role === 'unit_officer' || role === 'unit_head';
  const theirs = parties.filter(({ unitId }) => !isUnit || unitId === unit_id);
  const asksForParty = role !== 'enterprise' && theirs.length > 0;
  return (
    <OperationButton<Shape<'ResourceView'>>
      path="/v1/resources/{id}/bookings"
      subject={resource}
      type="primary"
      known={{
        ...(isUnit || role === 'enterprise' ? OWN : {}),
        ...(asksForParty ? {} : { party_organisation_id: undefined }),
      }}
      choices={{ party_organisation_id: theirs.map(({ id, name }) => ({ value: id, label: name })) }}
      done={() => undefined}
    />
  );
}
