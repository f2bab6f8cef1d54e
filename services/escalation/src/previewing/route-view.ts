import type { Instant } from '@muster/clock';
import type { DirectorySnapshot } from '@muster/directory';
import { type AllianceDirectory, allianceDirectory } from '../dispatching/alliance-directory.js';
import { onDuty } from '../domain/duty.js';
import type { Assignment, Whistle } from '../domain/whistle.js';
import { planPart } from '../reading/ticket-view.js';
import { onDutyUntil } from './on-duty-until.js';

/** The route of a whistle that was only thought of. Who is on duty is told by unit and post, never by person. */
export function routeView(whistle: Whistle, snapshot: DirectorySnapshot | undefined, now: Instant) {
  const { dispatch } = whistle;
  const directory = allianceDirectory(snapshot);
  return {
    kind: whistle.kind,
    level: whistle.level,
    mode: dispatch?.mode ?? null,
    lead_unit_id: dispatch?.leadUnitId ?? null,
    rule_id: dispatch?.ruleId ?? null,
    matched_by: matchedBy(dispatch?.ruleId, snapshot),
    plan: planPart(dispatch?.plan),
    task_force: whistle.particulars.taskForces !== undefined,
    catch_all: dispatch?.catchAll ?? false,
    catch_all_because: dispatch?.catchAllBecause ?? null,
    directory_version: dispatch?.directoryVersion ?? snapshot?.version ?? 0,
    units: whistle.assignments.map((assignment) => unitView(assignment, snapshot, directory, now)),
  };
}

/** The conditions of the rule that decided: what it asked for, null where it asked for nothing. */
function matchedBy(ruleId: string | null | undefined, directory: DirectorySnapshot | undefined) {
  const rule = directory?.matrix.rules.find(({ id }) => id === ruleId);
  return rule
    ? {
        project_id: rule.project_id ?? null,
        category: rule.category_code,
        place: rule.place_code ?? null,
        industry_alliance_id: rule.industry_alliance_id ?? null,
        process_stage: rule.process_stage,
      }
    : null;
}

function unitView(
  { unitId, role, clocks }: Assignment,
  snapshot: DirectorySnapshot | undefined,
  directory: AllianceDirectory | undefined,
  now: Instant,
) {
  const unit = snapshot?.unit(unitId);
  const until = snapshot && onDutyUntil(snapshot, unitId, now);
  return {
    unit_id: unitId,
    name_zh: unit?.name_zh ?? unitId,
    name_en: unit?.name_en ?? unitId,
    role,
    on_duty: until !== undefined,
    on_duty_until: time(until),
    answered_by: (directory && onDuty(unitId, now, directory)?.post) ?? null,
    sign_due_at: time(clocks.sign?.dueAt),
    contact_due_at: time(clocks.contact?.dueAt),
    resolve_due_at: time(clocks.resolve?.dueAt),
  };
}

function time(instant: Instant | null | undefined): string | null {
  return instant == null ? null : new Date(instant).toISOString();
}
