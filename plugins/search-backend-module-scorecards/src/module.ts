import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { scorecardsServiceRef } from '@groundwork/backstage-plugin-scorecards-node';
import { ScorecardsCollatorFactory } from './ScorecardsCollatorFactory';

const SCHEDULE = 'search.collators.scorecards.schedule';

/**
 * Adds documents of the type `scorecards` to the search.
 *
 * @public
 */
export const searchModuleScorecardsCollator = createBackendModule({
  pluginId: 'search',
  moduleId: 'scorecards-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        scorecards: scorecardsServiceRef,
        scheduler: coreServices.scheduler,
        searchIndex: searchIndexRegistryExtensionPoint,
      },
      async init({ auth, config, scorecards, scheduler, searchIndex }) {
        const schedule = config.has(SCHEDULE)
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              config.getConfig(SCHEDULE),
            )
          : {
              frequency: { minutes: 10 },
              timeout: { minutes: 15 },
              initialDelay: { seconds: 25 },
            };
        searchIndex.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new ScorecardsCollatorFactory({ auth, scorecards }),
        });
      },
    });
  },
});
