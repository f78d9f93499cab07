import { defineBenchmark } from '../benchmark';
import { measureIngest } from './delivery-ingest/measure';

/**
 * How fast what happens is taken in: HTTP, signature, an event that survives a crash,
 * and the record that is made of it.
 */
export const deliveryIngest = defineBenchmark({
  name: 'delivery-ingest',
  summary: 'webhooks one per request, CDEvents in batches, until kept and used',
  defaults: { sizes: [], databases: ['sqlite', 'postgres'], repeat: 3 },
  async run(context) {
    for (const database of context.databases) {
      await measureIngest(database, context);
    }
  },
});
