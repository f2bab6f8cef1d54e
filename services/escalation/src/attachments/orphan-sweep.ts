import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Cancel, systemScheduler } from '@muster/persistence';
import { AttachmentStore } from './attachment.store.js';
import { Attachments } from './attachments.js';
import { removeLeftBehind } from './received-file.js';

const EVERY_MS = 600_000;

/** Removes files whose whistle was never blown, and what was left of those that never arrived. What cannot be removed now is left to the next round. */
@Injectable()
export class OrphanSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('attachments');
  private cancel?: Cancel;
  private sweeping?: Promise<void>;

  constructor(
    private readonly rows: AttachmentStore,
    private readonly attachments: Attachments,
  ) {}

  onApplicationBootstrap(): void {
    this.cancel = systemScheduler.every(EVERY_MS, () => void this.sweep());
    void this.sweep();
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    await this.sweeping;
  }

  sweep(): Promise<void> {
    this.sweeping ??= this.removeOrphans()
      .catch((error: unknown) => this.logger.error({ message: 'orphaned files could not be removed', error }))
      .finally(() => (this.sweeping = undefined));
    return this.sweeping;
  }

  private async removeOrphans(): Promise<void> {
    await removeLeftBehind().catch((error: unknown) =>
      this.logger.error({ message: 'files that never arrived could not be removed', error }),
    );
    for (const { tenant_id, id } of await this.rows.orphans())
      await this.attachments.destroyOrphan(tenant_id, id).catch((error: unknown) => {
        this.logger.error({ message: 'an orphaned file could not be removed', tenant_id, id, error });
      });
  }
}
