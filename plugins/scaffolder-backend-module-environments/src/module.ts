import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { environmentsServiceRef } from '@groundwork/backstage-plugin-environments-node';
import { createCreateAction } from './actions/createEnvironment';
import { createDeploymentAction } from './actions/deploy';
import { createDestroyAction } from './actions/destroyEnvironment';

/**
 * Adds the actions `environment:create`, `environment:deploy`,
 * `environment:promote`, `environment:rollback` and `environment:destroy`.
 *
 * @public
 */
export const scaffolderModuleEnvironments = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        environments: environmentsServiceRef,
      },
      async init({ actions, config, environments }) {
        const options = {
          environments,
          baseUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
        };
        actions.addActions(
          createCreateAction(options),
          createDeploymentAction('deploy', options),
          createDeploymentAction('promote', options),
          createDeploymentAction('rollback', options),
          createDestroyAction(options),
        );
      },
    });
  },
});
