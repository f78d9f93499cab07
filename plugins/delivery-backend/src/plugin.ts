import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { deliveryPermissions } from '@groundwork/backstage-plugin-delivery-common';
import { runMigrations } from '@groundwork/backstage-plugin-groundwork-node';
import { registerActions } from './actions';
import { createRouter } from './api/createRouter';
import { UNAUTHENTICATED_TEST_PATHS } from './api/tests/routes';
import { createAnswering } from './createAnswering';
import { createKeeping } from './createKeeping';
import { readDeliveryConfig, UNAUTHENTICATED_PATHS } from './ingest';
import { scheduleTasks } from './scheduleTasks';

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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(services) {
        const { actionsRegistry, config, database, httpRouter, lifecycle } =
          services;
        const knex = await runMigrations({
          database,
          directory: resolvePackagePath(
            '@groundwork/backstage-plugin-delivery-backend',
            'migrations',
          ),
        });
        const deps = {
          ...services,
          knex,
          now: () => new Date(),
          settings: readDeliveryConfig(config),
        };
        const keeping = await createKeeping(deps);
        const { routes, actions } = createAnswering(deps, keeping);

        services.permissionsRegistry.addPermissions(deliveryPermissions);
        for (const path of [
          ...UNAUTHENTICATED_PATHS,
          ...UNAUTHENTICATED_TEST_PATHS,
        ]) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        registerActions({ ...actions, actionsRegistry });
        httpRouter.use(createRouter(routes));

        const stop = new AbortController();
        const working = keeping.run(stop.signal);
        lifecycle.addShutdownHook(async () => {
          stop.abort();
          await working;
        });
        await scheduleTasks(deps, keeping);
      },
    });
  },
});
