import { defineBenchmark } from '../benchmark';
import { kindCounts } from '../synthetic/sizes';
import { measureInProcess } from './ownership-resolve/inProcess';
import { measureOverHttp } from './ownership-resolve/http';

/**
 * How long an answer to "who owns this?" takes: in process, for what people and
 * machines paste, and over HTTP through authentication and permissions.
 */
export const ownershipResolve = defineBenchmark({
  name: 'ownership-resolve',
  summary: 'who owns a host, a pod, a text, an alert: in process, over HTTP',
  defaults: {
    sizes: [10_000, 100_000],
    databases: ['sqlite', 'postgres'],
    repeat: 3,
  },
  async run(context) {
    // A size that cannot be made is refused before any work is done.
    context.sizes.forEach(size => kindCounts(size));
    for (const size of context.sizes) {
      await measureInProcess(size, context);
    }
    for (const database of context.databases) {
      for (const size of context.sizes) {
        await measureOverHttp({ size, database }, context);
      }
    }
  },
});
