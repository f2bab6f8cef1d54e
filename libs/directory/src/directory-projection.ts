import type { ReceivedEvent } from '@muster/messaging';
import { type Queryable, statement } from '@muster/persistence';
import { type DirectoryEntry, entriesOf } from './directory-entry.js';

// Removed parts stay as rows: whoever refreshes from a version on must learn that they are gone. What is late is told by the locked
// row of the directory, not by the statement's snapshot: a newer version may have been committed meanwhile.
const upsert = statement(
  'directory_apply',
  `with given as (
    select * from json_to_recordset($1::json) as given(tenant_id text, kind text, id text, version bigint, removed boolean, data jsonb)
  ), written as (
    insert into directory_entry (tenant_id, kind, id, directory_version, removed, data)
    select tenant_id, kind, id, version, removed, data from given
    on conflict (tenant_id, kind, id) do update
      set directory_version = excluded.directory_version, removed = excluded.removed, data = excluded.data
      where directory_entry.directory_version < excluded.directory_version
    returning tenant_id, directory_version
  )
  insert into directory (tenant_id, version)
  select * from json_to_recordset($2::json) as versions(tenant_id text, version bigint)
  on conflict (tenant_id) do update set
    version = greatest(directory.version, excluded.version),
    late_arrivals = directory.late_arrivals + (
      select count(*) from written
      where written.tenant_id = directory.tenant_id and written.directory_version <= directory.version)`,
);

/** Keeps the read model of directories up to date from `muster.organizations.v1`. */
export class DirectoryProjection {
  /**
   * Applies a batch in its transaction with one statement. Idempotent by version: what is already known, or older, changes nothing.
   * Versions count even for event types that are not kept, so that the directory version is the alliance's. Parts that come after a
   * newer version has been applied, as after a loss in the broker (ADR-0022), are counted, so that every process reads them (ADR-0195).
   *
   * @returns the tenants that the batch was about; hand them to `Directories.refresh` after the commit.
   */
  async apply(tx: Queryable, events: readonly ReceivedEvent[]): Promise<string[]> {
    const entries = new Map<string, DirectoryEntry & { tenant_id: string }>();
    const versions = new Map<string, number>();
    for (const event of events) {
      const tenant_id = event.tenantId;
      versions.set(tenant_id, Math.max(versions.get(tenant_id) ?? 0, event.version));
      for (const entry of entriesOf(event)) {
        const key = JSON.stringify([tenant_id, entry.kind, entry.id]);
        // One row per part and statement: only the newest of a batch is written.
        if ((entries.get(key)?.version ?? 0) < entry.version) entries.set(key, { ...entry, tenant_id });
      }
    }
    if (versions.size === 0) return [];
    const rows = [...versions].map(([tenant_id, version]) => ({ tenant_id, version }));
    await tx.query(upsert, [JSON.stringify([...entries.values()]), JSON.stringify(rows)]);
    return [...versions.keys()];
  }
}
