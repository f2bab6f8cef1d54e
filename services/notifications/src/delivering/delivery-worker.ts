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

const EVERY_MS = 1_000;
/** Messages under way at once: mostly waiting for somebody else's server. */
const SLOTS = 16;
/** One receiver that does not answer must leave slots to the others. */
const SLOTS_PER_CHANNEL = 4;
/** Longer than an attempt takes; who is still at one renews it. */
const LEASE_S = 60;
/** Without a successful look for so long, nothing is delivered: the service is not well. */
const PATIENCE_MS = 10_000;

/**
 * Delivers what is due, by database time (ADR-0011). A message is claimed with a lease, tried, and settled; whoever dies in between
 * leaves it to the next claim, with the same message id (ADR-0120).
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('deliveries');
  private readonly busy = new Map<string, number>();
  private readonly underWay = new Map<string, Promise<void>>();
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
    await Promise.all(this.underWay.values());
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
    const free = SLOTS - this.underWay.size;
    if (free === 0) return;
    const full = [...this.busy].filter(([, count]) => count >= SLOTS_PER_CHANNEL).map(([id]) => id);
    const claimed = await this.notifications.claim(free, LEASE_S, {
      perChannel: SLOTS_PER_CHANNEL,
      except: full,
    });
    const channels = await this.channels.some([
      ...new Set([...claimed.values()].map(([first]) => first!.channelId)),
    ]);
    for (const [messageId, group] of claimed) {
      if (this.underWay.has(messageId)) continue; // it takes longer than its lease, which has just been renewed
      const channelId = group[0]!.channelId;
      this.occupy(channelId, 1);
      const delivery = this.deliver(messageId, group, channels.get(channelId))
        // The lease runs out, and the message is claimed again.
        .catch((error: unknown) =>
          this.logger.error({ message: 'a delivery could not be settled', message_id: messageId, error }),
        )
        .finally(() => {
          this.underWay.delete(messageId);
          this.occupy(channelId, -1);
          this.wake(); // there may be more
        });
      this.underWay.set(messageId, delivery);
    }
  }

  private occupy(channelId: string, change: 1 | -1): void {
    const count = (this.busy.get(channelId) ?? 0) + change;
    if (count === 0) this.busy.delete(channelId);
    else this.busy.set(channelId, count);
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
