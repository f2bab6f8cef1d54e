import type { ServiceName } from '@muster/local-stack';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the services' processes take for the present; each the machine's unless told. */
export class Clocks {
  private constructor(private readonly folder: string) {}

  /** @param folder of its own; what was set in an earlier campaign is forgotten. */
  static inFolder(folder: string): Clocks {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return new Clocks(folder);
  }

  /** For every service, added to what else it is to be started with. */
  environment(others: Readonly<Record<string, string>> = {}): Record<string, string> {
    const preload = `--import=${pathToFileURL(join(import.meta.dirname, 'clock-preload.js')).href}`;
    const options = [others['NODE_OPTIONS'], preload].filter(Boolean).join(' ');
    return { ...others, NODE_OPTIONS: options, MUSTER_CLOCKS: this.folder };
  }

  /**
   * Sets a service's clock. A process that started with a clock of its own steps at once; one that did not has to be started again.
   *
   * @param offsetMs milliseconds before (negative) or after the machine's clock.
   */
  set(service: ServiceName, offsetMs: number): void {
    // Renamed into place: a process that reads meanwhile finds the old offset or the new one.
    const next = join(this.folder, `${service}.next`);
    writeFileSync(next, String(offsetMs));
    renameSync(next, join(this.folder, service));
  }

  /** The machine's clock again: at once for a process that has stepped away from it, for good when it starts the next time. */
  reset(service: ServiceName): void {
    rmSync(join(this.folder, service), { force: true });
  }
}
