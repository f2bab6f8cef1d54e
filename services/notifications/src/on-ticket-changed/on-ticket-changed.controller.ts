import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Directories } from '@muster/directory';
import type { BatchContext, ReceivedEvent } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { DeliveryWorker } from '../delivering/delivery-worker.js';
import type { Channel } from '../domain/channel.js';
import { type Match, matches } from '../domain/matching.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { NotificationStore } from '../persistence/notification.store.js';
import { rosterOf } from '../on-directory-changed/roster.js';
import { doneDuties, type NamedNotice, ticketNotices, ticketNoticeTypes } from './ticket-notices.js';

/** Turns what happens to whistles into notifications, in the transaction that also holds inbox and position (ADR-0120). */
@Controller()
export class OnTicketChangedController {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly tickets: KnownTicketStore,
    private readonly channels: ChannelStore,
    private readonly notifications: NotificationStore,
    private readonly worker: DeliveryWorker,
  ) {}

  @EventPattern<string>('muster.tickets.v1', undefined, { types: ticketNoticeTypes })
  async apply(@Payload() events: ReceivedEvent[], @Ctx() { tx, afterCommit }: BatchContext): Promise<void> {
    const tenantIds = [...new Set(events.map(({ tenantId }) => tenantId))];
    const ticketIds = [...new Set(events.map(({ key }) => key))];
    const known = await this.tickets.find(tx, tenantIds, ticketIds);
    const channels = await this.channels.active(tx, tenantIds);
    const { notices, changed } = ticketNotices(
      events,
      known,
      new Set(channels.map(({ tenantId }) => tenantId)),
    );
    await this.tickets.keep(tx, changed);
    if (channels.length === 0) return; // nobody in these alliances wants to hear anything
    const matched = await this.match(notices, channels);
    await this.notifications.insert(tx, matched);
    await this.notifications.supersede(tx, doneDuties(events));
    if (matched.length > 0) afterCommit(() => this.worker.wake());
  }

  private async match(notices: readonly NamedNotice[], channels: readonly Channel[]): Promise<Match[]> {
    const now = this.database.now();
    const byTenant = Map.groupBy(channels, ({ tenantId }) => tenantId);
    const rosters = new Map(
      await Promise.all(
        [...byTenant.keys()].map(
          async (tenantId) => [tenantId, rosterOf(await this.directories.get(tenantId))] as const,
        ),
      ),
    );
    return notices.flatMap(({ notice, named }) => {
      const own = byTenant.get(notice.tenantId);
      return own ? matches(notice, own, rosters.get(notice.tenantId)!, now, named) : [];
    });
  }
}
