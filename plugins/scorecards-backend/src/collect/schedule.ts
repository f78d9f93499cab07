import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { messageOf } from './abort';
import { CollectorRunner } from './CollectorRunner';
import { CollectorRuns } from './CollectorRuns';
import { Newcomers } from './Newcomers';
import { CollectorSettings } from './settings';
import { CollectorState } from './types';

/** After a start, tasks wait so long for the catalog to be read. */
const FIRST_AFTER: HumanDuration = { seconds: 5 };

/** For how long the first run waits for entities, and looks for more. */
const PATIENCE_MS = 2 * 60_000;

const LOOK_AGAIN_MS = 500;

/** A catalog that has just started fills; this long without more is enough. */
const SETTLED_MS = 3_000;

/** What a task has beside the run, to take down how it went. */
const MARGIN_MS = 60_000;

/** Without changes, what goes with the catalog is collected so often. */
const QUIET_MS = 15 * 60_000;

/** What collectors are scheduled with. */
export interface ScheduleCollectorsOptions {
  scheduler: SchedulerService;
  runner: Pick<CollectorRunner, 'run' | 'collectNewcomers'>;
  runs: CollectorRuns;
  newcomers: Pick<Newcomers, 'findFor'>;
  /** All that there are. */
  collectors: readonly FactCollector[];
  settings: ReadonlyMap<string, CollectorSettings>;
  /** How many entities the catalog has, as far as it was read. */
  countEntities: () => Promise<number>;
  now: () => Date;
  /** @internal For tests. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How often it is looked whether a collector is due. */
const LOOK_EVERY_MS = 30_000;

/** After a failure there is no need to wait for the next time. */
const RETRY_MS = 5 * 60_000;

/**
 * Has collectors run again and again, each by itself, so that none waits for
 * another. One replica does it for all.
 *
 * What is due is told by how the last run went, and not by the task's own time:
 * a run that ended with its process, or failed, should not wait for an hour; nor
 * should entities that came to the catalog since.
 */
export async function scheduleCollectors(
  options: ScheduleCollectorsOptions,
): Promise<void> {
  const { scheduler, runner, runs, newcomers, collectors, settings, now } =
    options;
  const enabled = collectors.filter(({ id }) => settings.get(id)?.enabled);
  await runs.forgetExcept(enabled.map(({ id }) => id));
  for (const collector of enabled) {
    const { frequency, timeoutMs } = settings.get(collector.id)!;
    if (frequency) {
      const everyMs = durationToMilliseconds(frequency);
      let isFirst = true;
      await scheduler.scheduleTask({
        id: `collect-${collector.id}`,
        frequency: { milliseconds: Math.min(everyMs, LOOK_EVERY_MS) },
        initialDelay: FIRST_AFTER,
        timeout: { milliseconds: timeoutMs + PATIENCE_MS + MARGIN_MS },
        fn: async signal => {
          const states = await runs.list();
          const last = states.find(it => it.collectorId === collector.id);
          if (!isDue(last, everyMs, now())) {
            const refs = await newcomers.findFor(collector);
            await runner.collectNewcomers(collector, refs, signal);
          } else if (isFirst) {
            await runWhileFilling(collector, options, signal);
            isFirst = false;
          } else {
            await runner.run(collector, signal);
          }
        },
      });
    }
  }
}

/** Whether a collector is to run, by how its last run went. */
function isDue(
  last: CollectorState | undefined,
  everyMs: number,
  now: Date,
): boolean {
  if (!last) {
    return true;
  }
  const { startedAt, succeededAt, error } = last;
  const wasInterrupted =
    error === undefined && (!succeededAt || succeededAt < startedAt);
  if (wasInterrupted) {
    return true;
  }
  const waitMs = error === undefined ? everyMs : Math.min(everyMs, RETRY_MS);
  // Looks are not quite on time, and one too early costs a whole turn.
  const slackMs = Math.min(everyMs, LOOK_EVERY_MS) / 2;
  return now.getTime() >= startedAt.getTime() + waitMs - slackMs;
}

/**
 * The first run waits for the catalog to be read, and is done again if there is
 * more in it by then: what is new should not wait until the next time.
 */
async function runWhileFilling(
  collector: FactCollector,
  { runner, countEntities, now, wait = pause }: ScheduleCollectorsOptions,
  signal: AbortSignal,
): Promise<void> {
  const until = now().getTime() + PATIENCE_MS;
  const isPatient = () => now().getTime() < until;
  let known = await countEntities();
  while (known === 0 && isPatient()) {
    await wait(LOOK_AGAIN_MS, signal);
    known = await countEntities();
  }
  for (;;) {
    const before = known;
    await wait(SETTLED_MS, signal);
    known = await countEntities();
    if (known === before || !isPatient()) {
      await runner.run(collector, signal);
      known = await countEntities();
      if (known === before || !isPatient()) {
        return;
      }
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal, ref: false });
}

/** What is done when the catalog was read. */
export interface AfterSyncOptions
  extends Pick<
    ScheduleCollectorsOptions,
    'runs' | 'collectors' | 'settings' | 'now'
  > {
  runner: Pick<CollectorRunner, 'run'>;
  logger: LoggerService;
}

/**
 * Runs the collectors that have no frequency of their own, because they go with
 * the catalog. While nothing changes in it, they run every quarter of an hour,
 * so that what they say stays fresh.
 *
 * One that fails keeps neither the others nor the reading of the catalog.
 */
export function createAfterSync(options: AfterSyncOptions) {
  const { runner, runs, collectors, settings, logger, now } = options;
  const concerned = collectors.filter(({ id }) => {
    const { enabled, frequency } = settings.get(id) ?? {};
    return enabled && !frequency;
  });
  return async (
    sync: { changed: number; removed: number },
    signal: AbortSignal,
  ): Promise<void> => {
    const hasChanged = sync.changed > 0 || sync.removed > 0;
    const since = now().getTime() - QUIET_MS;
    const states = new Map(
      (await runs.list()).map(state => [state.collectorId, state]),
    );
    for (const collector of concerned) {
      const { error, succeededAt } = states.get(collector.id) ?? {};
      const isRecent =
        error === undefined && (succeededAt?.getTime() ?? 0) > since;
      if (hasChanged || !isRecent) {
        try {
          await runner.run(collector, signal);
        } catch (cause) {
          signal.throwIfAborted();
          logger.error(
            `The collector '${collector.id}' could not be run: ${messageOf(
              cause,
            )}`,
          );
        }
      }
    }
  };
}
