import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Health } from '@muster/observability';
import { type Cancel, systemScheduler } from '@muster/persistence';
import { ChannelCare } from '../channels/channel-care.js';
import { ChannelStore, type StoredChannel } from '../persistence/channel.store.js';
import { type Notification, NotificationStore } from '../persistence/notification.store.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { Dispatcher } from './dispatcher.js';
import { MessageComposer } from './message-composer.js';
import { Settlement } from './settlement.js';
import { Slots } from './slots.js';

const EVERY_MS = 1_000;
/** Longer than an attempt takes; one that takes longer all the same renews it. */
const LEASE_S = 60;
/** Early enough that nobody else has taken the message. */
const RENEW_AFTER_MS = 20_000;
/** Without a successful look for so long, nothing is delivered: the service is not well. */
const PATIENCE_MS = 10_000;

/**
 * Delivers what is due, by database time (ADR-0011). A message is claimed with a lease, tried, and settled; whoever dies in between
 * leaves it to the next claim, with the same message id (ADR-0120).
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('deliveries');
  private readonly slots = new Slots();
  private readonly underWay = new Set<Promise<void>>();
  private lastLook = systemScheduler.now();
  private cancel?: Cancel;
  private looking?: Promise<void>;
  private again = false;
  private stopping = false;

  constructor(
    private readonly notifications: NotificationStore,
    private readonly channels: ChannelStore,
    private readonly care: ChannelCare,
    private readonly composer: MessageComposer,
    private readonly dispatcher: Dispatcher,
    private readonly settlement: Settlement,
    private readonly metrics: DeliveryMetrics,
    private readonly health: Health,
  ) {}

  onApplicationBootstrap(): void {
    this.health.register('deliveries', () => {
      const silence = systemScheduler.now() - this.lastLook;
      if (silence > PATIENCE_MS)
        throw new Error(`nothing has been delivered for ${Math.round(silence / 1000)} s`);
    });
    this.cancel = systemScheduler.every(EVERY_MS, () => this.wake());
  }

  // Before the data source is taken away: what is under way is settled first.
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.cancel?.();
    await this.looking;
    await Promise.all(this.underWay);
  }

  /** Looks for what is due, now. */
  wake(): void {
    this.again = true;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
  }

  private async look(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false;
      try {
        await this.claimDue();
        this.metrics.waiting(await this.notifications.backlog());
        this.lastLook = systemScheduler.now();
      } catch (error) {
        this.logger.error({ message: 'deliveries could not be looked at', error });
      }
    }
  }

  private async claimDue(): Promise<void> {
    await this.notifications.renew(this.slots.longerThan(RENEW_AFTER_MS, systemScheduler.now()), LEASE_S);
    const claimed = await this.notifications.claim(this.slots.room(systemScheduler.now()), LEASE_S);
    const channels = await this.channels.some([
      ...new Set([...claimed.values()].map(([first]) => first!.channelId)),
    ]);
    for (const [messageId, group] of claimed) {
      if (this.slots.has(messageId)) continue; // this process was away for so long that the lease ran out
      const channelId = group[0]!.channelId;
      this.slots.begin(messageId, channelId, systemScheduler.now());
      const delivery = this.deliver(messageId, group, channels.get(channelId))
        // The lease runs out, and the message is claimed again.
        .catch((error: unknown) =>
          this.logger.error({ message: 'a delivery could not be settled', message_id: messageId, error }),
        )
        .finally(() => {
          this.underWay.delete(delivery);
          this.slots.end(messageId, systemScheduler.now());
          this.wake(); // there may be more
        });
      this.underWay.add(delivery);
    }
  }

  private async deliver(messageId: string, group: Notification[], stored?: StoredChannel): Promise<void> {
    // The row that leads is settled last: until then, whoever takes over finds the message whole.
    const ordered = group.toSorted((a, b) => Number(a.id === messageId) - Number(b.id === messageId));
    if (stored?.channel.state !== 'active') {
      for (const each of ordered) await this.settlement.suppress(each, each.suppressed ?? 'channel_disabled');
      return;
    }
    const wanted = group.filter(({ suppressed }) => suppressed === null);
    if (wanted.length === 0) {
      for (const each of ordered) await this.settlement.suppress(each, each.suppressed!);
      return;
    }
    const message = await this.composer.compose(messageId, stored.channel, wanted);
    const receipt = await this.dispatcher.send(stored.channel, message);
    let last = false;
    for (const each of ordered) {
      if (each.suppressed !== null) await this.settlement.suppress(each, each.suppressed);
      else last = await this.settlement.settle(each, receipt);
    }
    if (receipt.outcome === 'gone') await this.care.disable(stored.channel, receipt.code);
    else if (receipt.outcome === 'failed' && last && stored.channel.kind === 'webhook')
      await this.care.disable(stored.channel, 'attempts_exhausted');
  }
}
