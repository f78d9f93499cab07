import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { SyntheticEntityProvider } from './provider';
import { createSyntheticRouter } from './router';

/**
 * Lets a benchmark fill the catalog of the backend that it measures, over
 * HTTP, under `/api/catalog/synthetic`.
 */
export default createBackendModule({
  pluginId: 'catalog',
  moduleId: 'synthetic',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        database: coreServices.database,
        httpRouter: coreServices.httpRouter,
      },
      async init({ catalog, database, httpRouter }) {
        const provider = new SyntheticEntityProvider();
        catalog.addEntityProvider(provider);
        httpRouter.use(
          createSyntheticRouter({ provider, knex: await database.getClient() }),
        );
      },
    });
  },
});
