import { Injectable, Logger } from '@nestjs/common';
import { VersionConflict } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { nextAttemptIn } from '../domain/retry-schedule.js';
import type { SuppressionCause } from '../domain/vocabulary.js';
import { type Notification, NotificationStore, type Step } from '../persistence/notification.store.js';
import { notificationPublished, type Outcome } from '../publishing/notification-published.js';
import type { Receipt } from './carrier.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { SYSTEM } from './system-actor.js';

/** Records how attempts went: state, event and outbox row in one statement each. */
@Injectable()
export class Settlement {
  private readonly logger = new Logger('deliveries');

  constructor(
    private readonly database: Database,
    private readonly store: NotificationStore,
    private readonly metrics: DeliveryMetrics,
  ) {}

  async suppress(notification: Notification, cause: SuppressionCause): Promise<void> {
    const { attempts, failureCode } = notification;
    const outcome: Outcome = { type: 'notification.suppressed', cause };
    await this.save(notification, outcome, { state: 'suppressed', attempts, failureCode });
  }

  /** @returns true when that was the last attempt. */
  async settle(notification: Notification, receipt: Receipt): Promise<boolean> {
    const attempts = notification.attempts + 1;
    const attempt_no = attempts;
    if (receipt.outcome === 'delivered') {
      await this.save(notification, { type: 'notification.delivered', attempt_no }, delivered(attempts));
      return true;
    }
    const failureCode = receipt.code;
    const wait =
      receipt.outcome === 'failed'
        ? nextAttemptIn(notification.channelKind, attempts, receipt.retryAfterS)
        : undefined;
    if (wait === undefined) {
      const outcome: Outcome = { type: 'notification.given_up', attempt_no, failure_code: failureCode };
      await this.save(notification, outcome, { state: 'given_up', attempts, failureCode });
      return true;
    }
    const dueAt = new Date(this.database.now().getTime() + wait * 1000);
    const outcome: Outcome = {
      type: 'notification.failed',
      attempt_no,
      failure_code: failureCode,
      next_attempt_at: dueAt.toISOString(),
    };
    await this.save(notification, outcome, { state: 'pending', attempts, failureCode, dueAt });
    return false;
  }

  private async save(notification: Notification, outcome: Outcome, step: Omit<Step, 'event'>): Promise<void> {
    const event = notificationPublished(notification, outcome, this.database.now());
    try {
      await this.store.save(notification, { event, ...step }, SYSTEM);
      this.metrics.settled(notification.channelKind, outcome.type.split('.')[1]!);
    } catch (error) {
      // The lease ran out and somebody else has settled it: one of the two deliveries was the repetition that ids are for.
      if (!(error instanceof VersionConflict)) throw error;
      this.logger.warn({ message: 'settled by another process', notification_id: notification.id });
    }
  }
}

const delivered = (attempts: number) => ({ state: 'delivered', attempts, failureCode: null }) as const;
