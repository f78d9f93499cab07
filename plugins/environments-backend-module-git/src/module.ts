import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { environmentDriversExtensionPoint } from '@groundwork/backstage-plugin-environments-node';
import { readGitConfig } from './config';
import { createGitDriver } from './createGitDriver';

/**
 * Adds the driver `git`, which commits manifests to repositories, if
 * `environments.drivers.git` is configured.
 *
 * @public
 */
export const environmentsModuleGit = createBackendModule({
  pluginId: 'environments',
  moduleId: 'git',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        drivers: environmentDriversExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, drivers, logger }) {
        const own = readGitConfig(config);
        if (own) {
          drivers.addDriver(createGitDriver(own));
        } else {
          logger.info(
            "The driver 'git' is not offered: environments.drivers.git is not configured",
          );
        }
      },
    });
  },
});
