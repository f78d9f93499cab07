import { setTimeout as sleep } from 'node:timers/promises';
import { SchedulerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { CollectorRunner } from './CollectorRunner';
import { CollectorRuns } from './CollectorRuns';
import { Newcomers } from './Newcomers';
import { CollectorSettings } from './settings';
import { CollectorState, wasInterrupted } from './types';

/** After a start, tasks wait so long for the catalog to be read. */
const FIRST_AFTER: HumanDuration = { seconds: 5 };

/** For how long the first run waits for entities, and looks for more. */
const PATIENCE_MS = 2 * 60_000;

const LOOK_AGAIN_MS = 500;

/** A catalog that has just started fills; this long without more is enough. */
const SETTLED_MS = 3_000;

/** What a task has beside the run, to take down how it went. */
const MARGIN_MS = 60_000;

/** What collectors are scheduled with. */
export interface ScheduleCollectorsOptions {
  scheduler: SchedulerService;
  runner: Pick<CollectorRunner, 'run' | 'collectSome'>;
  runs: CollectorRuns;
  newcomers: Pick<Newcomers, 'findFor' | 'forget'>;
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
  const { scheduler, runner, runs, collectors, settings, now } = options;
  const enabled = collectors.filter(({ id }) => settings.get(id)?.enabled);
  await runs.forgetExcept(enabled.map(({ id }) => id));
  for (const collector of enabled) {
    const { frequency, timeoutMs } = settings.get(collector.id)!;
    if (frequency) {
      const everyMs = durationToMilliseconds(frequency);
      const collectNew = createCollectNew(collector, options);
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
            await collectNew(signal);
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
  const { startedAt, error } = last;
  if (wasInterrupted(last)) {
    return true;
  }
  const waitMs = error === undefined ? everyMs : Math.min(everyMs, RETRY_MS);
  // Looks are not quite on time, and one too early costs a whole turn.
  const slackMs = Math.min(everyMs, LOOK_EVERY_MS) / 2;
  return now.getTime() >= startedAt.getTime() + waitMs - slackMs;
}

/**
 * Collects of entities that came since the last run. When the collector fails
 * on them, they are asked about once more; not at each look, since it is likely
 * to fail again.
 */
function createCollectNew(
  collector: FactCollector,
  { runner, newcomers, now }: ScheduleCollectorsOptions,
): (signal: AbortSignal) => Promise<void> {
  let notBefore = 0;
  return async signal => {
    if (now().getTime() < notBefore) {
      return;
    }
    const refs = await newcomers.findFor(collector);
    let isDone = false;
    try {
      isDone = await runner.collectSome(collector, refs, signal);
    } finally {
      if (!isDone) {
        newcomers.forget(collector.id, refs);
        notBefore = now().getTime() + RETRY_MS;
      }
    }
  };
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
