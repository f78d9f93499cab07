import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { environmentsServiceRef } from '@groundwork/backstage-plugin-environments-node';
import { factCollectorsExtensionPoint } from '@groundwork/backstage-plugin-scorecards-node';
import { createEnvironmentsCollector } from './EnvironmentsCollector';
import { EnvironmentsReader } from './EnvironmentsReader';

/**
 * Adds the collector `environments`, which observes what the environments plugin
 * knows of components and groups. That may run in the same backend or in another one.
 *
 * @public
 */
export const scorecardsModuleEnvironments = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        collectors: factCollectorsExtensionPoint,
        environments: environmentsServiceRef,
      },
      async init({ collectors, ...services }) {
        collectors.addCollector(
          createEnvironmentsCollector(
            new EnvironmentsReader({ ...services, now: () => new Date() }),
          ),
        );
      },
    });
  },
});
