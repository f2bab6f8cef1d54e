import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { DecidedFollowUps } from './decided-follow-ups.js';
import { decisionsOnTickets } from './decision-on-ticket.js';

/** Has units see through what a meeting decided about a whistle (mechanisms 0.12, 2.7; ADR-0211). */
@Controller()
export class OnMeetingDecidedController {
  constructor(private readonly followUps: DecidedFollowUps) {}

  @EventPattern<string>('muster.activities.v1', undefined, { types: ['muster.meeting.decision_recorded.v1'] })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    for (const decision of decisionsOnTickets(events)) await this.followUps.add(context, decision);
  }
}
