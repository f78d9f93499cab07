import { defineBenchmark } from '../benchmark';
import { measureQueries } from './delivery-query/measure';

/**
 * How long dashboards take to answer when much has happened. The size is the number
 * of spans; changes, readings and deployments are as many as belong to them.
 */
export const deliveryQuery = defineBenchmark({
  name: 'delivery-query',
  summary: 'overview, constraint, cohorts and items of two years, over HTTP',
  defaults: {
    sizes: [500_000, 5_000_000],
    databases: ['sqlite', 'postgres'],
    repeat: 3,
  },
  async run(context) {
    for (const database of context.databases) {
      for (const size of context.sizes) {
        await measureQueries({ size, database }, context);
      }
    }
  },
});
