import {
  BackstageCredentials,
  DatabaseService,
  LoggerService,
  resolvePackagePath,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { runMigrations } from '@groundwork/backstage-plugin-groundwork-node';
import {
  FactCollector,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import { FactDeclaration } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { createCore } from '../core';
import { syncEntities } from '../entities/syncEntities';
import { subtractRemoved } from '../evaluation/removal';
import { DailyRollups } from '../rollup/DailyRollups';

/**
 * What the harness is made with.
 *
 * @alpha
 */
export interface ScorecardsHarnessOptions {
  /** The migrations are run at once. */
  database: DatabaseService;
  urlReader: UrlReaderService;
  logger: LoggerService;
  /** Sources of facts, without what they would do to observe them. */
  collectors: ReadonlyArray<Pick<FactCollector, 'id' | 'facts' | 'freshness'>>;
  /** Facts that others report. */
  pushed: readonly FactDeclaration[];
}

/**
 * The parts of the plugin that cost time, as the plugin puts them together.
 *
 * @alpha
 */
export interface ScorecardsHarness {
  /** Does what the plugin does whenever it reads the catalog. */
  syncCatalog(
    catalog: Pick<CatalogService, 'streamEntities'>,
    credentials: BackstageCredentials,
  ): Promise<{ entities: number; changed: number }>;
  /** Stores observations of a source, as after a collector's run. */
  ingest(
    source: string,
    observations: readonly FactObservation[],
  ): Promise<{ stored: number; changed: number }>;
  /** Puts a definition into force. */
  publish(yaml: string): Promise<void>;
  /** Has every entity evaluated, whether or not something changed. */
  markAll(): Promise<void>;
  /** Evaluates all that is marked, as a worker does. */
  evaluate(): Promise<{ evaluated: number; changed: number }>;
  /** Keeps today's sums, for trends. */
  keepDay(): Promise<void>;
}

/**
 * Runs the plugin's parts without a backend: no HTTP, no permissions, no
 * schedule. For benchmarks and tests of other packages; it may change at any
 * time.
 *
 * @alpha
 */
export async function createScorecardsHarness(
  options: ScorecardsHarnessOptions,
): Promise<ScorecardsHarness> {
  const { database, logger } = options;
  const now = () => new Date();
  const knex = await runMigrations({
    database,
    directory: resolvePackagePath(
      '@groundwork/backstage-plugin-scorecards-backend',
      'migrations',
    ),
  });
  const core = createCore({
    ...options,
    knex,
    settings: {
      locations: [],
      evaluation: {
        workers: 1,
        batch: 500,
        lease: { seconds: 30 },
        poll: { seconds: 1 },
      },
    },
    now,
    worker: 'harness',
  });
  return {
    async syncCatalog(catalog, credentials) {
      const { entities, changed } = await syncEntities({
        catalog,
        credentials,
        knex,
        marks: core.marks,
        onRemoved: (trx, refs) =>
          subtractRemoved(trx, refs, {
            definitions: core.definitions,
            applySums: (within, sums) => core.counters.apply(within, sums),
          }),
        logger,
        graceMs: 0,
        now,
        signal: new AbortController().signal,
      });
      return { entities, changed };
    },
    async ingest(source, observations) {
      const { stored, changed } = await core.factStore.ingest({
        source,
        observations,
        declared: core.factCatalog.declaredBy(source),
        now: now(),
      });
      return { stored, changed };
    },
    async publish(yaml) {
      await core.publisher.publish(yaml, 'harness');
    },
    markAll: () => knex.transaction(trx => core.marks.markAll(trx)),
    async evaluate() {
      const total = { evaluated: 0, changed: 0 };
      for (;;) {
        const leases = await core.queue.claim(500);
        if (leases.length === 0) {
          return total;
        }
        const { evaluated, changed } = await core.evaluator.evaluate(leases);
        total.evaluated += evaluated;
        total.changed += changed;
      }
    },
    keepDay: () => new DailyRollups({ knex, now }).run(),
  };
}
