import { Controller, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Directories, DirectoryProjection } from '@muster/directory';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { type Cancel, systemScheduler } from '@muster/persistence';
import { WhistleStore } from '../persistence/whistle.store.js';

/** By then every process decides by the new directory: they look for it each second (ADR-0043). */
const AGAIN_MS = 3_000;

/** Keeps the alliances' directories: who answers for what, by which calendar and deadlines. */
@Controller()
export class OnDirectoryChangedController implements OnApplicationShutdown {
  private readonly logger = new Logger('directories');
  private readonly pending = new Set<Cancel>();

  constructor(
    private readonly projection: DirectoryProjection,
    private readonly directories: Directories,
    private readonly whistles: WhistleStore,
  ) {}

  @EventPattern<string>('muster.organizations.v1')
  async apply(@Payload() events: ReceivedEvent[], @Ctx() { tx, afterCommit }: BatchContext): Promise<void> {
    const tenants = await this.projection.apply(tx, events);
    // In the same transaction: no clock may miss a new arrangement of holidays, whatever crashes (lifecycle B5).
    const calendars = events.filter(({ type }) => type === 'muster.calendar.published.v1');
    const moved = [...new Set(calendars.map(({ tenantId }) => tenantId))];
    if (moved.length > 0) await this.whistles.lookAtAll(moved, tx);
    afterCommit(() => {
      void this.directories.refresh(tenants);
      if (moved.length > 0) this.lookOnceMore(moved);
    });
  }

  onApplicationShutdown(): void {
    for (const cancel of this.pending) cancel();
  }

  // What was begun by the old directory may have been raised, or have started a clock, since the whistles were marked (ADR-0192).
  private lookOnceMore(tenants: readonly string[]): void {
    const cancel = systemScheduler.after(AGAIN_MS, () => {
      this.pending.delete(cancel);
      this.whistles.lookAtAll(tenants).catch((error: unknown) => {
        this.logger.error({ message: 'clocks could not be looked at a second time', tenants, error });
      });
    });
    this.pending.add(cancel);
  }
}
