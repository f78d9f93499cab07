import { hostname } from 'node:os';
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { deliveryPermissions } from '@groundwork/backstage-plugin-delivery-common';
import { runMigrations } from '@groundwork/backstage-plugin-groundwork-node';
import {
  Access,
  createIngestRouter,
  Ingest,
  readDeliveryConfig,
  UNAUTHENTICATED_PATHS,
} from './ingest';
import { DeadLetters } from './log';
import { createStore } from './store';

/**
 * Keeps what happened to every change, and says what holds it up.
 *
 * @public
 */
export const deliveryPlugin = createBackendPlugin({
  pluginId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(services) {
        const { config, database, httpRouter, lifecycle, scheduler } = services;
        const now = () => new Date();
        const settings = readDeliveryConfig(config);
        const knex = await runMigrations({
          database,
          directory: resolvePackagePath(
            '@groundwork/backstage-plugin-delivery-backend',
            'migrations',
          ),
        });
        const { log, dirty, worker } = await createStore({
          ...services,
          knex,
          now,
          random: Math.random,
          worker: hostname(),
        });

        services.permissionsRegistry.addPermissions(deliveryPermissions);
        for (const path of UNAUTHENTICATED_PATHS) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        httpRouter.use(
          createIngestRouter({
            ...services,
            ...settings,
            access: new Access(services),
            ingest: new Ingest({ ...services, log, now }),
            deadLetters: new DeadLetters({ knex, log }),
            now,
          }),
        );

        const stop = new AbortController();
        const working = worker.run(stop.signal);
        lifecycle.addShutdownHook(async () => {
          stop.abort();
          await working;
        });
        await scheduler.scheduleTask({
          id: 'rebuild-outdated-records',
          frequency: { hours: 1 },
          timeout: { minutes: 30 },
          fn: () => dirty.rebuildOutdated(),
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
      },
    });
  },
});
