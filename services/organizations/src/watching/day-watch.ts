import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { localDate } from '@muster/clock';
import { VersionConflict } from '@muster/messaging';
import { type Cancel, systemScheduler } from '@muster/persistence';
import { projectCoverageEvents } from '../domain/project-coverage.js';
import { sitesAt } from '../domain/sites-at.js';
import { DirectoryReader, type ListedAlliance } from '../persistence/directory.reader.js';
import { DirectoryStore } from '../persistence/directory.store.js';

const LOOK_EVERY_MS = 60_000;
const AT_ONCE = 200;
const SYSTEM = { account_id: 'system', role: 'system' };

/**
 * Tells what changes because a day is over where an alliance is: the term of a project's officer (ADR-0245). A directory is looked at once
 * a day and version; what was told is known by when it was saved last, and the version check lets one process tell it.
 */
@Injectable()
export class DayWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('days');
  /** By alliance the version and the day at which it was looked at. */
  private readonly looked = new Map<string, string>();
  private cancel?: Cancel;
  private looking?: Promise<void>;

  constructor(
    private readonly reader: DirectoryReader,
    private readonly store: DirectoryStore,
  ) {}

  onApplicationBootstrap(): void {
    this.cancel = systemScheduler.every(LOOK_EVERY_MS, () => void this.look());
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    await this.looking;
  }

  /** Tells everything that days have changed. One look at a time; errors are logged and left to the next. */
  look(now: Date = this.store.now()): Promise<void> {
    this.looking ??= this.tell(now)
      .catch((error: unknown) => this.logger.warn({ message: 'days could not be looked at', error }))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async tell(now: Date): Promise<void> {
    for (let after: string | undefined, more = true; more;) {
      const alliances = await this.reader.alliances({ limit: AT_ONCE, ...(after ? { after } : {}) }, null);
      for (const alliance of alliances) await this.tellOf(alliance, now);
      after = alliances.at(-1)?.id;
      more = alliances.length === AT_ONCE;
    }
  }

  private async tellOf({ id, version, alliance, updated_at }: ListedAlliance, now: Date): Promise<void> {
    const dayAt = (instant: Date) => localDate(alliance.time_zone, instant.getTime());
    const today = dayAt(now);
    const look = `${version} ${today}`;
    if (dayAt(updated_at) >= today || this.looked.get(id) === look) return;
    try {
      const { state, savedAt } = await this.store.loadDated(id);
      const { directory } = state;
      if (!directory) return;
      const events = projectCoverageEvents(sitesAt(directory, savedAt), sitesAt(directory, now)!);
      if (events.length > 0) await this.store.save(id, state, events, directory, SYSTEM, now);
      this.looked.set(id, look);
    } catch (error) {
      if (error instanceof VersionConflict) return; // an import, or another process, has told it
      // What goes wrong with one alliance must not keep the others waiting.
      this.logger.warn({ message: 'days of an alliance could not be looked at', tenant_id: id, error });
    }
  }
}
