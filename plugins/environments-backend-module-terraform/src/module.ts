import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { environmentDriversExtensionPoint } from '@groundwork/backstage-plugin-environments-node';
import { readTerraformConfig } from './config';
import { createTerraformDriver } from './createTerraformDriver';

/**
 * Adds the driver `terraform`, which applies modules with Terraform or OpenTofu, if
 * `environments.drivers.terraform` is configured.
 *
 * @public
 */
export const environmentsModuleTerraform = createBackendModule({
  pluginId: 'environments',
  moduleId: 'terraform',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        drivers: environmentDriversExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, drivers, logger }) {
        const own = readTerraformConfig(config);
        if (own) {
          drivers.addDriver(createTerraformDriver(own));
        } else {
          logger.info(
            "The driver 'terraform' is not offered: environments.drivers.terraform is not configured",
          );
        }
      },
    });
  },
});
