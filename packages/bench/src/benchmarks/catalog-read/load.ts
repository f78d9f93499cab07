import knexFactory, { Knex } from 'knex';
import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { ScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { RunningServer } from '../../server/server';
import { createSyntheticCatalog } from '../../synthetic/catalog';
import { createSyntheticClient } from '../../synthetic/client';

const ROWS_PER_INSERT = 100;

/** Loads the catalog and reports how long it was until all could be read. */
export async function measureLoad(options: {
  at: { size: number; database: DatabaseKind };
  catalog: RunningServer;
  database: ScratchDatabase;
  context: BenchmarkContext;
}): Promise<string[]> {
  const { at, catalog, database, context } = options;
  const { now, progress, seed } = context;
  const client = createHttpClient({ ...catalog, connections: 1 });
  try {
    const start = now();
    const entityRefs = await createSyntheticClient(client).load(
      { size: at.size, seed },
      everyTenSeconds(now, ({ readable, unstitched }) =>
        progress(`  loading: ${readable} readable, ${unstitched} in the queue`),
      ),
    );
    const loaded = now() - start;
    context.report({
      ...at,
      case: 'load',
      metric: 'time until all can be read',
      unit: 'ms',
      better: 'lower',
      measured: { n: 1, value: loaded },
      baseline: {
        what: 'INSERT of the same JSON',
        measured: { n: 1, value: await insertPlainly(database, at, context) },
      },
    });
    return entityRefs;
  } finally {
    client.close();
  }
}

async function insertPlainly(
  database: ScratchDatabase,
  { size }: { size: number },
  { now, seed }: BenchmarkContext,
): Promise<number> {
  const entities = createSyntheticCatalog({ size, seed });
  const knex = knexFactory(database.knexConfig('catalog'));
  try {
    await knex.schema.createTable('bench_plain', table => {
      table.string('ref').primary();
      table.text('entity').notNullable();
    });
    const start = now();
    await insertAll(
      knex,
      entities.map(entity => ({
        ref: `${entity.kind}:default/${entity.metadata.name}`.toLowerCase(),
        entity: JSON.stringify(entity),
      })),
    );
    const inserted = now() - start;
    await knex.schema.dropTable('bench_plain');
    return inserted;
  } finally {
    await knex.destroy();
  }
}

async function insertAll(knex: Knex, rows: object[]): Promise<void> {
  await knex.transaction(async tx => {
    await tx.batchInsert('bench_plain', rows, ROWS_PER_INSERT);
  });
}

function everyTenSeconds<T>(
  now: () => number,
  tell: (value: T) => void,
): (value: T) => void {
  let last = now();
  return value => {
    if (now() - last >= 10_000) {
      last = now();
      tell(value);
    }
  };
}
