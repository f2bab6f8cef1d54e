import type { EventDataByName, EventName } from '@muster/contracts';
import { typeOf } from '@muster/contracts';
import type { DirectoryEvent } from '../domain/directory-event.js';
import type {
  Alliance,
  Calendar,
  DeadlinePolicy,
  ModelEntry,
  Mechanism,
  Officer,
  PartyOrganisation,
} from '../domain/directory.js';

type PublicName = Extract<EventName, DirectoryEvent['type']>;
type Body<Name extends PublicName> = Omit<EventDataByName[Name], 'version' | 'occurred_at'>;

/**
 * The public event of a domain event; the only place that knows both. Every event is published, because consumers rely on versions
 * without gaps. What stays here: names and telephone numbers of officers, their terms and who selected them, facilities, the order of entries, organisations outside
 * the directory, earlier versions of deadlines and where deadlines come from.
 *
 * @param version of the directory after the event.
 */
export function published(
  event: DirectoryEvent,
  version: number,
  occurredAt: Date,
): { type: string; data: object } {
  return {
    type: typeOf(event.type),
    data: { version, occurred_at: occurredAt.toISOString(), ...bodyOf(event) },
  };
}

function bodyOf(event: DirectoryEvent): Body<PublicName> {
  switch (event.type) {
    case 'alliance.registered':
    case 'alliance.updated':
      return { alliance: publicAlliance(event.data.alliance) };
    case 'officer.appointed':
    case 'officer.updated':
      return { officer: publicOfficer(event.data.officer) };
    case 'party_organisation.formed':
    case 'party_organisation.updated':
      return { party_organisation: publicPartyOrganisation(event.data.party_organisation) };
    case 'calendar.published':
      return publicCalendar(event.data.calendar);
    case 'response_plans.published':
      return { plans_version: event.data.plans_version, plans: event.data.plans ?? [] };
    case 'deadline_policies.published':
      return {
        policies_version: event.data.policies_version,
        policies: (event.data.policies ?? []).map(publicPolicy),
      };
    default:
      return event.data;
  }
}

function publicAlliance(alliance: Alliance): Body<'alliance.registered'>['alliance'] {
  const { operating_model: model, facilities: _facilities, ...rest } = alliance;
  if (!model) return rest;
  const { code, name_zh, name_en, structures, drives, teams, scopes, mechanisms, platforms } = model;
  const published = (heading: 'structures' | 'drives' | 'teams' | 'scopes', entries?: ModelEntry[]) =>
    entries ? { [heading]: entries.map(publicEntry) } : {};
  return {
    ...rest,
    operating_model: {
      code,
      name_zh,
      name_en,
      ...published('structures', structures),
      ...published('drives', drives),
      ...published('teams', teams),
      ...published('scopes', scopes),
      mechanisms: mechanisms.map(publicMechanism),
      platforms: platforms.map(publicEntry),
    },
  };
}

function publicEntry({ code, name_zh, name_en, categories }: ModelEntry): ModelEntry {
  return { code, name_zh, name_en, ...(categories ? { categories: [...categories] } : {}) };
}

function publicMechanism({ cadence, ...entry }: Mechanism): Mechanism {
  return {
    ...publicEntry(entry),
    ...(cadence ? { cadence: { per: cadence.per, times: cadence.times } } : {}),
  };
}

// By naming what may leave, so that whatever is added to an officer stays inside until somebody decides otherwise (ADR-0053).
function publicOfficer({ id, posts }: Officer): Body<'officer.appointed'>['officer'] {
  return {
    id,
    posts: posts.map(({ organisation_kind, organisation_id, post }) => ({
      organisation_kind,
      organisation_id,
      post,
    })),
  };
}

function publicPartyOrganisation(
  organisation: PartyOrganisation,
): Body<'party_organisation.formed'>['party_organisation'] {
  const { outside_organisations: _outside, ...rest } = organisation;
  return rest;
}

function publicCalendar(calendar: Calendar & { version: number }): Body<'calendar.published'> {
  const { name_zh: _zh, name_en: _en, default: isDefault, ...rest } = calendar;
  return { calendar: rest, default: isDefault };
}

function publicPolicy(policy: DeadlinePolicy): Body<'deadline_policies.published'>['policies'][number] {
  const { effective_from: _from, previous: _previous, precedent: _precedent, ...rest } = policy;
  return rest;
}
