import type { Metrics } from '@muster/observability';

/** What a relay counts. */
export class OutboxMetrics {
  readonly published;
  readonly failures;
  readonly pending;
  readonly oldestAge;

  constructor(metrics: Metrics) {
    this.published = metrics.counter({
      name: 'muster_outbox_published_total',
      help: 'Outbox messages that the broker acknowledged',
    });
    this.failures = metrics.counter({
      name: 'muster_outbox_publish_failures_total',
      help: 'Publish attempts that failed',
    });
    this.pending = metrics.gauge({
      name: 'muster_outbox_pending',
      help: 'Outbox messages that the broker has not acknowledged',
    });
    this.oldestAge = metrics.gauge({
      name: 'muster_outbox_oldest_age_seconds',
      help: 'Age of the oldest outbox message in seconds; 0 when there is none',
    });
  }
}
