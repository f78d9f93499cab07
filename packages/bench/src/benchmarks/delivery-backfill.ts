import { defineBenchmark } from '../benchmark';
import { measureBackfill } from './delivery-backfill/measure';

/**
 * How long a newcomer waits for his own history: asked for over HTTP, read with git,
 * kept, and until all that is shown was made of it.
 */
export const deliveryBackfill = defineBenchmark({
  name: 'delivery-backfill',
  summary: 'a git repository, until its changes are kept and used',
  defaults: { sizes: [10_000], databases: ['sqlite', 'postgres'], repeat: 3 },
  async run(context) {
    for (const size of context.sizes) {
      for (const database of context.databases) {
        await measureBackfill({ size, database }, context);
      }
    }
  },
});
