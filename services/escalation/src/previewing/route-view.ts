import type { Instant } from '@muster/clock';
import type { DirectorySnapshot } from '@muster/directory';
import type { Assignment, Whistle } from '../domain/whistle.js';
import { onDutyUntil } from './on-duty-until.js';

/** The route of a whistle that was only thought of. Who is on duty is told by unit, never by person. */
export function routeView(whistle: Whistle, directory: DirectorySnapshot | undefined, now: Instant) {
  const { dispatch } = whistle;
  return {
    kind: whistle.kind,
    level: whistle.level,
    mode: dispatch?.mode ?? null,
    lead_unit_id: dispatch?.leadUnitId ?? null,
    rule_id: dispatch?.ruleId ?? null,
    catch_all: dispatch?.catchAll ?? false,
    directory_version: dispatch?.directoryVersion ?? directory?.version ?? 0,
    units: whistle.assignments.map((assignment) => unitView(assignment, directory, now)),
  };
}

function unitView(
  { unitId, role, clocks }: Assignment,
  directory: DirectorySnapshot | undefined,
  now: Instant,
) {
  const unit = directory?.unit(unitId);
  const until = directory && onDutyUntil(directory, unitId, now);
  return {
    unit_id: unitId,
    name_zh: unit?.name_zh ?? unitId,
    name_en: unit?.name_en ?? unitId,
    role,
    on_duty: until !== undefined,
    on_duty_until: time(until),
    sign_due_at: time(clocks.sign?.dueAt),
    contact_due_at: time(clocks.contact?.dueAt),
    resolve_due_at: time(clocks.resolve?.dueAt),
  };
}

function time(instant: Instant | null | undefined): string | null {
  return instant == null ? null : new Date(instant).toISOString();
}
