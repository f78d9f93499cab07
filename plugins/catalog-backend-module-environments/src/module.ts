import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { environmentsServiceRef } from '@groundwork/backstage-plugin-environments-node';
import { EnvironmentsProvider } from './EnvironmentsProvider';

/**
 * Makes each environment an entity of the catalog: a resource of type
 * `environment`, with its owner and the component that it is for.
 *
 * @public
 */
export const catalogModuleEnvironments = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        environments: environmentsServiceRef,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, processing, scheduler, ...services }) {
        const provider = new EnvironmentsProvider({
          ...services,
          baseUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
        });
        processing.addEntityProvider(provider);
        await scheduler.scheduleTask({
          id: 'refresh-environments',
          frequency: { minutes: 1 },
          // The catalog connects providers when it starts
          initialDelay: { seconds: 10 },
          timeout: { minutes: 5 },
          fn: signal => provider.refresh(signal),
        });
      },
    });
  },
});
