import { BenchmarkContext } from '../../benchmark';
import { ScratchDatabase } from '../../database/scratch';
import { sourceFile } from '../../paths';
import { startBackstage } from '../../server/backstage';
import { RunningServer } from '../../server/server';

/** Starts a backend with the catalog, empty, and the means to fill it. */
export function startCatalog(
  database: ScratchDatabase,
  { cleanup, now }: BenchmarkContext,
): Promise<RunningServer> {
  return startBackstage({
    name: 'catalog',
    features: [
      '@backstage/plugin-catalog-backend',
      sourceFile('synthetic/module.ts'),
      sourceFile('server/noop.ts'),
    ],
    config: {
      catalog: {
        rules: [
          {
            allow: [
              'API',
              'Component',
              'Domain',
              'Group',
              'Resource',
              'System',
              'User',
            ],
          },
        ],
        // Entities are processed again after this time, which would fall into
        // the middle of a measurement.
        processingInterval: { hours: 24 },
      },
    },
    database,
    cleanup,
    now,
  });
}
