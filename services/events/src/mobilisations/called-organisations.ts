import type { DirectorySnapshot } from '@muster/directory';
import type { Organisation } from '../domain/mobilisation.js';
import { Examination } from '../references/examination.js';
import type { CallRequest } from './call.request.js';
import { isOfEnterprise } from './mobilisation-rights.js';

/**
 * Whom a request calls, by the directory as it is now: whoever joins later is not called by it. Somebody may be in it twice.
 *
 * @throws Problem 422 `validation_failed` with what the directory does not have.
 */
export function calledOrganisations(request: CallRequest, directory: DirectorySnapshot): Organisation[] {
  const { everybody, unit_tiers, unit_ids, industry_alliance_ids, party_organisation_ids } = request;
  const active = directory.units.filter((unit) => unit.active);
  const tiers = unit_tiers ?? [];
  const examination = new Examination(directory)
    .units('/unit_ids', unit_ids ?? [])
    .partyOrganisations('/party_organisation_ids', party_organisation_ids ?? []);
  tiers.forEach((code, at) => {
    if (!active.some(({ tier }) => tier === code)) examination.fault(`/unit_tiers/${at}`, 'unknown_tier');
  });
  (industry_alliance_ids ?? []).forEach((id, at) => {
    if (!directory.industryAlliance(id))
      examination.fault(`/industry_alliance_ids/${at}`, 'unknown_industry_alliance');
  });
  examination.assertClean();

  const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
  const units = [
    ...(everybody?.includes('all_units') ? idsOf(active) : []),
    ...idsOf(active.filter(({ tier }) => tier !== undefined && tiers.includes(tier))),
    ...(unit_ids ?? []),
  ];
  const parties = [
    ...(everybody?.includes('all_party_organisations') ? idsOf(directory.partyOrganisations) : []),
    ...(industry_alliance_ids ?? []).flatMap((id) => partiesOf(id, directory)),
    ...(party_organisation_ids ?? []),
  ];
  return [
    ...units.map((id) => ({ kind: 'unit', id }) as const),
    ...parties.map((id) => ({ kind: 'party_organisation', id }) as const),
  ];
}

/** An industry alliance's branch, and what its active enterprises have. */
function partiesOf(allianceId: string, directory: DirectorySnapshot): string[] {
  const branch = directory.industryAlliance(allianceId)?.party_organisation_id;
  const enterprises = directory.enterprises.filter(
    ({ active, industry_alliance_ids }) => active && industry_alliance_ids.includes(allianceId),
  );
  const theirs = directory.partyOrganisations.filter((party) =>
    enterprises.some(({ id }) => isOfEnterprise(party, id)),
  );
  return [...(branch === undefined ? [] : [branch]), ...theirs.map(({ id }) => id)];
}
