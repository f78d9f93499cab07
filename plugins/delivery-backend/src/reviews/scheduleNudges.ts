import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { readReviewConfig } from './config';
import { Nudges } from './Nudges';

/** Has teams told of changes that wait for too long, where that is asked for. */
export async function scheduleNudges(options: {
  auth: AuthService;
  config: Config;
  knex: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  now: () => Date;
  scheduler: SchedulerService;
}): Promise<void> {
  const { auth, config, scheduler } = options;
  const { nudges: settings } = readReviewConfig(config);
  if (!settings.enabled) {
    return;
  }
  const nudges = new Nudges({
    ...options,
    settings,
    viewer: async () => ({
      credentials: await auth.getOwnServiceCredentials(),
      readsAll: async () => true,
      readable: async refs => new Set(refs),
    }),
  });
  await scheduler.scheduleTask({
    id: 'nudge-reviews',
    frequency: { hours: 1 },
    initialDelay: { minutes: 5 },
    timeout: { minutes: 15 },
    fn: signal => nudges.send(signal),
  });
}
