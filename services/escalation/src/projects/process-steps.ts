import { Injectable } from '@nestjs/common';
import type { Instant } from '@muster/clock';
import { Problem, tenantOf } from '@muster/http';
import type { Asked } from '../deciding/asked.js';
import type { AllianceDirectory } from '../dispatching/alliance-directory.js';
import { decideProcess } from '../domain/projects/decide-process.js';
import type { ProcessCommand } from '../domain/projects/process-command.js';
import { ProcessTemplateStore } from '../persistence/process-template.store.js';
import { actorOf } from '../reading/visibility.js';
import { mayKnow } from './process-visibility.js';
import { ProjectProcesses } from './project-aggregates.js';
import { ProjectDirectories } from './project-directories.js';
import { processView } from './project-process.view.js';
import { ProjectRecorder } from './project-recorder.js';

/** Takes what somebody asks for to a project's process, and answers with the chart. */
@Injectable()
export class ProcessSteps {
  constructor(
    private readonly templates: ProcessTemplateStore,
    private readonly processes: ProjectProcesses,
    private readonly recorder: ProjectRecorder,
    private readonly directories: ProjectDirectories,
  ) {}

  /**
   * @param assertKnown holds what the command names against the directory.
   * @throws Problem for every refusal; 404 for whoever may not know of the process.
   */
  give(
    id: string,
    command: ProcessCommand,
    asked: Asked,
    assertKnown: (directory: AllianceDirectory, now: Instant) => void = () => undefined,
  ): Promise<object> {
    const { who } = asked;
    return this.recorder.step(this.processes, id, command, asked, {
      decide: async (process) => {
        if (!mayKnow(who, process)) throw new Problem(404, 'not_found');
        const calendars = await this.directories.of(tenantOf(who));
        const template = (await this.templates.load(tenantOf(who), process.templateId))!.state;
        const now = this.directories.now();
        assertKnown(calendars, now);
        const context = { now, actor: actorOf(who), calendars, template };
        return decideProcess(process, command, context);
      },
      present: (stored) => processView(stored, who, this.directories.now()),
    });
  }
}
