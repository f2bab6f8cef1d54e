import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { type Database, statement } from '@muster/persistence';
import type { DirectoryEntry } from './directory-entry.js';
import { DirectorySnapshot } from './directory-snapshot.js';

const POLL_MS = 1_000;

// One statement, hence one view of the data: the version and the entries up to it cannot come apart. Whatever came late has a version
// that may have been read already, so that everything is read once more.
const changes = statement(
  'directory_changes',
  `select directory.version as directory_version, directory.late_arrivals, entry.kind, entry.id, entry.directory_version as version,
     entry.removed, entry.data
   from directory
   left join directory_entry entry on entry.tenant_id = directory.tenant_id
     and entry.directory_version > case when directory.late_arrivals = $3::bigint then $2::bigint else 0 end
   where directory.tenant_id = $1`,
);
const versions = statement(
  'directory_versions',
  'select tenant_id, version, late_arrivals from directory where tenant_id = any($1)',
);

/** A directory as it was read. */
interface Known {
  readonly snapshot: DirectorySnapshot;
  /** How many parts had come after a newer version by then. */
  readonly lateArrivals: number;
}
interface VersionRow {
  readonly tenant_id: string;
  readonly version: number;
  readonly late_arrivals: number;
}
type ChangeRow = { readonly directory_version: number; readonly late_arrivals: number } & (
  DirectoryEntry | { readonly kind: null }
);

/**
 * Directories in memory. A first question reads from the database; afterwards only what changed is read: at once when this
 * process commits a batch, else by a poll every second, since another process of the service may have applied it (ADR-0043).
 */
export class Directories implements OnModuleInit, OnApplicationShutdown {
  private readonly known = new Map<string, Known>();
  private readonly loading = new Map<string, Promise<DirectorySnapshot | undefined>>();
  private timer?: NodeJS.Timeout;
  private polling = false;

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.poll(), POLL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** An alliance's directory, at most a second old; undefined when none has arrived. */
  async get(tenantId: string): Promise<DirectorySnapshot | undefined> {
    return this.peek(tenantId) ?? this.load(tenantId);
  }

  /** The directory if it is in memory already. */
  peek(tenantId: string): DirectorySnapshot | undefined {
    return this.known.get(tenantId)?.snapshot;
  }

  /** Reads what changed for these alliances, as far as anybody has asked for them. Errors are left to the next poll. */
  async refresh(tenantIds: readonly string[]): Promise<void> {
    const known = tenantIds.filter((tenantId) => this.known.has(tenantId));
    await Promise.all(known.map((tenantId) => this.reload(tenantId).catch(() => undefined)));
  }

  /** Compares versions and reads what changed. Runs by itself every second. */
  async poll(): Promise<void> {
    if (this.polling || this.known.size === 0) return;
    this.polling = true;
    try {
      const rows = await this.database.query<VersionRow>(versions, [[...this.known.keys()]]);
      const stale = rows.filter(
        (row) => !isCurrent(this.known.get(row.tenant_id), row.version, row.late_arrivals),
      );
      await this.refresh(stale.map((row) => row.tenant_id));
    } catch {
      // The database is away; what is in memory stays valid, and the next poll tries again.
    } finally {
      this.polling = false;
    }
  }

  private load(tenantId: string): Promise<DirectorySnapshot | undefined> {
    let loading = this.loading.get(tenantId);
    if (!loading) {
      loading = this.read(tenantId).finally(() => this.loading.delete(tenantId));
      this.loading.set(tenantId, loading);
    }
    return loading;
  }

  // A load under way may have read before the commit that asks for this one: read again after it.
  private async reload(tenantId: string): Promise<DirectorySnapshot | undefined> {
    await this.loading.get(tenantId)?.catch(() => undefined);
    return this.load(tenantId);
  }

  private async read(tenantId: string): Promise<DirectorySnapshot | undefined> {
    const known = this.known.get(tenantId);
    const rows = await this.database.query<ChangeRow>(changes, [
      tenantId,
      known?.snapshot.version ?? 0,
      known?.lateArrivals ?? 0,
    ]);
    if (rows.length === 0) return known?.snapshot;
    const { directory_version: version, late_arrivals: lateArrivals } = rows[0]!;
    if (known && isCurrent(known, version, lateArrivals)) return known.snapshot;
    const entries = rows.filter((row) => row.kind !== null) as (ChangeRow & DirectoryEntry)[];
    const snapshot =
      known?.lateArrivals === lateArrivals
        ? known.snapshot.with(version, entries)
        : DirectorySnapshot.of(tenantId, version, entries);
    this.known.set(tenantId, { snapshot, lateArrivals });
    return snapshot;
  }
}

function isCurrent(known: Known | undefined, version: number, lateArrivals: number): boolean {
  return known?.snapshot.version === version && known.lateArrivals === lateArrivals;
}
