import { BenchmarkContext, defineBenchmark } from '../benchmark';
import { DatabaseKind } from '../database/kind';
import { createScratchDatabase } from '../database/scratch';
import { kindCounts } from '../synthetic/sizes';
import { startCatalog } from './catalog-read/catalogServer';
import { measureLoad } from './catalog-read/load';
import { startPlainCatalog } from './catalog-read/plainCatalog';
import { measureBatch, measureByName, measureNoop } from './catalog-read/reads';
import { measureStream } from './catalog-read/stream';

/**
 * What the catalog itself costs: loading, reading by name, streaming and
 * batches, each over HTTP with a token, each beside a plain server that
 * answers the same question from the same database.
 */
export const catalogRead = defineBenchmark({
  name: 'catalog-read',
  summary: 'load the catalog, then read by name, stream it, fetch batches',
  defaults: {
    sizes: [1_000, 10_000],
    databases: ['sqlite', 'postgres'],
    repeat: 3,
  },
  async run(context) {
    // A size that cannot be made is refused before any work is done.
    context.sizes.forEach(size => kindCounts(size));
    for (const database of context.databases) {
      for (const size of context.sizes) {
        await measureAt({ size, database }, context);
      }
    }
  },
});

async function measureAt(
  at: { size: number; database: DatabaseKind },
  context: BenchmarkContext,
): Promise<void> {
  context.progress(`${at.database}, ${at.size} entities`);
  const database = await createScratchDatabase(at.database, context.cleanup);
  const catalog = await startCatalog(database, context);
  const entityRefs = await measureLoad({ at, catalog, database, context });

  const plain = await startPlainCatalog(database, context);
  const run = { at, catalog, plain, entityRefs, context };
  await measureNoop(run);
  await measureByName(run);
  await measureBatch(run);
  await measureStream(run);

  await plain.stop();
  await catalog.stop();
  await database.drop();
}
