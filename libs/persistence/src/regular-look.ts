import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Cancel, systemScheduler } from './scheduler.js';

/** Looks again and again after what time alone brings about, from when the service has started until it ends. One look at a time. */
export abstract class RegularLook implements OnApplicationBootstrap, OnApplicationShutdown {
  protected readonly logger: Logger;
  private cancel?: Cancel;
  private looking?: Promise<void>;

  /**
   * @param everyMs milliseconds from one look to the next.
   * @param subject what is looked after, as the log calls it.
   */
  constructor(
    private readonly everyMs: number,
    private readonly subject: string,
  ) {
    this.logger = new Logger(subject);
  }

  protected abstract lookOnce(): Promise<void>;

  onApplicationBootstrap(): void {
    this.cancel = systemScheduler.every(this.everyMs, () => void this.look());
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    await this.looking;
  }

  /** Joins the look that is going on, if one is. What fails is logged and tried again at the next. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) =>
        this.logger.error({ message: `${this.subject} could not be looked at`, error }),
      )
      .finally(() => (this.looking = undefined));
    return this.looking;
  }
}
