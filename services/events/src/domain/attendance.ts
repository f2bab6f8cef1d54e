/** Which kind of organisation attended. */
export type AttendeeKind = 'unit' | 'enterprise' | 'party_organisation';

/** An organisation's attendance. Persons are counted, never named. */
export interface Attendance {
  readonly kind: AttendeeKind;
  readonly id: string;
  /** 0: was expected and did not come. */
  readonly persons: number;
  /** Hours per person; activities only. */
  readonly hours?: number;
}

/** Attendance with some organisations' entries recorded anew: an organisation has one entry, the last one. */
export function recordAttendance(
  known: readonly Attendance[],
  recorded: readonly Attendance[],
): Attendance[] {
  const entries = new Map(known.map((entry) => [nameOf(entry), entry]));
  for (const entry of recorded) entries.set(nameOf(entry), entry);
  return [...entries.values()];
}

/** Index of the first entry whose organisation was named before in the same list; -1 when there is none. */
export function firstRepetition(entries: readonly Attendance[]): number {
  const seen = new Set<string>();
  return entries.findIndex((entry) => seen.size === seen.add(nameOf(entry)).size);
}

const nameOf = ({ kind, id }: Attendance): string => `${kind} ${id}`;
