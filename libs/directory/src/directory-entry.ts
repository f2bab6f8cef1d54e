import type { ReceivedEvent } from '@muster/messaging';

/**
 * The parts of a directory. `rota`, `matrix`, `plans` and `policies` are documents that are replaced as a whole; `calendar_version` and
 * `policies_version` keep what was published before, because running clocks pin it (lifecycle B2.6).
 */
export type DirectoryKind =
  | 'alliance'
  | 'unit'
  | 'enterprise'
  | 'industry_alliance'
  | 'party_organisation'
  | 'officer'
  | 'project'
  | 'rota'
  | 'matrix'
  | 'plans'
  | 'calendar'
  | 'calendar_version'
  | 'policies'
  | 'policies_version';

/** One part of an alliance's directory as it was last published. */
export interface DirectoryEntry {
  readonly kind: DirectoryKind;
  /** Unique within tenant and kind; `current` for the documents of which there is one. */
  readonly id: string;
  /** Directory version that brought it. */
  readonly version: number;
  readonly removed: boolean;
  readonly data: unknown;
}

/** Id of the documents of which an alliance has one. */
export const CURRENT = 'current';

type Read = (data: Record<string, unknown>) => Omit<DirectoryEntry, 'version'>;

const named = (kind: DirectoryKind, field: string = kind, removed = false): Read => {
  return (data) => {
    const entity = data[field] as { id: string };
    return { kind, id: entity.id, removed, data: removed ? null : entity };
  };
};
const current =
  (kind: DirectoryKind): Read =>
  ({ version: _, occurred_at: __, ...data }) => ({ kind, id: CURRENT, removed: false, data });

const entities: [field: DirectoryKind, first: string, last: string][] = [
  ['unit', 'registered', 'removed'],
  ['enterprise', 'registered', 'removed'],
  ['industry_alliance', 'registered', 'removed'],
  ['party_organisation', 'formed', 'dissolved'],
  ['officer', 'appointed', 'ended'],
  ['project', 'registered', 'removed'],
];

const readers = new Map<string, Read>([
  ['muster.alliance.registered.v1', named('alliance')],
  ['muster.alliance.updated.v1', named('alliance')],
  ...entities.flatMap(([field, first, last]): [string, Read][] => [
    [`muster.${field}.${first}.v1`, named(field)],
    [`muster.${field}.updated.v1`, named(field)],
    [`muster.${field}.${last}.v1`, named(field, field, true)],
  ]),
  [
    'muster.duty_rota.published.v1',
    ({ unit_id, shifts }) => ({
      kind: 'rota',
      id: unit_id as string,
      removed: false,
      data: { unit_id, shifts },
    }),
  ],
  ['muster.responsibility_matrix.published.v1', current('matrix')],
  ['muster.response_plans.published.v1', current('plans')],
  [
    'muster.calendar.published.v1',
    (data) => ({
      kind: 'calendar',
      id: (data['calendar'] as { id: string }).id,
      removed: false,
      data: { calendar: data['calendar'], default: data['default'] },
    }),
  ],
  ['muster.deadline_policies.published.v1', current('policies')],
]);

/** The event types that the directory is made of. */
export const directoryEventTypes: readonly string[] = [...readers.keys()];

/** What an event of `muster.organizations.v1` says about one part; undefined for types that the directory does not keep. */
export function entryOf(event: Pick<ReceivedEvent, 'type' | 'version' | 'data'>): DirectoryEntry | undefined {
  const read = readers.get(event.type);
  return read && { ...read(event.data), version: event.version };
}

/** Everything that an event says: the part as it is now and, of what clocks pin, this version of it. */
export function entriesOf(event: Pick<ReceivedEvent, 'type' | 'version' | 'data'>): DirectoryEntry[] {
  const entry = entryOf(event);
  if (!entry) return [];
  if (entry.kind === 'calendar') {
    const { calendar } = entry.data as { calendar: { id: string; version: number } };
    return [entry, { ...entry, kind: 'calendar_version', id: versionId(calendar.id, calendar.version) }];
  }
  if (entry.kind === 'policies') {
    const { policies_version } = entry.data as { policies_version: number };
    return [entry, { ...entry, kind: 'policies_version', id: versionId(CURRENT, policies_version) }];
  }
  return [entry];
}

/** Id of a version that is kept. */
export function versionId(id: string, version: number): string {
  return `${id}@${version}`;
}
