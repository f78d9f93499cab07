import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { OutboxStore } from './OutboxStore';

/** Tells how many events wait for sinks, for how long, and how many were given up. */
export function measureOutbox(
  metrics: MetricsService,
  store: OutboxStore,
  now: () => Date,
): void {
  metrics
    .createObservableGauge('environments.outbox.events', {
      description: 'Events that wait for a sink, or that it does not take',
    })
    .addCallback(async result => {
      for (const { sink, status, events } of await store.stats()) {
        result.observe(events, { sink, status });
      }
    });
  metrics
    .createObservableGauge('environments.outbox.oldest_pending', {
      description: 'For how long the oldest event waits for a sink',
      unit: 's',
    })
    .addCallback(async result => {
      for (const { sink, status, oldestAt } of await store.stats()) {
        if (status === 'pending') {
          const ageMs = now().getTime() - oldestAt.getTime();
          result.observe(Math.max(0, ageMs / 1_000), { sink });
        }
      }
    });
}
