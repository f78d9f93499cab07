import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { environmentDriversExtensionPoint } from '@groundwork/backstage-plugin-environments-node';
import { readInstances } from './instances';
import { PostgresDriver } from './PostgresDriver';

/**
 * Adds the driver `postgres`, which makes databases on the servers of
 * `environments.drivers.postgres.instances`. Without any, there is no driver.
 *
 * @public
 */
export const environmentsModulePostgres = createBackendModule({
  pluginId: 'environments',
  moduleId: 'postgres',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        drivers: environmentDriversExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, drivers, logger }) {
        const instances = readInstances(config);
        if (instances.size === 0) {
          logger.info(
            'The driver postgres is off: environments.drivers.postgres.instances has no server',
          );
          return;
        }
        drivers.addDriver(new PostgresDriver(instances));
      },
    });
  },
});
