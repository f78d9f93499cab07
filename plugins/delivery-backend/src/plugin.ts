import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { deliveryPermissions } from '@groundwork/backstage-plugin-delivery-common';
import {
  PermissionMemory,
  ReadAuthorizer,
  runMigrations,
} from '@groundwork/backstage-plugin-groundwork-node';
import { registerActions } from './actions';
import { DeploymentRecorder } from './actions/DeploymentRecorder';
import { createRouter } from './api/createRouter';
import { UNAUTHENTICATED_TEST_PATHS } from './api/tests/routes';
import { ComponentPaths, createBackfills } from './backfill';
import { createDeriver, scheduleDerivations } from './derive';
import {
  Access,
  Ingest,
  readDeliveryConfig,
  UNAUTHENTICATED_PATHS,
} from './ingest';
import { IdentifierStore } from './identifiers';
import { DeadLetters } from './log';
import { createIncidents } from './incidents';
import { createQueries } from './query';
import { ContextReader } from './query/context/ContextReader';
import { ScopeResolver } from './query/scope';
import { Viewers } from './query/Viewer';
import { readNumbersKept, scheduleForgetting } from './retention';
import { createStore } from './store';
import { ReviewQueueReader, scheduleNudges } from './reviews';
import { createTests, scheduleTests } from './tests';

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
        const { config, database, httpRouter, lifecycle, scheduler } = services;
        const now = () => new Date();
        const settings = readDeliveryConfig(config);
        const numbersKept = readNumbersKept(config);
        const knex = await runMigrations({
          database,
          directory: resolvePackagePath(
            '@groundwork/backstage-plugin-delivery-backend',
            'migrations',
          ),
        });
        const componentPaths = new ComponentPaths(knex);
        const derivations = await createDeriver({
          ...services,
          knex,
          now,
          random: Math.random,
          worker: hostname(),
          numbersKept,
          findMaps: repositories => componentPaths.findMaps(repositories),
        });
        const { log, dirty, worker } = await createStore({
          ...services,
          knex,
          now,
          random: Math.random,
          worker: hostname(),
          repositories: derivations.dirty,
        });

        const { backfills, worker: backfilling } = createBackfills({
          ...services,
          knex,
          log,
          now,
          random: Math.random,
          worker: hostname(),
        });

        const tests = createTests({
          ...services,
          ...settings,
          knex,
          now,
          random: Math.random,
          worker: hostname(),
        });
        await scheduleNudges({ ...services, knex, now });
        await scheduleTests({ ...services, knex, now, tests });

        const permissions = new PermissionMemory({ ...services, now });
        const authorizer = new ReadAuthorizer({ ...services, permissions });
        const viewers = new Viewers({ ...services, permissions, authorizer });
        const scopes = new ScopeResolver({ ...services, knex });
        const queries = createQueries({ ...services, knex, now });
        const contexts = new ContextReader({ knex, now });
        const incidents = createIncidents({
          ...services,
          knex,
          log,
          scopes,
          now,
          newId: randomUUID,
        });

        services.permissionsRegistry.addPermissions(deliveryPermissions);
        for (const path of [
          ...UNAUTHENTICATED_PATHS,
          ...UNAUTHENTICATED_TEST_PATHS,
        ]) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        const access = new Access(services);
        const ingest = new Ingest({ ...services, ...settings, log, now });
        const reviews = new ReviewQueueReader({ knex, contexts, now });
        registerActions({
          ...services,
          access,
          viewers,
          queries,
          reviews,
          tests,
          incidents,
          recorder: new DeploymentRecorder({ ...services, ingest, log, now }),
          now,
        });
        httpRouter.use(
          createRouter({
            ingest: {
              ...services,
              ...settings,
              access,
              ingest,
              deadLetters: new DeadLetters({ knex, log }),
              now,
            },
            metrics: { viewers, queries },
            figures: { ...services, viewers, queries },
            recent: { viewers, queries },
            tests: {
              ...services,
              ...settings,
              access,
              contexts,
              now,
              scopes,
              tests,
              viewers,
            },
            incidents: { ...services, ...incidents, access, scopes, viewers },
            reviews: { reviews, scopes, viewers },
            backfills: { ...services, access, backfills, scopes, viewers },
            identifiers: {
              ...services,
              identifiers: new IdentifierStore(knex),
            },
          }),
        );

        const stop = new AbortController();
        const working = Promise.all([
          worker.run(stop.signal),
          derivations.run(stop.signal),
          backfilling.run(stop.signal),
          tests.worker.run(stop.signal),
        ]);
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
        await scheduleDerivations(scheduler, { ...derivations, now });
        await scheduleForgetting({
          ...services,
          knex,
          now,
          repositories: derivations.dirty,
          numbersKept,
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
