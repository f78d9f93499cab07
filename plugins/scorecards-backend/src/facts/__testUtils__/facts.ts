import {
  FactSchema,
  FactType,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  compileScorecard,
  createExpressionCompiler,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { Knex } from 'knex';
import { checkOf, scorecardOf, seedEntities } from '../../__testUtils__/seed';
import { CurrentDefinitions } from '../../definitions/types';
import { EVALUATION_QUEUE } from '../../evaluation/EvaluationQueue';
import { FactCatalog } from '../FactCatalog';
import { FactReader } from '../FactReader';
import { FactStore } from '../FactStore';
import { DirtyMarks, PUSH_SOURCE } from '../types';

export const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

export const NOW = new Date('2026-03-01T12:00:00.000Z');
export const ORDERS = 'component:default/orders';
export const STOCK = 'component:default/stock';

/** A time so many minutes after `NOW`. */
export function minutes(count: number): Date {
  return new Date(NOW.getTime() + count * 60_000);
}

export function schemaOf(id: string, type: FactType): FactSchema {
  return { id, type, description: `About ${id}` };
}

/**
 * Facts of a collector `repo`, fresh for an hour, and of reports, fresh for a
 * day.
 */
export const CATALOG = FactCatalog.create({
  collectors: [
    {
      id: 'repo',
      freshness: { hours: 1 },
      facts: [
        schemaOf('repo.readme', 'boolean'),
        { ...schemaOf('repo.stars', 'integer'), minimum: 0 },
        schemaOf('repo.topics', 'string-list'),
        schemaOf('repo.settings', 'object'),
      ],
    },
  ],
  pushed: [
    ['ci.passed', 'boolean'] as const,
    ['ci.minutes', 'double'] as const,
    ['coverage.line', 'double'] as const,
  ].map(([id, type]) => ({
    ...schemaOf(id, type),
    freshnessMs: 86_400_000,
    ...(id === 'coverage.line' && { minimum: 0, maximum: 100 }),
  })),
});

export const REPO_FACTS = CATALOG.declaredBy('repo');
export const PUSHED_FACTS = CATALOG.declaredBy(PUSH_SOURCE);

/** What is in force: a scorecard with a check for each expression. */
export function definitionsOf(
  expressions: readonly string[],
  given: { catalog?: FactCatalog; freshness?: { minutes: number } } = {},
) {
  const { catalog = CATALOG, freshness } = given;
  const compiler = createExpressionCompiler([...catalog.facts.values()]);
  const definition = scorecardOf(
    'basics',
    expressions.map((expression, index) =>
      checkOf(`check-${index}`, { expression, freshness }),
    ),
  );
  const compiled = compileScorecard(definition, compiler);
  if (!compiled.ok) {
    throw new Error(JSON.stringify(compiled.problems));
  }
  const { scorecard } = compiled;
  const current: CurrentDefinitions = {
    revision: 0,
    compiler,
    scorecards: new Map([
      [
        'basics',
        {
          id: 'basics',
          version: 1,
          definition,
          compiled: scorecard,
          origin: 'api',
          publishedAt: NOW,
        },
      ],
    ]),
    readers: new Map(scorecard.factIds.map(id => [id, ['basics']])),
    broken: [],
  };
  return { current: async () => current };
}

/** What is marked to be evaluated, and what was so until this was last asked. */
export class Marks implements DirtyMarks {
  readonly #queue: LeaseQueue;

  constructor(private readonly knex: Knex) {
    this.#queue = new LeaseQueue({
      knex,
      table: EVALUATION_QUEUE,
      now: () => NOW,
      leaseForMs: 60_000,
      worker: 'test',
    });
  }

  async mark(keys: readonly string[], options?: { trx?: Knex }): Promise<void> {
    await this.#queue.mark(keys, options);
  }

  async take(): Promise<string[]> {
    const keys: string[] = await this.knex(EVALUATION_QUEUE)
      .orderBy('key')
      .pluck('key');
    await this.knex(EVALUATION_QUEUE).delete();
    return keys;
  }
}

/** A store with entities, and who reads what it stores. */
export async function createFacts(
  knex: Knex,
  given: {
    expressions?: readonly string[];
    freshness?: { minutes: number };
    entities?: readonly string[];
  } = {},
) {
  const { expressions = [], freshness, entities = [ORDERS, STOCK] } = given;
  const marks = new Marks(knex);
  const definitions = definitionsOf(expressions, { freshness });
  let now = NOW;
  const clock = {
    set: (time: Date) => {
      now = time;
    },
  };
  const store = new FactStore({ knex, definitions, marks });
  const reader = new FactReader({ knex, catalog: CATALOG, now: () => now });
  await seedEntities(
    knex,
    entities.map(ref => ({ ref })),
  );
  return {
    store,
    reader,
    marks,
    definitions,
    clock,
    /** What the collector `repo` yields at a time. */
    collect: (observations: FactObservation[], at = NOW) =>
      store.ingest({
        source: 'repo',
        declared: REPO_FACTS,
        observations,
        now: at,
      }),
    /** What others report at a time. */
    report: (observations: FactObservation[], at = NOW) =>
      store.ingest({
        source: PUSH_SOURCE,
        declared: PUSHED_FACTS,
        observations,
        now: at,
        allOrNothing: true,
      }),
  };
}
