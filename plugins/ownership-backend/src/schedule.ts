import { setTimeout as sleep } from 'node:timers/promises';
import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OwnershipConfig } from './config';
import { CATALOG_SOURCE } from './domain/resolve/candidates';
import { Ownership } from './ownership';
import { refreshCatalog } from './providers/catalog/refreshCatalog';
import { refreshProvider } from './providers/refreshProvider';
import { OwnershipStore } from './store/OwnershipStore';

/** For how long deleted rows are kept, so that replicas notice. */
const KEEP_DELETED_MS = 7 * 24 * 60 * 60_000;

/** What the tasks need. */
export interface ScheduleOptions {
  ownership: Ownership;
  settings: OwnershipConfig;
  openStore: () => Promise<OwnershipStore>;
  scheduler: SchedulerService;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  now: () => Date;
}

/**
 * Sets up what is done again and again.
 *
 * Tasks that one replica does for all are kept in the database. Without it they
 * are set up once it is there, and until then answers come from what is in
 * memory.
 */
export async function scheduleTasks(options: ScheduleOptions): Promise<void> {
  const { logger } = options;
  const { index } = options.ownership;
  await scheduleCalendars(options);
  const wasReachable = index.isDatabaseReachable;
  const scheduling = scheduleStored(options).catch((error: Error) => {
    if (wasReachable && index.isDatabaseReachable) {
      throw error;
    }
    logger.error(
      'The database cannot be reached, so nothing is refreshed until the portal is started again with it',
      error,
    );
  });
  // Who does not answer for minutes must not hold up the start for so long.
  if (wasReachable) {
    await scheduling;
  }
}

async function scheduleStored(options: ScheduleOptions): Promise<void> {
  await scheduleCatalog(options);
  await scheduleProviders(options);
  await scheduleGaps(options);
  await schedulePurge(options);
}

/** How often a catalog that has just started is read. */
const FILLING_MS = 2_000;

async function scheduleCatalog(options: ScheduleOptions): Promise<void> {
  const { settings, openStore, scheduler, catalog, auth, now } = options;
  // Right after a start the catalog is empty, and then it fills, but not for
  // long: who asks in the meantime should not have to wait for half a minute.
  let isFilling = true;
  await scheduler.scheduleTask({
    id: 'refresh-catalog',
    frequency: settings.refresh,
    // A replica that dies while it reads holds up the others for so long.
    timeout: settings.refreshTimeout,
    fn: async signal => {
      const refresh = async () =>
        refreshCatalog({
          catalog,
          credentials: await auth.getOwnServiceCredentials(),
          store: await openStore(),
          rules: settings.catalogRules,
          now,
          signal,
        });
      const until =
        now().getTime() +
        Math.min(
          durationToMilliseconds(settings.refresh),
          durationToMilliseconds(settings.refreshTimeout) / 2,
        );
      let { entities, changed } = await refresh();
      while (isFilling && now().getTime() < until) {
        isFilling = entities === 0 || changed > 0;
        await sleep(FILLING_MS, undefined, { signal, ref: false });
        ({ entities, changed } = await refresh());
      }
      isFilling = false;
    },
  });
}

async function scheduleProviders(options: ScheduleOptions): Promise<void> {
  const { ownership, openStore, scheduler, logger, now } = options;
  const { providers } = ownership;
  for (const provider of providers) {
    await scheduler.scheduleTask({
      id: `refresh-${provider.source}`,
      frequency: provider.refreshPeriod,
      // The catalog comes first: it says what the others are about.
      initialDelay: { seconds: 5 },
      timeout: {
        milliseconds: Math.max(
          10 * 60_000,
          durationToMilliseconds(provider.refreshPeriod),
        ),
      },
      fn: async signal => {
        await waitForCatalog(options, signal);
        await refreshProvider({
          provider,
          store: await openStore(),
          now,
          signal,
        });
      },
    });
  }
  const configured = new Set([
    CATALOG_SOURCE,
    ...providers.map(({ source }) => source),
  ]);
  await scheduler.scheduleTask({
    id: 'forget-sources',
    frequency: { hours: 24 },
    timeout: { minutes: 5 },
    fn: async () => {
      const store = await openStore();
      const gone = await store.removeSourcesExcept(configured, now());
      if (gone.length > 0) {
        logger.info(`Forgot sources that are gone: ${gone.join(', ')}`);
      }
    },
  });
}

/** For how long providers wait for the first reading of the catalog. */
const PATIENCE_MS = 2 * 60_000;

const LOOK_AGAIN_MS = 500;

/** A catalog that has just started fills; this long without more is enough. */
const SETTLED_MS = 3_000;

/** Others say what is about entities, so they are read once those are known. */
async function waitForCatalog(
  { ownership: { index }, now }: ScheduleOptions,
  signal: AbortSignal,
): Promise<void> {
  const until = now().getTime() + PATIENCE_MS;
  const wasRead = () =>
    index.sources.some(it => it.source === CATALOG_SOURCE && it.succeededAt);
  while (!wasRead() && now().getTime() < until) {
    await sleep(LOOK_AGAIN_MS, undefined, { signal, ref: false });
  }
  let known = -1;
  while (known !== index.size.entities && now().getTime() < until) {
    known = index.size.entities;
    await sleep(SETTLED_MS, undefined, { signal, ref: false });
  }
}

async function scheduleCalendars(options: ScheduleOptions): Promise<void> {
  const { ownership, scheduler } = options;
  const { ical } = ownership;
  await scheduler.scheduleTask({
    id: 'refresh-calendars',
    // Calendars are in memory, so every replica reads them.
    scope: 'local',
    frequency: ical.refreshPeriod,
    timeout: { minutes: 10 },
    fn: signal => ical.refresh({ signal }),
  });
}

async function scheduleGaps(options: ScheduleOptions): Promise<void> {
  const { ownership, scheduler } = options;
  await scheduler.scheduleTask({
    id: 'refresh-gaps',
    frequency: ownership.gapSettings.refresh,
    timeout: { minutes: 10 },
    fn: async signal => {
      await waitForCatalog(options, signal);
      await ownership.gaps.refresher.refresh({ signal });
    },
  });
}

async function schedulePurge(options: ScheduleOptions): Promise<void> {
  const { settings, openStore, scheduler, now } = options;
  await scheduler.scheduleTask({
    id: 'purge',
    frequency: { hours: 24 },
    timeout: { minutes: 30 },
    fn: async () => {
      const store = await openStore();
      const time = now().getTime();
      await store.purge({
        deletedBefore: new Date(time - KEEP_DELETED_MS),
        ownedBefore: new Date(
          time - durationToMilliseconds(settings.keepHistory),
        ),
      });
    },
  });
}
