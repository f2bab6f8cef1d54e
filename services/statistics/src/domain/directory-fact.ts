import type { CalendarDefinition } from '@muster/clock';

/** A name in both languages. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

/** A unit's name stays when the unit leaves: older figures still carry its id. */
export interface UnitFact extends Name {
  readonly active: boolean;
}

/** What the figures need to know about one enterprise. */
export interface EnterpriseFact {
  readonly inAlliance: boolean;
  readonly formalMembers: number;
  readonly active: boolean;
}

/** What the figures need to know about one party organisation. */
export interface OrganisationFact {
  readonly form: string;
  readonly enterprises: readonly string[];
  readonly members: number;
}

/** An alliance's directory as far as figures and their labels need it. */
export interface DirectoryFact {
  readonly timeZone: string | null;
  readonly units: Readonly<Record<string, UnitFact>>;
  readonly categories: Readonly<Record<string, Name>>;
  /** Every version that was ever published, by `id@version`: durations are measured by the one that was pinned (kpis K8). */
  readonly calendars: Readonly<Record<string, CalendarDefinition>>;
  readonly enterprises: Readonly<Record<string, EnterpriseFact>>;
  readonly organisations: Readonly<Record<string, OrganisationFact>>;
}

export const emptyDirectory: DirectoryFact = {
  timeZone: null,
  units: {},
  categories: {},
  calendars: {},
  enterprises: {},
  organisations: {},
};
