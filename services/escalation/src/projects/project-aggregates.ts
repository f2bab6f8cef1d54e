import { Injectable } from '@nestjs/common';
import type { Recorded, Stored } from '@muster/recording';
import { answerableUnit, isAwaited, speedsOf } from '../domain/projects/milestone.js';
import { processDeadlines } from '../domain/projects/process-due.js';
import type { ProcessEvent } from '../domain/projects/process-event.js';
import {
  evolveTemplate,
  type ProcessTemplate,
  type TemplatePublished,
} from '../domain/projects/process-template.js';
import { evolveProcess, milestonesOf, type ProjectProcess } from '../domain/projects/project-process.js';
import { wantedWhistles } from '../domain/projects/wanted-whistles.js';
import { ProcessTemplateStore } from '../persistence/process-template.store.js';
import { ProjectProcessStore } from '../persistence/project-process.store.js';
import { publishedProcessEvent, publishedTemplate } from '../publishing/project-published.js';

@Injectable()
export class ProcessTemplates implements Recorded<ProcessTemplate, TemplatePublished> {
  readonly type = 'process_template';
  readonly evolve = evolveTemplate;

  constructor(private readonly store: ProcessTemplateStore) {}

  load(tenantId: string, id: string): Promise<Stored<ProcessTemplate> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(template: ProcessTemplate) {
    return { rows: { template: [{ code: template.code, document: template }] } };
  }

  publish(event: TemplatePublished, id: string, common: { version: number; occurred_at: string }): object {
    return publishedTemplate(event, id, common);
  }
}

@Injectable()
export class ProjectProcesses implements Recorded<ProjectProcess, ProcessEvent> {
  readonly type = 'project_process';
  readonly evolve = evolveProcess;

  constructor(private readonly store: ProjectProcessStore) {}

  load(tenantId: string, id: string): Promise<Stored<ProjectProcess> | undefined> {
    return this.store.load(tenantId, id);
  }

  written(process: ProjectProcess) {
    const row = {
      project_id: process.projectId,
      enterprise_id: process.enterpriseId,
      unit_ids: unitsOf(process),
      is_open: process.closedAt === null,
      attention_at: attentionAt(process),
      document: process,
    };
    return { rows: { process: [row], milestone: milestoneRows(process) } };
  }

  publish(
    event: ProcessEvent,
    _id: string,
    common: { version: number; occurred_at: string },
    process: ProjectProcess,
  ): object {
    return publishedProcessEvent(event, process, common);
  }
}

/** What the register of milestones is narrowed, sorted and counted by; the rest stands in the process. */
function milestoneRows(process: ProjectProcess): object[] {
  const milestones = milestonesOf(process);
  const speeds = speedsOf(milestones);
  return milestones.map((one) => ({
    code: one.code,
    project_id: process.projectId,
    unit_id: answerableUnit(process, one),
    planned_on: one.plannedOn,
    due_at: new Date(one.dueAt).toISOString(),
    state: isAwaited(one) ? 'awaited' : one.reached ? 'reached' : 'removed',
    days_ahead_of_first: speeds.get(one.code)?.daysAheadOfFirst ?? null,
  }));
}

/** Every unit that has a part in the plan, or answers for a milestone. */
export function unitsOf(process: ProjectProcess): string[] {
  const { phases, segments, wageWatch } = process.plan;
  return [
    ...new Set([
      ...phases.flatMap((phase) => [phase.unitId, ...phase.tasks.map(({ unitId }) => unitId)]),
      ...segments.map(({ unitId }) => unitId),
      ...(wageWatch ? [wageWatch.unitId] : []),
      ...milestonesOf(process).flatMap(({ unitId, removed }) => (unitId === null || removed ? [] : [unitId])),
    ]),
  ];
}

// A whistle that is wanted is wanted at once, whatever else is due.
function attentionAt(process: ProjectProcess): string | null {
  if (wantedWhistles(process).length > 0) return '-infinity';
  const [next] = processDeadlines(process);
  return next ? new Date(next.dueAt).toISOString() : null;
}
