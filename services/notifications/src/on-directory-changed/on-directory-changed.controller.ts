import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Directories, DirectoryProjection } from '@muster/directory';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { Announcer } from '../announcing/announcer.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { COVERAGE_TYPES, coverageNotices } from './coverage-notices.js';
import { KnownDirectories } from './known-directories.js';

/** Keeps the alliances' directories: units, who is on duty, in which time zone. Tells who is to be covered since, and what projects lack. */
@Controller()
export class OnDirectoryChangedController {
  constructor(
    private readonly database: Database,
    private readonly projection: DirectoryProjection,
    private readonly directories: Directories,
    private readonly known: KnownDirectories,
    private readonly channels: ChannelStore,
    private readonly announcer: Announcer,
  ) {}

  @EventPattern<string>('muster.organizations.v1')
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    const tenants = await this.projection.apply(context.tx, events);
    context.afterCommit(() => void this.directories.refresh(tenants));
    await this.tell(
      events.filter(({ type }) => COVERAGE_TYPES.includes(type)),
      context,
    );
  }

  private async tell(events: readonly ReceivedEvent[], context: BatchContext): Promise<void> {
    if (events.length === 0) return;
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const channels = await this.channels.active(context.tx, tenantIds);
    if (channels.length === 0) return; // nobody in these alliances wants to hear anything
    const notices = coverageNotices(events, await this.known.of(tenantIds), this.database.now());
    await this.announcer.announce(context, notices, channels);
  }
}
