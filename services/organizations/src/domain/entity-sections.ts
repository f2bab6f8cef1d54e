/**
 * The sections that are lists of entities, in the order in which a reader can understand them: what an entry refers to comes
 * before it, as far as the references are not mutual. Removals run the other way round.
 */
export const ENTITY_SECTIONS = [
  {
    section: 'units',
    entity: 'unit',
    added: 'unit.registered',
    changed: 'unit.updated',
    removed: 'unit.removed',
  },
  {
    section: 'industry_alliances',
    entity: 'industry_alliance',
    added: 'industry_alliance.registered',
    changed: 'industry_alliance.updated',
    removed: 'industry_alliance.removed',
  },
  {
    section: 'enterprises',
    entity: 'enterprise',
    added: 'enterprise.registered',
    changed: 'enterprise.updated',
    removed: 'enterprise.removed',
  },
  {
    section: 'projects',
    entity: 'project',
    added: 'project.registered',
    changed: 'project.updated',
    removed: 'project.removed',
  },
  {
    section: 'party_organisations',
    entity: 'party_organisation',
    added: 'party_organisation.formed',
    changed: 'party_organisation.updated',
    removed: 'party_organisation.dissolved',
  },
  {
    section: 'officers',
    entity: 'officer',
    added: 'officer.appointed',
    changed: 'officer.updated',
    removed: 'officer.ended',
  },
] as const;

export type EntitySection = (typeof ENTITY_SECTIONS)[number]['section'];
