import type {
  AllianceRegistered,
  CalendarPublished,
  EnterpriseRegistered,
  EnterpriseRemoved,
  PartyOrganisationDissolved,
  PartyOrganisationFormed,
  ResponsibilityMatrixPublished,
  UnitRegistered,
  UnitRemoved,
} from '@muster/contracts';
import type { CalendarDefinition } from '@muster/clock';
import { add, cellKey, type Contributions } from './cell.js';
import {
  type DirectoryFact,
  emptyDirectory,
  type EnterpriseFact,
  type Name,
  type OrganisationFact,
  type UnitFact,
} from './directory-fact.js';
import type { Fold } from './fold.js';

/** From so many formal members on an enterprise is due an organisation of its own (mechanisms 2.31). */
export const OWN_ORGANISATION_MEMBERS = 3;

/** The directory: labels for the figures, and the organisation figures O1, O2 and O4. */
export const directoryFold: Fold<DirectoryFact> = {
  timeless: true,
  empty: emptyDirectory,
  apply: afterDirectoryEvents,
  contributions: coverageContributions,
};

/** As much of a directory's event as its state asks for. */
export interface DirectoryEvent {
  readonly type: string;
  readonly data: object;
}

/** The same with when it was recorded. */
export interface RecordedDirectoryEvent extends DirectoryEvent {
  readonly at: Date;
}

/** A directory after more of its events, in the order of its versions. */
export function afterDirectoryEvents(fact: DirectoryFact, events: Iterable<DirectoryEvent>): DirectoryFact {
  const draft = structuredCopy(fact);
  for (const event of events) steps[event.type]?.(draft, event.data as never);
  return draft;
}

interface Draft {
  timeZone: string | null;
  units: Record<string, UnitFact>;
  categories: Record<string, Name>;
  calendars: Record<string, CalendarDefinition>;
  enterprises: Record<string, EnterpriseFact>;
  organisations: Record<string, OrganisationFact>;
}

// An import brings hundreds of entries in one commit: the sections are copied once for all of them.
function structuredCopy(fact: DirectoryFact): Draft {
  return {
    timeZone: fact.timeZone,
    units: { ...fact.units },
    categories: { ...fact.categories },
    calendars: { ...fact.calendars },
    enterprises: { ...fact.enterprises },
    organisations: { ...fact.organisations },
  };
}

const setAlliance = (draft: Draft, { alliance }: AllianceRegistered): void => {
  draft.timeZone = alliance.time_zone;
};
const setUnit = (draft: Draft, { unit }: UnitRegistered): void => {
  draft.units[unit.id] = { ...nameOf(unit), active: unit.active };
};
const setEnterprise = (draft: Draft, { enterprise }: EnterpriseRegistered): void => {
  draft.enterprises[enterprise.id] = {
    inAlliance: enterprise.industry_alliance_ids.length > 0,
    formalMembers: enterprise.formal_members,
    active: enterprise.active,
  };
};
const setOrganisation = (
  draft: Draft,
  { party_organisation: organisation }: PartyOrganisationFormed,
): void => {
  draft.organisations[organisation.id] = {
    form: organisation.form,
    enterprises: organisation.enterprise_ids,
    members: organisation.members,
  };
};

const steps: Record<string, (draft: Draft, data: never) => void> = {
  'muster.alliance.registered.v1': setAlliance,
  'muster.alliance.updated.v1': setAlliance,
  'muster.unit.registered.v1': setUnit,
  'muster.unit.updated.v1': setUnit,
  'muster.unit.removed.v1': (draft, { unit: { id } }: UnitRemoved) => {
    const unit = draft.units[id];
    if (unit) draft.units[id] = { ...unit, active: false };
  },
  'muster.enterprise.registered.v1': setEnterprise,
  'muster.enterprise.updated.v1': setEnterprise,
  'muster.enterprise.removed.v1': (draft, { enterprise }: EnterpriseRemoved) =>
    void delete draft.enterprises[enterprise.id],
  'muster.calendar.published.v1': (draft, { calendar }: CalendarPublished) => {
    draft.calendars[`${calendar.id}@${calendar.version}`] = calendar;
  },
  'muster.party_organisation.formed.v1': setOrganisation,
  'muster.party_organisation.updated.v1': setOrganisation,
  'muster.party_organisation.dissolved.v1': (
    draft,
    { party_organisation: organisation }: PartyOrganisationDissolved,
  ) => void delete draft.organisations[organisation.id],
  'muster.responsibility_matrix.published.v1': (draft, { categories }: ResponsibilityMatrixPublished) => {
    // Codes that have left the matrix keep their names: older whistles still carry them.
    for (const category of categories) draft.categories[category.code] = nameOf(category);
  },
};

function nameOf({ name_zh, name_en }: { name_zh: string; name_en: string }): Name {
  return { zh: name_zh, en: name_en };
}

/** How an enterprise is covered, the strongest form first. A committee leads, it covers nobody. */
const COVERING = ['own', 'joint', 'alliance_branch'];
const FORMS = new Set([...COVERING, 'committee']);

/**
 * Every active enterprise counts once: by the strongest form that covers it, by whether it is due an organisation of its own,
 * and in one of two populations that are never mixed (mechanisms 2.31): inside and outside the industry alliances.
 */
export function coverageContributions(
  fact: Pick<DirectoryFact, 'enterprises' | 'organisations'>,
): Contributions {
  const cells: Contributions = new Map();
  const coveredBy = new Map<string, number>();
  for (const { form, enterprises, members } of Object.values(fact.organisations)) {
    const state = FORMS.has(form) ? form : 'other';
    add(cells, cellKey('party_organisations', 'count', { state }));
    if (members > 0) {
      add(cells, cellKey('party_organisations', 'members', { state }), members);
      add(cells, cellKey('party_organisations', 'keeping_members', { state }));
    }
    const rank = COVERING.indexOf(form);
    if (rank < 0) continue;
    for (const id of enterprises) coveredBy.set(id, Math.min(rank, coveredBy.get(id) ?? rank));
  }
  for (const [id, { inAlliance, formalMembers, active }] of Object.entries(fact.enterprises)) {
    if (!active) continue;
    const rank = coveredBy.get(id);
    const part = rank === undefined ? 'none' : COVERING[rank]!;
    const state = formalMembers >= OWN_ORGANISATION_MEMBERS ? 'eligible' : 'ineligible';
    add(cells, cellKey(inAlliance ? 'alliance_enterprises' : 'other_enterprises', part, { state }));
  }
  return cells;
}
