import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectContext,
  FactBatch,
  FactCollector,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import { Knex } from 'knex';
import { CATALOG, createFacts, NOW } from '../../facts/__testUtils__/facts';
import { CollectorRunner } from '../CollectorRunner';
import { CollectorRuns } from '../CollectorRuns';
import { CollectorMetrics } from '../metrics';

type Collect = (
  pages: AsyncIterable<Entity[]>,
  context: CollectContext,
) => AsyncIterable<FactBatch>;

/** A collector of the facts `repo.…`. */
export function collectorOf(
  collect: Collect,
  rest: Partial<FactCollector> = {},
): FactCollector {
  return {
    id: 'repo',
    facts: [...CATALOG.declaredBy('repo').values()],
    freshness: { hours: 1 },
    collect,
    ...rest,
  };
}

/** What it observes when all is well. */
export const seen = (entity: Entity | string, stars = 1): FactObservation => ({
  entityRef: typeof entity === 'string' ? entity : stringifyEntityRef(entity),
  facts: { 'repo.stars': stars },
});

/** Observes each entity, a page at a time. */
export const observeAll: Collect = async function* observeAll(pages) {
  for await (const page of pages) {
    yield page.map(entity => seen(entity));
  }
};

/** Takes all pages, so that their entities are offered. */
export async function takeAll(pages: AsyncIterable<Entity[]>): Promise<void> {
  for await (const page of pages) {
    page.forEach(stringifyEntityRef);
  }
}

/** A runner over a database, with the real store of facts. */
export async function createRunner(
  knex: Knex,
  given: {
    timeoutMs?: number;
    metrics?: CollectorMetrics;
    entities?: readonly string[];
  } = {},
) {
  const { timeoutMs = 60_000, metrics = { record: () => {} } } = given;
  const facts = await createFacts(knex, { entities: given.entities });
  const runs = new CollectorRuns(knex);
  let now = NOW;
  const runner = new CollectorRunner({
    knex,
    factCatalog: CATALOG,
    factStore: facts.store,
    runs,
    timeoutMsOf: () => timeoutMs,
    metrics,
    logger: mockServices.logger.mock({
      child: () => mockServices.logger.mock(),
    }),
    now: () => now,
  });
  const { signal } = new AbortController();
  return {
    ...facts,
    runner,
    runs,
    setTime: (time: Date) => {
      now = time;
    },
    run: (collect: Collect, rest?: Partial<FactCollector>) =>
      runner.run(collectorOf(collect, rest), signal),
    /** Refs of entities of which the collector has said something. */
    stored: (): Promise<string[]> =>
      knex('fact_set')
        .where({ source: 'repo' })
        .orderBy('entity_ref')
        .pluck('entity_ref'),
  };
}
