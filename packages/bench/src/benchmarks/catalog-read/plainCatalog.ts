import { Knex } from 'knex';
import { BenchmarkContext } from '../../benchmark';
import { ScratchDatabase } from '../../database/scratch';
import { sourceFile } from '../../paths';
import { startPlainServer } from '../../server/plain';
import { RunningServer } from '../../server/server';

/** What the plain server's process is told. */
export interface PlainCatalogSettings {
  knexConfig: Knex.Config;
}

/** Starts a plain server on the tables that the catalog filled. */
export function startPlainCatalog(
  database: ScratchDatabase,
  { cleanup, now }: BenchmarkContext,
): Promise<RunningServer> {
  const settings: PlainCatalogSettings = {
    knexConfig: database.knexConfig('catalog'),
  };
  return startPlainServer({
    name: 'plain catalog',
    script: sourceFile('benchmarks/catalog-read/plainCatalogProcess.ts'),
    settings,
    cleanup,
    now,
  });
}
