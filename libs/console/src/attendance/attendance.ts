import type { Shape } from '../api/api.ts';

const KINDS = ['unit', 'enterprise', 'party_organisation'] as const;

/** An organisation whose people came, or were expected. */
export interface Attendee {
  readonly kind: (typeof KINDS)[number];
  readonly id: string;
}

/** An entry of the attendance; hours are those of an activity. */
export type Entry = Shape<'MeetingAttendanceView'> & { readonly hours?: number };

/** What a form holds, by organisation. */
export type Given = Record<string, { readonly persons?: number | null; readonly hours?: number | null }>;

/** The name of an organisation's fields in a form. */
export function keyOf({ kind, id }: Attendee): string {
  return `${kind} ${id}`;
}

export function attendeeOf(entry: Entry): Attendee {
  const kind = KINDS.find((each) => entry[`${each}_id`] !== undefined) ?? 'unit';
  return { kind, id: entry[`${kind}_id`] ?? '' };
}

/** Each organisation once, in the order in which they are named first. */
export function distinct(attendees: readonly Attendee[]): Attendee[] {
  return [...new Map(attendees.map((attendee) => [keyOf(attendee), attendee])).values()];
}

/** What was recorded, as a form begins with it. */
export function givenOf(entries: readonly Entry[]): Given {
  return Object.fromEntries(
    entries.map((entry) => {
      const { persons, hours } = entry;
      return [keyOf(attendeeOf(entry)), { persons, ...(hours === undefined ? {} : { hours }) }];
    }),
  );
}

/** The entries that a form asks to be recorded: those with a number of persons. */
export function entriesOf(given: Given): object[] {
  return Object.entries(given).flatMap(([key, { persons, hours }]) => {
    if (persons === undefined || persons === null) return [];
    const [kind, id] = key.split(' ');
    return [{ [`${kind}_id`]: id, persons, ...(hours === undefined || hours === null ? {} : { hours }) }];
  });
}
