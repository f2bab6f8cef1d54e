import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Health } from './health.js';
import { Metrics } from './metrics.js';

/** Gives every part of a service its health registry and its metrics. `startService` imports it; parts just inject. */
@Global()
@Module({})
export class ObservabilityModule {
  static forRoot(given: { health?: Health; metrics?: Metrics } = {}): DynamicModule {
    return {
      module: ObservabilityModule,
      providers: [
        { provide: Health, useValue: given.health ?? new Health() },
        { provide: Metrics, useValue: given.metrics ?? new Metrics() },
      ],
      exports: [Health, Metrics],
    };
  }
}
