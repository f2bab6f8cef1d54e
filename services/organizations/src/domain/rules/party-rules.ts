import type { PartyOrganisation } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

/** From so many formal members on an enterprise is due a branch of its own (mechanisms 1.4). */
export const OWN_BRANCH_MEMBERS = 3;

/** Own, joint and alliance branches are what their form says (mechanisms 1.4, 1.5, 2.3, 2.6). */
export function partyRules(document: ExaminedDocument): Finding[] {
  const organisations = document.entries('party_organisations');
  const formalMembers = new Map(
    document.entries('enterprises').map(({ value }) => [value.id, value.formal_members]),
  );
  return [
    ...organisations.flatMap((organisation) => ownBranchRules(organisation, formalMembers)),
    ...organisations.flatMap(jointBranchRules),
    ...allianceBranchRules(document),
    ...parentRules(organisations),
    ...coverageRules(organisations),
  ];
}

function ownBranchRules(
  { value, pointer }: Entry<PartyOrganisation>,
  formalMembers: ReadonlyMap<string, number>,
): Finding[] {
  if (value.form !== 'own') return [];
  const { enterprise_ids: enterprises, unit_id, project_id, outside_organisations = 0 } = value;
  const owners = enterprises.length + (unit_id ? 1 : 0) + outside_organisations;
  if (owners > 1) return [{ pointer, code: 'own_branch_of_several', params: { id: value.id, owners } }];
  if (owners === 0 && !project_id)
    return [{ pointer, code: 'own_branch_of_nobody', params: { id: value.id } }];
  const owner = enterprises[0];
  const members = owner === undefined ? undefined : formalMembers.get(owner);
  if (members === undefined || members >= OWN_BRANCH_MEMBERS) return [];
  const params = { id: owner!, members, required: OWN_BRANCH_MEMBERS };
  return [{ pointer, code: 'own_branch_below_three', params, warning: true }];
}

function jointBranchRules({ value, pointer }: Entry<PartyOrganisation>): Finding[] {
  if (value.form !== 'joint') return [];
  const sharing = value.enterprise_ids.length + (value.unit_id ? 1 : 0) + (value.outside_organisations ?? 0);
  return sharing >= 2 ? [] : [{ pointer, code: 'joint_branch_of_one', params: { id: value.id } }];
}

function allianceBranchRules(document: ExaminedDocument): Finding[] {
  const findings: Finding[] = [];
  const branches = new Map(document.entries('party_organisations').map((entry) => [entry.value.id, entry]));
  const allianceOf = new Map<string, string>();
  for (const { value, pointer } of document.entries('industry_alliances')) {
    const branchId = value.party_organisation_id;
    if (branchId === undefined) continue;
    const branch = branches.get(branchId);
    const place = `${pointer}/party_organisation_id`;
    if (branch && branch.value.form !== 'alliance_branch') {
      findings.push({ pointer: place, code: 'not_an_alliance_branch', params: { id: branchId } });
    }
    if (allianceOf.has(branchId))
      findings.push({ pointer: place, code: 'listed_twice', params: { id: branchId } });
    allianceOf.set(branchId, value.id);
  }
  const linked = document.ids('industry_alliances', 'party_organisation_id');
  const alliancesOf = new Map(
    document.entries('enterprises').map(({ value }) => [value.id, value.industry_alliance_ids]),
  );
  for (const { value, pointer } of branches.values()) {
    if (value.form !== 'alliance_branch') continue;
    if (linked && !linked.has(value.id))
      findings.push({ pointer, code: 'alliance_branch_unlinked', params: { id: value.id } });
    const alliance = allianceOf.get(value.id);
    value.enterprise_ids.forEach((id, index) => {
      const memberships = alliancesOf.get(id);
      if (alliance !== undefined && memberships && !memberships.includes(alliance)) {
        findings.push({
          pointer: `${pointer}/enterprise_ids/${index}`,
          code: 'not_in_the_alliance',
          params: { id, alliance },
        });
      }
    });
  }
  return findings;
}

function parentRules(organisations: readonly Entry<PartyOrganisation>[]): Finding[] {
  const parentOf = new Map(organisations.map(({ value }) => [value.id, value.parent_id]));
  return organisations.flatMap(({ value, pointer }): Finding[] => {
    const seen = new Set<string>();
    for (let id: string | undefined = value.id; id !== undefined && !seen.has(id); id = parentOf.get(id)) {
      seen.add(id);
      if (parentOf.get(id) === value.id)
        return [{ pointer: `${pointer}/parent_id`, code: 'parent_cycle', params: { id: value.id } }];
    }
    return [];
  });
}

// Not refused: figures in transition are real, but whoever imports them should see that the same enterprise counts in two forms.
function coverageRules(organisations: readonly Entry<PartyOrganisation>[]): Finding[] {
  const home = new Map<string, string>();
  return organisations.flatMap(({ value, pointer }): Finding[] => {
    if (value.form !== 'own' && value.form !== 'joint') return [];
    return value.enterprise_ids.flatMap((id, index): Finding[] => {
      const first = home.get(id);
      if (first !== undefined && first !== value.id) {
        const params = { id, first };
        return [
          {
            pointer: `${pointer}/enterprise_ids/${index}`,
            code: 'enterprise_in_two_branches',
            params,
            warning: true,
          },
        ];
      }
      home.set(id, value.id);
      return [];
    });
  });
}
