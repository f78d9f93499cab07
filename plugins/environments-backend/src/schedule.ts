import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { EnvironmentsConfig } from './config/types';
import { purgeLogs } from './logs/purgeLogs';
import { Services } from './services';

const NOTICES_KEPT: HumanDuration = { days: 30 };
const EVENTS_KEPT: HumanDuration = { days: 30 };

/** What the tasks need. */
export interface ScheduleOptions {
  services: Services;
  settings: EnvironmentsConfig;
  knex: Knex;
  scheduler: SchedulerService;
  logger: LoggerService;
  now: () => Date;
}

/** Sets up what is done again and again, by one replica for all. */
export async function scheduleTasks(options: ScheduleOptions): Promise<void> {
  const { services, settings, scheduler } = options;
  const { approvals, blueprints, deployments, engine, notices } = services;
  await scheduler.scheduleTask({
    id: 'load-blueprints',
    frequency: settings.reload,
    timeout: { minutes: 5 },
    fn: () => blueprints.loader.reload(),
  });
  await scheduler.scheduleTask({
    id: 'expire-approvals',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    fn: async () => {
      await approvals.expire();
    },
  });
  await scheduler.scheduleTask({
    id: 'verify-deployments',
    frequency: { seconds: 10 },
    timeout: { minutes: 5 },
    fn: async () => {
      await deployments.following.verifyDue();
    },
  });
  await scheduler.scheduleTask({
    id: 'send-notices',
    frequency: { seconds: 30 },
    timeout: { minutes: 10 },
    fn: signal => notices.send(signal),
  });
  await scheduler.scheduleTask({
    id: 'mark-forgotten',
    frequency: { minutes: 10 },
    timeout: { minutes: 5 },
    fn: () => engine.markForgotten(),
  });
  for (const sink of settings.sinks) {
    await scheduler.scheduleTask({
      id: `send-events-${sink.id}`,
      frequency: { seconds: 5 },
      timeout: { minutes: 10 },
      fn: signal => services.outboxSender.send(sink, signal),
    });
  }
  await scheduleInventories(options);
  await schedulePurge(options);
}

/** What there is outside, compared with what is known. */
async function scheduleInventories({
  services,
  scheduler,
}: ScheduleOptions): Promise<void> {
  await scheduler.scheduleTask({
    id: 'take-inventories',
    frequency: { minutes: 5 },
    initialDelay: { seconds: 30 },
    timeout: { minutes: 30 },
    fn: signal => services.sweep.run(signal),
  });
  await scheduler.scheduleTask({
    id: 'destroy-orphans',
    frequency: { minutes: 1 },
    timeout: { minutes: 30 },
    fn: () => services.orphans.resume(),
  });
}

async function schedulePurge({
  services,
  settings,
  knex,
  scheduler,
  logger,
  now,
}: ScheduleOptions): Promise<void> {
  const before = (kept: HumanDuration) =>
    new Date(now().getTime() - durationToMilliseconds(kept));
  await scheduler.scheduleTask({
    id: 'purge',
    frequency: { hours: 24 },
    initialDelay: { minutes: 30 },
    timeout: { hours: 1 },
    fn: async signal => {
      await purgeLogs(knex, before(settings.keepLogs), signal);
      await services.notices.forgetBefore(before(NOTICES_KEPT));
      await services.outboxStore.forgetBefore(
        before(EVENTS_KEPT),
        settings.sinks.map(({ id }) => id),
      );
    },
  });
  // Soon after a start, which is when keys are changed.
  await scheduler.scheduleTask({
    id: 'rotate-secrets',
    frequency: { hours: 24 },
    timeout: { hours: 1 },
    fn: async signal => {
      const { rotated, unreadable } = await services.secrets.rotate(signal);
      if (rotated > 0) {
        logger.info(
          `${rotated} secrets were encrypted anew with the first key`,
        );
      }
      for (const [keyId, secrets] of unreadable) {
        logger.error(
          `${secrets} secrets could not be read with key '${keyId}' and stay as they are; if it was taken out of environments.secrets.keys, put it back`,
        );
      }
    },
  });
}
