import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { deliveryServiceRef } from '@groundwork/backstage-plugin-delivery-node';
import {
  PermissionMemory,
  ReadAuthorizer,
  runMigrations,
} from '@groundwork/backstage-plugin-groundwork-node';
import { maturityPermissions } from '@groundwork/backstage-plugin-maturity-common';
import { scorecardsServiceRef } from '@groundwork/backstage-plugin-scorecards-node';
import { registerActions } from './actions';
import { createRouter } from './api/createRouter';
import { UNAUTHENTICATED_PATHS } from './api/modelRoutes';
import { Viewers } from './authorization';
import { readMaturityConfig } from './config';
import { createReaders } from './read';
import { createRefresher, scheduleRefresh } from './refresh';
import { createStores } from './store';

/**
 * Says how mature the platform is for each team, and what to fix next.
 *
 * @public
 */
export const maturityPlugin = createBackendPlugin({
  pluginId: 'maturity',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        delivery: deliveryServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        scorecards: scorecardsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { config, database, httpRouter } = services;
        const now = () => new Date();
        const settings = readMaturityConfig(config, process.cwd());
        const knex = await runMigrations({
          database,
          directory: resolvePackagePath(
            '@groundwork/backstage-plugin-maturity-backend',
            'migrations',
          ),
        });
        const stores = createStores(knex);
        const { refresher, models } = createRefresher({
          ...services,
          now,
          settings,
          stores,
        });
        const readers = createReaders({
          ...services,
          firstModel: () => models.first(),
          now,
          organisation: config.getOptionalString('organization.name') ?? 'All',
          settings,
          stores,
        });

        const memory = new PermissionMemory({ ...services, now });
        const viewers = new Viewers({
          ...services,
          memory,
          authorizer: new ReadAuthorizer({ ...services, permissions: memory }),
        });
        services.permissionsRegistry.addPermissions(maturityPermissions);
        for (const path of UNAUTHENTICATED_PATHS) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        httpRouter.use(createRouter({ ...services, readers, viewers }));
        registerActions({ ...services, readers, viewers });
        await scheduleRefresh({
          ...services,
          now,
          onRefreshed: () => readers.warm(),
          refresher,
          settings,
          stores,
        });
      },
    });
  },
});
