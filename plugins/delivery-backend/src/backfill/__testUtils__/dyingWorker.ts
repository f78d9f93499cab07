import knexFactory, { Knex } from 'knex';
import { BackfillWorld } from './BackfillWorld';

/** What the process is told, as JSON in its only argument. */
export interface DyingWorkerOptions {
  database: Knex.Config;
  /** The folder that repositories are in. */
  folder: string;
}

/** What it says when it is in the middle, and stays, to be killed. */
export const IN_THE_MIDDLE = 'in the middle';

/** Reads what is due, and stops when some of it is in the log. */
async function main({ database, folder }: DyingWorkerOptions): Promise<void> {
  const world = new BackfillWorld(knexFactory(database), folder);
  const backfills = world.backfills({
    log: {
      append: async (events, at) => {
        await world.log.append(events.slice(0, 3), at);
        process.send?.(IN_THE_MIDDLE);
        return new Promise(() => {
          setInterval(() => {}, 60_000);
        });
      },
    },
  });
  await backfills.work(await world.claim(), new AbortController().signal);
}

if (require.main === module) {
  main(JSON.parse(process.argv[2])).catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
}
