import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import { DocumentTable } from './document-table.js';

const list = statement(
  'project_process_list',
  `select document as state, version from project_process
   where tenant_id = $1 and ($2::text is null or enterprise_id = $2) and ($3::text is null or $3 = any(unit_ids))
     and ($4::text is null or project_id = $4) and ($5::uuid is null or id < $5)
   order by id desc limit $6`,
);

/** What a list of processes is narrowed by; absent: not narrowed. */
export interface ProcessFilter {
  readonly enterpriseId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly projectId?: string | undefined;
  /** Older than this one. */
  readonly after?: string | undefined;
  /** Rows at most. */
  readonly limit: number;
}

@Injectable()
export class ProjectProcessStore extends DocumentTable<ProjectProcess> {
  constructor(database: Database) {
    super(database, 'project_process');
  }

  /** Newest first. */
  list(
    tenantId: string,
    { enterpriseId, unitId, projectId, after, limit }: ProcessFilter,
  ): Promise<Stored<ProjectProcess>[]> {
    const narrowed = [enterpriseId, unitId, projectId, after].map((value) => value ?? null);
    return this.database.query<Stored<ProjectProcess>>(list, [tenantId, ...narrowed, limit]);
  }
}
