import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Directories, DirectoryProjection } from '@muster/directory';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { WhistleStore } from '../persistence/whistle.store.js';

/** Keeps the alliances' directories: who answers for what, by which calendar and deadlines. */
@Controller()
export class OnDirectoryChangedController {
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
    if (calendars.length > 0)
      await this.whistles.lookAtAll(tx, [...new Set(calendars.map(({ tenantId }) => tenantId))]);
    afterCommit(() => void this.directories.refresh(tenants));
  }
}
