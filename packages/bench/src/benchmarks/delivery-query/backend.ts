import { setTimeout as delay } from 'node:timers/promises';
import createKnex from 'knex';
import { BenchmarkContext } from '../../benchmark';
import { ScratchDatabase } from '../../database/scratch';
import { sourceFile } from '../../paths';
import { startBackstage } from '../../server/backstage';
import { RunningServer } from '../../server/server';

const POLL_MS = 100;
const GIVE_UP_MS = 120_000;

/** Starts a backend with the delivery plugin and a catalog of the company. */
export function startDelivery(
  database: ScratchDatabase,
  { cleanup, now }: BenchmarkContext,
): Promise<RunningServer> {
  return startBackstage({
    name: 'backend with delivery',
    database,
    features: [
      '@groundwork/backstage-plugin-delivery-backend',
      sourceFile('benchmarks/delivery-query/catalogService.ts'),
      sourceFile('benchmarks/delivery-query/statementsModule.ts'),
    ],
    cleanup,
    now,
  });
}

/** Has all tables made, and the plugin read the catalog. */
export async function prepareTables(
  database: ScratchDatabase,
  components: number,
  context: BenchmarkContext,
): Promise<void> {
  const backend = await startDelivery(database, context);
  const knex = createKnex(database.knexConfig('delivery'));
  const deadline = context.now() + GIVE_UP_MS;
  for (;;) {
    const [{ n }] = await knex('catalog_component').count({ n: '*' });
    if (Number(n) === components) {
      break;
    }
    if (context.now() > deadline) {
      throw new Error(
        `The plugin has read ${n} of ${components} components of the catalog after ${
          GIVE_UP_MS / 1_000
        } s`,
      );
    }
    await delay(POLL_MS);
  }
  await knex.destroy();
  await backend.stop();
}
