import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Tests } from './createTests';
import { forgetOldTests, markKnown } from './retention';

/** Has old results forgotten, and known tests looked at, every day. */
export async function scheduleTests(options: {
  knex: Knex;
  logger: LoggerService;
  now: () => Date;
  scheduler: SchedulerService;
  tests: Pick<Tests, 'queue' | 'worker'>;
}): Promise<void> {
  const { knex, logger, now, scheduler, tests } = options;
  await scheduler.scheduleTask({
    id: 'forget-test-results',
    frequency: { hours: 24 },
    initialDelay: { minutes: 30 },
    timeout: { hours: 1 },
    fn: async signal => {
      const deleted = await forgetOldTests(knex, now(), signal);
      logger.info('Forgot old results of tests', { ...deleted });
    },
  });
  await scheduler.scheduleTask({
    id: 'assess-tests',
    frequency: { hours: 24 },
    initialDelay: { minutes: 10 },
    timeout: { minutes: 10 },
    fn: async () => {
      await markKnown(knex, tests.queue);
      tests.worker.wake();
    },
  });
  await scheduler.scheduleTask({
    id: 'place-tests',
    // Each replica remembers what the catalog said.
    scope: 'local',
    frequency: { seconds: 20 },
    timeout: { minutes: 1 },
    fn: whenPlacesChange(knex, async () => {
      await markKnown(knex, tests.queue);
      tests.worker.wake();
    }),
  });
}

/**
 * Tests are of components by what the catalog says of repositories. That may come
 * after them, as it does after the first start, and may change.
 */
export function whenPlacesChange(
  knex: Knex,
  placeAgain: () => Promise<void>,
): () => Promise<void> {
  let known: string | undefined;
  return async () => {
    const places = await knex('catalog_component')
      .whereNotNull('repository')
      .orderBy('component')
      .select('component', 'repository', 'path');
    const now = JSON.stringify(places);
    if (now !== known) {
      await placeAgain();
      known = now;
    }
  };
}
