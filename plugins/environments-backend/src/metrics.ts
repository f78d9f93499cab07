import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { MASS_DELETE_GUARD } from './engine/domain/massDelete';
import { Operations } from './engine/Operations';
import { UNFINISHED } from './engine/types';

/** What is measured, and with what. */
export interface MeasureOptions {
  metrics: MetricsService;
  knex: Knex;
  queue: LeaseQueue;
  operations: Operations;
}

/**
 * Tells how many operations there are and how they end, how far the engine is
 * behind, and what it does not dare to delete.
 */
export function measure(options: MeasureOptions): void {
  measureEnds(options);
  measureUnfinished(options);
  measureQueue(options);
  measureHeldBack(options);
}

function measureEnds({
  metrics,
  operations,
}: Pick<MeasureOptions, 'metrics' | 'operations'>): void {
  const ended = metrics.createCounter('environments.operations.ended', {
    description: 'Operations that have ended, by kind and how they ended',
  });
  const duration = metrics.createHistogram('environments.operations.duration', {
    description: 'From request to end of operations',
    unit: 's',
    // From the pause of a process to a database cluster that terraform makes.
    advice: {
      explicitBucketBoundaries: [
        0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600,
      ],
    },
  });
  operations.onEnd(async (_trx, { operation }) => {
    const { kind, status, requestedAt, finishedAt } = operation;
    ended.add(1, { kind, status });
    if (finishedAt) {
      duration.record((finishedAt.getTime() - requestedAt.getTime()) / 1_000, {
        kind,
        status,
      });
    }
  });
}

function measureUnfinished({
  metrics,
  knex,
}: Pick<MeasureOptions, 'metrics' | 'knex'>): void {
  metrics
    .createObservableGauge('environments.operations', {
      description: 'Operations that have not ended, by kind and status',
    })
    .addCallback(async result => {
      const rows = await knex('operation')
        .whereIn('status', [...UNFINISHED])
        .groupBy('kind', 'status')
        .select('kind', 'status')
        .count<Array<{ kind: string; status: string; n: number | string }>>(
          '* as n',
        );
      for (const { kind, status, n } of rows) {
        result.observe(Number(n), { kind, status });
      }
    });
}

function measureQueue({
  metrics,
  queue,
}: Pick<MeasureOptions, 'metrics' | 'queue'>): void {
  metrics
    .createObservableGauge('environments.queue.due', {
      description: 'Environments that wait for a worker',
    })
    .addCallback(async result => {
      result.observe((await queue.stats()).due);
    });
  metrics
    .createObservableGauge('environments.queue.oldest_due', {
      description: 'For how long the oldest of them has waited',
      unit: 's',
    })
    .addCallback(async result => {
      result.observe((await queue.stats()).oldestDueAgeMs / 1_000);
    });
}

function measureHeldBack({
  metrics,
  knex,
}: Pick<MeasureOptions, 'metrics' | 'knex'>): void {
  metrics
    .createObservableGauge('environments.deletions.held_back', {
      description:
        'Environments that have ended and are kept by the guard against mass deletion',
    })
    .addCallback(async result => {
      const row = await knex('environment')
        .whereNull('deleted_at')
        .whereNotNull('expires_at')
        .whereRaw('cast(conditions as text) like ?', [
          `%"${MASS_DELETE_GUARD}"%`,
        ])
        .count<{ n: number | string }>('* as n')
        .first();
      result.observe(Number(row?.n ?? 0));
    });
}
