import { Injectable } from '@nestjs/common';
import { Directories, type DirectorySnapshot } from '@muster/directory';

/** What this service knows of several alliances' directories at once. */
@Injectable()
export class KnownDirectories {
  constructor(private readonly directories: Directories) {}

  /** By alliance; undefined for one whose directory has not arrived. */
  async of(tenantIds: readonly string[]): Promise<ReadonlyMap<string, DirectorySnapshot | undefined>> {
    const known = new Map<string, DirectorySnapshot | undefined>();
    for (const tenantId of tenantIds) known.set(tenantId, await this.directories.get(tenantId));
    return known;
  }
}
