import type { Attendance } from '../domain/attendance.js';

/** Exactly one of the three. */
export type OrganisationId = { unit_id?: string; enterprise_id?: string; party_organisation_id?: string };

/** An organisation's attendance as JSON: `{"unit_id": …, "persons": …}`; the API shows it the same way. */
export const publicAttendance = ({
  kind,
  id,
  persons,
}: Attendance): OrganisationId & { persons: number } => ({
  [`${kind}_id`]: id,
  persons,
});

/** The same with hours per person. */
export const publicHours = (entry: Attendance): OrganisationId & { persons: number; hours: number } => ({
  ...publicAttendance(entry),
  hours: entry.hours ?? 0,
});
