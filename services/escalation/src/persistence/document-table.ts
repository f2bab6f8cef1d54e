import { type Database, type Statement, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';

/** A table of documents that have versions and may have a deadline; which columns their lists are narrowed by is each one's own. */
export class DocumentTable<Document> {
  private readonly byId: Statement;
  private readonly attention: Statement;

  constructor(
    protected readonly database: Database,
    table: string,
  ) {
    this.byId = statement(
      `${table}_by_id`,
      `select document as state, version from ${table} where tenant_id = $1 and id = $2`,
    );
    this.attention = statement(
      `${table}_attention`,
      `select tenant_id, id from ${table} where attention_at <= clock_timestamp() order by attention_at limit $1`,
    );
  }

  /** The id must be a UUID. */
  async load(tenantId: string, id: string): Promise<Stored<Document> | undefined> {
    return (await this.database.query<Stored<Document>>(this.byId, [tenantId, id]))[0];
  }

  /** Those with a deadline that has passed, or with something that waits to be done, by database time. */
  needingAttention(limit: number): Promise<{ tenant_id: string; id: string }[]> {
    return this.database.query<{ tenant_id: string; id: string }>(this.attention, [limit]);
  }
}
