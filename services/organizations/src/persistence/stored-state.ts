import { idOf } from '../domain/decide.js';
import type { DirectoryState } from '../domain/directory-state.js';
import type { Directory } from '../domain/directory.js';
import { sameJson } from '../domain/same-json.js';

/** The sections that are kept entry by entry. */
export const LISTED_SECTIONS = [
  'units',
  'enterprises',
  'industry_alliances',
  'party_organisations',
  'officers',
  'projects',
  'duty_rota',
  'calendars',
] as const;
export type ListedSection = (typeof LISTED_SECTIONS)[number];

/** What the state SQL reads as `change.state`. */
export interface StoredState {
  matrix_version: number;
  policies_version: number;
  plans_version: number;
  calendar_versions: Readonly<Record<string, number>>;
  document: Directory;
  /** The moment for which it was decided; what days have changed since is told when they have passed (ADR-0245). */
  updated_at: string;
  entries: { section: string; id: string; ordinal: number; body: object }[];
  removed: { section: string; id: string }[];
}

/** The next state, and how its entries differ from those that are stored. */
export function storedState(
  before: Directory | null,
  next: DirectoryState,
  document: Directory,
  occurredAt: Date,
): StoredState {
  const entries: StoredState['entries'] = [];
  const removed: StoredState['removed'] = [];
  for (const section of LISTED_SECTIONS) {
    const old = new Map((before?.[section] ?? []).map((body, ordinal) => [idOf(body), { ordinal, body }]));
    document[section].forEach((body, ordinal) => {
      const id = idOf(body);
      const known = old.get(id);
      if (known?.ordinal !== ordinal || !sameJson(known.body, body))
        entries.push({ section, id, ordinal, body });
      old.delete(id);
    });
    removed.push(...[...old.keys()].map((id) => ({ section, id })));
  }
  const { matrix_version, policies_version, plans_version, calendar_versions } = next;
  const versions = { matrix_version, policies_version, plans_version, calendar_versions };
  return { ...versions, document, updated_at: occurredAt.toISOString(), entries, removed };
}
