import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { BatchContext, EventPatternExtras, ReceivedEvent } from '@muster/messaging';
import { recordEvents } from '../projection/event-recorder.js';
import { ProjectionChanges } from '../projection/projection-changes.js';
import { Projector } from '../projection/projector.js';
import { ACTIVITIES, type LoggedTopic, ORGANIZATIONS, PROJECTS, TICKETS } from '../projection/topic.js';

/**
 * The public log does the inbox's work: an event that is on record changes nothing. Types that this release does not know are
 * kept too: they move no figure yet, but without them their key would wait for a version for ever (ADR-0080).
 */
const intoTheLog: EventPatternExtras = { inbox: 'own', unknownTypes: 'pass' };

/** Everything that happens in an alliance, taken into the log and the figures in the batch's one transaction. */
@Controller()
export class PublicEventsConsumer {
  constructor(
    private readonly projector: Projector,
    private readonly changes: ProjectionChanges,
  ) {}

  @EventPattern(ORGANIZATIONS.name, undefined, intoTheLog)
  onOrganizations(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    return this.take(ORGANIZATIONS, events, context);
  }

  @EventPattern(TICKETS.name, undefined, intoTheLog)
  onTickets(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    return this.take(TICKETS, events, context);
  }

  @EventPattern(ACTIVITIES.name, undefined, intoTheLog)
  onActivities(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    return this.take(ACTIVITIES, events, context);
  }

  @EventPattern(PROJECTS.name, undefined, intoTheLog)
  onProjects(@Payload() events: ReceivedEvent[], @Ctx() context: BatchContext): Promise<void> {
    return this.take(PROJECTS, events, context);
  }

  private async take(
    topic: LoggedTopic,
    events: ReceivedEvent[],
    { tx, repeated, afterCommit }: BatchContext,
  ): Promise<void> {
    const recorded = await recordEvents(tx, topic, events, repeated);
    if (!recorded) return;
    const moved = await this.projector.apply(tx, recorded.projection, topic, recorded.work);
    afterCommit(() => this.changes.announce(topic, moved));
  }
}
