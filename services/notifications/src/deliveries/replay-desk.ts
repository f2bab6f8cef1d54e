import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { checkVersion, Problem, tenantOf } from '@muster/http';
import { VersionConflict } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { actorOf } from '../channels/channel-desk.js';
import { Owners } from '../channels/owners.js';
import { DeliveryWorker } from '../delivering/delivery-worker.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { type Notification, NotificationStore } from '../persistence/notification.store.js';

/** Sends again what was given up: the attempts begin anew, the id stays. */
@Injectable()
export class ReplayDesk {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationStore,
    private readonly channels: ChannelStore,
    private readonly owners: Owners,
    private readonly worker: DeliveryWorker,
  ) {}

  /** @throws Problem 404; 409 `not_given_up`, `channel_disabled`; 412. */
  async replay(who: Identity, id: string, expected?: number): Promise<Notification> {
    const tenantId = tenantOf(who);
    const notification = await this.notifications.load(tenantId, id);
    const stored =
      notification && (await this.channels.some([notification.channelId])).get(notification.channelId);
    if (!notification || !stored || !(await this.owners.mayManage(who, stored.channel)))
      throw new Problem(404, 'not_found');
    checkVersion(expected, notification.version);
    const { state } = notification;
    if (state !== 'given_up') throw new Problem(409, 'not_given_up', { state });
    if (stored.channel.state !== 'active') throw new Problem(409, 'channel_disabled');
    const occurredAt = this.database.now();
    const event = { id: uuidv7(), type: 'notification.replayed', occurredAt, data: {}, public: null };
    const step = {
      state: 'pending',
      attempts: 0,
      failureCode: null,
      dueAt: occurredAt,
      messageId: id,
    } as const;
    try {
      await this.notifications.save(notification, { event, ...step }, actorOf(who));
    } catch (error) {
      throw error instanceof VersionConflict ? new Problem(412, 'stale_version') : error;
    }
    this.worker.wake();
    return { ...notification, ...step, settledAt: null, version: notification.version + 1 };
  }
}
