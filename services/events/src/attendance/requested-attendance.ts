import type { Attendance, AttendeeKind } from '../domain/attendance.js';
import type { Examination } from '../references/examination.js';

interface Entry {
  readonly unit_id?: string | null;
  readonly enterprise_id?: string | null;
  readonly party_organisation_id?: string | null;
  readonly persons: number;
  readonly hours?: number;
}

const KINDS: readonly AttendeeKind[] = ['unit', 'enterprise', 'party_organisation'];

/** Reads entries that name exactly one known organisation each; what does not fit is left to the examination. */
export function requestedAttendance(entries: readonly Entry[], examination: Examination): Attendance[] {
  const read = entries.map((entry, index): Attendance => {
    const named = KINDS.filter((kind) => entry[`${kind}_id`] != null);
    if (named.length !== 1) examination.fault(`/attendance/${index}`, 'exactly_one_organisation');
    const kind = named[0] ?? 'unit';
    const { persons, hours } = entry;
    return { kind, id: entry[`${kind}_id`] ?? '', persons, ...(hours === undefined ? {} : { hours }) };
  });
  examination.attendance(
    '/attendance',
    read.filter(({ id }) => id !== ''),
  );
  examination.assertClean();
  return read;
}
