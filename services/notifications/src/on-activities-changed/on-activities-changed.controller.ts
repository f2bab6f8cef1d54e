import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { Announcer } from '../announcing/announcer.js';
import { KnownDirectories } from '../on-directory-changed/known-directories.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { KnownMeetingStore, meetingKey } from '../persistence/known-meeting.store.js';
import { activityNotices, activityNoticeTypes } from './activity-notices.js';
import { cadenceNotices, cadenceNoticeTypes } from './cadence-notices.js';
import { decisionNotices, decisionNoticeTypes } from './decision-notices.js';
import { meetingNotices, meetingNoticeTypes } from './meeting-notices.js';
import { mobilisationNotices, mobilisationNoticeTypes } from './mobilisation-notices.js';
import { resourceNotices, resourceNoticeTypes } from './resource-notices.js';
import { turnNotices, turnNoticeTypes } from './turn-notices.js';

/** What is about a meeting that has to be known. */
const OF_MEETINGS: ReadonlySet<string> = new Set([...meetingNoticeTypes, ...decisionNoticeTypes]);

/**
 * Tells of meetings that are called, moved and called off, of what they decided, of meetings and activities that are due and not arranged, or
 * were missed, of secretaries' turns, of activities that are moved or called off, of mobilisations, and of bookings of shared resources.
 */
@Controller()
export class OnActivitiesChangedController {
  constructor(
    private readonly directories: KnownDirectories,
    private readonly channels: ChannelStore,
    private readonly meetings: KnownMeetingStore,
    private readonly announcer: Announcer,
  ) {}

  @EventPattern<string>('muster.activities.v1', undefined, {
    types: [
      ...cadenceNoticeTypes,
      ...meetingNoticeTypes,
      ...decisionNoticeTypes,
      ...turnNoticeTypes,
      ...activityNoticeTypes,
      ...mobilisationNoticeTypes,
      ...resourceNoticeTypes,
    ],
  })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const ofMeetings = events.filter(({ type }) => OF_MEETINGS.has(type));
    const meetingIds = [...new Set(ofMeetings.map(({ key }) => key))];
    const known = await this.meetings.find(context.tx, tenantIds, meetingIds);
    const { notices, changed } = meetingNotices(ofMeetings, known);
    await this.meetings.keep(context.tx, changed);
    const channels = await this.channels.active(context.tx, tenantIds);
    if (channels.length === 0) return; // nobody in these alliances wants to hear anything
    const directories = await this.directories.of(tenantIds);
    const convenors = new Map(
      [...directories].map(([tenantId, directory]) => [tenantId, directory?.alliance?.convenor_unit_id]),
    );
    const meetings = new Map([
      ...known,
      ...changed.map((one) => [meetingKey(one.tenant_id, one.meeting_id), one] as const),
    ]);
    const all = [
      ...notices,
      ...decisionNotices(events, meetings),
      ...cadenceNotices(events, convenors),
      ...turnNotices(events, directories),
      ...activityNotices(events, directories),
      ...mobilisationNotices(events, directories),
      ...resourceNotices(events, directories),
    ];
    await this.announcer.announce(context, all, channels);
  }
}
