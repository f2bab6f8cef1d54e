import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Messaging } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { ProjectionChanges } from '../projection/projection-changes.js';
import { publishCells, unpublishedCells } from './publish-cells.js';

/** How and how often figures are published. */
export interface MetricPublisherOptions {
  /** With its prefix. */
  readonly topic: string;
  readonly intervalMs: number;
}

/** Injection token of the options. */
export const METRIC_PUBLISHER_OPTIONS = Symbol('MetricPublisherOptions');

const AT_ONCE = 500;
/** What another process moved, or left behind when it died, is found by looking. */
const LOOK_EVERY_MS = 15_000;

/** Publishes figures that have moved, many moves as one (ADR-0084). */
@Injectable()
export class MetricPublisher implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('metric-publisher');
  private readonly stopping = new AbortController();
  private readonly dirty = new Set<number>();
  private lookedAt = -Infinity;
  private running?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly messaging: Messaging,
    private readonly changes: ProjectionChanges,
    @Inject(METRIC_PUBLISHER_OPTIONS) private readonly options: MetricPublisherOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.changes.listen((_topic, cells) => {
      for (const cell of cells) this.dirty.add(cell);
    });
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.publishMoved();
      } catch (error) {
        this.lookedAt = -Infinity; // what was taken out of the set is found again by looking
        this.logger.warn({
          message: 'figures could not be published now; trying again',
          error: (error as Error).message,
        });
      }
      await pause(this.options.intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async publishMoved(): Promise<void> {
    if (performance.now() - this.lookedAt >= LOOK_EVERY_MS) {
      const found = await unpublishedCells(this.database, AT_ONCE);
      for (const cell of found) this.dirty.add(cell);
      if (found.length < AT_ONCE) this.lookedAt = performance.now();
    }
    let sent = 0;
    while (this.dirty.size > 0 && !this.stopping.signal.aborted) {
      const cells = [...this.dirty].slice(0, AT_ONCE).sort((a, b) => a - b);
      for (const cell of cells) this.dirty.delete(cell);
      sent += await publishCells(this.database, this.options.topic, cells);
    }
    if (sent > 0) this.messaging.relay.wake();
  }
}
