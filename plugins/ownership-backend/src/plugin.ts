import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { ownershipPermissions } from '@groundwork/backstage-plugin-ownership-common';
import {
  IdentifierProvider,
  OnCallProvider,
  onCallProvidersExtensionPoint,
  ownershipIdentifiersExtensionPoint,
} from '@groundwork/backstage-plugin-ownership-node';
import { registerActions } from './actions';
import { Access } from './api/Access';
import { createRouter } from './api/createRouter';
import { readOwnershipConfig } from './config';
import { EnrichmentService } from './enrichment/EnrichmentService';
import { createRegistry } from './registry';
import { createOwnership } from './ownership';
import { scheduleTasks } from './schedule';
import { openOnce } from './store/openOnce';
import { OwnershipStore } from './store/OwnershipStore';

/**
 * Answers who owns what, who is on call, and why.
 *
 * @public
 */
export const ownershipPlugin = createBackendPlugin({
  pluginId: 'ownership',
  register(env) {
    const identifiers = createRegistry<IdentifierProvider>(it => it.source);
    const onCall = createRegistry<OnCallProvider>(it => it.id);
    env.registerExtensionPoint({
      extensionPoint: ownershipIdentifiersExtensionPoint,
      factory: () => ({ addProvider: identifiers.add }),
    });
    env.registerExtensionPoint({
      extensionPoint: onCallProvidersExtensionPoint,
      factory: () => ({ addProvider: onCall.add }),
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
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(services) {
        const { config, database, permissionsRegistry } = services;
        const now = () => new Date();
        const settings = readOwnershipConfig(config);
        const openStore = openOnce(() => OwnershipStore.create(database));
        const permissions = new PermissionMemory({ ...services, now });
        const authorizer = new ReadAuthorizer({ ...services, permissions });
        const ownership = await createOwnership({
          ...services,
          settings,
          openStore,
          identifierProviders: identifiers.all,
          onCallProviders: onCall.all,
          now,
          newId: randomUUID,
          directory: process.cwd(),
        });
        services.lifecycle.addShutdownHook(() => ownership.index.stop());

        permissionsRegistry.addPermissions(ownershipPermissions);
        const access = new Access({ ...services, permissions, authorizer });
        const { resolver } = ownership;
        const enrichment = EnrichmentService.fromConfig({
          ...services,
          resolver,
          now,
        });
        const deps = {
          ...services,
          ownership,
          access,
          authorizer,
          permissions,
          enrichment,
          now,
        };
        // Alertmanager may show a shared secret instead of a token.
        services.httpRouter.addAuthPolicy({
          path: '/enrich',
          allow: 'unauthenticated',
        });
        services.httpRouter.use(createRouter(deps));
        registerActions({ ...deps, ...ownership });
        await scheduleTasks({ ...deps, settings, openStore });
      },
    });
  },
});
