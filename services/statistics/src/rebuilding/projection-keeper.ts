import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Health } from '@muster/observability';
import { Database, statement } from '@muster/persistence';
import { definitions } from '../domain/definitions.js';
import { rebuild, RebuildUnderWay } from './rebuild.js';

const activeVersion = statement(
  'active_definitions',
  `select definitions_version from projection where state = 'active'`,
);
const TRY_AGAIN_MS = 2_000;

/**
 * Sees to it that the active projection counts by this release's definitions. After an upgrade with new ones it is made again from
 * the log; until then events wait, and the release before goes on serving what it has.
 */
@Injectable()
export class ProjectionKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('projection');
  private readonly stopping = new AbortController();
  private fits = false;
  private running?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly health: Health,
  ) {}

  onApplicationBootstrap(): void {
    this.health.register('projection', () => {
      if (!this.fits) throw new Error('the projection for these definitions is being made');
    });
    this.running = this.see();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async see(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if (await this.fit()) return;
      } catch (error) {
        if (!(error instanceof RebuildUnderWay)) {
          this.logger.warn({
            message: 'the projection cannot be made now; trying again',
            error: (error as Error).message,
          });
        }
      }
      await pause(TRY_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async fit(): Promise<boolean> {
    const [active] = await this.database.query<{ definitions_version: number }>(activeVersion);
    const version = active!.definitions_version;
    if (version < definitions.version) {
      this.logger.log(
        `making the projection for definitions ${definitions.version}; the active one has ${version}`,
      );
      const outcome = await rebuild(this.database);
      this.logger.log({ message: 'a new projection is in place', ...outcome });
    } else if (version > definitions.version) {
      this.logger.error(
        `the active projection has definitions ${version}, this release knows ${definitions.version}`,
      );
      return false;
    }
    this.fits = true;
    return true;
  }
}
