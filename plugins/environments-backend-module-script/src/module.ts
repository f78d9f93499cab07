import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { environmentDriversExtensionPoint } from '@groundwork/backstage-plugin-environments-node';
import { readPrograms } from './programs';
import { ScriptDriver } from './ScriptDriver';

/**
 * Adds the driver `script`, which asks the programs of
 * `environments.drivers.script.programs`. Without any, there is no driver.
 *
 * @public
 */
export const environmentsModuleScript = createBackendModule({
  pluginId: 'environments',
  moduleId: 'script',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        drivers: environmentDriversExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, drivers, logger }) {
        const programs = readPrograms(config);
        if (programs.size === 0) {
          logger.info(
            'The driver script is off: environments.drivers.script.programs has no program',
          );
          return;
        }
        drivers.addDriver(new ScriptDriver(programs));
      },
    });
  },
});
