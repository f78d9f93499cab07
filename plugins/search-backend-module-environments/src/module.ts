import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { environmentsServiceRef } from '@groundwork/backstage-plugin-environments-node';
import { EnvironmentsCollatorFactory } from './EnvironmentsCollatorFactory';

const SCHEDULE = 'search.collators.environments.schedule';

/**
 * Adds documents of the type `environments` to the search.
 *
 * @public
 */
export const searchModuleEnvironmentsCollator = createBackendModule({
  pluginId: 'search',
  moduleId: 'environments-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        environments: environmentsServiceRef,
        scheduler: coreServices.scheduler,
        searchIndex: searchIndexRegistryExtensionPoint,
      },
      async init({ auth, config, environments, scheduler, searchIndex }) {
        const schedule = config.has(SCHEDULE)
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              config.getConfig(SCHEDULE),
            )
          : {
              frequency: { minutes: 5 },
              timeout: { minutes: 15 },
              initialDelay: { seconds: 30 },
            };
        searchIndex.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new EnvironmentsCollatorFactory({ auth, environments }),
        });
      },
    });
  },
});
