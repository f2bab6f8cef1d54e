import { Injectable } from '@nestjs/common';
import { Directories } from '@muster/directory';
import { Database } from '@muster/persistence';
import { type AllianceDirectory, allianceDirectory } from '../dispatching/alliance-directory.js';
import { SYSTEM } from '../domain/actor.js';
import { decideProcess } from '../domain/projects/decide-process.js';
import type { ProcessCommand } from '../domain/projects/process-command.js';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import { wantedWhistles } from '../domain/projects/wanted-whistles.js';
import { ProcessTemplateStore } from '../persistence/process-template.store.js';
import { ProjectProcessStore } from '../persistence/project-process.store.js';
import { AttentionWatch, type NeedingAttention } from './attention-watch.js';
import { ProcessWhistles } from './process-whistles.js';
import { ProjectProcesses } from './project-aggregates.js';
import { ProjectRecorder } from './project-recorder.js';

/**
 * Looks after the processes whose deadline has passed or that want a whistle. What is wanted is derived from
 * the state and a whistle's key from the want, so a crash at any moment leads to the same whistle, once (ADR-0140).
 */
@Injectable()
export class ProcessWatch extends AttentionWatch {
  private readonly actor = { account_id: SYSTEM.accountId, role: SYSTEM.role };

  constructor(
    private readonly database: Database,
    private readonly store: ProjectProcessStore,
    private readonly templates: ProcessTemplateStore,
    private readonly processes: ProjectProcesses,
    private readonly recorder: ProjectRecorder,
    private readonly whistles: ProcessWhistles,
    private readonly directories: Directories,
  ) {
    super('project_process');
  }

  protected needingAttention(limit: number): Promise<NeedingAttention[]> {
    return this.store.needingAttention(limit);
  }

  protected async attendTo(tenantId: string, id: string): Promise<void> {
    const directory = allianceDirectory(await this.directories.get(tenantId));
    if (!directory) return;
    const process = await this.give(tenantId, id, directory, { type: 'tick' });
    for (const wanted of wantedWhistles(process)) {
      const ticketId = await this.whistles.blow(tenantId, process, wanted, directory);
      const { cause, reference } = wanted;
      await this.give(tenantId, id, directory, { type: 'record_whistle', cause, reference, ticketId });
    }
  }

  /** @returns the process after the command. */
  private async give(
    tenantId: string,
    id: string,
    calendars: AllianceDirectory,
    command: ProcessCommand,
  ): Promise<ProjectProcess> {
    const { body } = await this.recorder.record(this.processes, {
      tenantId,
      actor: this.actor,
      id,
      decide: async (process) => {
        const template = (await this.templates.load(tenantId, process!.templateId))!.state;
        const context = { now: this.database.now().getTime(), actor: SYSTEM, calendars, template };
        return decideProcess(process!, command, context);
      },
      present: async ({ state }) => state,
    });
    return body as ProjectProcess;
  }
}
