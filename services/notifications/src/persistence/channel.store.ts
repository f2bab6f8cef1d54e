import { Injectable } from '@nestjs/common';
import { type Actor, EventStore, type NewEvent } from '@muster/messaging';
import { Database, type Queryable, type Statement, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Channel } from '../domain/channel.js';

/** A channel as it was read, with the version to save against. */
export interface StoredChannel {
  readonly channel: Channel;
  readonly version: number;
}

/** What the log keeps of a change: past tense and no secrets. */
export interface ChannelEvent {
  readonly type: `channel.${'opened' | 'subscribed' | 'secret_rotated' | 'disabled' | 'enabled' | 'closed'}`;
  readonly data: object;
  /** Of the event, when something else refers to it. */
  readonly id?: string;
}

interface Row {
  readonly document: Channel;
  readonly version: number;
}

const one = statement(
  'channel_one',
  `select document, version from channel where tenant_id = $1 and channel_id = $2 and state <> 'closed'`,
);
const some = statement(
  'channel_some',
  'select document, version from channel where channel_id = any($1::uuid[])',
);
const active = statement(
  'channel_active',
  `select document, version from channel where tenant_id = any($1) and state = 'active'`,
);
const list = statement(
  'channel_list',
  `select document, version from channel
   where tenant_id = $1 and state <> 'closed' and ($2::text is null or (owner_kind = $2 and owner_id = $3)
     or (owner_kind = 'officer' and owner_id = any($4::text[])))
     and ($5::uuid is null or channel_id > $5) order by channel_id limit $6`,
);

@Injectable()
export class ChannelStore {
  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
  ) {}

  /** Undefined when the alliance has no such channel, or has closed it. */
  async load(tenantId: string, id: string): Promise<StoredChannel | undefined> {
    return (await this.read(this.database, one, [tenantId, id]))[0];
  }

  /** Channels by id, whatever their state. */
  async some(ids: readonly string[]): Promise<Map<string, StoredChannel>> {
    const found = await this.read(this.database, some, [ids]);
    return new Map(found.map((stored) => [stored.channel.id, stored]));
  }

  /** The active channels of alliances, in a batch's transaction. */
  async active(tx: Queryable, tenantIds: readonly string[]): Promise<Channel[]> {
    return (await this.read(tx, active, [tenantIds])).map(({ channel }) => channel);
  }

  /** Oldest first; of one owner and of officers, or of the whole alliance. */
  list(
    tenantId: string,
    filter: {
      owner?: { kind: string; id: string; officerIds: readonly string[] };
      after?: string;
      limit: number;
    },
  ): Promise<StoredChannel[]> {
    const { owner, after, limit } = filter;
    const values = [
      tenantId,
      owner?.kind ?? null,
      owner?.id ?? null,
      owner?.officerIds ?? [],
      after ?? null,
      limit,
    ];
    return this.read(this.database, list, values);
  }

  /**
   * Saves a channel as it is after an event. Nothing of it leaves the service.
   *
   * @param notices rows of notifications that come with it.
   * @throws VersionConflict when somebody else changed it first.
   */
  async save(
    channel: Channel,
    expectedVersion: number,
    event: ChannelEvent,
    actor: Actor,
    notices: readonly object[] = [],
  ): Promise<StoredChannel> {
    const recorded: NewEvent = {
      id: event.id ?? uuidv7(),
      type: event.type,
      occurredAt: this.database.now(),
      data: event.data,
      public: null,
    };
    await this.events.save({
      tenantId: channel.tenantId,
      aggregateType: 'channel',
      aggregateId: channel.id,
      expectedVersion,
      events: [recorded],
      actor,
      state: {
        aggregate: 'channel',
        owner_kind: channel.ownerKind,
        owner_id: channel.ownerId,
        kind: channel.kind,
        state: channel.state,
        document: channel,
      },
      rows: { notices },
    });
    return { channel, version: expectedVersion + 1 };
  }

  private async read(from: Queryable, sql: Statement, values: readonly unknown[]): Promise<StoredChannel[]> {
    const rows = await from.query<Row>(sql, values);
    return rows.map(({ document, version }) => ({ channel: document, version }));
  }
}
