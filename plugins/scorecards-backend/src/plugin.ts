import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
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
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  PermissionMemory,
  ReadAuthorizer,
  runMigrations,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  scorecardsDefinitionWritePermission,
  scorecardsEvaluatePermission,
  scorecardsReadPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from '@groundwork/backstage-plugin-scorecards-node';
import { registerActions } from './actions';
import { Access } from './api/Access';
import { createRouter } from './api/createRouter';
import { collectFacts, createCollectors } from './collectFacts';
import { readScorecardsConfig } from './config';
import { scheduleTasks } from './schedule';
import { createScorecards } from './scorecards';

/**
 * Collects facts, evaluates scorecards, and says where everything stands.
 *
 * @public
 */
export const scorecardsPlugin = createBackendPlugin({
  pluginId: 'scorecards',
  register(env) {
    const added: FactCollector[] = [];
    env.registerExtensionPoint({
      extensionPoint: factCollectorsExtensionPoint,
      factory: () => ({
        addCollector: collector => {
          added.push(collector);
        },
      }),
    });
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
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { config, database, httpRouter, lifecycle } = services;
        const now = () => new Date();
        const directory = process.cwd();
        const settings = readScorecardsConfig(config, directory);
        const knex = await runMigrations({
          database,
          directory: resolvePackagePath(
            '@groundwork/backstage-plugin-scorecards-backend',
            'migrations',
          ),
        });
        const memory = new PermissionMemory({ ...services, now });
        const authorizer = new ReadAuthorizer({
          ...services,
          permissions: memory,
        });
        const scorecards = createScorecards({
          ...services,
          knex,
          settings,
          createCollectors: facts =>
            createCollectors({
              ...services,
              knex,
              added,
              facts,
              now,
              directory,
            }),
          authorizer,
          now,
          newId: randomUUID,
          worker: hostname(),
        });
        const collecting = collectFacts({
          ...services,
          knex,
          scorecards,
          now,
        });

        services.permissionsRegistry.addPermissions([
          scorecardsReadPermission,
          scorecardsDefinitionWritePermission,
          scorecardsEvaluatePermission,
        ]);
        scorecards.entityPermissions.register();
        const stop = new AbortController();
        const access = new Access({
          ...services,
          permissions: memory,
          authorizer,
        });
        const deps = {
          ...services,
          ...scorecards,
          access,
          facts: scorecards.factService,
          evaluateNow: (entityRef: string) =>
            collecting.evaluate(entityRef, stop.signal),
          badgesArePublic: settings.badges.public,
          now,
        };
        // Clients of the configuration show a secret of their own; the other
        // routes below it look for credentials themselves.
        httpRouter.addAuthPolicy({ path: '/facts', allow: 'unauthenticated' });
        // Editors that check a definition against it have no token.
        httpRouter.addAuthPolicy({ path: '/schema', allow: 'unauthenticated' });
        if (settings.badges.public) {
          httpRouter.addAuthPolicy({
            path: '/badges',
            allow: 'unauthenticated',
          });
        }
        httpRouter.use(createRouter(deps));
        registerActions(deps);

        await scorecards.locations.reload();
        const working = scorecards.worker.run(stop.signal);
        lifecycle.addShutdownHook(async () => {
          stop.abort();
          await working;
        });
        await scheduleTasks({
          ...services,
          scorecards,
          settings,
          knex,
          now,
          onCatalogRead: collecting.afterSync,
        });
        await collecting.schedule();
      },
    });
  },
});
