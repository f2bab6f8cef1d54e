import type { Metrics } from '@muster/observability';

/** What a consumer counts. */
export class ConsumerMetrics {
  readonly events;
  readonly duplicates;
  readonly deadLetters;
  readonly retries;
  readonly lag;

  constructor(metrics: Metrics) {
    this.events = metrics.counter({
      name: 'muster_consumer_events_total',
      help: 'Events applied for the first time',
      labelNames: ['topic'],
    });
    this.duplicates = metrics.counter({
      name: 'muster_consumer_duplicates_total',
      help: 'Deliveries that the inbox removed',
      labelNames: ['topic'],
    });
    this.deadLetters = metrics.counter({
      name: 'muster_consumer_dead_letters_total',
      help: 'Messages put into the dead letters',
      labelNames: ['topic'],
    });
    this.retries = metrics.counter({
      name: 'muster_consumer_retries_total',
      help: 'Transactions tried again, by class of error',
      labelNames: ['class'],
    });
    this.lag = metrics.gauge({
      name: 'muster_consumer_lag',
      help: 'Messages between the position and the end of the partition',
      labelNames: ['topic', 'partition'],
    });
  }
}
