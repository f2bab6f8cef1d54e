import type { Instant } from '@muster/clock';
import { type Bilingual, type FieldError, Problem } from '@muster/http';
import type { AllianceDirectory } from '../dispatching/alliance-directory.js';
import type { NewMilestone } from '../domain/projects/milestone.js';
import type { ProcessPlan } from '../domain/projects/process-template.js';

const NO_UNIT: Bilingual = { zh: '名录中没有此在册单位', en: 'the directory has no such active unit' };
const NO_CATEGORY: Bilingual = { zh: '名录中没有此类别', en: 'the directory has no such category' };

const NO_OFFICER: Bilingual = { zh: '名录中没有此人员', en: 'the directory has no such officer' };
const IS_PAST: Bilingual = { zh: '须为将来的时间', en: 'must lie ahead' };

/** A team's members must be in the directory, its period lie ahead. @throws Problem 422 `validation_failed`, every place at once. */
export function assertTeam(
  officerIds: readonly string[],
  until: Instant | null,
  directory: AllianceDirectory,
  now: Instant,
): void {
  const errors: FieldError[] = officerIds.flatMap((id, i) =>
    directory.hasOfficer(id)
      ? []
      : [{ pointer: `/officer_ids/${i}`, code: 'unknown_officer', message: NO_OFFICER }],
  );
  if (until !== null && until <= now)
    errors.push({ pointer: '/until', code: 'until_has_passed', message: IS_PAST });
  if (errors.length > 0) throw new Problem(422, 'validation_failed', {}, { errors });
}

/**
 * Units that milestones name must be in the directory.
 *
 * @param pointerOf where in the request the unit of the milestone with this index stands.
 * @throws Problem 422 `validation_failed`, every place at once.
 */
export function assertMilestoneUnits(
  milestones: readonly Pick<NewMilestone, 'unitId'>[],
  directory: AllianceDirectory,
  pointerOf: (index: number) => string,
): void {
  const errors = milestones.flatMap(({ unitId }, i) =>
    unitId === null || directory.unit(unitId)?.active
      ? []
      : [{ pointer: pointerOf(i), code: 'unknown_unit', message: NO_UNIT }],
  );
  if (errors.length > 0) throw new Problem(422, 'validation_failed', {}, { errors });
}

/** Units and categories that a plan names must be in the directory. @throws Problem 422 `validation_failed`, every place at once. */
export function assertReferences(plan: ProcessPlan, directory: AllianceDirectory): void {
  const errors: FieldError[] = [];
  const unit = (pointer: string, id: string) => {
    if (!directory.unit(id)?.active) errors.push({ pointer, code: 'unknown_unit', message: NO_UNIT });
  };
  const category = (pointer: string, code: string) => {
    if (!directory.category(code)) errors.push({ pointer, code: 'unknown_category', message: NO_CATEGORY });
  };
  plan.phases.forEach((phase, i) => {
    unit(`/phases/${i}/unit_id`, phase.unitId);
    phase.tasks.forEach((task, j) => unit(`/phases/${i}/tasks/${j}/unit_id`, task.unitId));
  });
  plan.segments.forEach((segment, i) => unit(`/segments/${i}/unit_id`, segment.unitId));
  if (plan.wageWatch) {
    unit('/wage_watch/unit_id', plan.wageWatch.unitId);
    category('/wage_watch/category_code', plan.wageWatch.categoryCode);
  }
  plan.milestones?.forEach(({ unitId }, i) => {
    if (unitId !== null) unit(`/milestones/${i}/unit_id`, unitId);
  });
  if (plan.elementCategoryCode !== null) category('/element_category_code', plan.elementCategoryCode);
  if (errors.length > 0) throw new Problem(422, 'validation_failed', {}, { errors });
}
