import type { Metrics } from '@muster/observability';
import type { Database } from '@muster/persistence';
import type { EventStore } from './store/event-store.js';

/** Figures that are read when they are asked for: the pool, what kind of server it leads to, and commands that wait. */
export function measureKernel(metrics: Metrics, database: Database, store: EventStore): void {
  metrics.gauge({
    name: 'muster_database_connections',
    help: 'Connections of the pool to the database by state, and requests that wait for one',
    labelNames: ['state'],
    collect() {
      const { total, idle, waiting } = database.connections;
      this.set({ state: 'busy' }, total - idle);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waiting' }, waiting);
    },
  });
  metrics.gauge({
    name: 'muster_database_durable',
    help: 'Whether PostgreSQL waits for its disk (fsync); 0 means that a crash of its machine loses what was acknowledged',
    collect() {
      this.set(Number(database.durable));
    },
  });
  metrics.gauge({
    name: 'muster_commands_waiting',
    help: 'Commands that wait for the commit under way to end',
    collect() {
      this.set(store.waitingCount);
    },
  });
}
