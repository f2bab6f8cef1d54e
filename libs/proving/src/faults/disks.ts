import type { PrepareFolder } from '@muster/local-stack';
import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** How large the servers' disks are, in MiB. Memory is used as they fill. */
export interface DiskSizes {
  readonly postgres: number;
  readonly kafka: number;
}

const BALLAST = 'ballast';
/** Share of the room that is taken with one call. */
const AT_ONCE = 0.95;

/** Small disks (tmpfs) for the servers' data, to be filled up and freed. Needs root; without it there are none, and the reason. */
export class Disks {
  /** What is mounted now. PostgreSQL has two while it has a standby, the standby's behind its own. */
  readonly folders: Record<'postgres' | 'kafka', string[]> = { postgres: [], kafka: [] };
  private refusal: string | undefined;

  constructor(private readonly sizes: DiskSizes) {
    if (process.getuid?.() !== 0) this.refusal = 'mounting a small disk needs root';
  }

  /** Why disks cannot be filled here; undefined when they can. */
  get whyNot(): string | undefined {
    return this.refusal ?? (this.folders.postgres.length === 0 ? 'no disk has been mounted' : undefined);
  }

  /** Mounts a disk of its own on a server's data folder. Without the right to do so the folder stays as it is. */
  readonly prepare: PrepareFolder = (server, folder) => {
    if (this.refusal !== undefined) return undefined;
    const options = `size=${this.sizes[server]}m,mode=0700`;
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'muster-chaos', folder], {
      encoding: 'utf8',
    });
    if (status !== 0) {
      this.refusal = `no disk can be mounted here: ${stderr?.trim() || 'no mount command'}`;
      return undefined;
    }
    this.folders[server].push(folder);
    return () => {
      this.folders[server] = this.folders[server].filter((mounted) => mounted !== folder);
      letGo(folder);
    };
  };

  /**
   * Takes all the room that is left: most of it at once, the rest block by block until there is no more, because the server goes on
   * writing meanwhile.
   *
   * @returns MiB taken.
   */
  fill(folder: string): number {
    const room = roomIn(folder);
    const ballast = join(folder, BALLAST);
    spawnSync('fallocate', ['-l', String(Math.floor(room * AT_ONCE)), ballast]);
    spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64K', 'oflag=append', 'conv=notrunc']);
    if (roomIn(folder) > room * (1 - AT_ONCE)) throw new Error(`${folder} could not be filled`);
    return Math.round(room / 2 ** 20);
  }

  free(folder: string): void {
    rmSync(join(folder, BALLAST), { force: true });
  }

  /** Lets go of every disk; what is in them is gone with their last user. */
  unmount(): void {
    for (const folder of Object.values(this.folders).flat()) letGo(folder);
  }
}

/** The folder is empty at once, whoever still has files open in it. */
function letGo(folder: string): void {
  spawnSync('umount', ['--lazy', folder]);
}

/** Bytes that can still be written. */
function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
