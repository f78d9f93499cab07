import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { DateTime } from 'luxon';
import { MaturityConfig } from '../config';
import { Stores } from '../store';
import { Filling } from './Filling';
import { createRefreshMetrics } from './metrics';
import { Refreshed, Refresher } from './Refresher';

/** What the tasks need. */
export interface ScheduleOptions {
  lifecycle: Pick<LifecycleService, 'addShutdownHook'>;
  logger: LoggerService;
  metrics: Pick<MetricsService, 'createCounter' | 'createHistogram'>;
  now: () => Date;
  /** Called whenever something was written. */
  onRefreshed: () => Promise<void>;
  refresher: Pick<Refresher, 'run'>;
  scheduler: SchedulerService;
  settings: MaturityConfig;
  stores: Pick<Stores, 'days' | 'teams'>;
}

/** Has levels read again and again, by one replica for all. */
export async function scheduleRefresh(options: ScheduleOptions): Promise<void> {
  const { lifecycle, onRefreshed, refresher, scheduler, settings } = options;
  const metrics = createRefreshMetrics(options.metrics);
  const refresh = async (signal: AbortSignal): Promise<Refreshed> => {
    const refreshed = await metrics.measure(() => refresher.run(signal));
    await onRefreshed();
    return refreshed;
  };
  const filling = new Filling(options, refresh);
  lifecycle.addShutdownHook(() => filling.stop());
  await scheduler.scheduleTask({
    id: 'read-levels',
    ...settings.schedule,
    fn: async signal => {
      filling.continueAfter(await refresh(signal));
    },
  });
  await scheduleForgetting(options);
}

async function scheduleForgetting({
  logger,
  now,
  scheduler,
  settings,
  stores,
}: ScheduleOptions): Promise<void> {
  const { days, removeAfter } = settings.retention;
  await scheduler.scheduleTask({
    id: 'forget-levels',
    frequency: { hours: 24 },
    initialDelay: { minutes: 40 },
    timeout: { minutes: 30 },
    fn: async () => {
      const time = DateTime.fromJSDate(now(), { zone: 'utc' });
      const forgotten = {
        days: await stores.days.forgetBefore(time.minus(days).toISODate()!),
        groups: await stores.teams.forgetGone(
          time.minus(removeAfter).toJSDate(),
        ),
      };
      logger.info('Forgot levels of long ago', forgotten);
    },
  });
}
