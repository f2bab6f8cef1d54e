import { useDirectory } from '../directory/directory.js';
import { usePartyOrganisations } from '../directory/party-organisations.js';
import { useSignedIn } from '../session/me-context.js';
import type { Attendee } from './attendance.js';

/** Organisations by name, and those of which the reader may record that they came. */
export function useAttendees(hostUnitIds: readonly string[]) {
  const directory = useDirectory();
  const parties = usePartyOrganisations();
  const { role, unit_id } = useSignedIn();
  const isUnit = role === 'unit_officer' || role === 'unit_head';
  // Host or convenor: whoever came. Otherwise a unit records itself and its own party organisations (ADR-0045).
  const own = isUnit && !hostUnitIds.includes(unit_id ?? '') ? (unit_id ?? '') : undefined;
  const partiesToRecord = parties.filter(({ unitId }) => own === undefined || unitId === own);
  const recordable: Record<Attendee['kind'], { value: string; label: string }[]> = {
    unit: directory.units.filter(({ value }) => own === undefined || value === own),
    enterprise: own === undefined ? [...directory.enterprises] : [],
    party_organisation: partiesToRecord.map(({ id, name }) => ({ value: id, label: name })),
  };
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  return {
    nameOf: ({ kind, id }: Attendee) =>
      kind === 'party_organisation' ? (names.get(id) ?? id) : directory.party(id),
    recordable,
    mayRecord: ({ kind, id }: Attendee) =>
      own === undefined || recordable[kind].some(({ value }) => value === id),
  };
}
