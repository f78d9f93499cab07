import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Scorecards, by their titles, owners and levels. */
      scorecards?: {
        /**
         * How often they are read.
         * @default every 10 minutes
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
