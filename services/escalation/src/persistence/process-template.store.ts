import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { ProcessTemplate } from '../domain/projects/process-template.js';

const byId = statement(
  'process_template_by_id',
  'select document as state, version from process_template where tenant_id = $1 and id = $2',
);
const byCode = statement(
  'process_template_by_code',
  'select document as state, version from process_template where tenant_id = $1 and code = $2',
);
const all = statement(
  'process_template_all',
  'select document as state, version from process_template where tenant_id = $1 order by code',
);

/** An alliance's process templates; a handful, hence read whole. */
@Injectable()
export class ProcessTemplateStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<ProcessTemplate> | undefined> {
    return (await this.database.query<Stored<ProcessTemplate>>(byId, [tenantId, id]))[0];
  }

  async byCode(tenantId: string, code: string): Promise<Stored<ProcessTemplate> | undefined> {
    return (await this.database.query<Stored<ProcessTemplate>>(byCode, [tenantId, code]))[0];
  }

  /** By code. */
  all(tenantId: string): Promise<Stored<ProcessTemplate>[]> {
    return this.database.query<Stored<ProcessTemplate>>(all, [tenantId]);
  }
}
