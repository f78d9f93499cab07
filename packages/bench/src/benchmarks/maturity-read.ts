import { defineBenchmark } from '../benchmark';
import { measureMaturity } from './maturity-read/measure';

/**
 * How long people wait for where all teams stand, and what it takes to keep that.
 * The size is the number of teams; each has a hundred components in the catalog.
 */
export const maturityRead = defineBenchmark({
  name: 'maturity-read',
  summary: 'organisation page, team page and report, over HTTP; a refresh',
  defaults: {
    sizes: [500],
    databases: ['sqlite', 'postgres'],
    repeat: 3,
  },
  async run(context) {
    for (const database of context.databases) {
      for (const size of context.sizes) {
        await measureMaturity({ size, database }, context);
      }
    }
  },
});
