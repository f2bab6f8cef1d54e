import type {
  EnterpriseRegistered,
  EnterpriseRemoved,
  IndustryAllianceRegistered,
  IndustryAllianceRemoved,
  PartyOrganisationDissolved,
  PartyOrganisationFormed,
} from '@muster/contracts';
import type { Name } from './directory-fact.js';
import type { DirectoryEvent } from './directory-fold.js';

/** A party organisation, and for whom it may come. */
export interface PartyOrganisation extends Name {
  readonly id: string;
  readonly form: string;
  readonly enterpriseIds: readonly string[];
  readonly unitId: string | null;
}

/** An active enterprise, and of which trades it is. */
export interface MemberEnterprise extends Name {
  readonly id: string;
  readonly industryAllianceIds: readonly string[];
}

/** Who can take part: the active enterprises and the party organisations of an alliance. */
export interface Members {
  readonly enterprises: ReadonlyMap<string, MemberEnterprise>;
  /** In the order in which the directory had them. */
  readonly industryAlliances: ReadonlyMap<string, Name>;
  readonly organisations: readonly PartyOrganisation[];
}

/** Types of events that {@link membersOf} understands. */
export const MEMBER_EVENTS = [
  'muster.enterprise.registered.v1',
  'muster.enterprise.updated.v1',
  'muster.enterprise.removed.v1',
  'muster.industry_alliance.registered.v1',
  'muster.industry_alliance.updated.v1',
  'muster.industry_alliance.removed.v1',
  'muster.party_organisation.formed.v1',
  'muster.party_organisation.updated.v1',
  'muster.party_organisation.dissolved.v1',
] as const;

/** The members after these events of a directory, in the order of its versions. */
export function membersOf(events: Iterable<DirectoryEvent>): Members {
  const enterprises = new Map<string, MemberEnterprise>();
  const industryAlliances = new Map<string, Name>();
  const organisations = new Map<string, PartyOrganisation>();
  for (const { type, data } of events) {
    if (type === 'muster.enterprise.removed.v1')
      enterprises.delete((data as EnterpriseRemoved).enterprise.id);
    else if (type === 'muster.industry_alliance.removed.v1')
      industryAlliances.delete((data as IndustryAllianceRemoved).industry_alliance.id);
    else if (type === 'muster.party_organisation.dissolved.v1')
      organisations.delete((data as PartyOrganisationDissolved).party_organisation.id);
    else if (type.startsWith('muster.enterprise.'))
      keepActive(enterprises, (data as EnterpriseRegistered).enterprise);
    else if (type.startsWith('muster.industry_alliance.')) {
      const { id, name_zh: zh, name_en: en } = (data as IndustryAllianceRegistered).industry_alliance;
      industryAlliances.set(id, { zh, en });
    } else {
      const organisation = organisationOf(data as PartyOrganisationFormed);
      organisations.set(organisation.id, organisation);
    }
  }
  return {
    enterprises,
    industryAlliances,
    organisations: [...organisations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function keepActive(
  enterprises: Map<string, MemberEnterprise>,
  { id, active, name_zh: zh, name_en: en, industry_alliance_ids }: EnterpriseRegistered['enterprise'],
): void {
  if (active) enterprises.set(id, { id, zh, en, industryAllianceIds: industry_alliance_ids });
  else enterprises.delete(id);
}

function organisationOf({ party_organisation: of }: PartyOrganisationFormed): PartyOrganisation {
  const { id, name_zh: zh, name_en: en, form, enterprise_ids: enterpriseIds, unit_id: unitId = null } = of;
  return { id, zh, en, form, enterpriseIds, unitId };
}
