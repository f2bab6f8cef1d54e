import { Injectable } from '@nestjs/common';
import { Metrics } from '@muster/observability';
import type { ChannelKind } from '../domain/vocabulary.js';

/** Figures of the deliveries. */
@Injectable()
export class DeliveryMetrics {
  private readonly outcomes;
  private readonly durations;
  private readonly due;
  private readonly oldest;

  constructor(metrics: Metrics) {
    this.outcomes = metrics.counter({
      name: 'muster_notification_outcomes_total',
      help: 'Notifications by kind of channel and outcome of an attempt.',
      labelNames: ['channel', 'outcome'],
    });
    this.durations = metrics.histogram({
      name: 'muster_notification_attempt_seconds',
      help: 'Duration of attempts by kind of channel.',
      labelNames: ['channel'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    });
    this.due = metrics.gauge({
      name: 'muster_notification_due',
      help: 'Notifications that are due and have not been tried.',
    });
    this.oldest = metrics.gauge({
      name: 'muster_notification_oldest_due_seconds',
      help: 'Age of the oldest of them.',
    });
  }

  settled(channel: ChannelKind, outcome: string): void {
    this.outcomes.inc({ channel, outcome });
  }

  tried(channel: ChannelKind, seconds: number): void {
    this.durations.observe({ channel }, seconds);
  }

  waiting({ due, oldest }: { due: number; oldest: number }): void {
    this.due.set(due);
    this.oldest.set(oldest);
  }
}
