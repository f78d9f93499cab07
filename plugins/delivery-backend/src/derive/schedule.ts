import { SchedulerService } from '@backstage/backend-plugin-api';
import { Derivations } from './createDeriver';

const REFRESH_MS = 10 * 60_000;

/** Has the catalog read, and outdated numbers made anew. */
export async function scheduleDerivations(
  scheduler: SchedulerService,
  {
    directory,
    dirty,
    now,
  }: Pick<Derivations, 'directory' | 'dirty'> & { now: () => Date },
): Promise<void> {
  let settledAt = -Infinity;
  await scheduler.scheduleTask({
    id: 'read-catalog',
    // Each replica keeps what the catalog says in memory.
    scope: 'local',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: async signal => {
      const time = now().getTime();
      if (time - settledAt < REFRESH_MS) {
        return;
      }
      // After a start the catalog fills: nobody should wait for ten minutes then.
      const isChanged = await directory.refresh(signal);
      const isFilling = isChanged || directory.isEmpty;
      settledAt = isFilling || !directory.isAvailable ? -Infinity : time;
    },
  });
  await scheduler.scheduleTask({
    id: 'rebuild-outdated-numbers',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    fn: () => dirty.rebuildOutdated(),
  });
}
