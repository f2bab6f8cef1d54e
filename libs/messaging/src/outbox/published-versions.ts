import type { PendingRow } from './shard-session.js';

const KEPT = 20_000;

/**
 * Remembers the last published version of recent keys, to tell whether a batch read behind the low-water mark can be trusted to
 * continue each key without a gap.
 */
export class PublishedVersions {
  private readonly versions = new Map<string, number>();

  /** True when every row follows the version of its key that was published, or precedes it in the same batch, or is its first. */
  isContinuation(rows: readonly PendingRow[]): boolean {
    const inBatch = new Map<string, number>();
    for (const row of rows) {
      const previous = inBatch.get(row.key) ?? this.versions.get(row.key) ?? 0;
      if (row.first_version !== previous + 1) return false;
      inBatch.set(row.key, row.version);
    }
    return true;
  }

  add(rows: readonly PendingRow[]): void {
    for (const row of rows) {
      this.versions.delete(row.key); // re-inserting keeps the map in order of use
      this.versions.set(row.key, row.version);
    }
    for (const key of this.versions.keys()) {
      if (this.versions.size <= KEPT) break;
      this.versions.delete(key);
    }
  }

  clear(): void {
    this.versions.clear();
  }
}
