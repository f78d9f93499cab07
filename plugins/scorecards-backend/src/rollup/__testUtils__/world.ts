import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  createExpressionCompiler,
  FactDeclaration,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { DefinitionRegistry } from '../../definitions/DefinitionRegistry';
import { DefinitionStore } from '../../definitions/DefinitionStore';
import { FactReader } from '../../facts/FactReader';
import { Asker } from '../Asker';

/** The plugin's migrations. */
export const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

const DAY_MS = 24 * 60 * 60_000;

const declare = (
  id: string,
  type: FactDeclaration['type'],
): FactDeclaration => ({ id, type, description: id, freshnessMs: DAY_MS });

/** Facts for tests; fresh for a day. */
export const FACTS: readonly FactDeclaration[] = [
  declare('catalog.hasOwner', 'boolean'),
  declare('repo.hasReadme', 'boolean'),
  declare('repo.coverage', 'double'),
];

/** All of these are reported, but what the catalog says. */
export const sourceOf = (factId: string): string =>
  factId.startsWith('catalog.') ? 'catalog' : 'push';

/** Facts of which nobody knows why they were not observed, but some. */
export const factsWith = (
  errors: Record<string, string> = {},
): Pick<FactReader, 'errorsOf'> => ({
  errorsOf: async asked =>
    asked.map(
      ({ factIds }) =>
        new Map(
          factIds.flatMap(id =>
            errors[id] ? [[id, errors[id]] as const] : [],
          ),
        ),
    ),
});

/** Definitions as the plugin has them, over a database. */
export function definitionsIn(knex: Knex): DefinitionRegistry {
  return new DefinitionRegistry({
    store: new DefinitionStore(knex),
    compiler: createExpressionCompiler(FACTS),
    logger: mockServices.logger.mock(),
  });
}

/** Somebody who may read everything, or all but some entities. */
export function asker(
  given: {
    ref?: string;
    hidden?: readonly string[];
    credentials?: Asker['credentials'];
  } = {},
): Asker {
  const { ref = 'user:default/mina', hidden } = given;
  return {
    credentials: given.credentials ?? mockCredentials.user(ref),
    readable: async refs =>
      new Set(refs.filter(it => !hidden?.includes(it) && it !== '')),
    readsAll: async () => hidden === undefined,
  };
}

const TABLES = [
  'daily',
  'entity',
  'evaluation_queue',
  'fact_change',
  'fact_set',
  'notice',
  'rollup',
  'scorecard',
  'scorecard_version',
  'state',
  'transition',
  'waiver',
];

/**
 * Makes one database for all tests of a file, and empties it before each: a
 * server does not have connections for a database per test.
 */
export function sharedDatabase(create: () => Promise<Knex>): () => Knex {
  let knex: Knex;
  beforeAll(async () => {
    knex = await create();
  });
  beforeEach(async () => {
    for (const table of TABLES) {
      await knex(table).delete();
    }
  });
  return () => knex;
}
