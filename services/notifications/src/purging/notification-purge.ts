import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Cancel, systemScheduler } from '@muster/persistence';
import { NotificationStore } from '../persistence/notification.store.js';

/** Injection token: days for which settled notifications are kept. */
export const RETENTION_DAYS = Symbol('RetentionDays');

const EVERY_MS = 3_600_000;
const AT_ONCE = 5_000;

/** Deletes notifications that were settled long ago, a few thousand rows at a time. The event log keeps how they went. */
@Injectable()
export class NotificationPurge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('purge');
  private cancel?: Cancel;
  private purging?: Promise<number>;
  private stopping = false;

  constructor(
    private readonly notifications: NotificationStore,
    @Inject(RETENTION_DAYS) private readonly days: number,
  ) {}

  onApplicationBootstrap(): void {
    this.cancel = systemScheduler.every(
      EVERY_MS,
      () =>
        void this.purge().catch((error: unknown) =>
          this.logger.error({ message: 'old notifications could not be deleted', error }),
        ),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.cancel?.();
    await this.purging?.catch(() => undefined);
  }

  /** @returns how many were deleted. */
  purge(): Promise<number> {
    this.purging ??= this.deleteOld().finally(() => (this.purging = undefined));
    return this.purging;
  }

  private async deleteOld(): Promise<number> {
    let deleted = 0;
    for (let gone = AT_ONCE; gone === AT_ONCE && !this.stopping; deleted += gone)
      gone = await this.notifications.purge(this.days, AT_ONCE);
    return deleted;
  }
}
