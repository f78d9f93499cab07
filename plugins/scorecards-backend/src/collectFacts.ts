import {
  AuthService,
  LoggerService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CollectorFailure } from '@groundwork/backstage-plugin-scorecards-common';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { Knex } from 'knex';
import {
  CollectorRunner,
  CollectorRuns,
  countPresent,
  createAfterSync,
  createCollectorMetrics,
  failuresOf,
  Newcomers,
  scheduleCollectors,
} from './collect';
import {
  createCatalogCollector,
  createRepositoryFilesCollector,
  TeamCollector,
} from './collectors';
import { evaluateNow } from './evaluation/evaluateNow';
import { KnownFacts, Scorecards } from './scorecards';

/** The collectors in the box, and those that modules have added. */
export function createCollectors(options: {
  knex: Knex;
  config: Config;
  catalog: CatalogService;
  auth: AuthService;
  urlReader: UrlReaderService;
  added: readonly FactCollector[];
  /** Made only once it is known which facts there are. */
  facts: () => KnownFacts;
  now: () => Date;
  directory: string;
}): FactCollector[] {
  return [
    createCatalogCollector(options),
    createRepositoryFilesCollector(options),
    new TeamCollector({
      ...options,
      readingsOf: refs => options.facts().readingsOf(refs),
      freshnessMsOf: factId => options.facts().freshnessMsOf(factId),
    }),
    ...options.added,
  ];
}

/** How it went to collect the facts of an entity, and to evaluate it. */
export interface EntityEvaluation {
  /** Whether it was; else it comes in its turn. */
  evaluated: boolean;
  /** Collectors that could not say anything of it, or not all. */
  failed: CollectorFailure[];
}

/** Has collectors run: in time, with the catalog, or for one entity. */
export function collectFacts(options: {
  knex: Knex;
  scorecards: Scorecards;
  metrics: MetricsService;
  logger: LoggerService;
  scheduler: SchedulerService;
  now: () => Date;
}) {
  const { knex, scorecards, metrics, now } = options;
  const { collectors, collectorSettings: settings } = scorecards;
  const runs = new CollectorRuns(knex);
  const runner = new CollectorRunner({
    ...options,
    factCatalog: scorecards.factCatalog,
    factStore: scorecards.factStore,
    runs,
    timeoutMsOf: id => settings.get(id)?.timeoutMs ?? 0,
    metrics: createCollectorMetrics(metrics),
  });
  const deps = { ...options, collectors, runner, runs, settings };
  return {
    /** Has them run again and again. */
    schedule: () =>
      scheduleCollectors({
        ...deps,
        newcomers: new Newcomers(knex),
        countEntities: () => countPresent(knex),
      }),
    /** Runs those that go with the catalog. */
    afterSync: createAfterSync(deps),
    /** Collects the facts of an entity anew, and evaluates it. */
    async evaluate(
      entityRef: string,
      signal: AbortSignal,
    ): Promise<EntityEvaluation> {
      const collections = await runner.collectEntity(
        entityRef,
        collectors.filter(({ id }) => settings.get(id)?.enabled),
        signal,
      );
      const ref = entityRef.toLocaleLowerCase('en-US');
      const { marks, facts } = scorecards;
      return {
        evaluated: await evaluateNow(ref, { marks, signal }),
        failed: failuresOf({
          collections,
          runs: await runs.list(),
          facts: await facts.statesOf(ref),
          now: now(),
        }),
      };
    },
  };
}
