import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { CollectorRun } from './types';

/** Counts runs of collectors. */
export interface CollectorMetrics {
  record(run: CollectorRun, durationMs: number): void;
}

/** @param metrics - without it, nothing is counted */
export function createCollectorMetrics(
  metrics?: Pick<MetricsService, 'createCounter' | 'createHistogram'>,
): CollectorMetrics {
  const runs = metrics?.createCounter('scorecards.collector.runs', {
    description: 'Runs of collectors, by how they ended',
  });
  const changed = metrics?.createCounter('scorecards.collector.changed', {
    description: 'Facts that collectors have found to have another value',
  });
  const durations = metrics?.createHistogram('scorecards.collector.duration', {
    description: 'How long runs of collectors took',
    unit: 's',
  });
  return {
    record(run, durationMs) {
      const attributes = {
        collector: run.collectorId,
        result: run.error === undefined ? 'success' : 'failure',
      };
      runs?.add(1, attributes);
      durations?.record(durationMs / 1_000, attributes);
      changed?.add(run.changed, { collector: run.collectorId });
    },
  };
}
