import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '@muster/persistence';
import { type DirectoryFact, emptyDirectory } from '../domain/directory-fact.js';
import { ORGANIZATIONS } from '../projection/topic.js';

const directory = statement(
  'directory_fact',
  `select fact.version, case when fact.version = $3 and projection.id = $4 then null else fact.fact end as fact, projection.id as projection
   from projection join fact on fact.projection = projection.id
   where projection.state = 'active' and fact.topic = $2 and fact.key = $1 and fact.tenant_id = $1`,
);

/** Names for what the figures are about. The last seen directory of each alliance is kept until it changes. */
@Injectable()
export class DirectoryReader {
  private readonly known = new Map<string, { version: number; projection: number; fact: DirectoryFact }>();

  /** The alliance's directory; an empty one while it has not been seen. */
  async of(database: Queryable, tenantId: string): Promise<DirectoryFact> {
    const known = this.known.get(tenantId);
    const [row] = await database.query<{
      version: number;
      fact: DirectoryFact | null;
      projection: number;
    }>(directory, [tenantId, ORGANIZATIONS.code, known?.version ?? -1, known?.projection ?? -1]);
    if (!row) return emptyDirectory;
    if (row.fact === null) return known!.fact;
    this.known.set(tenantId, { version: row.version, projection: row.projection, fact: row.fact });
    return row.fact;
  }
}
