import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import {
  exponentialBackOff,
  LeaseQueue,
  LeaseWorker,
} from '@groundwork/backstage-plugin-groundwork-node';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import {
  createExpressionCompiler,
  FactDeclaration,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { ScorecardsConfig } from './config';
import { DefinitionPublisher } from './definitions/DefinitionPublisher';
import { DefinitionRegistry } from './definitions/DefinitionRegistry';
import { DefinitionStore } from './definitions/DefinitionStore';
import { LocationLoader } from './definitions/LocationLoader';
import { RefusedStore } from './definitions/RefusedStore';
import {
  EVALUATION_QUEUE,
  EvaluationQueue,
} from './evaluation/EvaluationQueue';
import { Evaluator } from './evaluation/Evaluator';
import { FactCatalog } from './facts/FactCatalog';
import { FactReader } from './facts/FactReader';
import { FactStore } from './facts/FactStore';
import { noticesFor } from './notices/noticesFor';
import { insertNotices } from './notices/NoticeStore';
import { RollupCounters } from './rollup/RollupCounters';

/** What the core is made with. */
export interface CoreOptions {
  knex: Knex;
  settings: Pick<ScorecardsConfig, 'locations' | 'evaluation'>;
  /** All that there are, so that checks can name their facts. */
  collectors: ReadonlyArray<Pick<FactCollector, 'id' | 'facts' | 'freshness'>>;
  /** Facts that others report. */
  pushed: readonly FactDeclaration[];
  urlReader: UrlReaderService;
  logger: LoggerService;
  now: () => Date;
  /** Says in the queue who works on something. */
  worker: string;
}

/** Facts, definitions and evaluation. */
export type Core = ReturnType<typeof createCore>;

/** Puts together what turns facts into levels. */
export function createCore(options: CoreOptions) {
  const { knex, settings, urlReader, logger, now } = options;
  const factCatalog = FactCatalog.create(options);
  const compiler = createExpressionCompiler([...factCatalog.facts.values()]);
  const queue = new LeaseQueue({
    knex,
    table: EVALUATION_QUEUE,
    now,
    leaseForMs: durationToMilliseconds(settings.evaluation.lease),
    worker: options.worker,
  });
  const marks = new EvaluationQueue({ knex, queue, now });
  const definitionStore = new DefinitionStore(knex);
  const refused = new RefusedStore(knex);
  const definitions = new DefinitionRegistry({
    store: definitionStore,
    compiler,
    logger,
  });
  const publisher = new DefinitionPublisher({
    knex,
    compiler,
    markAll: trx => marks.markAll(trx),
    now,
  });
  const locations = new LocationLoader({
    knex,
    locations: settings.locations,
    publisher,
    refused,
    compiler,
    urlReader,
    logger,
    now,
  });
  const facts = new FactReader({ knex, catalog: factCatalog, now });
  const factStore = new FactStore({ knex, definitions, marks });
  const counters = new RollupCounters({ knex });
  const evaluator = new Evaluator({
    knex,
    facts,
    definitions,
    queue,
    listener: {
      applySums: (trx, sums) => counters.apply(trx, sums),
      addNotices: (trx, transitions) =>
        insertNotices(trx, transitions.flatMap(noticesFor)),
    },
    now,
  });
  const worker = new LeaseWorker({
    queue,
    handle: async (leases, { signal }) => {
      await evaluator.evaluate(leases, signal);
    },
    logger,
    now,
    batchSize: settings.evaluation.batch,
    concurrency: settings.evaluation.workers,
    pollMs: durationToMilliseconds(settings.evaluation.poll),
    backOffMs: exponentialBackOff({
      firstMs: 1_000,
      maxMs: 60_000,
      random: Math.random,
    }),
  });
  marks.onMark(() => worker.wake());
  return {
    factCatalog,
    compiler,
    queue,
    marks,
    definitionStore,
    definitions,
    refused,
    publisher,
    locations,
    facts,
    factStore,
    counters,
    evaluator,
    worker,
  };
}
