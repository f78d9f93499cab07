import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { RepositoryMarks } from '../derive';
import { forgetOld } from './forgetOld';
import { horizonsAt } from './horizons';

/** Has old numbers, and what they were made of, forgotten every day. */
export async function scheduleForgetting(options: {
  knex: Knex;
  logger: LoggerService;
  now: () => Date;
  scheduler: SchedulerService;
  repositories: RepositoryMarks;
  /** For how long numbers are kept. */
  numbersKept: HumanDuration;
}): Promise<void> {
  const { logger, now, scheduler, numbersKept } = options;
  await scheduler.scheduleTask({
    id: 'forget-numbers',
    frequency: { hours: 24 },
    initialDelay: { minutes: 45 },
    timeout: { hours: 2 },
    fn: async signal => {
      const horizons = horizonsAt(now(), numbersKept);
      const deleted = await forgetOld(horizons, { ...options, signal });
      logger.info('Forgot old numbers, and what they were made of', deleted);
    },
  });
}
