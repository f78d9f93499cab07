import { setTimeout as sleep } from 'node:timers/promises';
import {
  AuthService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { ScorecardsConfig } from './config';
import { EntitySync, syncEntities } from './entities/syncEntities';
import { subtractRemoved } from './evaluation/removal';
import { FactRetention } from './facts/FactRetention';
import { purge } from './retention/purge';
import { Scorecards } from './scorecards';

/** How often a catalog that has just started is read. */
const FILLING_MS = 2_000;

const NOTICES_KEPT: HumanDuration = { days: 30 };

/** What the tasks need. */
export interface ScheduleOptions {
  scorecards: Scorecards;
  settings: ScorecardsConfig;
  knex: Knex;
  scheduler: SchedulerService;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  now: () => Date;
  /** Called whenever the catalog was read. */
  onCatalogRead: (sync: EntitySync, signal: AbortSignal) => Promise<void>;
}

/** Sets up what is done again and again, by one replica for all. */
export async function scheduleTasks(options: ScheduleOptions): Promise<void> {
  const { scorecards, settings, scheduler, logger } = options;
  await scheduleCatalog(options);
  await scheduler.scheduleTask({
    id: 'load-definitions',
    frequency: settings.reload,
    timeout: { minutes: 5 },
    fn: () => scorecards.locations.reload(),
  });
  await scheduler.scheduleTask({
    id: 'end-waivers',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: () => scorecards.waiverKeeper.run(),
  });
  await scheduler.scheduleTask({
    id: 'send-notices',
    frequency: { seconds: 30 },
    timeout: { minutes: 10 },
    fn: signal => scorecards.notices.run(signal),
  });
  await scheduler.scheduleTask({
    id: 'keep-day',
    frequency: { minutes: 30 },
    // Once something has been evaluated.
    initialDelay: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: () => scorecards.daily.run(),
  });
  await scheduler.scheduleTask({
    id: 'recount',
    frequency: { hours: 24 },
    initialDelay: { hours: 1 },
    timeout: { minutes: 30 },
    fn: async () => {
      const corrected = await scorecards.counters.recount();
      if (corrected > 0) {
        logger.error(
          `${corrected} sums were not what the states say, and are now`,
        );
      }
    },
  });
  await schedulePurge(options);
}

async function scheduleCatalog(options: ScheduleOptions): Promise<void> {
  const { settings, scheduler, now } = options;
  const task: SchedulerServiceTaskRunner = scheduler.createScheduledTaskRunner({
    frequency: settings.refresh,
    // A replica that dies while it reads holds up the others for so long.
    timeout: settings.refreshTimeout,
  });
  // Right after a start the catalog is empty, and then it fills, but not for
  // long: who looks in the meantime should not have to wait for a minute.
  let isFilling = true;
  await task.run({
    id: 'read-catalog',
    fn: async signal => {
      const period = durationToMilliseconds(settings.refresh);
      const until =
        now().getTime() +
        Math.min(period, durationToMilliseconds(settings.refreshTimeout) / 2);
      const pause = Math.min(FILLING_MS, period / 2);
      let sync = await readCatalog(options, signal);
      while (isFilling && now().getTime() < until) {
        isFilling = sync.entities === 0 || sync.changed > 0;
        await sleep(pause, undefined, { signal, ref: false });
        sync = await readCatalog(options, signal);
      }
      isFilling = false;
    },
  });
}

async function readCatalog(
  options: ScheduleOptions,
  signal: AbortSignal,
): Promise<EntitySync> {
  const { auth, scorecards, settings, logger, onCatalogRead } = options;
  const sync = await syncEntities({
    ...options,
    ...scorecards,
    credentials: await auth.getOwnServiceCredentials(),
    onRemoved: (trx, refs) =>
      subtractRemoved(trx, refs, {
        definitions: scorecards.definitions,
        applySums: (within, sums) => scorecards.counters.apply(within, sums),
      }),
    graceMs: durationToMilliseconds(settings.removeAfter),
    signal,
  });
  for (const { entityRef, message } of sync.problems) {
    logger.warn(`${entityRef} ${message}`);
  }
  await onCatalogRead(sync, signal);
  return sync;
}

async function schedulePurge(options: ScheduleOptions): Promise<void> {
  const { scorecards, settings, knex, scheduler, now } = options;
  const { retention } = settings;
  const before = (kept: HumanDuration) =>
    new Date(now().getTime() - durationToMilliseconds(kept));
  const factRetention = new FactRetention({ knex });
  await scheduler.scheduleTask({
    id: 'purge',
    frequency: { hours: 24 },
    initialDelay: { minutes: 30 },
    timeout: { hours: 1 },
    fn: async signal => {
      await factRetention.forgetBefore(before(retention.facts), signal);
      await purge(
        knex,
        {
          transitionsBefore: before(retention.transitions),
          dailyBefore: before(retention.daily),
          waiversBefore: before(retention.waivers),
          noticesBefore: before(NOTICES_KEPT),
          sources: scorecards.factCatalog.sources,
        },
        { signal },
      );
    },
  });
}
