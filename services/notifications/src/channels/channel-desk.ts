import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Identity } from '@muster/auth';
import { Directories } from '@muster/directory';
import { checkVersion, Problem, tenantOf } from '@muster/http';
import { type Actor, VersionConflict } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Receipt } from '../delivering/carrier.js';
import { Dispatcher } from '../delivering/dispatcher.js';
import { type Channel, defaultSubscription } from '../domain/channel.js';
import { testMessage } from '../domain/message.js';
import { rosterOf } from '../on-directory-changed/roster.js';
import { type ChannelEvent, ChannelStore, type StoredChannel } from '../persistence/channel.store.js';
import { Addresses } from './addresses.js';
import type { OpenChannelRequest, SubscriptionRequest } from './channel.requests.js';
import { inputProblem } from './input-problem.js';
import { Owners } from './owners.js';
import { SecretBox } from './secret-box.js';
import { subscriptionsOf } from './subscriptions-of.js';

/** A channel with the secret that is shown once, or null where the receiver made it. */
export interface NewChannel {
  readonly stored: StoredChannel;
  readonly secret: string | null;
}

/** How long the old secret signs beside the new one. */
const OVERLAP_MS = 24 * 3_600_000;
/** Standard Webhooks takes 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** Opens, changes and closes channels for those who answer for them. */
@Injectable()
export class ChannelDesk {
  constructor(
    private readonly database: Database,
    private readonly directories: Directories,
    private readonly channels: ChannelStore,
    private readonly owners: Owners,
    private readonly addresses: Addresses,
    private readonly box: SecretBox,
    private readonly dispatcher: Dispatcher,
  ) {}

  /** @throws Problem 422 for what cannot be an address; 403 `not_your_channel`. */
  async open(who: Identity, request: OpenChannelRequest): Promise<NewChannel> {
    const { kind, address, language } = request;
    const owner = await this.owners.ownerOf(who, request);
    const maskedAddress = this.addresses.examine(kind, address);
    if (request.secret !== undefined && kind !== 'dingtalk' && kind !== 'feishu')
      throw inputProblem('/secret', 'secret_not_for_kind');
    const id = uuidv7();
    const made = kind === 'webhook' ? newSecret() : null;
    const secret = made ?? request.secret;
    const channel: Channel = {
      id,
      tenantId: tenantOf(who),
      ownerKind: owner.kind,
      ownerId: owner.id,
      kind,
      language,
      state: 'active',
      disabledCode: null,
      address: this.box.seal(address, id),
      maskedAddress,
      secret: secret === undefined ? null : this.box.seal(secret, id),
      previousSecret: null,
      previousSecretUntil: null,
      subscriptions: [defaultSubscription(owner.kind)],
    };
    const data = { owner_kind: owner.kind, owner_id: owner.id, kind };
    const stored = await this.channels.save(channel, 0, { type: 'channel.opened', data }, actorOf(who));
    return { stored, secret: made };
  }

  /** @throws Problem 404 for a channel that the caller does not answer for. */
  async visible(who: Identity, id: string): Promise<StoredChannel> {
    const stored = await this.channels.load(tenantOf(who), id);
    if (!stored || !(await this.owners.mayManage(who, stored.channel))) throw new Problem(404, 'not_found');
    return stored;
  }

  async subscribe(
    who: Identity,
    id: string,
    requested: readonly SubscriptionRequest[],
    expected?: number,
  ): Promise<StoredChannel> {
    const directory = await this.directories.get(tenantOf(who));
    return this.change(who, id, expected, 'channel.subscribed', (channel) => {
      const subscriptions = subscriptionsOf(requested, channel.ownerKind, rosterOf(directory).timeZone);
      return { changed: { ...channel, subscriptions }, data: { subscriptions } };
    });
  }

  /** A new secret; the old one signs for another day, so that the receiver can change over. */
  async rotate(who: Identity, id: string, expected?: number): Promise<NewChannel> {
    const secret = newSecret();
    const until = new Date(this.database.now().getTime() + OVERLAP_MS).toISOString();
    const stored = await this.change(who, id, expected, 'channel.secret_rotated', (channel) => {
      if (channel.kind !== 'webhook') throw new Problem(409, 'no_signing_secret');
      const secrets = { secret: this.box.seal(secret, id), previousSecret: channel.secret };
      return { changed: { ...channel, ...secrets, previousSecretUntil: until }, data: {} };
    });
    return { stored, secret };
  }

  async enable(who: Identity, id: string, expected?: number): Promise<StoredChannel> {
    return this.change(who, id, expected, 'channel.enabled', (channel) => {
      if (channel.state !== 'disabled') throw new Problem(409, 'channel_not_disabled');
      return { changed: { ...channel, state: 'active', disabledCode: null }, data: {} };
    });
  }

  /** Closes a channel and forgets its address and secrets. */
  async close(who: Identity, id: string, expected?: number): Promise<void> {
    const emptied = { state: 'closed', address: '', secret: null, previousSecret: null } as const;
    await this.change(who, id, expected, 'channel.closed', (channel) => ({
      changed: { ...channel, ...emptied, maskedAddress: '' },
      data: {},
    }));
  }

  /** Sends a test message now, whatever the subscriptions say. */
  async test(who: Identity, id: string): Promise<Receipt> {
    const { channel } = await this.visible(who, id);
    return this.dispatcher.send(channel, testMessage(uuidv7(), channel.language));
  }

  private async change(
    who: Identity,
    id: string,
    expected: number | undefined,
    type: ChannelEvent['type'],
    decide: (channel: Channel) => { changed: Channel; data: object },
  ): Promise<StoredChannel> {
    const { channel, version } = await this.visible(who, id);
    checkVersion(expected, version);
    const { changed, data } = decide(channel);
    try {
      return await this.channels.save(changed, version, { type, data }, actorOf(who));
    } catch (error) {
      throw error instanceof VersionConflict ? new Problem(412, 'stale_version') : error;
    }
  }
}

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** The caller as the log keeps it. */
export const actorOf = (who: Identity): Actor => ({
  account_id: who.accountId,
  role: who.role,
  ...(who.unitId === undefined ? {} : { unit_id: who.unitId }),
  ...(who.enterpriseId === undefined ? {} : { enterprise_id: who.enterpriseId }),
});
