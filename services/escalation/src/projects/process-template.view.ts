import { ApiProperty } from '@nestjs/swagger';
import type { Stored } from '@muster/recording';
import type { Labelled, ProcessTemplate, TemplateVersion } from '../domain/projects/process-template.js';
import { PublishTemplateRequest } from './process-template.request.js';

export class TemplateVersionView extends PublishTemplateRequest {
  @ApiProperty({ description: '版本 / version', example: 2 })
  no: number;
}

/** A template with all its versions: what was in force when can always be looked up. */
export class ProcessTemplateView {
  @ApiProperty({ format: 'uuid', description: '编号 / id' }) id: string;
  @ApiProperty({ description: '代码 / code', example: 'industrial' }) code: string;
  @ApiProperty({ type: [TemplateVersionView], description: '版本，旧的在前 / versions, oldest first' })
  versions: TemplateVersionView[];
}

const labels = ({ code, nameZh, nameEn }: Labelled) => ({ code, name_zh: nameZh, name_en: nameEn });

/** A version as it is answered: the request it came from, with its number. */
export function versionView({ no, effectiveOn, ...plan }: TemplateVersion): TemplateVersionView {
  return {
    no,
    effective_on: effectiveOn,
    phases: plan.phases.map((phase) => ({
      ...labels(phase),
      unit_id: phase.unitId,
      tasks: phase.tasks.map((task) => ({ ...labels(task), unit_id: task.unitId })),
      notices: phase.notices.map(labels),
      elements: phase.elements.map(labels),
    })),
    segments: plan.segments.map((segment) => ({
      ...labels(segment),
      unit_id: segment.unitId,
      limit_working_days: segment.limitWorkingDays,
    })),
    wage_watch: plan.wageWatch && {
      unit_id: plan.wageWatch.unitId,
      category_code: plan.wageWatch.categoryCode,
      grace_working_days: plan.wageWatch.graceWorkingDays,
    },
    element_category_code: plan.elementCategoryCode,
    milestones: (plan.milestones ?? []).map((milestone) => ({
      ...labels(milestone),
      unit_id: milestone.unitId,
      phase: milestone.phase,
      offset_days: milestone.offsetDays,
    })),
  };
}

export function templateView({
  state: { id, code, versions },
}: Stored<ProcessTemplate>): ProcessTemplateView {
  return { id, code, versions: versions.map(versionView) };
}
