import { Injectable } from '@nestjs/common';
import { Directories } from '@muster/directory';
import { Problem } from '@muster/http';
import { Database } from '@muster/persistence';
import { type AllianceDirectory, allianceDirectory } from '../dispatching/alliance-directory.js';

/** The alliance's directory and the time, for whoever decides about projects. */
@Injectable()
export class ProjectDirectories {
  constructor(
    private readonly directories: Directories,
    private readonly database: Database,
  ) {}

  /** @throws Problem 409 `directory_missing`. */
  async of(tenantId: string): Promise<AllianceDirectory> {
    const directory = allianceDirectory(await this.directories.get(tenantId));
    if (!directory) throw new Problem(409, 'directory_missing');
    return directory;
  }

  /** The owner of a project of the directory: undefined without such a project, null when the project names none. */
  async ownerOf(tenantId: string, projectId: string): Promise<string | null | undefined> {
    const project = (await this.directories.get(tenantId))?.project(projectId);
    return project && (project.owner_enterprise_id ?? null);
  }

  /** By database time (ADR-0011). */
  now(): number {
    return this.database.now().getTime();
  }
}
