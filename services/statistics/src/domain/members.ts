import type {
  EnterpriseRegistered,
  EnterpriseRemoved,
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

/** Who can take part: the active enterprises and the party organisations of an alliance. */
export interface Members {
  readonly enterpriseIds: ReadonlySet<string>;
  readonly organisations: readonly PartyOrganisation[];
}

/** Types of events that {@link membersOf} understands. */
export const MEMBER_EVENTS = [
  'muster.enterprise.registered.v1',
  'muster.enterprise.updated.v1',
  'muster.enterprise.removed.v1',
  'muster.party_organisation.formed.v1',
  'muster.party_organisation.updated.v1',
  'muster.party_organisation.dissolved.v1',
] as const;

/** The members after these events of a directory, in the order of its versions. */
export function membersOf(events: Iterable<DirectoryEvent>): Members {
  const enterprises = new Map<string, boolean>();
  const organisations = new Map<string, PartyOrganisation>();
  for (const { type, data } of events) {
    if (type === 'muster.enterprise.removed.v1')
      enterprises.delete((data as EnterpriseRemoved).enterprise.id);
    else if (type === 'muster.party_organisation.dissolved.v1')
      organisations.delete((data as PartyOrganisationDissolved).party_organisation.id);
    else if (type.startsWith('muster.enterprise.')) {
      const { id, active } = (data as EnterpriseRegistered).enterprise;
      enterprises.set(id, active);
    } else {
      const organisation = organisationOf(data as PartyOrganisationFormed);
      organisations.set(organisation.id, organisation);
    }
  }
  return {
    enterpriseIds: new Set([...enterprises].filter(([, active]) => active).map(([id]) => id)),
    organisations: [...organisations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function organisationOf({ party_organisation: of }: PartyOrganisationFormed): PartyOrganisation {
  const { id, name_zh: zh, name_en: en, form, enterprise_ids: enterpriseIds, unit_id: unitId = null } = of;
  return { id, zh, en, form, enterpriseIds, unitId };
}
