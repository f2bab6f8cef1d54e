import type { Metrics } from '@muster/observability';
import type { ErrorClass } from '@muster/persistence';

const errorClasses: readonly ErrorClass[] = ['transient', 'permanent', 'unknown'];

/**
 * What a consumer counts. Every series is there from the start, with 0: Prometheus takes the first value of a series for where it begins, and
 * would not see the first dead letter as an increase.
 */
export class ConsumerMetrics {
  readonly events;
  readonly duplicates;
  readonly deadLetters;
  readonly retries;
  readonly lag;

  constructor(metrics: Metrics, topics: Iterable<string>) {
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
    for (const topic of topics)
      for (const counter of [this.events, this.duplicates, this.deadLetters]) counter.inc({ topic }, 0);
    for (const kind of errorClasses) this.retries.inc({ class: kind }, 0);
  }
}
