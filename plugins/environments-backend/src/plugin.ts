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
  EnvironmentDriver,
  environmentDriversExtensionPoint,
} from '@groundwork/backstage-plugin-environments-node';
import { runMigrations } from '@groundwork/backstage-plugin-groundwork-node';
import { registerActions } from './actions';
import { Callers } from './api/callers';
import { createRouter } from './api/createRouter';
import { Followers } from './api/events/Followers';
import { ServiceOutput } from './api/events/ServiceOutput';
import { EnvironmentPermissions } from './authorization-rules';
import { createScorecardGate } from './deployments/scorecardGate';
import { readEnvironmentsConfig } from './config/readEnvironmentsConfig';
import { measure } from './metrics';
import { measureOutbox } from './outbox';
import { scheduleTasks } from './schedule';
import { readSecretKeys } from './secretKeys';
import { addressOf } from './outbox';
import { createServices } from './services';

/**
 * Environments and deployments, self-service, that survive crashes.
 *
 * @public
 */
export const environmentsPlugin = createBackendPlugin({
  pluginId: 'environments',
  register(env) {
    const added: EnvironmentDriver[] = [];
    env.registerExtensionPoint({
      extensionPoint: environmentDriversExtensionPoint,
      factory: () => ({
        addDriver: driver => {
          added.push(driver);
        },
      }),
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
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
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(core) {
        const { config, database, httpRouter, lifecycle, logger } = core;
        const now = () => new Date();
        const settings = readEnvironmentsConfig(config, process.cwd());
        const knex = await runMigrations({
          database,
          directory: resolvePackagePath(
            '@groundwork/backstage-plugin-environments-backend',
            'migrations',
          ),
        });
        const services = createServices({
          ...core,
          scorecards: createScorecardGate(core),
          knex,
          settings,
          secretKeys: await readSecretKeys({
            configured: settings.secretKeys,
            directory: settings.directory,
            isProduction: process.env.NODE_ENV === 'production',
            logger,
          }),
          added,
          addressOf: sink => addressOf(sink, core),
          now,
          newId: randomUUID,
          worker: hostname(),
        });
        const permissions = new EnvironmentPermissions({ ...core, knex });
        permissions.register();
        const callers = new Callers({ ...core, permissions });
        const followers = new Followers({
          ...services,
          knex,
          callers,
          reader: services.environmentReader,
          output: new ServiceOutput({ ...services, now }),
          logger,
        });
        const deps = {
          ...core,
          ...services,
          callers,
          followers,
          blueprints: services.blueprints.registry,
          deployments: services.deployments.desk,
          freezes: services.deployments.freezes,
          reader: services.environmentReader,
        };
        httpRouter.use(createRouter(deps));
        registerActions(deps);
        measure({ ...services, metrics: core.metrics, knex });
        measureOutbox(core.metrics, services.outboxStore, now);

        await services.blueprints.loader.reload();
        await services.builtIn.start();
        const stop = new AbortController();
        const working = services.engine.run(stop.signal);
        lifecycle.addShutdownHook(async () => {
          followers.close();
          stop.abort();
          await Promise.all([working, services.orphans.close()]);
          await services.builtIn.close();
        });
        await scheduleTasks({ ...core, services, settings, knex, now });
      },
    });
  },
});
