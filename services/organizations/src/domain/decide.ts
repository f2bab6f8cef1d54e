import { DEFAULT_POLICIES_VERSION } from '@muster/contracts';
import { coverageEvents } from './coverage.js';
import type { Arrangement, DirectoryEvent, OrderedSection } from './directory-event.js';
import type { DirectoryState } from './directory-state.js';
import type { Calendar, Directory, UnitRota } from './directory.js';
import { ENTITY_SECTIONS } from './entity-sections.js';
import { evolveAll } from './evolve.js';
import { sameJson } from './same-json.js';

/**
 * What must happen so that the directory becomes the incoming document: nothing when it already is.
 *
 * The events come in the order in which a consumer can follow them: the alliance, calendars, units and all that refers to units,
 * then rotas, matrix, plans and policies, then the removals (after the matrix that no longer names them), and last what follows from it all
 * for coverage (ADR-0242). A document that only changes
 * the order of its entries yields one `alliance.updated` that carries the order, for an export is the import unchanged (ADR-0051).
 *
 * @param incoming has passed the rules; ids are unique within their section.
 */
export function decide(state: DirectoryState, incoming: Directory): DirectoryEvent[] {
  const current = state.directory;
  const events: DirectoryEvent[] = [
    ...allianceEvents(current, incoming),
    ...calendarEvents(state, incoming),
    ...ENTITY_SECTIONS.flatMap((kind) => arrivalsAndChanges(kind, current, incoming)),
    ...rotaEvents(current, incoming),
  ];
  if (!sameJson(current?.responsibility_matrix, incoming.responsibility_matrix)) {
    events.push({
      type: 'responsibility_matrix.published',
      data: { matrix_version: state.matrix_version + 1, ...incoming.responsibility_matrix },
    });
  }
  if (!sameJson(current?.response_plans, incoming.response_plans)) {
    events.push({
      type: 'response_plans.published',
      data: { plans_version: state.plans_version + 1, plans: incoming.response_plans ?? null },
    });
  }
  if (!sameJson(current?.deadline_policies, incoming.deadline_policies)) {
    events.push({
      type: 'deadline_policies.published',
      data: {
        policies_version: Math.max(state.policies_version, DEFAULT_POLICIES_VERSION) + 1,
        policies: incoming.deadline_policies ?? null,
      },
    });
  }
  events.push(...ENTITY_SECTIONS.toReversed().flatMap((kind) => departures(kind, current, incoming)));
  const arrangement = arrangementEvent(evolveAll(state, events).directory, incoming);
  if (arrangement) events.push(arrangement);
  events.push(...coverageEvents(current, incoming));
  return events;
}

function allianceEvents(current: Directory | null, incoming: Directory): DirectoryEvent[] {
  const { alliance } = incoming;
  if (!current) return [{ type: 'alliance.registered', data: { alliance } }];
  return sameJson(current.alliance, alliance) ? [] : [{ type: 'alliance.updated', data: { alliance } }];
}

// A calendar's version counts changes of its working time; to become or cease to be the default is no such change.
function calendarEvents(state: DirectoryState, incoming: Directory): DirectoryEvent[] {
  const before = byId(state.directory?.calendars);
  return incoming.calendars.flatMap((calendar): DirectoryEvent[] => {
    const old = before.get(calendar.id);
    if (sameJson(old, calendar)) return [];
    const versions = state.calendar_versions;
    const last = Object.hasOwn(versions, calendar.id) ? versions[calendar.id]! : 0; // `constructor` is an id like any other
    const version = old && sameWorkingTime(old, calendar) ? last : last + 1;
    return [{ type: 'calendar.published', data: { calendar: { ...calendar, version } } }];
  });
}

function sameWorkingTime(one: Calendar, other: Calendar): boolean {
  return (['time_zone', 'weekly', 'holidays', 'make_up_days'] as const).every((field) =>
    sameJson(one[field], other[field]),
  );
}

function arrivalsAndChanges(
  kind: (typeof ENTITY_SECTIONS)[number],
  current: Directory | null,
  incoming: Directory,
): DirectoryEvent[] {
  const before = byId<{ id: string }>(current?.[kind.section]);
  return incoming[kind.section].flatMap((entry): DirectoryEvent[] => {
    const old = before.get(entry.id);
    if (sameJson(old, entry)) return [];
    return [
      { type: old ? kind.changed : kind.added, data: { [kind.entity]: entry } } as unknown as DirectoryEvent,
    ];
  });
}

function departures(
  kind: (typeof ENTITY_SECTIONS)[number],
  current: Directory | null,
  incoming: Directory,
): DirectoryEvent[] {
  const staying = new Set(incoming[kind.section].map(({ id }) => id));
  const leaving = (current?.[kind.section] ?? []).filter(({ id }) => !staying.has(id));
  return leaving.map(
    ({ id }) => ({ type: kind.removed, data: { [kind.entity]: { id } } }) as unknown as DirectoryEvent,
  );
}

function rotaEvents(current: Directory | null, incoming: Directory): DirectoryEvent[] {
  const before = new Map((current?.duty_rota ?? []).map((rota) => [rota.unit_id, rota]));
  const published: UnitRota[] = incoming.duty_rota.filter(
    (rota) => !sameJson(before.get(rota.unit_id), rota),
  );
  const kept = new Set(incoming.duty_rota.map(({ unit_id }) => unit_id));
  const ended: UnitRota[] = [...before.keys()]
    .filter((id) => !kept.has(id))
    .map((unit_id) => ({ unit_id, shifts: [] }));
  return [...published, ...ended].map((data) => ({ type: 'duty_rota.published', data }));
}

const ORDERED: readonly OrderedSection[] = [
  ...ENTITY_SECTIONS.map(({ section }) => section),
  'duty_rota',
  'calendars',
];

function arrangementEvent(reached: Directory | null, incoming: Directory): DirectoryEvent | undefined {
  const arrangement: Arrangement = {};
  for (const section of ORDERED) {
    const order = incoming[section].map(idOf);
    if (!sameJson(reached?.[section].map(idOf), order)) arrangement[section] = order;
  }
  if (Object.keys(arrangement).length === 0) return undefined;
  return { type: 'alliance.updated', data: { alliance: incoming.alliance, arrangement } };
}

/** The id of an entry; a rota has its unit's. */
export function idOf(entry: { id: string } | { unit_id: string }): string {
  return 'id' in entry ? entry.id : entry.unit_id;
}

function byId<Entry extends { id: string }>(entries: readonly Entry[] = []): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
