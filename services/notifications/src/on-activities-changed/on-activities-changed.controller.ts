import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Directories } from '@muster/directory';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { Announcer } from '../announcing/announcer.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { KnownMeetingStore } from '../persistence/known-meeting.store.js';
import { cadenceNotices, cadenceNoticeTypes } from './cadence-notices.js';
import { meetingNotices, meetingNoticeTypes } from './meeting-notices.js';

/** Tells of meetings that are called, moved and called off, and of meetings and activities that are due and not arranged, or were missed. */
@Controller()
export class OnActivitiesChangedController {
  constructor(
    private readonly directories: Directories,
    private readonly channels: ChannelStore,
    private readonly meetings: KnownMeetingStore,
    private readonly announcer: Announcer,
  ) {}

  @EventPattern<string>('muster.activities.v1', undefined, {
    types: [...cadenceNoticeTypes, ...meetingNoticeTypes],
  })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const ofMeetings = events.filter(({ type }) => meetingNoticeTypes.includes(type));
    const meetingIds = [...new Set(ofMeetings.map(({ key }) => key))];
    const known = await this.meetings.find(context.tx, tenantIds, meetingIds);
    const { notices, changed } = meetingNotices(ofMeetings, known);
    await this.meetings.keep(context.tx, changed);
    const channels = await this.channels.active(context.tx, tenantIds);
    if (channels.length === 0) return; // nobody in these alliances wants to hear anything
    const convenors = await this.convenorsOf(tenantIds);
    await this.announcer.announce(context, [...notices, ...cadenceNotices(events, convenors)], channels);
  }

  private async convenorsOf(tenantIds: readonly string[]): Promise<Map<string, string | undefined>> {
    const convenors = new Map<string, string | undefined>();
    for (const tenantId of tenantIds) {
      const directory = await this.directories.get(tenantId);
      convenors.set(tenantId, directory?.alliance?.convenor_unit_id);
    }
    return convenors;
  }
}
