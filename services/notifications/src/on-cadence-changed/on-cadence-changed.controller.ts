import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Directories } from '@muster/directory';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { Announcer } from '../announcing/announcer.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { cadenceNotices, cadenceNoticeTypes } from './cadence-notices.js';

/** Tells of meetings and activities that are due and not arranged, or were missed. */
@Controller()
export class OnCadenceChangedController {
  constructor(
    private readonly directories: Directories,
    private readonly channels: ChannelStore,
    private readonly announcer: Announcer,
  ) {}

  @EventPattern<string>('muster.activities.v1', undefined, { types: cadenceNoticeTypes })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const channels = await this.channels.active(context.tx, tenantIds);
    if (channels.length === 0) return; // nobody in these alliances wants to hear anything
    const convenors = new Map<string, string | undefined>();
    for (const tenantId of tenantIds) {
      const directory = await this.directories.get(tenantId);
      convenors.set(tenantId, directory?.alliance?.convenor_unit_id);
    }
    await this.announcer.announce(context, cadenceNotices(events, convenors), channels);
  }
}
