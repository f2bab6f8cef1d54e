import { Metrics } from '@muster/observability';
import { ConsumerMetrics } from './consumer-metrics.js';

it('has every series from the start, so that the first dead letter is an increase', async () => {
  const metrics = new Metrics();
  new ConsumerMetrics(metrics, ['muster.tickets.v1']);
  const text = await metrics.registry.metrics();
  for (const name of ['events', 'duplicates', 'dead_letters'])
    expect(text).toContain(`muster_consumer_${name}_total{topic="muster.tickets.v1"} 0`);
  for (const kind of ['transient', 'permanent', 'unknown'])
    expect(text).toContain(`muster_consumer_retries_total{class="${kind}"} 0`);
});
