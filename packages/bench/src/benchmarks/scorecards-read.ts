import { defineBenchmark } from '../benchmark';
import { measureReads } from './scorecards-read/measure';
import { StatementLedger } from './scorecards-read/StatementLedger';
import { catalogSizeFor } from './scorecards/catalog';

/**
 * How long people wait for levels: of an entity, a team, a page of the catalog
 * and a table, over HTTP through authentication and permissions. The number of
 * statements must be the same whatever the size, or it fails.
 */
export const scorecardsRead = defineBenchmark({
  name: 'scorecards-read',
  summary: 'levels of an entity, a team, a page, a table, over HTTP',
  defaults: {
    sizes: [10_000, 50_000],
    databases: ['sqlite', 'postgres'],
    repeat: 3,
  },
  async run(context) {
    // A size that cannot be made is refused before any work is done.
    context.sizes.forEach(size => catalogSizeFor(size));
    const ledger = new StatementLedger();
    for (const database of context.databases) {
      for (const size of context.sizes) {
        await measureReads({ size, database }, ledger, context);
      }
    }
  },
});
