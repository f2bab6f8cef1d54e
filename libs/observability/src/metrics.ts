import { Injectable } from '@nestjs/common';
import {
  collectDefaultMetrics,
  Counter,
  type CounterConfiguration,
  Gauge,
  type GaugeConfiguration,
  Histogram,
  type HistogramConfiguration,
  Registry,
} from 'prom-client';

type Without<T> = Omit<T, 'registers'>;

/** The service's metrics. One registry per application, so that several can run in one test process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly bound = new Map<string, Histogram.Internal<'method' | 'route' | 'status'>>();

  constructor() {
    this.requests = this.histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Duration of HTTP requests by route template.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    });
  }

  /** Process and runtime figures; called once by a service at start, not by tests. */
  collectProcessMetrics(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds a counter; returns the existing one when the name is taken. */
  counter<T extends string = string>(options: Without<CounterConfiguration<T>>): Counter<T> {
    return (
      (this.existing(options.name) as Counter<T>) ?? new Counter({ ...options, registers: [this.registry] })
    );
  }

  /** Adds a gauge; `collect` may be given to read the value when it is scraped. */
  gauge<T extends string = string>(options: Without<GaugeConfiguration<T>>): Gauge<T> {
    return (this.existing(options.name) as Gauge<T>) ?? new Gauge({ ...options, registers: [this.registry] });
  }

  histogram<T extends string = string>(options: Without<HistogramConfiguration<T>>): Histogram<T> {
    return (
      (this.existing(options.name) as Histogram<T>) ??
      new Histogram({ ...options, registers: [this.registry] })
    );
  }

  /** One HTTP request: rate, errors and duration by method, route template (never the path itself) and status. */
  observeRequest(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${status} ${route}`;
    let series = this.bound.get(key);
    if (!series) {
      series = this.requests.labels({ method, route, status: String(status) });
      this.bound.set(key, series);
    }
    series.observe(seconds);
  }

  private existing(name: string): unknown {
    return this.registry.getSingleMetric(name);
  }
}
