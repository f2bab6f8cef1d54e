import { Injectable } from '@nestjs/common';
import { Directories } from '@muster/directory';
import type { BatchContext } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { DeliveryWorker } from '../delivering/delivery-worker.js';
import type { Channel } from '../domain/channel.js';
import { type Match, matches, type Named } from '../domain/matching.js';
import type { Notice } from '../domain/notice.js';
import { rosterOf } from '../on-directory-changed/roster.js';
import { NotificationStore } from '../persistence/notification.store.js';

/** A notice, and those who are told by name: they are not written down with it. */
export interface NamedNotice {
  readonly notice: Notice;
  readonly named: Named;
}

/** Turns notices into notifications of those who want to hear them, in a batch's transaction (ADR-0120). */
@Injectable()
export class Announcer {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly notifications: NotificationStore,
    private readonly worker: DeliveryWorker,
  ) {}

  /** @param channels those that are in use in the notices' alliances. */
  async announce(
    { tx, afterCommit }: Pick<BatchContext, 'tx' | 'afterCommit'>,
    notices: readonly NamedNotice[],
    channels: readonly Channel[],
  ): Promise<void> {
    const matched = await this.match(notices, channels);
    await this.notifications.insert(tx, matched);
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
