import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canReach, type RunAs } from './caller.js';
import type { Log } from './log.js';

/**
 * Called once with each server's empty data folder before the server is set up in it: to mount a small disk there, say. Returns how that
 * is undone, for a folder that goes before the stack does.
 */
export type PrepareFolder = (server: 'postgres' | 'kafka', folder: string) => (() => void) | undefined;

/** A folder of ours that other users may enter, for servers that must not run as root. Survives a reboot. */
export function sharedFolder(): string {
  const folder = `/var/tmp/muster-${process.getuid?.() ?? 0}`;
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}

/** A new throwaway folder that other users may enter but not list. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-'));
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * Makes `folder` for a server that runs as `user` (as ourselves when undefined) and gives it to that user. Lies it
 * under a folder that the user may not enter, another one is made under the shared folder, and said so.
 */
export function serverFolder(
  folder: string,
  user: RunAs | undefined,
  log: Log,
  prepare?: (folder: string) => void,
): string {
  mkdirSync(dirname(folder), { recursive: true });
  let chosen = folder;
  if (user && !canEnter(dirname(folder), user)) {
    chosen = join(sharedFolder(), `${createHash('sha256').update(folder).digest('hex').slice(0, 12)}-data`);
    log(
      `${folder} 不可由 ${user.name} 进入，改用 ${chosen} · user ${user.name} may not enter it, using ${chosen}`,
    );
  }
  mkdirSync(chosen, { recursive: true, mode: 0o700 });
  prepare?.(chosen);
  if (user) chownSync(chosen, user.uid, user.gid);
  return chosen;
}

// Entering is enough: a folder may well be closed to reading (mode 711). Tried with a folder inside it.
function canEnter(folder: string, user: RunAs): boolean {
  const probe = mkdtempSync(join(folder, '.reach-'));
  try {
    chmodSync(probe, 0o755);
    return canReach(probe, user);
  } finally {
    rmdirSync(probe);
  }
}
