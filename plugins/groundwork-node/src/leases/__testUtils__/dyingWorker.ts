import knexFactory, { type Knex } from 'knex';
import { LeaseQueue } from '../LeaseQueue';
import type { Lease } from '../types';
import { writeEffects } from './leaseWorld';

/** What the process is told, as JSON in its only argument. */
export interface DyingWorkerOptions {
  database: Knex.Config;
  table: string;
  leaseForMs: number;
  now: string;
  /** Where it says so and stays, to be killed. */
  diesAt: 'claimed' | 'half written' | 'completed' | 'committed';
}

const GROUP = 5;

/** Leases all, works on one group, and dies over the next at the latest. */
async function main(options: DyingWorkerOptions): Promise<void> {
  const knex = knexFactory(options.database);
  const queue = new LeaseQueue({
    knex,
    table: options.table,
    leaseForMs: options.leaseForMs,
    now: () => new Date(options.now),
    worker: `process ${process.pid}`,
  });
  const reach = async (place: DyingWorkerOptions['diesAt']) => {
    if (place === options.diesAt) {
      process.send?.(place);
      await new Promise(() => {
        setInterval(() => {}, 60_000);
      });
    }
  };

  const workOn = (
    group: Lease[],
    reached: typeof reach = async () => undefined,
  ) =>
    knex.transaction(async trx => {
      const held = await queue.hold(trx, group);
      await writeEffects(trx, held.slice(0, 2));
      await reached('half written');
      await writeEffects(trx, held.slice(2));
      await queue.complete(trx, held);
      await reached('completed');
    });

  const leases = await queue.claim(100);
  await reach('claimed');
  await workOn(leases.slice(0, GROUP));
  await reach('committed');
  await workOn(leases.slice(GROUP, 2 * GROUP), reach);
}

main(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
