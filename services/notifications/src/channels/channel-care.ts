import { Injectable, Logger } from '@nestjs/common';
import { Directories } from '@muster/directory';
import { VersionConflict } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../delivering/system-actor.js';
import type { Channel } from '../domain/channel.js';
import { matches } from '../domain/matching.js';
import { NO_TICKET, type Notice } from '../domain/notice.js';
import { rosterOf } from '../on-directory-changed/roster.js';
import { ChannelStore } from '../persistence/channel.store.js';
import { rowOf } from '../persistence/notification.store.js';

/** Takes endpoints out of use that do not answer or want nothing more, and tells whoever answers for them. */
@Injectable()
export class ChannelCare {
  private readonly logger = new Logger('channels');

  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly channels: ChannelStore,
  ) {}

  /** Disables a channel; the notices about it are written in the same statement. Does nothing when somebody changed it meanwhile. */
  async disable({ tenantId, id }: Channel, code: string): Promise<void> {
    const stored = await this.channels.load(tenantId, id);
    if (stored?.channel.state !== 'active') return;
    const eventId = uuidv7();
    const disabled: Channel = { ...stored.channel, state: 'disabled', disabledCode: code };
    const event = { id: eventId, type: 'channel.disabled', data: { code } } as const;
    try {
      await this.channels.save(
        disabled,
        stored.version,
        event,
        SYSTEM,
        await this.notices(disabled, eventId),
      );
      this.logger.warn({ message: 'a channel was disabled', tenant_id: tenantId, channel_id: id, code });
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
  }

  private async notices(channel: Channel, eventId: string): Promise<object[]> {
    const { tenantId, ownerKind, ownerId } = channel;
    const now = this.database.now();
    const notice: Notice = {
      ...NO_TICKET,
      kind: 'channel_disabled',
      eventId,
      tenantId,
      occurredAt: now.toISOString(),
      unitId: ownerKind === 'unit' ? ownerId : null,
      enterpriseId: ownerKind === 'enterprise' ? ownerId : null,
      dueAt: null,
    };
    const others = (await this.channels.active(this.database, [tenantId])).filter(
      ({ id }) => id !== channel.id,
    );
    return matches(notice, others, rosterOf(await this.directories.get(tenantId)), now).map(rowOf);
  }
}
