import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { ownershipServiceRef } from '@groundwork/backstage-plugin-ownership-node';
import { OwnershipCollatorFactory } from './OwnershipCollatorFactory';

const SCHEDULE = 'search.collators.ownership.schedule';

/**
 * Adds documents of the type `ownership` to the search: hosts, images,
 * packages and whatever else leads to an entity.
 *
 * @public
 */
export const searchModuleOwnershipCollator = createBackendModule({
  pluginId: 'search',
  moduleId: 'ownership-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        ownership: ownershipServiceRef,
        scheduler: coreServices.scheduler,
        searchIndex: searchIndexRegistryExtensionPoint,
      },
      async init({ auth, config, ownership, scheduler, searchIndex }) {
        const schedule = config.has(SCHEDULE)
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              config.getConfig(SCHEDULE),
            )
          : {
              frequency: { minutes: 10 },
              timeout: { minutes: 15 },
              initialDelay: { seconds: 20 },
            };
        searchIndex.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new OwnershipCollatorFactory({ auth, ownership }),
        });
      },
    });
  },
});
