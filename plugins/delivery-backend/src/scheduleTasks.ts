import {
  AuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Keeping } from './createKeeping';
import { scheduleDerivations } from './derive';
import { DeliverySettings } from './ingest';
import { readNumbersKept, scheduleForgetting } from './retention';
import { scheduleNudges } from './reviews';
import { scheduleTests } from './tests';

/** Schedules what is to happen again and again, on one replica at a time. */
export async function scheduleTasks(
  services: {
    auth: AuthService;
    config: RootConfigService;
    knex: Knex;
    logger: LoggerService;
    notifications: NotificationService;
    now: () => Date;
    scheduler: SchedulerService;
    settings: DeliverySettings;
  },
  { log, dirty, derivations, tests }: Keeping,
): Promise<void> {
  const { config, now, scheduler, settings } = services;
  await scheduleNudges(services);
  await scheduleTests({ ...services, tests });
  await scheduler.scheduleTask({
    id: 'rebuild-outdated-records',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    fn: () => dirty.rebuildOutdated(),
  });
  await scheduleDerivations(scheduler, { ...derivations, now });
  await scheduleForgetting({
    ...services,
    repositories: derivations.dirty,
    numbersKept: readNumbersKept(config),
  });
  await scheduler.scheduleTask({
    id: 'forget-payloads',
    frequency: { hours: 24 },
    initialDelay: { minutes: 30 },
    timeout: { hours: 1 },
    fn: async signal => {
      const time = new Date(now().getTime() - settings.payloadsKeptMs);
      await log.forgetBefore(time, { signal });
    },
  });
}
