import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Refreshed } from './Refresher';

/** Counts how often levels were read, and how long that takes. */
export interface RefreshMetrics {
  measure(run: () => Promise<Refreshed>): Promise<Refreshed>;
}

export function createRefreshMetrics(
  metrics: Pick<MetricsService, 'createCounter' | 'createHistogram'>,
): RefreshMetrics {
  const runs = metrics.createCounter('maturity.refresh.runs', {
    description: 'How often levels were read, by how that ended',
  });
  const durations = metrics.createHistogram('maturity.refresh.duration', {
    description: 'How long it takes to read levels',
    unit: 's',
  });
  return {
    measure: async run => {
      const began = performance.now();
      let result = 'failed';
      try {
        const refreshed = await run();
        result = refreshed.kind;
        return refreshed;
      } finally {
        runs.add(1, { result });
        durations.record((performance.now() - began) / 1_000, { result });
      }
    },
  };
}
