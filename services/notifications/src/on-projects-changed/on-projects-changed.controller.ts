import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { Announcer } from '../announcing/announcer.js';
import { KnownDirectories } from '../on-directory-changed/known-directories.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { projectNotices, projectNoticeTypes } from './project-notices.js';

/** Tells of key projects: phases with their early notices, and segments that wait for a decision. */
@Controller()
export class OnProjectsChangedController {
  constructor(
    private readonly database: Database,
    private readonly directories: KnownDirectories,
    private readonly channels: ChannelStore,
    private readonly announcer: Announcer,
  ) {}

  @EventPattern<string>('muster.projects.v1', undefined, { types: projectNoticeTypes })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const channels = await this.channels.active(context.tx, tenantIds);
    if (channels.length === 0) return; // nobody in these alliances wants to hear anything
    const directories = await this.directories.of(tenantIds);
    await this.announcer.announce(
      context,
      projectNotices(events, directories, this.database.now()),
      channels,
    );
  }
}
