import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Directories } from '@muster/directory';
import { type Cancel, Database, systemScheduler } from '@muster/persistence';
import { type AllianceDirectory, allianceDirectory } from '../dispatching/alliance-directory.js';
import { SYSTEM } from '../domain/actor.js';
import { decideProcess } from '../domain/projects/decide-process.js';
import type { ProcessCommand } from '../domain/projects/process-command.js';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import { wantedWhistles } from '../domain/projects/wanted-whistles.js';
import { ProcessTemplateStore } from '../persistence/process-template.store.js';
import { ProjectProcessStore } from '../persistence/project-process.store.js';
import { ProcessWhistles } from './process-whistles.js';
import { ProjectProcesses } from './project-aggregates.js';
import { ProjectRecorder } from './project-recorder.js';

const EVERY_MS = 1_000;
const BATCH = 64;
/** Before the next try with a process that could not be attended to: its category is gone from the directory, say. */
const REST_MS = 60_000;

/**
 * Looks every second after the processes whose deadline has passed or that want a whistle, by database time. What is wanted is derived from
 * the state and a whistle's key from the want, so a crash at any moment leads to the same whistle, once (ADR-0140).
 */
@Injectable()
export class ProcessWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('projects');
  private readonly actor = { account_id: SYSTEM.accountId, role: SYSTEM.role };
  /** Processes that could not be attended to, and until when they are left alone (monotonic milliseconds); they must not hold up others. */
  private readonly resting = new Map<string, number>();
  private cancel?: Cancel;
  private looking?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly store: ProjectProcessStore,
    private readonly templates: ProcessTemplateStore,
    private readonly processes: ProjectProcesses,
    private readonly recorder: ProjectRecorder,
    private readonly whistles: ProcessWhistles,
    private readonly directories: Directories,
  ) {}

  onApplicationBootstrap(): void {
    this.cancel = systemScheduler.every(EVERY_MS, () => void this.look());
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    await this.looking;
  }

  /** One look at a time; what fails is logged and tried again at the next. */
  look(): Promise<void> {
    this.looking ??= this.attend()
      .catch((error: unknown) => this.logger.error({ message: 'processes could not be looked at', error }))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async attend(): Promise<void> {
    const now = systemScheduler.now();
    for (const { tenant_id, id } of await this.store.needingAttention(BATCH + this.resting.size)) {
      if ((this.resting.get(id) ?? 0) > now) continue;
      try {
        await this.attendTo(tenant_id, id);
        this.resting.delete(id);
      } catch (error) {
        this.resting.set(id, now + REST_MS);
        this.logger.error({
          message: 'a process could not be attended to',
          tenant_id,
          process_id: id,
          error,
        });
      }
    }
  }

  private async attendTo(tenantId: string, id: string): Promise<void> {
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
