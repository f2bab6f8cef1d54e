import type { DirectorySnapshot } from '@muster/directory';

/** Those whose own or joint organisation it is; a branch of an industry alliance and a committee cover enterprises without being theirs. */
export function enterprisesOf(
  organisationId: string,
  directory: DirectorySnapshot | undefined,
): readonly string[] {
  const party = directory?.partyOrganisation(organisationId);
  return party?.form === 'own' || party?.form === 'joint' ? party.enterprise_ids : [];
}
